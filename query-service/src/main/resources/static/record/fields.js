/** The inputs of the recording form: each writes what is entered into its place in the draft. */

import { h, free, some } from '../page/dom.js';
import { CODES } from '../map/codes.js';
import { KIND_GROUPS } from '../page/ladder.js';
import { CONDITIONS, conditionWord, inOrderOfName, kindWord, nameOf, ORGANISATIONS, say } from '../page/words.js';

const CHOICES = {
  kind: () => Object.values(KIND_GROUPS).flat().filter((kind) => kind !== 'TROOPS').map((kind) => [kind, kindWord(kind)]),
  participant: () => [...ORGANISATIONS, ...inOrderOfName(CODES)].map((code) => [code, nameOf(code)]),
  format: () => ['IN_PERSON', 'REMOTE', 'HYBRID'].map((each) => [each, say(`format.${each}`)]),
  mode: () => ['IN_PERSON', 'REMOTE', 'UNKNOWN'].map((each) => [each, say(`format.${each}`)]),
  bound: () => ['EXACTLY', 'AT_LEAST', 'ABOUT'].map((each) => [each, say(`bound.${each}`)]),
  unit: () => ['COUNTRIES', 'MEMBERS', 'LEADERS'].map((each) => [each, say(`unit.${each}`, { n: 2 })]),
  reliability: () => [...'ABCDEF'].map((each) => [each, `${each} · ${say(`reliability.${each}`)}`]),
  credibility: () => [...'123456'].map((each) => [each, `${each} · ${say(`credibility.${each}`)}`]),
};
const LONG = ['reason', 'description', 'aim', 'counterclaim', 'note', 'hedge'];
const HINTS = ['announcedAt', 'publishedOn', 'via', 'condition', 'coalition', 'startsAt'];
let count = 0;

/**
 * One field with its label, its hint and the place where it is told what is wrong with it.
 *
 * @param holder the object in the draft that the value is put into
 * @param path how the service names the field, `evidence[0].publisher`
 * @param suggested what may be entered, asked for when the field is entered
 */
export function field({ name, needed = false, clearable = false }, holder, path, changed, suggested = () => []) {
  const id = `field-${count++}`;
  const label = [say(`field.${name}`), needed && h('span', { class: 'beside' }, ` ${say('record.needed')}`)];
  const attributes = { id, name, 'aria-describedby': `${id}-hint ${id}-wrong`, 'aria-required': needed ? 'true' : null };
  const several = { kinds, conditions, headcount, quantity }[name];
  const set = (value) => {
    holder[name] = value;
    changed(path);
  };
  const content = some([several ? several(holder[name], set, suggested) : input(name, attributes, holder[name] ?? '', set, suggested)]);
  return h(several ? 'fieldset' : 'div', { class: 'field', 'data-field': path, ...(several && { 'aria-describedby': `${id}-wrong` }) },
    several ? h('legend', {}, label) : h('label', { for: id }, label),
    content, clearable && clearing(name, holder, content, set),
    h('p', { class: 'beside', id: `${id}-hint` }, HINTS.includes(name) && say(`record.hint.${name}`)),
    h('p', { class: 'wrong', id: `${id}-wrong`, hidden: true }));
}

/** A way to take from the pledge what it says there, which is null on the wire; without the tick, what was entered is back. */
function clearing(name, holder, content, set) {
  let entered;
  const disable = (disabled) => content.flatMap((each) => [each, ...each.querySelectorAll('input, button')])
    .forEach((control) => Object.assign(control, { disabled }));
  const tick = ({ target: { checked } }) => {
    if (checked) entered = holder[name];
    disable(checked);
    set(checked ? null : entered);
  };
  const isCleared = holder[name] === null;
  disable(isCleared);
  return h('label', { class: 'beside' }, h('input', { type: 'checkbox', 'data-clears': name, checked: isCleared, onchange: tick,
    'aria-label': `${say('record.clear')}: ${say(`field.${name}`)}` }), ' ', say('record.clear'));
}

function input(name, attributes, value, set, suggested) {
  const take = { oninput: ({ target }) => set(target.value), onchange: ({ target }) => set(target.value) };
  if (CHOICES[name]) return select(name, attributes, value, take);
  if (name === 'complete' || name === 'expected') return h('input', { ...attributes, type: 'checkbox', checked: value === true, onchange: ({ target }) => set(target.checked || '') });
  if (LONG.includes(name)) return filled(h('textarea', { ...attributes, rows: 2, ...take }), value);
  const list = (name.endsWith('Id') || name === 'condition') && h('datalist', { id: `${attributes.id}-list` });
  const onfocus = list && (() => list.replaceChildren(...suggested().map((each) => h('option', { value: each }))));
  return [filled(h('input', { ...attributes, type: name === 'count' ? 'number' : 'text', autocomplete: 'off', list: list && list.id, onfocus, ...take }), value), list];
}

const select = (name, attributes, value, take) =>
  h('select', { ...attributes, ...take }, h('option', { value: '' }, '–'),
    CHOICES[name]().map(([code, words]) => h('option', { value: code, selected: code === String(value) }, words)));

function filled(control, value) {
  control.value = value;
  return control;
}

function kinds(value, set) {
  const chosen = new Set(value ?? []);
  const tick = ({ target }) => {
    chosen[target.checked ? 'add' : 'delete'](target.value);
    set([...chosen]);
  };
  return Object.entries(KIND_GROUPS).map(([group, some]) =>
    h('div', { class: 'choices', role: 'group', 'aria-label': say(`group.${group}`) }, some.map((kind) => h('label', {},
      h('input', { type: 'checkbox', value: kind, checked: chosen.has(kind), onchange: tick }), ' ', kindWord(kind)))));
}

const number = (words, value, take) =>
  h('label', {}, say(words), ' ', filled(h('input', { type: 'number', min: 0, oninput: ({ target }) => take(target.value) }), value ?? ''));

const headcount = (value, set) => amount(value, set);

const quantity = (value, set) => amount(value, set, (put, unit) =>
  h('label', {}, say('record.unit'), ' ', filled(h('input', { type: 'text', oninput: ({ target }) => put('unit')(target.value) }), unit ?? '')));

function amount(value, set, unit) {
  const entered = { ...value };
  const put = (part) => (text) => set(Object.assign(entered, { [part]: text }));
  return h('div', { class: 'choices' }, ['min', 'max'].map((part) => number(`record.${part}`, entered[part], put(part))), unit?.(put, entered.unit));
}

/** "(ceasefire or peace agreement) and US backstop": a row for each that must hold, with its alternatives. */
function conditions(value, set, suggested) {
  const known = [...CONDITIONS, ...suggested()];
  const rows = (value ?? []).map(({ anyOf }) => [...anyOf]);
  const root = h('div', { class: 'conditions' });
  const tell = () => set(rows.filter((row) => row.length).map((anyOf) => ({ anyOf })));
  const build = () => root.replaceChildren(...rows.map(row), h('button', { type: 'button', onclick: more }, say(rows.length ? 'record.andAlso' : 'record.addCondition')));
  const more = () => {
    rows.push([]);
    build();
    root.querySelector('.choices:last-of-type input')?.focus();
  };
  const row = (some) => h('div', { class: 'choices', role: 'group', 'aria-label': say('record.anyOf') },
    [...new Set([...known, ...some])].map((condition) => h('label', {},
      h('input', { type: 'checkbox', checked: some.includes(condition), onchange: ({ target }) => {
        if (target.checked) some.push(condition);
        else some.splice(some.indexOf(condition), 1);
        tell();
      } }), ' ', free(conditionWord(condition)))),
    h('label', {}, say('record.otherCondition'), ' ', h('input', { type: 'text', autocomplete: 'off', onchange: ({ target }) => own(some, target.value) })));
  const own = (some, entered) => {
    const condition = entered.trim().toUpperCase().replace(/[\s-]+/g, '_');
    if (!condition || some.includes(condition)) return;
    some.push(condition);
    known.push(condition);
    build();
    tell();
  };
  build();
  return root;
}
