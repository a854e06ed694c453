/** Participant by kind, in signs, words and colours; arrows walk it, Enter asks why. */

import { h, free, ringOnce } from '../page/dom.js';
import { go, isNow, link } from '../page/state.js';
import { DOUBTS, KINDS, KIND_GROUPS, LADDER, mark, remark } from '../page/ladder.js';
import { inOrderOfName, kindWord, nameOf, say, spoken } from '../page/words.js';
import { told } from '../page/told.js';
import { paintSeenFirst, watchSight } from './sight.js';

const structures = new WeakMap();
const painted = new WeakMap();

export function draw(root, { state, stances = [], participants = [], members }) {
  const kinds = KINDS.includes(state.kind) ? [state.kind] : KINDS;
  const groups = grouped(everyone(participants, stances, members), members);
  build(root, groups, kinds, isNow(state));
  const found = new Map(stances.map((stance) => [`${stance.participant}/${stance.kind}`, stance]));
  paintSeenFirst(rowsOf(root), (row) => paintRow(row, found), () => letIn(root));
  select(root, state.why);
}

const rowsOf = (root) => [...root.querySelectorAll('tr[data-participant]')];

/** Rings once each of these cells ("DE/TROOPS"): a change has just reached them. */
export function ring(root, cells) {
  for (const name of cells) root.querySelectorAll(`[data-cell="${CSS.escape(name)}"]`).forEach(ringOnce);
}

const everyone = (participants, stances, members = []) =>
  [...new Set([...participants, ...members, ...stances.map(({ participant }) => participant)])];

const grouped = (participants, members) =>
  (members?.length
    ? [['members', participants.filter((each) => members.includes(each))],
       ['others', participants.filter((each) => !members.includes(each))]]
    : [['all', participants]]).filter(([, group]) => group.length);

// The table is built anew only when its rows or columns are others; cells are repainted where they stand.
function build(root, groups, kinds, now) {
  const structure = JSON.stringify([groups, kinds, groups.length || now, spoken()]);
  if (structures.get(root.firstElementChild) === structure) return;
  const focused = root.contains(document.activeElement) ? document.activeElement.dataset.cell : null;
  const content = groups.length ? framed(groups, kinds) : nobody(now);
  structures.set(content, structure);
  root.replaceChildren(content, legend());
  watchSight(rowsOf(root));
  if (focused) root.querySelector(`[data-cell="${CSS.escape(focused)}"]`)?.focus();
}

const framed = (groups, kinds) =>
  h('div', { class: 'matrix-frame' },
    h('table', { id: 'matrix', role: 'grid', 'aria-label': say('matrix.title'), onkeydown: walk, onclick: choose, onfocusin: rove },
      head(kinds), groups.map(([name, group]) => body(name, group, kinds, groups.length > 1))));

const nobody = (now) =>
  h('p', { class: 'empty' }, say(now ? 'matrix.nobody' : 'matrix.empty'), ' ',
    now && link({ view: 'record', command: null, about: null }, { class: 'first', 'data-focus': 'first' }, say('record.title')));

function head(kinds) {
  const spans = Object.entries(KIND_GROUPS)
    .map(([name, group]) => [name, group.filter((kind) => kinds.includes(kind)).length]).filter(([, width]) => width);
  return h('thead', { role: 'rowgroup' },
    h('tr', { role: 'row', class: 'groups' },
      h('td', { role: 'gridcell' }),
      spans.map(([name, width]) => h('th', { role: 'columnheader', scope: 'colgroup', colspan: width }, say(`group.${name}`)))),
    h('tr', { role: 'row' },
      h('th', { role: 'columnheader', scope: 'col' }, say('matrix.participant')),
      kinds.map((kind) => h('th', { role: 'columnheader', scope: 'col', class: opens(kind) }, kindWord(kind)))));
}

const body = (name, group, kinds, titled) =>
  h('tbody', { role: 'rowgroup' },
    titled && h('tr', { role: 'row', class: 'title' },
      h('th', { role: 'rowheader', colspan: kinds.length + 1 }, say(`matrix.${name}`, { n: group.length }))),
    inOrderOfName(group).map((participant) => row(participant, kinds)));

const row = (participant, kinds) =>
  h('tr', { role: 'row', 'data-participant': participant },
    h('th', { role: 'rowheader', scope: 'row' },
      link({ view: 'timeline', participant }, { title: say('matrix.history', { name: nameOf(participant) }) }, free(nameOf(participant))),
      h('span', { class: 'nothing' }, say('matrix.nothing'))),
    kinds.map((kind) => h('td', { role: 'gridcell', tabindex: '-1', class: opens(kind), 'data-cell': `${participant}/${kind}`, 'aria-selected': 'false' },
      h('span', { class: 'kind' }, kindWord(kind)), mark('UNDECLARED'))));

// The first kind of a group stands off a little from the group before.
const opens = (kind) => (Object.values(KIND_GROUPS).some(([first]) => first === kind) ? 'opens' : null);

function paintRow(row, found) {
  for (const cell of row.querySelectorAll('[data-cell]')) paint(cell, found.get(cell.dataset.cell));
  row.classList.toggle('silent', !row.querySelector('td:not([data-stance="UNDECLARED"])'));
}

// What a cell shows already is left as it is.
function paint(cell, found = {}) {
  const { stance = 'UNDECLARED', since, announcedAt, contested = false, late = false, grade } = found;
  const look = JSON.stringify([stance, since, announcedAt, contested, late, grade]);
  if (painted.get(cell) === look) return;
  painted.set(cell, look);
  const [participant, kind] = cell.dataset.cell.split('/');
  cell.title = told(participant, kind, found);
  cell.setAttribute('aria-label', cell.title);
  Object.assign(cell.dataset, { stance, contested: String(contested) });
  remark(cell.lastElementChild, stance, found);
}

function select(root, why) {
  const chosen = root.querySelector('[data-cell][aria-selected="true"]');
  if (chosen?.dataset.cell === why) return;
  chosen?.setAttribute('aria-selected', 'false');
  if (why) root.querySelector(`[data-cell="${CSS.escape(why)}"]`)?.setAttribute('aria-selected', 'true');
}

const choose = (event) => {
  const cell = event.target.closest('[data-cell]');
  if (cell) go({ why: cell.dataset.cell });
};

// One cell alone stands in the order of Tab: the one walked to last, or the first that is shown. The narrow list shows no
// cell of which nothing is on record; whether one is shown is asked of those alone, since to answer the browser lays out the page.
function letIn(root) {
  const isThere = (cell) => cell.dataset.stance !== 'UNDECLARED' || isShown(cell);
  const before = root.querySelector('[data-cell][tabindex="0"]');
  if (before && isThere(before)) return;
  before?.setAttribute('tabindex', '-1');
  [...root.querySelectorAll('[data-cell]')].find(isThere)?.setAttribute('tabindex', '0');
}

const rove = (event) => {
  const cell = event.target.closest('[data-cell]');
  if (!cell) return;
  for (const other of event.currentTarget.querySelectorAll('[tabindex="0"]')) other.tabIndex = -1;
  cell.tabIndex = 0;
};

function walk(event) {
  const cell = event.target.closest('[data-cell]');
  if (!cell || event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.key === 'Enter' || event.key === ' ') choose(event);
  else if (!step(cell, event.key)) return;
  event.preventDefault();
}

function step(cell, key) {
  const inRow = [...cell.parentElement.querySelectorAll('[data-cell]')].filter(isShown);
  const along = { ArrowLeft: inRow.indexOf(cell) - 1, ArrowRight: inRow.indexOf(cell) + 1, Home: 0, End: inRow.length - 1 }[key];
  const next = along !== undefined ? inRow[along] : { ArrowUp: vertical(cell, -1), ArrowDown: vertical(cell, 1) }[key];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  return next !== undefined;
}

// In the narrow list a row shows only some of its kinds: take the nearest row that shows any.
function vertical(cell, by) {
  const rows = rowsOf(cell.closest('table'));
  const kind = cell.dataset.cell.split('/')[1];
  for (let i = rows.indexOf(cell.parentElement) + by; rows[i]; i += by) {
    const shown = [...rows[i].querySelectorAll('[data-cell]')].filter(isShown);
    if (shown.length) return shown.find((other) => other.dataset.cell.endsWith(`/${kind}`)) ?? shown[0];
  }
  return undefined;
}

const isShown = (cell) => cell.offsetParent !== null;

const legend = () =>
  h('section', { class: 'legend', 'aria-label': say('matrix.legend') },
    h('ul', {}, LADDER.map((stance) => h('li', {}, mark(stance)))),
    h('ul', { class: 'doubts' }, Object.entries(DOUBTS).map(([name, look]) => h('li', {}, look(), h('span', {}, say(`matrix.${name}`))))));
