/** What the address asks for, gathered from the service. */

import { ask, question, questionOfHistory } from './api.js';
import { say } from './words.js';

/** Two states of the same key are answered alike. */
export const keyOf = ({ why, lang, kind, ...asked }) => JSON.stringify(asked);

/** All that the view and the figures need, as of one question. */
export async function gather(state, signal) {
  const of = (...path) => ['coalitions', state.coalition, ...path];
  const [coalition, stances, claims, meetings, history] = await Promise.all([
    ask(of(), question(state), signal),
    ask(of('stances'), question(state), signal),
    ask(of('claims'), question(state), signal),
    state.view === 'meetings' && ask(of('meetings'), question(state), signal),
    state.view === 'timeline' && state.participant &&
      ask(of('participants', state.participant, 'history'), questionOfHistory(state), signal),
  ]);
  return {
    ...coalition, known: stances.known, stances: stances.stances, participants: stances.participants,
    claims: claims.claims, meetings: meetings?.meetings, periods: history?.periods,
  };
}

/** What happened, for a reader. */
export const failureWords = ({ status, title, detail, message }) =>
  status === 0 ? say('failure.unreachable')
    : [title, detail].filter(Boolean).join('. ') || say('failure.unknown', { status: status ?? message });
