/**
 * The views by name. A view's file is fetched when it is first looked at, and exports
 * `draw(root, answers)`, which draws into its own element and touches nothing else;
 * `asks(state)`, where it needs more than all views do: questions by name, each a path and its parameters;
 * `ring(root, cells)`, where it can show that a cell ("DE/TROOPS") has just moved;
 * `whole(root)`, where it draws some of it only when that is scrolled to: draws all, for a picture or for paper.
 */

const FILES = {
  map: () => import('../map/map.js'),
  matrix: () => import('../views/matrix.js'),
  timeline: () => import('../timeline/timeline.js'),
  claims: () => import('../views/claims.js'),
  meetings: () => import('../views/meetings.js'),
  coalition: () => import('../views/coalition.js'),
  dossier: () => import('../evidence/dossier.js'),
  record: () => import('../record/record.js'),
};

/** Those that have a tab, in order. */
export const TABS = ['map', 'matrix', 'timeline', 'claims', 'meetings', 'coalition'];

/** Those that may stand in somebody else's page. */
export const EMBEDDED = ['map', 'matrix', 'timeline', 'claims', 'meetings'];

/** What is shown where the address names no view. */
export const FIRST = 'matrix';

// What a view's file asks for only when it is there itself: asked for beside it, none waits for the other.
const BESIDE = {
  matrix: () => [import('../views/sight.js')],
  map: () => [import('./d3.js'), import('../map/codes.js'), import('../map/topology.js').then(({ topology }) => topology())],
};

const loaded = {};

export const nameOfView = ({ view }) => (Object.hasOwn(FILES, view) ? view : FIRST);

/** The view's functions; fetched the first time. */
export async function load(name) {
  loaded[name] ??= await FILES[name]();
  return loaded[name];
}

/** Fetches all that a view is made of at once; who needs a part of it asks again, and is told of a failure. */
export const begin = (name) => Promise.allSettled([load(name), ...(BESIDE[name]?.() ?? [])]);

/** The same, if they were fetched. */
export const viewIfLoaded = (name) => loaded[name];

/** Fetches the views that were not looked at yet, so that they are there when the service is not. */
export async function loadRest() {
  for (const name of Object.keys(FILES)) await load(name).catch(() => {});
}
