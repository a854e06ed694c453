/** Periods in words, for those who do not see the picture, and where there is none. */

import { h } from '../page/dom.js';
import { mark } from '../page/ladder.js';
import { link } from '../page/state.js';
import { began, span } from '../page/dates.js';
import { say } from '../page/words.js';

/** The periods as one moment sees them: what began later is not there, what ended later goes on. Without a moment, all. */
export const upTo = (at, periods) =>
  (!at ? periods : periods.filter(({ from }) => from <= at).map((period) => (period.until > at ? { ...period, until: null } : period)));

/** When a period was, as vaguely as its ends were said; it ends with the `next`. */
export const spanOf = ({ from, until, announcedAt }, next) => span(began(from, announcedAt), until && began(until, next?.announcedAt));

/** The periods of one kind, the latest first. */
export const list = (periods) =>
  h('ol', { class: 'periods' }, periods.map((period, i) => item(period, periods[i + 1])).reverse());

const item = ({ stance, because, ...period }, next) =>
  h('li', {}, mark(stance), ' ', spanOf(period, next), ' ',
    because && link({ why: `statement:${because}` }, { class: 'ways', 'data-focus': `${because}${period.from}` }, say('timeline.because')));
