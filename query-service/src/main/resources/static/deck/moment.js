/** In words: which moment is shown, as known when, on which evidence, under which assumptions. */

import { recorded, when } from '../page/dates.js';
import { allOf } from '../evidence/statement.js';
import { isNow } from '../page/state.js';
import { say, spoken } from '../page/words.js';

const capital = (text) => text.charAt(0).toLocaleUpperCase(spoken()) + text.slice(1);

// Before the first record there is nothing that was recorded last.
const knownWords = ({ position, recordedAt }) =>
  (recordedAt ? say('notice.known', { position, date: recorded(recordedAt) }) : say('notice.knownNothing'));

/** "As at 5 Sept 2025 · as known at log 214, …"; `known` is what the answer says of itself, and without it none is the latest. */
export function moment(state, known) {
  const { at, known: fixed, paused, published, assume, without, minReliability, minCredibility } = state;
  const parts = [
    paused && !fixed && say('notice.paused'),
    at ? say('notice.at', { date: when(at) }) : !paused && known && isNow(state) && say('notice.today'),
    known && knownWords(known),
    published && say('notice.published', { date: when(published) }),
    assume.length > 0 && say('notice.assume', { conditions: allOf(assume) }),
    without && say('notice.without', { name: without }),
    (minReliability || minCredibility) && say('notice.graded', { grade: `${minReliability ?? '–'}${minCredibility ?? '–'}` }),
  ];
  return capital(parts.filter(Boolean).join(' · '));
}
