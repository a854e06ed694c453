/** One row of the timeline as a picture: bands for what stood, marks for what was said, ghosts for what was believed before. */

import { paint } from './paints.js';
import { svg } from '../page/dom.js';
import { clockAt } from '../page/icons.js';
import { svgLink, daysOf } from './axis.js';
import { sign, stanceWord } from '../page/ladder.js';
import { number, say } from '../page/words.js';
import { spanOf } from './periods.js';
import { began, pointOf, span, when } from '../page/dates.js';

const BAND = 24;
const MARKS = 24;
const GHOST = 8;
const TOO_THIN = 3;
const APART = 6; // between what two marks draw, at least
const TAIL = 20;
const ZOOMS_FROM = 2 * 864e5;

/** How high the picture of a row is. */
export const heightOf = ({ statements, ghosts }) => (statements ? MARKS : 2) + BAND + 4 + ghosts.length * (GHOST + 4);

/** The picture, in which what came after `at` is faint; arrows walk along what is in it. */
export function track(row, scale, { width, end, at }) {
  const top = row.statements ? MARKS : 2;
  const items = [
    ...bandsOf(row, scale, end).map((each) => ({ x: each.left, order: 1, element: band(row, each, top, scale(Math.min(at, end))) })),
    ...marksOf(row, scale).map((each) => ({ x: each.x, order: 0, element: mark(row, each, at) })),
  ].sort((a, b) => a.x - b.x || a.order - b.order).map(({ element }) => element);
  items.forEach((item, i) => item.setAttribute('tabindex', i === items.length - 1 ? 0 : -1));
  return svg('svg', { class: 'track', width, height: heightOf(row), role: 'group', 'aria-label': row.title, 'data-track': row.key },
    row.ghosts.map((ghost, i) => ghostBand(ghost, scale, end, top + BAND + 4 + i * (GHOST + 4))), items);
}

/* Bands */

const widthOf = ({ left, right }) => right - left;

// What would be too thin to see or to touch is shown together with its neighbours.
function bandsOf({ periods }, scale, end) {
  const [first, last] = scale.range();
  const bands = [];
  for (const period of periods) {
    const left = Math.max(first, scale(Date.parse(period.from)));
    const right = Math.min(last, scale(period.until ? Date.parse(period.until) : end));
    if (period.stance === 'UNDECLARED' || right < first || left > last) continue;
    const before = bands.at(-1);
    const thin = right - left < TOO_THIN && period.until;
    if (thin && before?.many && left - before.left < 6 * TOO_THIN) Object.assign(before, { right, many: [...before.many, period] });
    else bands.push({ left, right: Math.max(right, left + TOO_THIN), period, begins: left > first, many: thin ? [period] : null });
  }
  return bands;
}

function band(row, each, top, now) {
  if (each.many?.length > 1) return crowd(row, each, top);
  const { period, left } = each;
  const wide = Math.max(widthOf(each), TOO_THIN);
  const later = left > now;
  const seen = later ? wide : Math.min(wide, Math.max(now - left, TOO_THIN));
  const contested = row.isContested(period);
  const words = `${sign(period.stance)} ${stanceWord(period.stance)}`;
  const told = [`${row.title}: ${stanceWord(period.stance)}`, spanOf(period, row.periods[row.periods.indexOf(period) + 1]),
    contested && say('mark.contested'), later && say('timeline.later')].filter(Boolean).join(', ');
  return svgLink({ why: `statement:${period.because}` }, told,
    { class: 'band', 'data-stance': period.stance, 'data-contested': String(contested), 'data-later': String(later), 'data-focus': `band:${row.key}:${period.from}` },
    svg('rect', { class: 'shape', x: left, y: top, width: seen, height: BAND, fill: paint(period.stance) }),
    seen < wide && svg('rect', { class: 'shape rest', x: left + seen, y: top, width: wide - seen, height: BAND, fill: paint(period.stance) }),
    each.begins && vague(period) && svg('path', { class: 'open', d: `M${left + 1},${top}v${BAND}` }),
    fitting(words, sign(period.stance), seen, { x: left, y: top + 16, class: 'word' }));
}

const vague = ({ from, announcedAt }) => pointOf(began(from, announcedAt)).earliest < Date.parse(from);

function crowd(row, { left, right, many }, top) {
  const told = `${row.title}: ${say('timeline.changes', { n: many.length })}, ${span(many[0].from, many.at(-1).until)}`;
  return svgLink(closer(row, Date.parse(many[0].from), Date.parse(many.at(-1).until)), told,
    { class: 'band crowd', 'data-focus': `band:${row.key}:${many[0].from}` },
    svg('rect', { class: 'shape', x: left, y: top, width: Math.max(6, right - left), height: BAND, fill: 'url(#crowd)' }));
}

// Nearer, as long as that shows more; else all of it in words.
const closer = ({ key }, from, until) => (until - from > ZOOMS_FROM ? { span: daysOf(from, until) } : { why: key });

const ruler = document.createElement('canvas').getContext('2d');
const sizes = new Map();

function sizeOf(words) {
  ruler.font = '600 12px system-ui, sans-serif';
  if (!sizes.has(words)) sizes.set(words, ruler.measureText(words).width);
  return sizes.get(words);
}

/** All the words where they fit, else the sign, in the middle where it is narrow; else none. */
function fitting(words, short, room, { x, ...attributes }) {
  const [fits, margin] = sizeOf(words) + 16 <= room ? [words, 8] : sizeOf(short) <= room ? [short, Math.min(8, (room - sizeOf(short)) / 2)] : [];
  return fits && svg('text', { 'aria-hidden': 'true', ...attributes, x: x + margin }, fits);
}

/* Marks */

function marksOf({ statements }, scale) {
  const [first, last] = scale.range();
  const marks = [];
  for (const said of statements ?? []) {
    const x = scale(said.point);
    if (!(x >= first && x <= last)) continue;
    const before = marks.at(-1);
    if (before && x - wingOf(said) - edgeOf(before) < APART) Object.assign(before, { last: x, all: [...before.all, said] });
    else marks.push({ first: x, last: x, all: [said] });
  }
  return marks.map(({ first, last, all }) => ({ all, x: (first + last) / 2, scale }));
}

// How far a mark reaches: to the left with its pencil, to the right with its clock or its number.
const wingOf = ({ corrects }) => (corrects ? 12 : 0);

function edgeOf({ first, last, all }) {
  const clock = all.some(({ late }) => late);
  if (all.length === 1) return first + (clock ? 13 : 6);
  return (first + last) / 2 + widthOfMany(all) / 2 + (clock ? 7 : 4);
}

const widthOfMany = (all) => Math.max(16, sizeOf(number(all.length)) + 8);

function mark(row, { all, x, scale }, at) {
  const later = all[0].point > at;
  return all.length > 1 ? many(row, all, x, later) : one(row, all[0], x, scale, later);
}

function many(row, all, x, later) {
  const [from, until] = [all[0].point, all.at(-1).point];
  const has = (name) => all.some((said) => said[name]);
  const told = [`${row.title}: ${say('timeline.statements', { n: all.length })}`,
    from === until ? when(all[0].announcedAt) : span(iso(from), iso(until)),
    has('contested') && say('mark.contested'), has('late') && say('timeline.late'), has('corrects') && say('badge.correction'), later && say('timeline.later')].filter(Boolean).join(', ');
  const count = number(all.length);
  const wide = widthOfMany(all);
  return svgLink(closer(row, from, until), told,
    { class: 'said many', 'data-contested': String(has('contested')), 'data-late': String(has('late')), 'data-later': String(later),
      'data-focus': `marks:${row.key}:${from}` },
    all.every(isVague) && svg('path', { class: 'tail', d: tail(all[0], x - wide / 2 + 4) }),
    svg('rect', { class: 'shape', x: x - wide / 2, y: 6, width: wide, height: 16, rx: 8 }),
    svg('text', { x, y: 18, 'text-anchor': 'middle', 'aria-hidden': 'true' }, count),
    has('late') && clockAt(x + wide / 2 + 3, 5), has('corrects') && pencil(x - wide / 2 - 4));
}

const iso = (time) => new Date(time).toISOString();
const isVague = ({ earliest, point }) => earliest < point;

function one(row, said, x, scale, later) {
  return svgLink({ why: `statement:${said.id}` }, [toldOf(row, said), later && say('timeline.later')].filter(Boolean).join(', '),
    { class: 'said', 'data-said': said.id, 'data-vague': String(isVague(said)), 'data-contested': String(said.contested),
      'data-late': String(said.late), 'data-later': String(later), 'data-retracted': String(said.retracted), 'data-focus': `statement:${said.id}` },
    svg('rect', { class: 'touch', x: x - 8, y: 2, width: 16, height: 20 }),
    isVague(said) && svg('path', { class: 'tail', d: tail(said, x, scale) }),
    said.contested && svg('circle', { class: 'doubt', cx: x, cy: 14, r: 7 }),
    svg('circle', { class: 'shape', cx: x, cy: 14, r: 4 }),
    said.retracted && svg('path', { class: 'stroke', d: `M${x - 6},20l12,-12` }),
    said.late && clockAt(x + 9, 6),
    said.corrects && pencil(x - 10));
}

// "On or before" fades out to the left; a month is a span that begins with a tick.
const tail = ({ earliest }, x, scale) =>
  (scale && Number.isFinite(earliest) ? `M${Math.max(0, scale(earliest))},10v8m0,-4H${x - 4}` : `M${x - 4},14h-3m-3,0h-3m-3,0h-${TAIL - 17}`);


const pencil = (x) => svg('text', { class: 'sign', x, y: 10, 'text-anchor': 'middle', 'aria-hidden': 'true' }, '✎\uFE0E');

const toldOf = (row, said) =>
  `${row.title}: ` + [say(`type.${said.type}`), when(said.announcedAt), said.evidence?.[0]?.publisher,
    say('statement.position', { position: said.position }), said.contested && say('mark.contested'), said.late && say('timeline.late'), said.corrects && say('badge.correction'),
    said.retracted && say('badge.retracted')].filter(Boolean).join(', ');

/* Ghosts */

const ghostBand = ({ stretches, because }, scale, end, y) => {
  const [first, last] = scale.range();
  return stretches.map(({ stance, from, until }) => {
    const left = Math.max(first, scale(from));
    const right = Math.min(last, scale(Math.min(until, end)));
    return right > left && svg('rect', { class: 'ghost', 'data-stance': stance, 'data-because': because, fill: paint(stance),
      x: left, y, width: right - left, height: GHOST });
  });
};
