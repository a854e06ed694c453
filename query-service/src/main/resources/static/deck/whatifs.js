/** What is assumed, and which evidence counts. */

import { ask, question } from '../page/api.js';
import { h, free, redraw } from '../page/dom.js';
import { go, read } from '../page/state.js';
import { CONDITIONS, conditionWord, say } from '../page/words.js';

/** A box for each condition that may be assumed: the usual ones, and those of the coalition. */
export function drawWhatIfs(root, { state: { assume }, conditions = [] }) {
  const met = conditions.filter((each) => each.met).map(({ condition }) => condition);
  const all = [...new Set([...CONDITIONS, ...conditions.map(({ condition }) => condition), ...assume])];
  redraw(root, [all, met, assume], () =>
    [h('legend', {}, say('deck.assume')), all.map((condition) => box(condition, assume, met.includes(condition)))]);
}

const box = (condition, assume, isMet) =>
  h('label', {},
    h('input', { type: 'checkbox', name: 'assume', value: condition, checked: assume.includes(condition),
      'data-focus': `assume:${condition}`, onchange: ({ target }) => go({ assume: toggled(condition, target.checked) }) }),
    ' ', free(conditionWord(condition)), isMet && !assume.includes(condition) && h('span', { class: 'beside' }, ` (${say('deck.met')})`));

const toggled = (condition, on) => [...read().assume.filter((each) => each !== condition), ...(on ? [condition] : [])];

/** Whose evidence is left out, and how well it must be graded. */
export function drawEvidence(root, { without, minReliability, minCredibility }) {
  redraw(root, [without, minReliability, minCredibility], () => [
    h('legend', {}, say('deck.evidence')),
    h('label', {}, say('deck.without'), ' ',
      h('input', { name: 'without', 'data-focus': 'without', value: without, placeholder: say('deck.withoutHint'), autocomplete: 'off',
        list: 'sources', size: 14, onfocus: offerSources, onchange: ({ target }) => go({ without: target.value.trim() || null }) })),
    h('datalist', { id: 'sources' }, offers()),
    h('span', { class: 'graded' }, say('deck.graded'), ' ',
      choice('minReliability', ['A', 'B', 'C', 'D', 'E'], minReliability),
      choice('minCredibility', ['1', '2', '3', '4', '5'], minCredibility)),
  ]);
}

const choice = (name, values, chosen) =>
  h('select', { name, 'data-focus': name, 'aria-label': say(`deck.${name}`), title: say(`deck.${name}`),
    onchange: ({ target }) => go({ [name]: target.value || null }) },
    h('option', { value: '' }, say('any')),
    values.map((value) => h('option', { value, selected: value === chosen }, value)));

let offered = []; // by name, since they were last asked for

const offers = () => offered.map(({ name }) => h('option', { value: name }));

/** Who has published or passed on anything, those of most evidence first: asked for when somebody wants to leave one out. */
async function offerSources() {
  const state = read();
  // Without an answer the name can still be typed.
  const { sources = [] } = await ask(['coalitions', state.coalition, 'sources'], { ...question(state), without: null }).catch(() => ({}));
  offered = sources;
  // The field may have been drawn anew since.
  document.getElementById('sources')?.replaceChildren(...offers());
}
