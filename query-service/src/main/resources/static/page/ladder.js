/** The ladder, from against to done, and the kinds of contribution: their order, their signs, their words. */

import { h } from './dom.js';
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

/** Sign and word on the stance's colour: never the colour alone. */
export const mark = (stance, { contested = false } = {}) =>
  h('span', { class: 'mark', 'data-stance': stance, 'data-contested': String(contested) },
    h('span', { class: 'sign', 'aria-hidden': 'true' }, sign(stance)),
    h('span', { class: 'word' }, wordOf(stance)));

/** Makes a mark show another stance where it stands. */
export function remark(element, stance, { contested = false } = {}) {
  const [signAt, wordAt] = element.children;
  Object.assign(element.dataset, { stance, contested: String(contested) });
  signAt.textContent = sign(stance);
  wordAt.textContent = wordOf(stance);
}

const wordOf = (stance) => (stance === 'UNDECLARED' ? say('matrix.nothing') : stanceWord(stance));

/** Up or down the ladder, as an arrow and a word. */
export const direction = (way) =>
  h('span', { class: 'way', 'data-way': way, title: say(`direction.${way}`) },
    h('span', { 'aria-hidden': 'true' }, way === 'DOWN' ? '▼' : '▲'),
    h('span', { class: 'unseen' }, ` ${say(`direction.${way}`)} `));
