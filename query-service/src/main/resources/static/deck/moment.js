/** In words: which moment is shown, as known when, on which evidence, under which assumptions. */

import { recorded, when } from '../page/dates.js';
import { allOf } from '../evidence/statement.js';
import { say } from '../page/words.js';

/** "As at 5 Sept 2025 · as known at log 214, …"; `known` is what the answer says of itself. */
export function moment({ at, published, assume, without, minReliability, minCredibility }, known) {
  const parts = [
    at ? say('notice.at', { date: when(at) }) : say('notice.today'),
    known && say('notice.known', { position: known.position, date: recorded(known.recordedAt) }),
    published && say('notice.published', { date: when(published) }),
    assume.length > 0 && say('notice.assume', { conditions: allOf(assume) }),
    without && say('notice.without', { name: without }),
    (minReliability || minCredibility) && say('notice.graded', { grade: `${minReliability ?? '–'}${minCredibility ?? '–'}` }),
  ];
  return parts.filter(Boolean).join(' · ');
}
