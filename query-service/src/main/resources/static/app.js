/** Brings the parts together: the address says what to ask, the answers are drawn, the log says when to ask again. */

import { ask } from './page/api.js';
import { failureWords, gather, keyOf } from './page/answers.js';
import { forgetAll } from './page/dom.js';
import { applyPlace, applyTheme } from './page/header.js';
import { asHeld, hearing, unheard } from './live/hear.js';
import { draw, ringCells } from './page/screen.js';
import { go, onChange, read } from './page/state.js';
import { begin, load, loadRest, nameOfView } from './page/views.js';
import { askWhy, subject } from './evidence/why.js';
import { chosen, speak, spoken } from './page/words.js';

// Between two questions because of the log, so that a flood of records does not become one of questions.
const REST = 250;

const page = {
  coalitions: null, // null until the first answer
  answers: null, // to the question that `answered` names
  answered: '',
  failure: null,
  why: {}, // answer or failure, to the question that `of` names
  ...unheard(),
};

const show = () => draw(page, { retry: () => renew('log'), ...ears });

let asking = null;
const owed = { log: false, passing: false }; // what waits to be asked
let grown = 0; // how often the log was heard to grow
let seen = 0; // how often it had when what is shown was asked
let resting = false;

/**
 * Asks what the address asks. A new address breaks off a question under way; the log and a slider that moves wait for it,
 * or else nothing would be drawn while one slides, and then ask once, for the latest.
 */
async function renew(because = 'address') {
  if (because === 'log') grown += 1;
  if (because !== 'address' && (asking || (because === 'log' && resting))) {
    owed[because] = true;
    return;
  }
  owed[because] = false;
  asking?.abort();
  const own = (asking = new AbortController());
  const moved = page.held ? [] : [...page.moved];
  const overtaken = () => own.signal.aborted;
  // Under a slider the answer comes soon, and what is said of the moment had better come with it.
  if (because !== 'passing') show();
  const found = !isListed(read().coalition) && findCoalitions();
  if (!read().coalition) await found;
  if (overtaken()) return;
  const state = asHeld(read(), page.held);
  if (state.coalition) await Promise.all([found, renewAnswers(state, own.signal), renewWhy(state, own.signal, because)]);
  if (overtaken()) return;
  asking = null;
  ears.listen();
  ringCells(moved);
  for (const cell of moved) page.moved.delete(cell);
  if (owed.passing) renew('passing');
  else rest();
}

function rest() {
  resting = true;
  setTimeout(() => {
    resting = false;
    if (owed.log) renew('log');
  }, REST);
}

// One that was formed since the list was asked for is not in it yet.
const isListed = (asked) => page.coalitions?.some(({ coalition }) => coalition === asked);

// Where the address names a coalition, what is asked of that at the same time tells of a failure.
async function findCoalitions() {
  const alone = !read().coalition;
  try {
    page.coalitions = (await ask(['coalitions'])).coalitions ?? [];
    if (alone) page.failure = null;
    page.line.idle = !page.coalitions.length;
    if (page.coalitions.length && !read().coalition) go({ coalition: page.coalitions[0].coalition }, { replace: true });
  } catch (error) {
    if (alone) page.failure = failureWords(error);
  }
  show();
}

async function renewAnswers(state, signal) {
  const view = nameOfView(state);
  let key = null;
  try {
    const asks = (await load(view)).asks?.(state) ?? {};
    key = keyOf(state, asks);
    if (seen === grown && page.answered === key && page.answers && !page.failure) {
      page.answers.view = view;
      return show();
    }
    const asked = grown;
    const answers = await gather(state, asks, signal);
    if (signal.aborted) return;
    seen = asked;
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

async function onAddress({ lang }, { passing }) {
  if (chosen(lang) !== spoken()) {
    await speak(chosen(lang));
    forgetAll();
  }
  renew(passing ? 'passing' : 'address');
}

const begun = begin(nameOfView(read()));
applyTheme();
applyPlace();
await speak(chosen(read().lang));
const ears = hearing(page, () => renew('log'));
onChange(onAddress);
await renew();
await begun; // the first view goes before those that may be looked at later
await loadRest();
show();
