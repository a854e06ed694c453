/** One participant's stances over valid time: a band for each kind, and the same in words. */

import { questionOfHistory } from './api.js';
import { h, free, redraw } from './dom.js';
import { go, link } from './state.js';
import { KINDS, mark, stanceWord } from './ladder.js';
import { inOrderOfName, kindWord, nameOf, say } from './words.js';
import { span, when } from './dates.js';

export const asks = (state) =>
  state.participant ? { history: [['participants', state.participant, 'history'], questionOfHistory(state)] } : {};

export function draw(root, { state, participants = [], history }) {
  const { periods = [] } = history ?? {};
  const shown = periods.filter(({ kind }) => !state.kind || kind === state.kind);
  redraw(root, ['timeline', state.participant, participants, shown], () => [
    h('h2', {}, state.participant ? free(nameOf(state.participant)) : say('tab.timeline')),
    picker(participants, state.participant),
    state.participant ? bands(shown) : h('p', { class: 'empty' }, say('timeline.choose')),
  ]);
}

const picker = (participants, chosen) =>
  h('p', {}, h('label', {}, say('timeline.participant'), ' ',
    h('select', { id: 'participant', 'data-focus': 'participant', onchange: (event) => go({ participant: event.target.value || null }) },
      h('option', { value: '' }, '–'),
      inOrderOfName([...new Set([...participants, ...(chosen ? [chosen] : [])])])
        .map((each) => h('option', { value: each, selected: each === chosen }, nameOf(each))))));

function bands(periods) {
  if (periods.length === 0) return h('p', { class: 'empty' }, say('timeline.empty'));
  const [start, end] = extent(periods);
  return KINDS.filter((kind) => periods.some((period) => period.kind === kind)).map((kind) => {
    const ofKind = periods.filter((period) => period.kind === kind);
    return h('section', { class: 'history', 'data-history': kind },
      h('h3', {}, kindWord(kind)),
      h('div', { class: 'track', 'aria-hidden': 'true' }, ofKind.map((period) => band(period, start, end))),
      list(ofKind));
  });
}

/** The periods of one kind in words, the latest first. */
export const list = (periods) =>
  h('ol', { class: 'periods' }, [...periods].reverse().map(({ stance, from, until, because }) =>
    h('li', {}, mark(stance), ' ', span(from, until), ' ',
      because && link({ why: `statement:${because}` }, { 'data-focus': `${because}${from}` }, say('timeline.because')))));

function extent(periods) {
  const starts = periods.map(({ from }) => Date.parse(from)).filter(Number.isFinite);
  const ends = periods.map(({ until }) => Date.parse(until)).filter(Number.isFinite);
  const start = Math.min(...starts);
  // The last period goes on: give it a tenth of the whole, so that it can be seen.
  const last = Math.max(...starts, ...ends);
  return [start, last + Math.max(last - start, 864e5) / 10];
}

function band({ stance, from, until }, start, end) {
  const share = (time) => (100 * (time - start)) / (end - start);
  const left = share(Date.parse(from));
  const element = h('span', { class: 'band', 'data-stance': stance, title: `${stanceWord(stance)}, ${when(from)}` });
  element.style.left = `${left}%`;
  element.style.width = `${(until ? share(Date.parse(until)) : 100) - left}%`;
  return element;
}
