/** Where a participant stands, in one line, for those who hear it and for those who point at it. */

import { isWeak, stanceWord } from './ladder.js';
import { kindWord, nameOf, say } from './words.js';
import { began, span } from './dates.js';

/** What makes a stance doubtful: the words for what its mark wears. */
export const doubts = ({ contested, late, grade }) =>
  [contested && say('mark.contested'), late && say('mark.late'), isWeak(grade) && say('mark.weak')].filter(Boolean);

/** "Germany, Troops: Declined, since 20 Oct 2025, contested" */
export const told = (participant, kind, { stance = 'UNDECLARED', since, announcedAt, ...rest } = {}) =>
  `${nameOf(participant)}, ${kindWord(kind)}${say('colon')}` + [
    stance === 'UNDECLARED' ? say('matrix.nothing') : stanceWord(stance),
    since && stance !== 'UNDECLARED' ? span(began(since, announcedAt)) : null,
    ...doubts(rest),
  ].filter(Boolean).join(', ');
