/** Valid time across a picture: its scale, its ticks in the reader's language, and the lines at the moments that matter. */

import d3 from '../page/d3.js';
import { svg } from '../page/dom.js';
import { way } from '../page/state.js';
import { say } from '../page/words.js';
import { format, when } from '../page/dates.js';

const DAY = 864e5;
const MINUTE = 6e4;
const TICK_NEEDS = 88;
const TINY = 260;
const LETTER = 6;
const MARGIN = 0.03;

/** A link in a picture, as `link` is one in the page; `told` is what a screen reader reads and a pointer shows. */
export const svgLink = (change, told, attributes, ...children) =>
  svg('a', { ...way(change), 'aria-label': told, ...attributes },
    svg('title', {}, told), ...children);

/** The end of the day, or the instant, that `at` names; without it, now. */
export const endOf = (at) => (at ? Date.parse(at) + (at.length <= 10 ? DAY - 1 : 0) : Date.now());

/** Which part of the whole the address asks for: `90d` are the last 90 days, `2025-08-17..2025-09-04` these. */
export function shownOf(span, [start, end]) {
  const days = /^(\d{1,5})d$/.exec(span ?? '');
  if (days) return [end - days[1] * DAY, end];
  const [from, until] = (span ?? '').split('..').map((date) => Date.parse(date));
  return from <= until ? [from, until + DAY] : [start - MARGIN * Math.max(end - start, DAY), Math.max(end, start + DAY)];
}

/** The days from one time to another, as `span` in the address takes them. */
export const daysOf = (from, until) => [from, until].map((time) => new Date(time).toISOString().slice(0, 10)).join('..');

/** From time to pixels, with some room at the end for what is written there. */
export const scaleOf = ([from, until], width) => d3.scaleUtc([from, until], [8, Math.max(9, width - 8)]);

/** The ticks with their words; the first says its year. */
const ticksOf = (scale) =>
  scale.ticks(Math.max(scale.range()[1] < TINY ? 2 : 5, scale.range()[1] / TICK_NEEDS)).map((date, i) => ({ x: scale(date), words: tick(date, i === 0) }));

function tick(date, first) {
  const [, month, day, hour, minute] = date.toISOString().split(/[-T:]/).map(Number);
  if (hour || minute) return format(date, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  if (day > 1) return format(date, { day: 'numeric', month: 'short', ...(first && { year: 'numeric' }) });
  if (month > 1) return format(date, { month: 'short', ...(first && { year: 'numeric' }) });
  return format(date, { year: 'numeric' });
}

/** The moments that have a line: the one that is asked about, and today. */
const momentsOf = (at) => [
  at && { name: 'at', time: endOf(at), words: say('axis.at', { date: when(at) }) },
  { name: 'today', time: Date.now(), words: say('axis.today') },
].filter(Boolean);

// A picture that ends today was measured a moment ago.
const isIn = (scale) => ({ time }) => time >= scale.domain()[0] && time <= scale.domain()[1].getTime() + MINUTE;

/** The ticks and the names of the moments; what it shows is told in words elsewhere. */
export function axis(scale, width, at) {
  const moments = momentsOf(at).filter(isIn(scale));
  return svg('svg', { class: 'axis', width, height: 36, 'aria-hidden': 'true' },
    apart(ticksOf(scale)).map(({ x, words }) => svg('text', { x, y: 30, 'text-anchor': anchor(x, words, width) }, words)),
    moments.map(({ name, time, words }) =>
      svg('text', { class: 'moment', 'data-moment': name, x: scale(time), y: 12, 'text-anchor': anchor(scale(time), words, width) }, words)));
}

// Those that would run into the one before stay without words.
const apart = (ticks) =>
  ticks.reduce((kept, tick) => (kept.length && startOf(tick) < endOfWords(kept.at(-1)) ? kept : [...kept, tick]), []);
const sizeOf = ({ words }) => LETTER * words.length;
const startOf = (tick) => (tick.x < sizeOf(tick) / 2 ? tick.x : tick.x - sizeOf(tick) / 2);
const endOfWords = (tick) => startOf(tick) + sizeOf(tick) + 8;

// Words stay within the picture.
function anchor(x, words, width) {
  const half = sizeOf({ words }) / 2;
  return x < half ? 'start' : x > width - half ? 'end' : 'middle';
}

/** The lines through all of the picture, beneath it: at the ticks. */
export const grid = (scale) => ticksOf(scale).map(({ x }) => line('tick', x));

/** And above it: at the moments. */
export const momentLines = (scale, at) => momentsOf(at).filter(isIn(scale)).map(({ name, time }) => line(name, scale(time)));

const line = (name, x) => svg('line', { class: 'line', 'data-line': name, x1: x, x2: x, y1: 0, y2: '100%' });
