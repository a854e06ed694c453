/** The times, the evidence and the conditions that are asked about; and a line that says which ones are shown. */

import { h, free, redraw } from './dom.js';
import { go, isNow, link, NOW } from './state.js';
import { moment } from './moment.js';
import { conditionWord, say } from './words.js';

const ASSUMABLE = ['CEASEFIRE', 'PEACE_AGREEMENT', 'END_OF_WAR', 'US_BACKSTOP', 'LEGAL_FRAMEWORK'];

export function drawDeck(root, { state, conditions = [] }) {
  const open = root.querySelector('details')?.open ?? matchMedia('(min-width: 1100px)').matches;
  root.setAttribute('aria-label', say('deck.title'));
  redraw(root, [state, conditions], () =>
    h('details', { open }, h('summary', {}, say('deck.title')),
      h('div', { class: 'controls' }, times(state), sources(state), whatIfs(state, conditions))));
}

const times = ({ at, known, published }) =>
  h('fieldset', {}, h('legend', {}, say('deck.times')),
    field('at', { type: 'date', value: at?.slice(0, 10) }),
    field('known', { type: 'text', size: 9, value: known, placeholder: '@214', title: say('deck.knownHint'),
      autocomplete: 'off' }, position),
    field('published', { type: 'date', value: published?.slice(0, 10) }));

// A bare number is meant as a position.
const position = (text) => (/^\d+$/.test(text) ? `@${text}` : text);

function whatIfs({ assume }, conditions) {
  const met = new Set(conditions.filter((each) => each.met).map(({ condition }) => condition));
  const all = [...new Set([...ASSUMABLE, ...conditions.map(({ condition }) => condition), ...assume])];
  return h('fieldset', { id: 'assume' }, h('legend', {}, say('deck.assume')), all.map((condition) =>
    h('label', {},
      h('input', { type: 'checkbox', name: 'assume', value: condition, checked: assume.includes(condition),
        'data-focus': `assume:${condition}`, onchange: ({ target }) => go({ assume: toggled(assume, condition, target.checked) }) }),
      ' ', free(conditionWord(condition)), met.has(condition) && h('span', { class: 'beside' }, ` (${say('deck.met')})`))));
}

const toggled = (assume, condition, on) => [...assume.filter((each) => each !== condition), ...(on ? [condition] : [])];

const sources = ({ without, minReliability, minCredibility }) =>
  h('fieldset', {}, h('legend', {}, say('deck.evidence')),
    field('without', { type: 'text', size: 12, value: without, placeholder: say('deck.withoutHint'), autocomplete: 'off' }),
    choice('minReliability', ['A', 'B', 'C', 'D', 'E'], minReliability),
    choice('minCredibility', ['1', '2', '3', '4', '5'], minCredibility));

const field = (name, attributes, read = (text) => text) =>
  h('label', {}, say(`deck.${name}`), ' ',
    h('input', { name, 'data-focus': name, ...attributes, onchange: ({ target }) => go({ [name]: read(target.value.trim()) || null }) }));

const choice = (name, values, chosen) =>
  h('label', {}, say(`deck.${name}`), ' ',
    h('select', { name, 'data-focus': name, onchange: ({ target }) => go({ [name]: target.value || null }) },
      h('option', { value: '' }, say('any')),
      values.map((value) => h('option', { value, selected: value === chosen }, value))));

/** Which moment is shown, with a way to keep it or to leave it; and what went wrong, if anything did. */
export function drawNotice(root, { state, known, failure, retry }) {
  root.dataset.now = String(isNow(state));
  redraw(root, [state, known, failure], () => [
    failure && h('p', { class: 'trouble', role: 'alert' }, failure, ' ',
      h('button', { type: 'button', id: 'retry', 'data-focus': 'retry', onclick: retry }, say('retry'))),
    h('p', { class: 'moment' }, free(moment(state, known)), ' ', isNow(state) ? known && keep(known) : leave()),
  ]);
}

const keep = ({ position }) =>
  link({ known: `@${position}` }, { 'data-focus': 'keep', id: 'keep', title: say('notice.keepHint') }, say('notice.keep'));

const leave = () => link(NOW, { 'data-focus': 'now', id: 'now' }, say('notice.now'));
