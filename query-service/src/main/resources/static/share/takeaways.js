/** The addresses behind what is shown, as of exactly the position that is on the screen, and the names of the files. */

import { addressOf, question, questionOfHistory } from '../page/api.js';
import { address } from '../page/state.js';
import { EMBEDDED } from '../page/views.js';
import { say, spoken } from '../page/words.js';

export const ATOM = 'application/atom+xml';

// What each view is drawn from, then what is good to have beside it.
const BEHIND = {
  map: ['stances', 'pledges', 'revisions'],
  matrix: ['stances', 'pledges', 'revisions'],
  timeline: ['history', 'statements', 'revisions'],
  claims: ['claims', 'claims/history', 'statements'],
  meetings: ['meetings'],
  coalition: ['coalition'],
  dossier: ['stances', 'history', 'pledges', 'statements'],
};
const WHOLE = ['claims', 'claims/history', 'meetings', 'coalition']; // not of one kind or participant

/** Which kind and which participant a view is limited to. */
export const limitsOf = ({ view, kind, participant }) => ({
  participant: ['timeline', 'dossier'].includes(view) ? participant : null,
  kind: ['map', 'matrix', 'timeline', 'claims'].includes(view) ? kind : null,
});

/** The answers behind a view: `{ what, csv, json }`, addresses. */
export const dataOf = (shown) =>
  (BEHIND[shown.view] ?? []).map((what) => {
    const asked = { ...(what === 'history' ? questionOfHistory(shown) : question(shown)), ...(WHOLE.includes(what) ? {} : filter(shown, what)) };
    const path = ['coalitions', shown.coalition, ...(what === 'coalition' ? [] : what.split('/'))];
    return { what, json: addressOf(path, asked).href, csv: addressOf([...path.slice(0, -1), `${path.at(-1)}.csv`], asked).href };
  });

// The statements behind the claims are those that make one.
const filter = (shown, what) =>
  shown.view === 'claims' && what === 'statements' ? { type: 'CollectiveClaimRecorded' } : limitsOf(shown);

/** `willing-ukraine-stances-troops-at-214.csv` */
export function fileOf(shown, what, form) {
  const { kind, participant } = limitsOf(shown);
  const parts = [shown.coalition, what, ...(WHOLE.includes(what) ? [] : [participant, kind?.toLowerCase()]), shown.at?.slice(0, 10), 'at', shown.position];
  return `${parts.filter(Boolean).join('-').replace(/[^\w-]+/g, '-')}.${form}`;
}

/** What shows the same for ever, in the language that is spoken now. */
export const permalinkOf = ({ fixed }) => new URL(address({ ...fixed, lang: spoken() }), location.href.replace(/[?#].*/s, '')).href;

/** HTML that shows this view in somebody else's page: as of now, or following the log. Null where a view is not for that. */
export function frameOf(shown, asOfNow) {
  if (!EMBEDDED.includes(shown.view)) return null;
  const asked = address({ ...(asOfNow ? shown.fixed : { known: null }), lang: spoken(), why: null });
  const source = new URL(`embed.html${asked}`, document.baseURI).href;
  const title = `${shown.name || shown.coalition} · ${say(`tab.${shown.view}`)}`;
  return `<iframe src="${quoted(source)}" title="${quoted(title)}" width="100%" height="600" loading="lazy" style="border:0"></iframe>`;
}

const quoted = (text) => text.replace(/[&"<>]/g, (each) => `&#${each.charCodeAt(0)};`);

/** The feed of changes; it goes on, so it holds no position. */
export const atomOf = (shown) => addressOf(['coalitions', shown.coalition, 'changes.atom'], limitsOf(shown)).href;
