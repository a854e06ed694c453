/** Brings the parts together: the address says what to ask, the answers are drawn, the log says when to ask again. */

import { ask } from './page/api.js';
import { failureWords, gather, keyOf } from './page/answers.js';
import { forgetAll } from './page/dom.js';
import { applyPlace, applyTheme } from './page/header.js';
import { comeBack } from './page/login.js';
import { asHeld, hearing, unheard } from './live/hear.js';
import { bestOf, fitted, isAway, remember } from './page/remembered.js';
import { draw, ringCells } from './page/screen.js';
import { go, onChange, read } from './page/state.js';
import { begin, load, loadRest, nameOfView, viewIfLoaded } from './page/views.js';
import { askWhy, subject } from './evidence/why.js';
import { chosen, speak, spoken } from './page/words.js';

// Between two questions because of the log, so that a flood of records does not become one of questions.
const REST = 250;

const page = {
  coalitions: null, // null until the first answer
  answers: null, // with the `view` that they are for, and the `key` of what they answer
  awaited: false, // whether they answer something else than the address asks by now
  participants: [], // of the coalition, as last heard
  failure: null, // what came `of` the question that the address asks, in `words`
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
  if (because !== 'passing') {
    expect(asHeld(read(), page.held));
    show();
  }
  const found = !isListed(read().coalition) && findCoalitions();
  if (!read().coalition) await found;
  if (overtaken()) return;
  const state = asHeld(read(), page.held);
  if (state.coalition) await Promise.all([found, renewAnswers(state, own.signal, because), renewWhy(state, own.signal, because)]);
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
    if (alone) page.failure = { words: failureWords(error) };
  }
  show();
}

/** What is shown stays until there is an answer to what the address asks by now; of another coalition nothing stays. */
function expect(state) {
  const asks = viewIfLoaded(nameOfView(state)) && asksOf(viewIfLoaded(nameOfView(state)), state);
  const key = keyOf(state, asks);
  if (page.failure?.of && page.failure.of !== key) page.failure = null;
  if (page.answers && page.answers.coalition !== state.coalition) {
    remember(page.answers);
    Object.assign(page, { answers: null, participants: [] });
  }
  page.awaited = !fitted(page.answers, state, asks);
}

const asksOf = (view, state) => view.asks?.(state) ?? {};

async function renewAnswers(state, signal, because) {
  const view = nameOfView(state);
  let asks = null; // not known before the view's file is here
  try {
    asks = asksOf(await load(view), state);
    const there = seen === grown && !page.failure && fitted(page.answers, state, asks);
    if (there) return answered({ ...there, view });
    const asked = grown;
    if (because === 'address') remember(page.answers);
    const answers = await gather(state, asks, signal);
    if (signal.aborted) return;
    seen = asked;
    page.failure = null;
    answered({ ...answers, view });
  } catch (error) {
    if (!signal.aborted) failed(error, state, asks);
  }
}

function answered(answers) {
  const { participants = [], known } = answers;
  Object.assign(page, { answers, participants, awaited: false, position: Math.max(page.position, known?.position ?? 0) });
  show();
}

/** Where the service is away, what it said before can still be read; what answers another question never stands for this. */
function failed(error, state, asks) {
  remember(page.answers);
  page.failure = { of: keyOf(state, asks), words: failureWords(error), unknown: error.type === 'urn:muster:problem:coalition-unknown' };
  const found = bestOf(state, asks, isAway(error));
  page.answers = found && { ...found, view: found.key === page.failure.of ? nameOfView(state) : null };
  page.participants = found?.participants ?? page.participants;
  page.awaited = false;
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

await comeBack();
const begun = begin(nameOfView(read()));
applyTheme();
const placed = applyPlace();
await speak(chosen(read().lang));
const ears = hearing(page, () => renew('log'));
onChange(onAddress);
addEventListener('identity', show);
await renew();
await placed;
show();
await begun; // the first view goes before those that may be looked at later
await loadRest();
show();
