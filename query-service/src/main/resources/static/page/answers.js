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

/** What happened, for a reader: in their language where the problem is known, and in brackets the service's own words. */
export const failureWords = ({ status, title, detail, message, type = '' }) =>
  status === 0 ? say('failure.unreachable')
    : inBrackets(word('problem', type.split(':').at(-1)), detail)
      || [title, detail].filter(Boolean).join('. ') || say('failure.unknown', { status: status ?? message });

// What the service says of a field that has not the form it must have. The last two say no more than our words do.
const FORMS = {
  dateTime: /^must be a (date-)?time /,
  date: /^must be a date/,
  number: /^must be a (whole )?number/,
  oneOf: /^must be (one of|true or false)/,
  long: /^must be at most .* characters/,
  letters: /^must be .*(characters|word|code)/,
  address: /^must be an https? /,
  language: /^must be a language tag/,
  position: /^must be a position/,
  empty: /^must not be empty/,
  missing: /^is missing/,
};

/** The same of one field. */
export function wrongWords(message) {
  const form = Object.keys(FORMS).find((name) => FORMS[name].test(message));
  return inBrackets(form && say(`wrong.${form}`), ['empty', 'missing'].includes(form) ? '' : message) || message;
}

/** The words for a rule that the service refuses by. */
export const ruleWords = ({ rule, detail }) => inBrackets(word('rule', rule), detail) || detail;

const inBrackets = (words, detail) => words && (detail ? `${words} (${detail})` : words);

// Empty where the page has no words for it.
function word(family, name) {
  const words = say(`${family}.${name}`);
  return words === name ? '' : words;
}
