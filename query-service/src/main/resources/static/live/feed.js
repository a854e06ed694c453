/** What was recorded, the latest on top: one line a position, with what it changed and why. */

import { addressOf, ask } from '../page/api.js';
import { h, free, more } from '../page/dom.js';
import { link } from '../page/state.js';
import { direction, mark } from '../page/ladder.js';
import { kindWord, nameOf, say } from '../page/words.js';
import { hour, recorded, when } from '../page/dates.js';
import { matches, watchesSome } from './watch.js';

const KEPT = 60;
const AT_ONCE = 6;
const REMEMBERED = 20;

/** An empty feed; `lines` are in the order of the log, the latest first. */
export const emptyFeed = () => ({ lines: [], lastChange: null });

/**
 * The feed with this event in it: what shares a position shares a line. `fresh` is what came since the page opened; of what
 * is too old to keep, what is watched is kept for longer.
 */
export function noted(feed, type, data, { fresh, rules }) {
  const [first, ...others] = feed.lines;
  const isOfFirst = first?.position === data.position;
  const line = isOfFirst ? first : { position: data.position, fresh, changes: [] };
  const grown = type === 'statement-recorded' ? { ...line, said: data } : { ...line, changes: [...line.changes, { type, ...data }] };
  const lastChange = type === 'stance-changed' ? { ...data, evidence: line.said?.evidence } : feed.lastChange;
  const lines = [grown, ...(isOfFirst ? others : feed.lines)];
  return { lines: kept(lines, rules), lastChange };
}

const kept = (lines, rules) =>
  lines.length <= KEPT ? lines
    : [...lines.slice(0, KEPT), ...lines.slice(KEPT).filter((line) => isWatched(line, rules)).slice(0, KEPT)];

/** Whether any of a line's changes is one that the reader watches for. */
const isWatched = ({ changes }, rules) => watchesSome(rules) && changes.some((change) => matches(rules, change));

/**
 * After which position a feed begins that holds the last changes of a coalition: they may lie far behind where the log is,
 * for other coalitions share it.
 */
export async function beginning(coalition) {
  const address = addressOf(['coalitions', coalition, 'changes.atom'], { limit: REMEMBERED });
  const atom = new DOMParser().parseFromString(await (await fetch(address)).text(), 'application/xml');
  const links = [...atom.querySelectorAll('entry > link[rel="related"]')];
  if (links.length < REMEMBERED) return 0;
  const { statement } = await ask(['coalitions', coalition, 'statements', links.at(-1).getAttribute('href').split('/').at(-1)]);
  return statement.position - 1;
}

const drawn = new WeakMap();
const latest = new WeakMap();

/** The list, empty yet. What came while it was pointed at is drawn when that is over. */
export const feedList = () => {
  const again = ({ currentTarget }) => latest.has(currentTarget) && drawFeed(currentTarget, latest.get(currentTarget));
  return h('div', { id: 'feed', onpointerleave: again, onfocusout: again });
};

/** Lines that are there already stay untouched, so that only what is new moves. */
export function drawFeed(list, { lines, rules }) {
  latest.set(list, { lines, rules });
  const shown = rules.only && watchesSome(rules) ? lines.filter((line) => isWatched(line, rules)) : lines;
  if (isPointedAt(list, shown, rules)) return;
  const known = new Map([...list.querySelectorAll('li')].map((item) => [item.dataset.position, item]));
  const item = (line) => {
    const there = known.get(String(line.position));
    return there && drawn.get(there)?.line === line && drawn.get(there).rules === rules ? there : built(line, rules);
  };
  const groups = grouped(shown);
  arrange(list, groups.map(({ name, title, lines: own }) => group(list, name, title, own.map(item))));
  list.parentElement.querySelector('.empty').hidden = shown.length > 0;
}

/** What lies under the pointer, or has the focus of the keyboard, stays where it is; how much waits above it is told. */
function isPointedAt(list, shown, rules) {
  const first = list.querySelector('li');
  const above = shown.findIndex(({ position }) => String(position) === first?.dataset.position);
  const held = above !== 0 && drawn.get(first)?.rules === rules && shown.length > 0
    && matchMedia('(hover: hover)').matches && list.matches(':hover, :has(:focus-visible)');
  list.parentElement.querySelector('.above').textContent = held ? say('feed.above', { n: above < 0 ? shown.length : above }) : '';
  return held;
}

function built(line, rules) {
  const item = lineOf(line, rules);
  drawn.set(item, { line, rules });
  return item;
}

function grouped(lines) {
  const groups = [];
  for (const line of lines) {
    const day = when((line.said ?? line.changes[0]).recordedAt.slice(0, 10));
    const name = `${line.fresh} ${day}`;
    if (groups.at(-1)?.name !== name) groups.push({ name, title: [line.fresh && say('feed.new'), day, 'UTC'].filter(Boolean).join(' · '), lines: [] });
    groups.at(-1).lines.push(line);
  }
  return groups;
}

function group(list, name, title, items) {
  const there = [...list.children].find((each) => each.dataset.name === name)
    ?? h('section', { 'data-name': name }, h('h3', {}, title), h('ol'));
  arrange(there.querySelector('ol'), items);
  return there;
}

// Nothing is taken out that stays: it would lose its focus, and the list its place.
function arrange(parent, children) {
  const staying = new Set(children);
  for (const child of [...parent.children]) if (!staying.has(child)) child.remove();
  children.forEach((child, i) => parent.children[i] !== child && parent.insertBefore(child, parent.children[i] ?? null));
}

function lineOf({ position, said, changes, fresh }, rules) {
  const { recordedAt } = said ?? changes[0];
  const watched = isWatched({ changes }, rules);
  return h('li', { 'data-position': position, 'data-watched': String(watched), 'data-fresh': String(fresh) },
    h('time', { datetime: recordedAt, title: recorded(recordedAt) }, hour(recordedAt)),
    h('div', {},
      h('p', { class: 'head' }, said && headOf(said), watched && [' ', h('span', { class: 'badge' }, say('watch.mark'))]),
      h('div', { class: 'changes' }, aFew(inOrder(changes, rules).map((change) => changeOf(change, said)))),
      h('p', { class: 'beside' }, said && sourceOf(said, changes), h('span', {}, say('statement.position', { position })))));
}

// What is watched must not hide behind what is not.
const inOrder = (changes, rules) =>
  (watchesSome(rules) ? [...changes].sort((a, b) => matches(rules, b) - matches(rules, a)) : changes);

function aFew(changes) {
  const rest = changes.slice(AT_ONCE);
  return [...changes.slice(0, AT_ONCE), rest.length > 0 && more(say('why.more', { n: rest.length }), 'more', () => rest)];
}

const headOf = ({ id, type, aboutType, participant, data, corrects }) => [
  link({ why: `statement:${id}` }, {}, participant ? [free(nameOf(participant)), ' · '] : null, say(`type.${type}`)),
  aboutType && ` · ${say(`type.${aboutType}`)}`,
  data?.condition ? [' · ', say(`condition.${data.condition}`)] : null,
  corrects && [' ', h('span', { class: 'badge' }, say('badge.correction'))],
];

/** Of which kinds, where no change says it; when it was said, by whom; and of which other statement it speaks. */
function sourceOf({ kinds = [], announcedAt, evidence = [], data }, changes) {
  const [{ via = [], publisher } = {}] = evidence;
  return [
    kinds.length > 0 && !changes.length && h('span', {}, kinds.map(kindWord).join(', ')),
    announcedAt && h('span', {}, when(announcedAt)),
    publisher && h('span', {}, free([...via, publisher].join(' → '))),
    data?.statementId && h('span', {}, link({ why: `statement:${data.statementId}` }, {}, say('feed.about'))),
  ];
}

function changeOf({ type, participant, kind, before, after, direction: way, cause, contested }, said) {
  const cell = link({ why: `${participant}/${kind}` }, {},
    participant === said?.participant ? null : [free(nameOf(participant)), ' · '], kindWord(kind));
  const what = {
    'stance-changed': () => [h('span', { class: 'move' }, mark(before), ' ', direction(way), ' ', mark(after)), ' ',
      h('span', { class: 'cause', 'data-cause': cause }, say(`cause.${cause}`))],
    'stance-contested': () => h('span', {}, say(contested === false ? 'feed.uncontested' : 'mark.contested')),
    'stance-revised': () => h('span', {}, say('feed.revised')),
  };
  return h('p', { class: 'change', 'data-change': type, 'data-way': way }, cell, ' ', what[type]());
}
