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

/** What happened, for a reader. */
export const failureWords = ({ status, title, detail, message }) =>
  status === 0 ? say('failure.unreachable')
    : [title, detail].filter(Boolean).join('. ') || say('failure.unknown', { status: status ?? message });
