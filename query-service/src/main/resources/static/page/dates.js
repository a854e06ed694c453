/** Times as a reader says them: a vague date stays vague, and every clock time is UTC and says so. */

import { say, spoken } from './words.js';

const made = {};

// Making one takes longer than a hundred uses of it, and a burst of records shows hundreds of times.
function formatter(options) {
  const name = JSON.stringify([region(), options]);
  return (made[name] ??= new Intl.DateTimeFormat(region(), options));
}

// English of no one coast: day before month.
const region = () => (spoken() === 'en' ? 'en-GB' : spoken());
/** Any date as the reader's language puts it, in UTC. */
export const format = (date, options) => formatter({ timeZone: 'UTC', ...options }).format(date);
const DAY = { day: 'numeric', month: 'short', year: 'numeric' };
const CLOCK = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };

/** `announcedAt` in any of its forms: date-time, date, month, `[..date]`. */
export function when(text) {
  if (!text) return '';
  const before = /^\[\.\.(.+)\]$/.exec(text);
  if (before) return say('date.by', { date: when(before[1]) });
  if (/^\d{4}-\d{2}$/.test(text)) return format(new Date(`${text}-01T00:00:00Z`), { month: 'long', year: 'numeric' });
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) return text;
  return isWholeDay(text) ? format(date, DAY) : `${format(date, { ...DAY, ...CLOCK })} UTC`;
}

// The start of a day in UTC is how a date counts as a point in time.
const isWholeDay = (text) => text.length <= 10 || /T00:00(:00(\.0+)?)?Z$/.test(text);

/** A record time, to the second. */
export const clock = (instant) => (instant ? `${format(new Date(instant), { ...CLOCK, second: '2-digit' })} UTC` : '');

/** The same, to the minute and without its zone, where many stand in a column. */
export const hour = (instant) => (instant ? format(new Date(instant), CLOCK) : '');

/** A record time, with its day. */
export const recorded = (instant) => (instant ? `${format(new Date(instant), DAY)}, ${clock(instant)}` : '');

/** The reader's own clock, for what happens on this screen. */
export const hereAndNow = (milliseconds) => formatter(CLOCK).format(milliseconds);

/** From when to when. */
export const span = (from, until) =>
  until ? say('date.span', { from: edge(from), until: edge(until) }) : say('date.since', { date: edge(from) });

// "Since by 20 October" is no sentence.
function edge(text) {
  const before = /^\[\.\.(.+)\]$/.exec(text);
  return before ? say('date.orBefore', { date: when(before[1]) }) : when(text);
}

/** When something began, as vaguely as it was said: `announcedAt`, where that counts as the instant `from`. */
export const began = (from, announcedAt) => (announcedAt && pointOf(announcedAt).point === Date.parse(from) ? announcedAt : from);

/**
 * What `announcedAt` may mean, in milliseconds: it counts as `point` (domain.md §1), and lies between `earliest` and
 * that; `earliest` is -Infinity for "on or before".
 */
export function pointOf(text) {
  const before = /^\[\.\.(.+)\]$/.exec(text ?? '');
  if (before) return { point: Date.parse(before[1]), earliest: -Infinity };
  const month = /^(\d{4})-(\d{2})$/.exec(text ?? '');
  if (month) return { point: Date.UTC(month[1], month[2], 0), earliest: Date.parse(`${text}-01`) };
  return { point: Date.parse(text), earliest: Date.parse(text) };
}
