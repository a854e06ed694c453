/** Stances over valid time, a row for each participant and kind: what stood, what was said, and what was believed before. */

import { questionOfHistory } from '../page/api.js';
import { h, free, redraw, some, svg } from '../page/dom.js';
import { clockAt } from '../page/icons.js';
import { link } from '../page/state.js';
import { stanceWord } from '../page/ladder.js';
import { kindWord, nameOf, say } from '../page/words.js';
import { span } from '../page/dates.js';
import { axis, daysOf, endOf, grid, momentLines, scaleOf, shownOf } from './axis.js';
import { rowsOf } from './rows.js';
import { paints } from './paints.js';
import { list, upTo } from './periods.js';
import { picker } from './picker.js';
import { heightOf, track } from './track.js';

const LABEL = 136;
const NARROW = 640;
const DAY = 864e5;
const ROOM = 0.05; // of the whole, before the first word and after the last
const DRAWN_AT_ONCE = 24;
const WORDS_OPEN_UP_TO = 12;
const SPANS = ['365d', '90d', '30d'];

/** With neither a participant nor a kind the statements of all would be too many to be marks. */
export function asks(state) {
  const asked = { ...questionOfHistory(state), participant: state.participant, kind: state.kind };
  return state.participant || state.kind
    ? { history: [['history'], asked], said: [['statements'], asked], revised: [['revisions'], asked] }
    : { history: [['history'], asked] };
}

const shown = new WeakMap(); // what was drawn last, to draw it again at another width

const resized = new ResizeObserver((entries) => {
  for (const { target } of entries) if (target.clientWidth && shown.has(target)) draw(target, shown.get(target));
});

export function draw(root, answers) {
  if (!shown.has(root)) resized.observe(root);
  shown.set(root, answers);
  const { state, participants = [], stances = [], history, said, revised, at: moment } = answers;
  const rows = rowsOf(state, history?.periods ?? [], said?.statements ?? [], revised?.revisions ?? [], stances);
  // What answers another question stays as it was until this one's answer is here.
  if (!rows.length && history?.periods?.length) return;
  const { participant, kind, at, span: zoom } = state;
  const width = root.clientWidth || 800;
  redraw(root, ['timeline', participant, kind, at, zoom, participants, history, said, revised, width, today(), contested(stances)], () => [
    h('h2', {}, title(state), participant && [' ',
      link({ view: 'dossier', kind: null }, { class: 'beside ways', 'data-focus': 'dossier-link' }, say('dossier.title'))]),
    controls(participants, state, rows),
    rows.length ? picture(rows, state, width) : h('p', { class: 'empty' }, say(participant ? 'timeline.empty' : 'timeline.nobody')),
    rows.length > 0 && legend(rows, state),
    rows.length > 0 && inWords(rows, moment),
  ]);
  select(root, state.why);
}

/** Shows which band or mark the panel tells of. */
function select(root, why) {
  for (const item of root.querySelectorAll('.track a')) {
    item.toggleAttribute('data-chosen', Boolean(why) && item.dataset.go === JSON.stringify({ why }));
  }
}

const contested = (stances) => stances.filter((each) => each.contested).map(({ because }) => because);

const today = () => new Date().toISOString().slice(0, 10);

const title = ({ participant, kind }) =>
  [participant ? free(nameOf(participant)) : null, kind ? kindWord(kind) : null].filter(Boolean)
    .flatMap((each, i) => (i ? [' · ', each] : [each])).concat(participant || kind ? [] : [say('timeline.everyone')]);

/* Controls */

const controls = (participants, state, rows) =>
  h('div', { class: 'chosen' },
    picker('participant', participants, state.participant, say('timeline.all')),
    rows.length > 0 && zooms(state, rows));

function zooms({ span: zoom = null }, rows) {
  const all = [[null, say('timeline.whole')], [daysOf(...withRoom(eventful(rows))), say('timeline.eventful')],
    ...SPANS.map((each) => [each, say('timeline.last', { n: parseInt(each, 10) })])];
  if (zoom?.includes('..') && !all.some(([each]) => each === zoom)) all.push([zoom, span(...zoom.split('..'))]);
  const choice = ([each, words]) =>
    h('li', {}, link({ span: each }, { 'data-zoom': each ?? 'whole', 'data-focus': `zoom:${each}`,
      'aria-current': each === zoom ? 'true' : null }, words));
  return h('ul', { class: 'zooms', 'aria-label': say('timeline.zoom') }, all.map(choice));
}

function withRoom([from, until]) {
  const room = Math.max(DAY, ROOM * (until - from));
  return [from - room, Math.min(Date.now(), until + room)];
}

/** From the first to the last that is on record. */
function eventful(rows) {
  const starts = rows.flatMap(({ periods }) => periods.map(({ from }) => Date.parse(from)));
  const points = rows.flatMap(({ statements }) => statements ?? [])
    .flatMap(({ point, earliest }) => (Number.isFinite(earliest) ? [point, earliest] : [point]));
  return [...starts, ...points].reduce(([first, last], time) => [Math.min(first, time), Math.max(last, time)], [Infinity, -Infinity]);
}

/* Picture */

function picture(rows, state, width) {
  const beside = width >= NARROW;
  const room = Math.round(width - 24 - (beside ? LABEL : 0));
  const end = Math.max(endOf(state.at), Date.now());
  const [from] = eventful(rows);
  const scale = scaleOf(shownOf(state.span, [from, state.span?.endsWith('d') ? endOf(state.at) : end]), room);
  const frame = h('div', { class: 'tracks', 'data-beside': String(beside), onkeydown: walk, onfocusin: rove },
    paints(), overlay('grid', room, grid(scale)), overlay('moments', room, momentLines(scale, state.at)),
    h('div', { class: 'head' }, axis(scale, room, state.at)));
  frame.append(...some(rows.map((each, i) => [
    newcomer(rows, i, state) && h('h3', {}, person(each)),
    section(each, state, () => track(each, scale, { width: room, end, at: state.at ? endOf(state.at) : Infinity }), i < DRAWN_AT_ONCE),
  ])));
  return frame;
}

const overlay = (name, width, lines) => svg('svg', { class: `lines ${name}`, width, 'aria-hidden': 'true' }, lines);

const person = ({ participant }) => link({ participant }, { 'data-focus': `who:${participant}` }, free(nameOf(participant)));

// Where rows are of all participants and kinds, each participant has a heading.
const newcomer = (rows, i, { participant, kind }) => !participant && !kind && rows[i].participant !== rows[i - 1]?.participant;

function section(each, state, picture, atOnce) {
  const place = h('div', { class: 'place' });
  place.style.height = `${heightOf(each)}px`;
  if (atOnce) place.append(picture());
  else later(place, picture);
  return h('section', { class: 'history', 'data-history': each.key, 'data-marks': String(Boolean(each.statements)) },
    h('p', { class: 'label' }, label(each, state)), place, each.ghosts.map(believed));
}

const label = ({ participant, kind, key }, state) =>
  (state.kind && !state.participant
    ? link({ participant, kind: null }, { 'data-focus': `row:${key}` }, free(nameOf(participant)))
    : link({ why: key }, { 'data-focus': key }, kindWord(kind)));

// Rows that are out of sight are drawn when they come near.
const pictures = new WeakMap();
const nearby = new IntersectionObserver((entries) =>
  entries.filter(({ isIntersecting }) => isIntersecting).forEach(({ target }) => drawNow(target)), { rootMargin: '800px' });

function drawNow(place) {
  nearby.unobserve(place);
  place.append(pictures.get(place)());
}

/** Draws the rows that wait until they come near: a picture or paper shows all. */
export const whole = (root) => root.querySelectorAll('.place:empty').forEach(drawNow);

function later(place, picture) {
  pictures.set(place, picture);
  nearby.observe(place);
}

/** What the record said before a later one changed it. */
const believed = ({ stretches, because, position }) =>
  h('p', { class: 'believed beside' }, say('timeline.until', { position }), ' ',
    stretches.map(({ stance, from, until }, i) => [i ? '; ' : '',
      stance === 'UNDECLARED' ? say('matrix.nothing') : stanceWord(stance), ', ', span(day(from), Number.isFinite(until) ? day(until) : null)]),
    h('span', { class: 'ways' }, ' · ', link({ why: `statement:${because}` }, { 'data-focus': `ghost:${because}` }, say('timeline.changedBy'))));

const day = (time) => new Date(time).toISOString();

/* Walking */

const itemsOf = (place) => [...place.querySelectorAll('.track a')];

// One mark or band of a row alone stands in the order of Tab: the one walked to last.
function rove({ target }) {
  const row = target.closest('.track');
  if (!row) return;
  for (const item of itemsOf(row.parentElement)) item.setAttribute('tabindex', item === target ? 0 : -1);
}

function walk(event) {
  const row = event.target.closest('.track');
  if (!row || event.altKey || event.ctrlKey || event.metaKey) return;
  const items = itemsOf(row.parentElement);
  const here = items.indexOf(event.target.closest('a'));
  const next = { ArrowLeft: items[here - 1], ArrowRight: items[here + 1], Home: items[0], End: items.at(-1),
    ArrowUp: besides(row, -1), ArrowDown: besides(row, 1) };
  if (!(event.key in next)) return;
  event.preventDefault();
  next[event.key]?.focus();
}

function besides(row, by) {
  const rows = [...row.closest('.tracks').querySelectorAll('.track')];
  return rows[rows.indexOf(row) + by]?.querySelector('a[tabindex="0"]');
}

/* Words */

const legend = (rows, { at }) =>
  h('ul', { class: 'signs', 'aria-label': say('matrix.legend') },
    ['said', 'vague', 'doubted', 'late', 'corrected', 'retracted', 'contested', 'ghost', 'later']
      .filter((name) => SHOWN[name](rows, at ? endOf(at) : Infinity)).map((name) => h('li', {}, glyph(name), ' ', say(`timeline.sign.${name}`))));

const anySaid = (test) => (rows) => rows.some(({ statements }) => statements?.some(test));
const SHOWN = {
  said: anySaid(() => true),
  vague: anySaid(({ earliest, point }) => earliest < point),
  doubted: anySaid(({ contested }) => contested),
  late: anySaid(({ late }) => late),
  corrected: anySaid(({ corrects }) => corrects),
  retracted: anySaid(({ retracted }) => retracted),
  contested: (rows) => rows.some((each) => each.periods.some(each.isContested)),
  ghost: (rows) => rows.some(({ ghosts }) => ghosts.length),
  later: (rows, at) => rows.some(({ periods, statements }) =>
    statements?.some(({ point }) => point > at) || periods.some(({ from, until }) => Date.parse(from) > at || Date.parse(until) > at)),
};

const BARS = {
  ghost: {},
  contested: { class: 'band', 'data-stance': 'PLEDGED', 'data-contested': 'true' },
  later: { class: 'band', 'data-stance': 'PLEDGED', 'data-later': 'true' },
};

const glyph = (name) => svg('svg', { width: 24, height: 20, 'aria-hidden': 'true', class: 'glyph', 'data-glyph': name },
  BARS[name] ? svg('g', BARS[name], svg('rect', { class: name === 'ghost' ? 'ghost' : 'shape', 'data-stance': 'PLEDGED', x: 1, y: 6, width: 22, height: 8 })) : [
    name === 'vague' && svg('path', { class: 'tail', d: 'M10,10h-3m-3,0h-3' }),
    name === 'doubted' && svg('circle', { class: 'doubt', cx: 14, cy: 10, r: 7 }),
    svg('circle', { class: 'shape', cx: 14, cy: 10, r: 4 }),
    name === 'retracted' && svg('path', { class: 'stroke', d: 'M8,16l12,-12' }),
    name === 'late' && clockAt(5, 5),
    name === 'corrected' && svg('text', { class: 'sign', x: 0, y: 10 }, '✎\uFE0E'),
  ]);

const standing = (periods) => (periods.length ? list(periods) : h('p', { class: 'beside' }, say('matrix.nothing')));

function inWords(rows, at) {
  const write = (root) => root.append(...rows.map(({ key, title: name, periods }) =>
    h('section', { class: 'told', 'data-told': key }, h('h3', {}, free(name)), standing(upTo(at, periods)))));
  const inside = h('div', {});
  const few = rows.length <= WORDS_OPEN_UP_TO;
  if (few) write(inside);
  return h('details', { class: 'in-words', open: few, ontoggle: ({ target }) => target.open && !inside.firstChild && write(inside) },
    h('summary', {}, say('timeline.inWords')), inside);
}
