/** What the page hears: the log's events, how far the service is, and what of it the reader lets through. */

import { ask } from '../page/api.js';
import { beginning, emptyFeed, noted } from './feed.js';
import { follow, light, newLine, pulse } from './live.js';
import { notifier } from './notify.js';
import { draw, drawNews, showLight, titleOf } from '../page/screen.js';
import { read } from '../page/state.js';
import { speaker } from './tell.js';
import { keepRules, matches, rulesOf } from './watch.js';
import { say } from '../page/words.js';

const LET_THROUGH_EVERY = 250;
const SOON = 40;
// A line may be dead without a word; while the log grows, such a silence is worth opening it anew.
const SILENT_AFTER = 30_000;
const LATE = 5_000; // of a clock that goes every second
const GRAVE = ['cut', 'offline', 'stopped'];

/** What a page that has heard nothing knows. */
export const unheard = () => ({
  feed: emptyFeed(),
  rules: rulesOf(read().coalition),
  line: newLine(),
  moved: new Set(), // cells that a change has reached since the last answer
  held: null, // while paused: as of which position, with which feed, and how many records wait
  unseen: 0, // changes that are watched for and came while the page was hidden
  position: null,
  head: null,
  heard: null, // the last event
  stream: null,
});

/** Begins to hear; `renew` asks again because of the log. */
export function hearing(page, renew) {
  let told = null; // the last state of the light that was spoken of
  const announce = speaker(document.getElementById('status'));
  const notify = notifier(() => titleOf(page));
  let grown = false; // whether the log has grown since the last question because of it
  const letThrough = atMost(LET_THROUGH_EVERY, () => {
    drawNews(page);
    // What was known as of a fixed position does not change.
    if (grown && !page.held && !read().known) renew();
    grown = false;
  });

  /** Follows the coalition's log once it is known how far the log is. */
  function listen() {
    const { coalition } = read();
    if (coalition && page.answers && page.head !== null && page.stream?.coalition !== coalition) startAnew(coalition);
  }

  async function startAnew(coalition) {
    page.stream?.close();
    const stream = (page.stream = { coalition, close() {}, reopen() {} });
    Object.assign(page, { feed: emptyFeed(), held: null, unseen: 0, rules: rulesOf(coalition) });
    page.moved.clear();
    Object.assign(page.line, { opened: false, everOpened: false });
    drawNews(page);
    const since = { position: page.position, heard: page.heard };
    const after = await beginning(coalition).catch(() => 0);
    if (page.stream !== stream) return;
    Object.assign(stream, follow(coalition, Math.min(after, since.position), {
      onEvent: (type, data) => onEvent(type, data, !isPast(data, since)),
      onOpen,
    }));
  }

  function onOpen(opened) {
    Object.assign(page.line, { opened, everOpened: opened || page.line.everOpened, heardAt: Date.now() });
    tellLight();
    heart.beat();
  }

  function onEvent(type, data, fresh) {
    const isNext = page.feed.lines[0]?.position !== data.position;
    page.feed = noted(page.feed, type, data, { fresh, rules: page.rules });
    page.heard = data;
    page.line.heardAt = Date.now();
    page.position = Math.max(page.position, data.position);
    page.head = Math.max(page.head, page.position);
    grown ||= fresh;
    if (fresh && page.held && isNext) page.held.waiting++;
    if (fresh && type !== 'statement-recorded') onChange({ ...data, type });
    letThrough();
  }

  function onChange(change) {
    const moved = change.type === 'stance-changed';
    if (moved) page.moved.add(`${change.participant}/${change.kind}`);
    if (moved && !page.held) announce(change);
    if (!matches(page.rules, change)) return;
    if (document.hidden) page.unseen++;
    if (page.rules.notify) notify(page.stream.coalition, change);
  }

  function onPulse(projection) {
    page.line.answered = projection !== null;
    if (projection) noteProjection(projection);
    tellLight();
  }

  function noteProjection({ position = 0, head = position, lagSeconds = 0, stopped = [] }) {
    const { coalition } = read();
    Object.assign(page.line, { lastSeen: Date.now(), lagSeconds, stopped: stopped.find((each) => each.coalition === coalition) ?? null });
    const moved = page.head !== null && position > page.position;
    if (page.head !== null && position < page.position) meetOtherLog();
    page.position = Math.max(page.position, position);
    page.head = Math.max(page.position, head);
    listen();
    if (moved && Date.now() - page.line.heardAt > SILENT_AFTER) reopen();
    if (!page.answers || page.failure || (moved && !read().known && !page.held)) renew();
  }

  /** A service that is less far than it was may be starting, and then does not answer; or it has another log. */
  async function meetOtherLog() {
    const before = page.position;
    const { known = { position: before } } = await ask(['coalitions']).catch(() => ({}));
    if (known.position >= before) return;
    Object.assign(page, { position: known.position, head: known.position, coalitions: null });
    startAnew(read().coalition);
    renew();
  }

  function reopen() {
    page.line.heardAt = Date.now();
    page.stream?.reopen();
  }

  function tellLight() {
    const state = light(page.line);
    if ((GRAVE.includes(state) || state === 'live') && state !== told) {
      if (told !== null) document.getElementById('status').textContent = say(`live.${state}`);
      told = state;
    }
    showLight(page);
  }

  function onTick(gap) {
    if (gap > LATE) page.line.awakeSince = Date.now();
    tellLight();
  }

  function onWake() {
    reopen();
    if (!page.held) renew();
  }

  /** Holds the view and the list as they are, or lets through what has gathered. */
  function pause() {
    page.held = page.held ? null
      : { coalition: read().coalition, position: shownPosition(page), feed: page.feed, waiting: 0 };
    draw(page);
    if (!page.held) renew();
  }

  function choose(rules) {
    page.rules = rules;
    keepRules(page.stream?.coalition ?? read().coalition, rules);
    drawNews(page);
  }

  document.addEventListener('visibilitychange', () => {
    if (document.hidden) return;
    page.unseen = 0;
    drawNews(page);
  });
  const heart = pulse({ onPulse, onTick, onWake });
  return { listen, pause, choose };
}

// The view may be a little behind what was heard.
const shownPosition = ({ answers, position }) => (read().known ? position : answers?.known?.position ?? position);

/** What the address asks for; while the view is held, as of where it was held. */
export const asHeld = (state, held) =>
  (held && held.coalition === state.coalition && !state.known ? { ...state, known: `@${held.position}` } : state);

// By record time too, since another log may have come under the page: there the same position is another record.
const isPast = ({ position, recordedAt }, { position: known, heard }) =>
  position <= known || (heard !== null && (recordedAt < heard.recordedAt || (recordedAt === heard.recordedAt && position <= heard.position)));

/** The action, soon, since what one command did comes in several events; and at most every so many milliseconds. */
function atMost(gap, action) {
  let timer = null;
  let last = 0;
  const act = () => {
    timer = null;
    last = Date.now();
    action();
  };
  return () => {
    timer ??= setTimeout(act, Math.max(SOON, last + gap - Date.now()));
  };
}
