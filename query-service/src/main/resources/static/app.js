/** Brings the parts together: the address says what to ask, the answers are drawn, the log says when to ask again. */

import { ask } from './api.js';
import { failureWords, gather, keyOf } from './answers.js';
import { forgetAll } from './dom.js';
import { emptyFeed, noted, speaker } from './feed.js';
import { onTie } from './deck.js';
import { applyTheme } from './header.js';
import { follow, pulse } from './live.js';
import { draw, drawNews, ringCells, showLight } from './screen.js';
import { go, onChange, read } from './state.js';
import { load, loadRest, nameOfView } from './views.js';
import { askWhy, subject } from './why.js';
import { chosen, speak, spoken } from './words.js';

// So many positions before the page was opened are in the feed from the first.
const REMEMBERED = 30;

const page = {
  coalitions: null, // null until the first answer
  answers: null, // to the question that `answered` names
  answered: '',
  failure: null,
  why: {}, // answer or failure, to the question that `of` names
  feed: emptyFeed(),
  moved: [], // cells that a change has reached since the last answer
  line: { lastSeen: Date.now(), answered: true, idle: false, opened: false, everOpened: false, lagSeconds: 0 },
  position: null,
  head: null,
  stream: null,
};

const announce = speaker(document.getElementById('status'));
const show = () => draw(page, () => renew('log'));

let asking = null;
let askAgain = null; // why, if so

/**
 * Asks what the address asks. A new address breaks off a question under way; the log and a slider that moves wait for it,
 * or else nothing would be drawn while one slides, and then ask once, for the latest.
 */
async function renew(because = 'address') {
  if (because !== 'address' && asking) {
    askAgain = askAgain === 'log' ? 'log' : because;
    return;
  }
  asking?.abort();
  const own = (asking = new AbortController());
  const moved = page.moved.splice(0);
  const overtaken = () => own.signal.aborted && page.moved.unshift(...moved) >= 0;
  show();
  if (!page.coalitions?.length || !read().coalition) await findCoalitions();
  if (overtaken()) return;
  const state = read();
  if (state.coalition) await Promise.all([renewAnswers(state, own.signal, because), renewWhy(state, own.signal, because)]);
  if (overtaken()) return;
  asking = null;
  listen();
  show();
  ringCells(moved);
  const again = askAgain;
  askAgain = null;
  if (again) renew(again);
}

async function findCoalitions() {
  try {
    page.coalitions = (await ask(['coalitions'])).coalitions ?? [];
    page.failure = null;
    page.line.idle = !page.coalitions.length;
    if (page.coalitions.length && !read().coalition) go({ coalition: page.coalitions[0].coalition }, { replace: true });
  } catch (error) {
    page.failure = failureWords(error);
  }
}

async function renewAnswers(state, signal, because) {
  const view = nameOfView(state);
  let key = null;
  try {
    const asks = (await load(view)).asks?.(state) ?? {};
    key = keyOf(state, asks);
    if (because !== 'log' && page.answered === key && page.answers && !page.failure) {
      page.answers.view = view;
      return;
    }
    const answers = await gather(state, asks, signal);
    if (signal.aborted) return;
    Object.assign(page, { answers: { ...answers, view }, answered: key, failure: null });
    page.position = Math.max(page.position, answers.known?.position ?? 0);
  } catch (error) {
    if (signal.aborted) return;
    page.failure = failureWords(error);
    // What answers another question must not stay under this one's controls.
    if (page.answered !== key) page.answers = null;
  }
  show();
}

async function renewWhy(state, signal, because) {
  if (!subject(state.why)) return;
  const of = JSON.stringify([state.why, keyOf(state)]);
  // Under a slider the answer before stays until the next: they would take turns with nothing.
  const isPassing = because === 'passing' && page.why.about === state.why;
  if (page.why.of !== of && !isPassing) page.why = { of, about: state.why };
  try {
    page.why = { of, about: state.why, answer: await askWhy(state, signal) };
  } catch (error) {
    if (signal.aborted) return;
    page.why = { of, about: state.why, failure: failureWords(error) };
  }
  show();
}

/** Follows the coalition's log once it is known how far the log is. */
function listen() {
  const { coalition } = read();
  if (!coalition || !page.answers || page.head === null || page.stream?.coalition === coalition) return;
  page.stream?.close();
  page.feed = emptyFeed();
  Object.assign(page.line, { opened: false, everOpened: false });
  const since = page.position;
  const onEvent = (type, data) => heard(type, data, data.position <= since);
  const onOpen = (opened) => {
    Object.assign(page.line, { opened, everOpened: opened || page.line.everOpened });
    showLight(page);
  };
  page.stream = { coalition, ...follow(coalition, Math.max(0, since - REMEMBERED), { onEvent, onOpen }) };
}

function heard(type, data, past) {
  page.feed = noted(page.feed, type, data);
  page.position = Math.max(page.position, data.position);
  page.head = Math.max(page.head, page.position);
  drawSoon();
  if (past) return;
  if (type === 'stance-changed') announce(data);
  // What was known as of a fixed position does not change.
  if (read().known) return;
  if (type === 'stance-changed') page.moved.push(`${data.participant}/${data.kind}`);
  renew('log');
}

let frame = null;

function drawSoon() {
  frame ??= requestAnimationFrame(() => {
    frame = null;
    drawNews(page);
  });
}

function onPulse(projection) {
  page.line.answered = projection !== null;
  if (projection) noteProjection(projection);
  showLight(page);
}

function noteProjection({ position = 0, head = position, lagSeconds }) {
  Object.assign(page.line, { lastSeen: Date.now(), lagSeconds: lagSeconds ?? 0 });
  const moved = page.head !== null && position > page.position;
  page.position = Math.max(page.position, position);
  page.head = Math.max(page.position, head);
  listen();
  if (!page.answers || (moved && !read().known)) renew('log');
}

function onWake() {
  page.stream?.reopen();
  renew('log');
}

async function onAddress({ lang }, { passing }) {
  if (chosen(lang) !== spoken()) {
    await speak(chosen(lang));
    forgetAll();
  }
  renew(passing ? 'passing' : 'address');
}

applyTheme();
await speak(chosen(read().lang));
onChange(onAddress);
onTie(show);
pulse({ onPulse, onWake });
await renew();
loadRest();
