/** What the page shows is what its address says; `go` is the one way to change it. */

import { h } from './dom.js';
import { FIRST } from './views.js';

const FIELDS = ['coalition', 'view', 'kind', 'participant', 'region', 'span', 'command', 'about', 'at', 'known', 'published', 'tied', 'assume', 'without',
  'minReliability', 'minCredibility', 'why', 'lang'];
const listeners = [];
let shown = location.search; // the address, or a little ahead of it while a slider moves
let later = null;
let whole = null; // in an embedded view, where the whole page is

/** From now on, what would leave the view opens the whole page at this address, in a tab of its own. */
export const openElsewhere = (page) => {
  whole = page;
};

// What an embedded view may change of itself.
const WITHIN_A_VIEW = ['kind', 'participant', 'region', 'span'];
const leaves = (change) => whole && !Object.keys(change).every((field) => WITHIN_A_VIEW.includes(field));

/** The state in the address; `assume` is a list, all else text or absent. */
export function read() {
  const asked = new URLSearchParams(shown);
  const state = Object.fromEntries(FIELDS.filter((field) => asked.get(field)).map((field) => [field, asked.get(field)]));
  return { ...state, assume: list(state.assume), view: state.view ?? FIRST };
}

/** The address of the state with this change; null takes a field away. */
export function address(change = {}) {
  const state = { ...read(), ...change };
  if (state.view === FIRST) delete state.view;
  const asked = new URLSearchParams();
  for (const field of FIELDS) if (String(state[field] ?? '')) asked.set(field, state[field]);
  return '?' + String(asked).replace(/%(2C|40|2F|3A)/g, decodeURIComponent);
}

// Browsers refuse an address that changes with every frame.
const ADDRESS_EVERY = 250;

/**
 * Goes there, and tells whoever listens; with `replace`, without leaving a step for Back. What is `passing` on the way to
 * another state, as under a slider, may be skipped by who has no time for it.
 */
export function go(change, { replace = Boolean(whole), passing = false } = {}) {
  if (leaves(change)) return void open(new URL(address(change), whole), '_blank', 'noopener');
  const next = address(change);
  if (next === (shown || '?')) return;
  if (replace && passing) {
    shown = next;
  } else {
    settle();
    shown = next;
    history[replace ? 'replaceState' : 'pushState'](null, '', next);
  }
  if (passing) later ??= setTimeout(settle, ADDRESS_EVERY);
  tell({ passing });
}

/** Gives back the view that was left for another site, instead of the address that led back here. */
export function restore(view) {
  shown = view;
  history.replaceState(null, '', view || './');
}

// The address catches up with what is shown, and with it all links, which are too many to follow a slider.
function settle() {
  if (later === null) return;
  clearTimeout(later);
  later = null;
  history.replaceState(null, '', shown);
  lead();
}

function lead() {
  for (const anchor of document.querySelectorAll('a[data-go]')) anchor.setAttribute('href', target(JSON.parse(anchor.dataset.go)));
}

/** Calls it with the state, and with whether that is `passing`. */
export const onChange = (listener) => listeners.push(listener);

/** What makes an element a link that changes the state: an address for a new tab, a step without reloading for a click. */
export const way = (change) =>
  ({ href: target(change), 'data-go': JSON.stringify(change), ...(leaves(change) && { target: '_blank', rel: 'noopener' }) });

/** Such a link. */
export const link = (change, attributes, ...children) => h('a', { ...way(change), ...attributes }, ...children);

const target = (change) => (leaves(change) ? new URL(address(change), whole).href : address(change));

/** Back to what is so now, as far as is known now, on all the evidence there is. */
export const NOW = { at: null, known: null, published: null, assume: null, without: null, minReliability: null, minCredibility: null };

/** What keeps what is shown as it is now: its position, and its day, since days go by without a record, too. */
export function fixed({ at }, { position, recordedAt }) {
  // This device's clock may be behind.
  const day = [new Date().toISOString(), recordedAt ?? ''].sort().at(-1).slice(0, 10);
  return { at: at ?? day, known: `@${position}` };
}

/** Whether what is shown is anything else than the latest. */
export const isNow = (state) => Object.keys(NOW).every((field) => !String(state[field] ?? ''));

const list = (text) => (text ?? '').split(',').map((word) => word.trim()).filter(Boolean);

function tell({ passing = false } = {}) {
  if (!passing) lead();
  for (const listener of listeners) listener(read(), { passing });
}

addEventListener('popstate', () => {
  clearTimeout(later);
  later = null;
  shown = location.search;
  tell();
});

document.addEventListener('click', (event) => {
  const anchor = event.target.closest?.('a[data-go]');
  if (!anchor || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  go(JSON.parse(anchor.dataset.go));
});
