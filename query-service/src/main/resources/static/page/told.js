/** Where a participant stands, in one line, for those who hear it and for those who point at it. */

import { stanceWord } from './ladder.js';
import { kindWord, nameOf, say } from './words.js';
import { began, span } from './dates.js';

/** "Germany, Troops: Declined, since 20 Oct 2025, contested" */
export const told = (participant, kind, { stance = 'UNDECLARED', since, announcedAt, contested = false } = {}) =>
  `${nameOf(participant)}, ${kindWord(kind)}: ` + [
    stance === 'UNDECLARED' ? say('matrix.nothing') : stanceWord(stance),
    since && stance !== 'UNDECLARED' ? span(began(since, announcedAt)) : null,
    contested ? say('mark.contested') : null,
  ].filter(Boolean).join(', ');
