/** How the coalition and its record ran: gathered for the sliders when the reader has come to rest, never while one slides. */

import { ask, questionOfHistory } from '../page/api.js';

const AT_REST = 250;
// A long record must not be fetched anew with each event of a busy log.
const WHILE_GROWING = 5_000;

let course = { coalition: null, moments: [], days: [] };
let asked = '';
let timer = null;
let asking = null;

/** What is known of it so far: `moments` in the order of the log, `days` on which a stance moved. */
export const courseOf = (coalition) => (course.coalition === coalition ? course : { coalition, moments: [], days: [] });

/** Gathers what this question and position need, if that is not there yet; calls `done` when more is known. */
export function gatherCourse(question, position, done) {
  const key = JSON.stringify([question.coalition, questionOfHistory(question)]);
  if (asked === `${key}${position}`) return;
  const isGrowth = asked.startsWith(key);
  asked = `${key}${position}`;
  if (isGrowth && timer) return;
  clearTimeout(timer);
  timer = setTimeout(() => {
    timer = null;
    gather(question).then(done, () => {
      asked = '';
    });
  }, isGrowth ? WHILE_GROWING : AT_REST);
}

async function gather(question) {
  asking?.abort();
  const { signal } = (asking = new AbortController());
  const { coalition } = question;
  const { moments } = courseOf(coalition);
  const of = (path, parameters) => ask(['coalitions', coalition, path], parameters, signal);
  const [later, { periods = [] }] = await Promise.all([
    of('moments', { after: moments.at(-1)?.position }), of('history', questionOfHistory(question)),
  ]);
  const days = new Set(periods.flatMap(({ from, until }) => [from, until]).filter(Boolean).map((time) => time.slice(0, 10)));
  course = { coalition, moments: grown(moments, later.moments), days: sameOr(course.days, [...days].sort()) };
}

// The same list where nothing is new in it, so that no slider is drawn anew for nothing.
const grown = (list, more = []) => (more.length ? [...list, ...more] : list);
const sameOr = (before, list) => (String(list) === String(before) ? before : list);
