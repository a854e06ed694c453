/** In words: which moment is shown, as known when, on which evidence, under which assumptions. */

import { recorded, when } from '../page/dates.js';
import { allOf } from '../evidence/statement.js';
import { say, spoken } from '../page/words.js';

const capital = (text) => text.charAt(0).toLocaleUpperCase(spoken()) + text.slice(1);

/** "As at 5 Sept 2025 · as known at log 214, …"; `known` is what the answer says of itself. */
export function moment({ at, known: fixed, paused, published, assume, without, minReliability, minCredibility }, known) {
  const parts = [
    paused && !fixed && say('notice.paused'),
    at ? say('notice.at', { date: when(at) }) : !paused && !fixed && say('notice.today'),
    known && say('notice.known', { position: known.position, date: recorded(known.recordedAt) }),
    published && say('notice.published', { date: when(published) }),
    assume.length > 0 && say('notice.assume', { conditions: allOf(assume) }),
    without && say('notice.without', { name: without }),
    (minReliability || minCredibility) && say('notice.graded', { grade: `${minReliability ?? '–'}${minCredibility ?? '–'}` }),
  ];
  return capital(parts.filter(Boolean).join(' · '));
}
