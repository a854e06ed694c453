/** Follows the log: a stream of events that resumes by itself, and a light that says whether it can be trusted. */

import { ask } from './api.js';

const EVENTS = ['statement-recorded', 'stance-changed', 'stance-revised', 'stance-contested'];
const PULSE = 5_000;
const CUT_AFTER = 15_000;
const ASLEEP_AFTER = 30_000;
const BEHIND_AFTER = 5;

/** Streams one coalition's events after a position; `close` ends it. */
export function follow(coalition, after, { onEvent, onOpen }) {
  let source;
  let again;
  let last = [after, Infinity];
  const open = () => {
    // A position may hold several events: ask for the whole of the last one and drop what was seen.
    const from = last[1] === Infinity ? last[0] : last[0] - 1;
    const url = new URL(`coalitions/${encodeURIComponent(coalition)}/live`, document.baseURI);
    url.searchParams.set('after', Math.max(0, from));
    source = new EventSource(url);
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
 * Asks every few seconds how far the service is, since a silent line and a dead one look alike in a browser.
 * `onPulse` gets the projection or null; `onWake` is called after sleep or a lost network.
 */
export function pulse({ onPulse, onWake }) {
  let last = Date.now();
  let timer;
  let well = true;
  const beat = async () => {
    clearTimeout(timer);
    const slept = Date.now() - last > ASLEEP_AFTER;
    const answer = await ask(['projection'], {}, AbortSignal.timeout(PULSE)).catch(() => null);
    last = Date.now();
    if (answer && (slept || !well)) onWake();
    well = answer !== null;
    onPulse(answer);
    clearTimeout(timer);
    timer = setTimeout(beat, PULSE);
  };
  addEventListener('online', beat);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && beat());
  beat();
}

/** live, connecting, behind or cut: what the light shows; `idle` where there is no coalition to follow. */
export function light({ lastSeen, answered, idle, opened, everOpened, lagSeconds }) {
  if (!answered) return Date.now() - lastSeen > CUT_AFTER ? 'cut' : 'behind';
  if (!opened && !idle) return everOpened ? 'behind' : 'connecting';
  return lagSeconds > BEHIND_AFTER ? 'behind' : 'live';
}
