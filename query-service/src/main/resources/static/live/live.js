/** Follows the log: a stream of events that resumes by itself, and a light that says whether it can be trusted. */

import { addressOf, ask } from '../page/api.js';

const EVENTS = ['statement-recorded', 'stance-changed', 'stance-revised', 'stance-contested'];
const TICK = 1_000;
const PULSE = 5_000;
const LATE_AFTER = 8_000;
const CUT_AFTER = 15_000;
// A hidden page's clock may go once a minute: that is no sleep.
const ASLEEP_AFTER = 90_000;
const BEHIND_AFTER = 5; // seconds, as the service counts

/** Streams one coalition's events after a position; `close` ends it. */
export function follow(coalition, after, { onEvent, onOpen }) {
  let source;
  let again;
  let last = [after, Infinity];
  const open = () => {
    // A position may hold several events: ask for the whole of the last one and drop what was seen.
    const from = last[1] === Infinity ? last[0] : last[0] - 1;
    source = new EventSource(addressOf(['coalitions', coalition, 'live'], { after: Math.max(0, from) }));
    source.onopen = () => onOpen(true);
    source.onerror = () => {
      onOpen(false);
      // A refusal (503 while the service starts) ends an EventSource for good; a lost line it mends itself.
      if (source.readyState === EventSource.CLOSED) again = setTimeout(open, 3_000);
    };
    for (const type of EVENTS) source.addEventListener(type, heard);
  };
  const heard = (event) => {
    const id = event.lastEventId.split('.').map(Number);
    if (event.lastEventId && !isAfter(id, last)) return;
    if (event.lastEventId) last = [id[0], id[1] ?? Infinity];
    const data = parsed(event.data);
    if (data) onEvent(event.type, { position: id[0], ...data });
  };
  const close = () => {
    clearTimeout(again);
    source.close();
  };
  open();
  return { close, reopen: () => { close(); open(); } };
}

const isAfter = ([position, place = Infinity], [lastPosition, lastPlace]) =>
  position > lastPosition || (position === lastPosition && place > lastPlace);

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/**
 * Asks every few seconds how far the service is, since a silent line and a dead one look alike in a browser; `beat` asks at
 * once. `onPulse` gets the projection or null, `onTick` comes every second, and `onWake` after sleep or a lost service.
 */
export function pulse({ onPulse, onTick, onWake }) {
  let ticked = Date.now();
  let asked = 0;
  let asking = false;
  let away = false; // whether anything may have been missed
  const beat = async () => {
    if (asking) return;
    asking = true;
    asked = Date.now();
    const answer = await ask(['projection'], {}, AbortSignal.timeout(PULSE)).catch(() => null);
    asking = false;
    const back = answer !== null && away;
    away = answer === null;
    onPulse(answer);
    if (back) onWake();
  };
  const tick = () => {
    const gap = Date.now() - ticked;
    ticked = Date.now();
    away ||= gap > ASLEEP_AFTER;
    onTick(gap);
    if (ticked - asked >= PULSE) beat();
  };
  setInterval(tick, TICK);
  for (const change of ['online', 'offline']) addEventListener(change, beat);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && beat());
  beat();
  return { beat };
}

/** A line of which nothing is known yet. */
export const newLine = () =>
  ({ lastSeen: Date.now(), awakeSince: 0, answered: true, idle: false, opened: false, everOpened: false, lagSeconds: 0, stopped: null });

/**
 * What the light shows: live, connecting, behind, cut, offline (this device has no network) or stopped (the service follows
 * this coalition no more); `idle` where there is no coalition to follow.
 */
export function light({ answered, idle, opened, everOpened, lagSeconds, stopped, ...line }) {
  const silent = Date.now() - silentSince(answered, line);
  if (!answered && !navigator.onLine) return 'offline';
  if (silent > CUT_AFTER) return 'cut';
  if (!answered || silent > LATE_AFTER) return 'behind';
  if (stopped) return 'stopped';
  if (!opened && !idle) return everOpened ? 'behind' : 'connecting';
  return lagSeconds > BEHIND_AFTER ? 'behind' : 'live';
}

// The silence of a page that slept is its own, unless the service had failed before.
const silentSince = (answered, { lastSeen, awakeSince }) => (answered ? Math.max(lastSeen, awakeSince) : lastSeen);
