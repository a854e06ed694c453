/** What the address asks for, gathered from the service. */

import { ask, question } from './api.js';
import { say } from './words.js';

/** Two states of the same key are answered alike; `asks` is what the view asks besides. */
export const keyOf = (state, asks) => JSON.stringify([state.coalition, question(state), asks]);

/** What all views and the figures need, and under their names what the view asks besides, as of one question. */
export async function gather(state, asks, signal) {
  const of = (path, parameters) => ask(['coalitions', state.coalition, ...path], parameters, signal);
  const asked = question(state);
  const unassumed = state.assume.length > 0 && of(['stances'], { ...asked, assume: null });
  const [coalition, stances, claims, plain, ...more] = await Promise.all([
    of([], asked), of(['stances'], asked), of(['claims'], asked), unassumed,
    ...Object.values(asks).map(([path, parameters]) => of(path, parameters)),
  ]);
  const named = Object.fromEntries(Object.keys(asks).map((name, i) => [name, more[i]]));
  return {
    key: keyOf(state, asks), question: keyOf(state), ...named, ...coalition, coalition: state.coalition, known: stances.known, unassumed: plain?.stances,
    stances: stances.stances, participants: stances.participants, claims: claims.claims,
  };
}

/** These answers, if they answer all that is asked: a view that asks nothing besides is content with those of another. */
export function fitted(answers, state, asks) {
  if (!answers || !asks) return null;
  const key = keyOf(state, asks);
  if (answers.key === key) return answers;
  return answers.question === keyOf(state) && !Object.keys(asks).length ? { ...answers, key } : null;
}

const REMEMBERED = 12;
const memory = new Map(); // the last answers, by what they answer

/** Keeps them for when the service is away. */
export function remember(answers) {
  if (!answers) return;
  memory.delete(answers.key);
  memory.set(answers.key, answers);
  if (memory.size > REMEMBERED) memory.delete(memory.keys().next().value);
}

/** The last answers that are all that is asked or, failing that, what all views share of it; null where there are none. */
export function bestOf(state, asks, isAway) {
  const latestFirst = [...memory.values()].reverse();
  const several = isAway ? latestFirst : latestFirst.slice(0, 1);
  const whole = several.find((each) => fitted(each, state, asks));
  return whole ? fitted(whole, state, asks) : several.find(({ question }) => question === keyOf(state)) ?? null;
}

/** What keeps an answer as it is now: its position, and its day, since days go by without a record, too. */
export function fixed({ at }, { position, recordedAt }) {
  // This device's clock may be behind.
  const day = [new Date().toISOString(), recordedAt ?? ''].sort().at(-1).slice(0, 10);
  return { at: at ?? day, known: `@${position}` };
}

/** Whether the service, or the way to it, failed, rather than what was asked. */
export const isAway = ({ status = 0 }) => status === 0 || status >= 500;

/** What happened, for a reader. */
export const failureWords = ({ status, title, detail, message }) =>
  status === 0 ? say('failure.unreachable')
    : [title, detail].filter(Boolean).join('. ') || say('failure.unknown', { status: status ?? message });
