/** What each slider runs over, in steps, and at which of them something changed: the stops. */

/**
 * Days, from the one before anything changed to some after the last change: beyond lies "no bound".
 * `within` are days that must lie on it as well.
 */
export function runOfDays(days, within = []) {
  const changed = [...new Set(days)].sort();
  const all = [...changed, ...within].sort();
  if (!all.length) return run([], [], before);
  const first = dayNumber(changed[0] ?? all[0]) - 1;
  const last = dayNumber(changed.at(-1) ?? all.at(-1));
  const from = Math.min(first, dayNumber(all[0]));
  const to = Math.max(last + Math.ceil((last - first) / 20), dayNumber(all.at(-1)));
  const values = Array.from({ length: to - from + 1 }, (_, i) => dayText(from + i));
  return run(values, changed.map((day) => dayNumber(day) - from), before);
}

/** Positions in the log, one for each command of the coalition. */
export const runOfPositions = (moments) =>
  run(moments.map(({ position }) => `@${position}`), moments.flatMap(({ moved }, i) => (moved ? [i] : [])), (values, known) =>
    (known.startsWith('@')
      ? lastUpTo(moments, (each) => each.position <= Number(known.slice(1)))
      : lastUpTo(moments, (each) => each.recordedAt <= endOf(known))));

/** The position of the last command that was recorded by the end of that day; undefined where none was. */
export const positionBy = (moments, day) => moments[lastUpTo(moments, (each) => each.recordedAt <= endOf(day))]?.position;

/** The next stop from there, in either direction; the start and "no bound" are stops, too. */
export function stopFrom({ stops }, place, by) {
  return by > 0 ? stops.find((stop) => stop > place) : stops.findLast((stop) => stop < place);
}

// `place` of null is the end, behind all values; a value that is not among them stands at the last one before it.
const run = (values, changes, placeOf) => ({
  values,
  changes,
  stops: [...new Set([0, ...changes, values.length])],
  place: (value) => (value ? Math.max(0, placeOf(values, value)) : values.length),
});

const before = (values, value) => lastUpTo(values, (each) => each <= value.slice(0, 10));

function lastUpTo(ordered, isReached) {
  let [low, high] = [0, ordered.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isReached(ordered[middle])) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

// A date alone means its last instant.
const endOf = (time) => (time.length > 10 ? time : `${time}T23:59:59.999999Z`);
const dayNumber = (day) => Math.floor(Date.parse(day.slice(0, 10)) / 864e5);
const dayText = (number) => new Date(number * 864e5).toISOString().slice(0, 10);
