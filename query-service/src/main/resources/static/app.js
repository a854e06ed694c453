/** Brings the parts together: the address says what to ask, the answers are drawn, the log says when to ask again. */

import { ask } from './api.js';
import { failureWords, gather, keyOf } from './answers.js';
import { forgetAll } from './dom.js';
import { applyTheme } from './header.js';
import { asHeld, hearing, unheard } from './hear.js';
import { draw, ringCells } from './screen.js';
import { go, onChange, read } from './state.js';
import { load, loadRest, nameOfView } from './views.js';
import { askWhy, subject } from './why.js';
import { chosen, speak, spoken } from './words.js';

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
let askAgain = false;
let resting = false;

/** Asks what the address asks. Because of the log it waits for a question under way; a new address breaks it off. */
async function renew(because = 'address') {
  if (because === 'log' && (asking || resting)) {
    askAgain = true;
    return;
  }
  if (because === 'log') askAgain = false;
  asking?.abort();
  const own = (asking = new AbortController());
  const moved = page.held ? [] : [...page.moved];
  const overtaken = () => own.signal.aborted;
  show();
  if (!page.coalitions?.length || !read().coalition) await findCoalitions();
  if (overtaken()) return;
  const state = asHeld(read(), page.held);
  if (state.coalition) await Promise.all([renewAnswers(state, own.signal, because), renewWhy(state, own.signal)]);
  if (overtaken()) return;
  asking = null;
  ears.listen();
  show();
  ringCells(moved);
  for (const cell of moved) page.moved.delete(cell);
  rest();
}

function rest() {
  resting = true;
  setTimeout(() => {
    resting = false;
    if (askAgain) renew('log');
  }, REST);
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
    if (because === 'address' && page.answered === key && page.answers && !page.failure) {
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

async function renewWhy(state, signal) {
  if (!subject(state.why)) return;
  const of = JSON.stringify([state.why, keyOf(state)]);
  if (page.why.of !== of) page.why = { of };
  try {
    page.why = { of, answer: await askWhy(state, signal) };
  } catch (error) {
    if (signal.aborted) return;
    page.why = { of, failure: failureWords(error) };
  }
  show();
}

async function onAddress({ lang }) {
  if (chosen(lang) !== spoken()) {
    await speak(chosen(lang));
    forgetAll();
  }
  renew();
}

applyTheme();
await speak(chosen(read().lang));
const ears = hearing(page, () => renew('log'));
onChange(onAddress);
await renew();
await loadRest();
show();
