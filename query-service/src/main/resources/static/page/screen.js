/** The whole screen, drawn from the page's state; each part touches its own element only. */

import { h, free, more, redraw } from './dom.js';
import { go, isNow, link, NOW, read } from './state.js';
import { KINDS } from './ladder.js';
import { light } from '../live/live.js';
import { kindWord, nameOf, say } from './words.js';
import { drawHeader, drawLight } from './header.js';
import { drawFigures } from './figures.js';
import { drawWhy, subject } from '../evidence/why.js';
import { drawNewsColumn, drawState } from '../live/news.js';
import { drawDeck, tiedBy } from '../deck/deck.js';
import { drawNotice } from '../deck/notice.js';
import { drawShare } from '../share/share.js';
import { nameOfView, TABS, viewIfLoaded } from './views.js';

const panes = {}; // of each view that was looked at, its element
const shareAt = h('div', { id: 'share' });
const narrow = matchMedia('(max-width: 1099px)');
const at = (id) => document.getElementById(id);

let acts; // what the reader's presses do: retry, pause, choose

/** Draws all; `doing` is what the reader's presses do. */
export function draw(page, doing = acts) {
  acts = doing;
  const { retry } = acts;
  // Held still, what is shown is not the latest, though the address asks for that.
  const state = { ...read(), paused: Boolean(page.held) };
  const { answers, coalitions, failure, awaited } = page;
  const isHere = answers?.view === nameOfView(state);
  const empty = coalitions?.length === 0 && !state.coalition;
  for (const part of ['figures', 'tabs', 'notice', 'side', 'deck']) at(part).hidden = empty;
  // What is recorded does not depend on the moment that is shown.
  at('deck').hidden ||= state.view === 'record';
  drawHeader(at('header'), { coalitions: coalitions ?? [], coalition: state.coalition });
  drawTabs(at('tabs'), state);
  const { known, stances, unassumed } = answers ?? {};
  const isAwaited = awaited && Boolean(answers);
  document.body.classList.toggle('awaiting', isAwaited);
  drawNotice(at('notice'), { state, known, stances, unassumed, failure: isHere && failure?.words, retry, tied: tiedBy(state), isAwaited });
  drawView(at('view'), { state, answers, awaited, empty, failure, coalitions, retry });
  drawPanel(state, page);
  drawDeck(at('deck'), { state, answers, position: page.position });
  drawShare(shareAt, { state, answers });
  drawNews(page);
}

/** Draws what each event of the log changes by itself, without asking anything. */
export function drawNews(page) {
  // The list of another coalition must not stand under this one's name.
  const isOfThis = page.stream?.coalition === read().coalition;
  const { lines, lastChange } = isOfThis ? page.held?.feed ?? page.feed : { lines: [] };
  document.title = titleOf(page);
  drawFigures(at('figures'), page.answers, isNow(read()) && lastChange);
  drawNewsColumn(at('news'), { lines, participants: page.participants, rules: page.rules, choose: acts?.choose });
  showLight(page);
}

/** The title of the page: what came unseen, and what the address asks for, so that steps of Back can be told apart. */
export function titleOf({ unseen, answers, coalitions }) {
  const { coalition, participant, why, ...state } = read();
  const view = nameOfView(state);
  const name = answers?.name ?? coalitions?.find((each) => each.coalition === coalition)?.name;
  const parts = [name, OWN_TITLES.includes(view) ? say(`${view}.title`) : say(`tab.${view}`), nameOf(subject(why)?.participant ?? participant), 'Muster'];
  return [unseen > 0 && `(${unseen})`, parts.filter(Boolean).join(' · ')].filter(Boolean).join(' ');
}

const OWN_TITLES = ['dossier', 'record'];

/** Draws the light, and beside the news what it means where it is grave. */
export function showLight(page) {
  const { line, head, held } = page;
  const seen = light(line);
  const state = seen === 'live' && held ? 'paused' : seen;
  const position = (seen === 'stopped' ? line.stopped : held ?? page).position;
  drawLight(at('live'), { state, position, head, ...line, waiting: held?.waiting, pause: acts?.pause });
  drawState(at('news'), { state, position, ...line, waiting: held?.waiting, pause: acts?.pause });
}

/** Rings the cells that have moved. */
export function ringCells(cells) {
  const name = nameOfView(read());
  if (panes[name]) viewIfLoaded(name)?.ring?.(panes[name], cells);
}

function drawView(root, { state, answers, awaited, empty, failure, coalitions, retry }) {
  const name = nameOfView(state);
  const isAlone = viewIfLoaded(name)?.alone;
  const isHere = answers?.view === name || isAlone;
  root.setAttribute('aria-busy', String(!empty && !isAlone && (isHere ? awaited : !failure)));
  if (isHere) {
    panes[name] ??= h('div', { class: name });
    redraw(root, [name], () => panes[name]);
    viewIfLoaded(name).draw(panes[name], { ...answers, state });
  } else if (failure) {
    redraw(root, [failure, state, failure.unknown && coalitions], () => trouble(failure, { state, coalitions, retry }));
  } else if (!answers?.view) {
    // What answers another view's questions stays where it is until this one's are answered.
    redraw(root, [empty], () => (empty ? nothingYet() : loading()));
  }
}

const loading = () => h('div', { class: 'skeleton loading' }, h('p', {}, say('loading')));

const trouble = ({ words, unknown }, { state, coalitions, retry }) =>
  h('div', { class: 'blank', role: 'alert' }, h('h2', {}, say('failure.title')), h('p', {}, words),
    h('p', {}, h('button', { type: 'button', id: 'retry', 'data-focus': 'retry', onclick: retry }, say('retry')), ' ',
      !unknown && !isNow(state) && link({ ...NOW, why: null }, { 'data-focus': 'now' }, say('notice.now'))),
    unknown && coalitions?.length > 0 && h('nav', { 'aria-label': say('failure.known') }, h('h3', {}, say('failure.known')),
      h('ul', {}, someOf(coalitions))));

const AT_ONCE = 12;

function someOf(coalitions) {
  const rest = coalitions.slice(AT_ONCE);
  return [coalitions.slice(0, AT_ONCE).map(({ coalition, name }) =>
    h('li', {}, link({ ...NOW, coalition, participant: null, why: null }, {}, free(name || coalition)))),
  rest.length > 0 && more(say('why.more', { n: rest.length }), 'more', () => someOf(rest))];
}

const nothingYet = () =>
  h('div', { class: 'blank', id: 'empty' }, h('h2', {}, say('empty.title')), h('p', {}, say('empty.do')),
    h('pre', {}, h('code', {}, './muster import FILE')), h('p', {}, say('empty.then')),
    h('p', { class: 'first' }, link({ view: 'record', command: 'FormCoalition' }, { 'data-focus': 'first' }, say('empty.form'))));

const OF_KINDS = ['map', 'matrix', 'timeline', 'claims'];

function drawTabs(root, { view, kind }) {
  root.setAttribute('aria-label', say('tabs.title'));
  redraw(root, [view, kind], () => [
    h('ul', {}, TABS.map((each) => h('li', {},
      link({ view: each }, { 'data-tab': each, 'data-focus': each, 'aria-current': each === view ? 'page' : null }, say(`tab.${each}`))))),
    h('label', { hidden: !OF_KINDS.includes(view) }, say('tabs.kind'), ' ',
      h('select', { id: 'kind', 'data-focus': 'kind', onchange: ({ target }) => go({ kind: target.value || null }) },
        h('option', { value: '' }, say('any')),
        KINDS.map((each) => h('option', { value: each, selected: each === kind }, kindWord(each))))),
    shareAt,
  ]);
}

let opened = null;

function drawPanel(state, { answers, why }) {
  const asked = subject(state.why);
  const found = answers?.stances?.find(({ participant, kind }) => participant === asked?.participant && kind === asked?.kind);
  drawWhy(at('why'), { state, ...why, found, close: closeWhy });
  veil();
  if (opened !== state.why && asked) at('why-title').focus({ preventScroll: true });
  opened = state.why;
}

// Where the panel lies over the page it is a dialog, and what is beneath must not be reached by Tab.
function veil() {
  const asked = Boolean(subject(read().why));
  const over = asked && narrow.matches;
  document.body.classList.toggle('asking-why', asked);
  for (const part of ['header', 'figures', 'main', 'news', 'deck']) at(part).inert = over;
  for (const [name, value] of [['role', 'dialog'], ['aria-modal', 'true']]) {
    if (over) at('why').setAttribute(name, value);
    else at('why').removeAttribute(name);
  }
}

function closeWhy() {
  const { why } = read();
  go({ why: null });
  document.querySelector(`[data-cell="${CSS.escape(why)}"], [data-focus="${CSS.escape(why)}"]`)?.focus();
}

narrow.addEventListener('change', veil);
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && subject(read().why)) closeWhy();
});
