/** What was answered, so that it can still be read where the service is away. */

import { keyOf } from './answers.js';

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

/** Whether the service, or the way to it, failed, rather than what was asked. */
export const isAway = ({ status = 0 }) => status === 0 || status >= 500;
