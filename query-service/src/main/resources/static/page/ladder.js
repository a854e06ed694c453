/** The ladder, from against to done, and the kinds of contribution: their order, their signs, their words. */

import { h } from './dom.js';
import { clock } from './icons.js';
import { say } from './words.js';

// U+FE0E keeps platforms from drawing an emoji in colours of its own.
const SIGNS = {
  OPPOSED: '✕',
  DECLINED: '▬',
  WITHDRAWN: '↩\uFE0E',
  RESERVED: '!',
  UNDECLARED: '·',
  SUPPORTIVE: '○',
  CONSIDERING: '?',
  PLEDGED_CONDITIONALLY: '◐',
  PLEDGED: '●',
  DELIVERING: '▶\uFE0E',
  DELIVERED: '✔\uFE0E',
};

export const LADDER = Object.keys(SIGNS);

export const KIND_GROUPS = {
  presence: ['TROOPS', 'NAVAL', 'AIR', 'CYBER'],
  means: ['MATERIEL', 'TRAINING', 'INTELLIGENCE', 'LOGISTICS', 'FUNDING'],
  other: ['SANCTIONS', 'GUARANTEE'],
};

export const KINDS = Object.values(KIND_GROUPS).flat();

export const sign = (stance) => SIGNS[stance] ?? '•';

export const stanceWord = (stance) => say(`stance.${stance}`);

/** Whether the best evidence that a stance rests on is graded below C3; F and 6 say that it cannot be judged, not that it is bad. */
export const isWeak = (grade) => ['D', 'E'].includes(grade?.reliability) || [4, 5].includes(grade?.credibility);

/**
 * Sign and word on the stance's colour: never the colour alone. Of what is told of a stance, what makes it doubtful shows:
 * contested wears a dashed edge, late a clock, and on weak evidence the sign alone stands on the colour.
 */
export const mark = (stance, { contested = false, late = false, grade } = {}) =>
  h('span', { class: 'mark', 'data-stance': stance, 'data-contested': String(contested), 'data-weak': String(isWeak(grade)) },
    h('span', { class: 'sign', 'aria-hidden': 'true' }, sign(stance)),
    h('span', { class: 'word' }, wordOf(stance)),
    late && clock());

/** Makes a mark show another stance where it stands. */
export function remark(element, stance, { contested = false, late = false, grade } = {}) {
  const [signAt, wordAt, clockAt] = element.children;
  Object.assign(element.dataset, { stance, contested: String(contested), weak: String(isWeak(grade)) });
  signAt.textContent = sign(stance);
  wordAt.textContent = wordOf(stance);
  if (late && !clockAt) element.append(clock());
  if (!late) clockAt?.remove();
}

const wordOf = (stance) => (stance === 'UNDECLARED' ? say('matrix.nothing') : stanceWord(stance));

/** How a mark wears each doubt, beside the word for it. */
export const DOUBTS = {
  contested: () => h('span', { class: 'mark', 'data-contested': 'true' }, say('mark.contested')),
  late: () => h('span', { class: 'mark' }, clock(), say('mark.late')),
  weak: () => h('span', { class: 'mark', 'data-stance': 'PLEDGED', 'data-weak': 'true' },
    h('span', { class: 'sign', 'aria-hidden': 'true' }, sign('PLEDGED')), h('span', { class: 'word' }, say('mark.weak'))),
};

/** Up or down the ladder, as an arrow and a word. */
export const direction = (way) =>
  h('span', { class: 'way', 'data-way': way, title: say(`direction.${way}`) },
    h('span', { 'aria-hidden': 'true' }, way === 'DOWN' ? '▼' : '▲'),
    h('span', { class: 'unseen' }, ` ${say(`direction.${way}`)} `));
