/** Periods in words, for those who do not see the picture, and where there is none. */

import { h } from '../page/dom.js';
import { mark } from '../page/ladder.js';
import { link } from '../page/state.js';
import { span } from '../page/dates.js';
import { say } from '../page/words.js';

/** The periods of one kind, the latest first. */
export const list = (periods) =>
  h('ol', { class: 'periods' }, [...periods].reverse().map(({ stance, from, until, because }) =>
    h('li', {}, mark(stance), ' ', span(from, until), ' ',
      because && link({ why: `statement:${because}` }, { 'data-focus': `${because}${from}` }, say('timeline.because')))));
