/** Keys for the whole page, and a list of them. They never fire while one types, nor under a dialog. */

import { h } from '../page/dom.js';
import { say } from '../page/words.js';

const LISTED = { '[': 'previous', ']': 'next', space: 'play', arrows: 'walk', enter: 'why', escape: 'close', '?': 'list' };
// Where the letters are Cyrillic, brackets are had by no key of their own: take the keys that bear them elsewhere.
const PLACES = { BracketLeft: '[', BracketRight: ']' };
const actions = {};

/** Adds what keys do: `{ '[': step }`. */
export const onKeys = (more) => Object.assign(actions, more);

/** Opens the list of keys. */
export function showKeys() {
  const dialog = h('dialog', { id: 'keys', 'aria-labelledby': 'keys-title',
    onclose: () => dialog.remove(), onclick: closeBeside, onkeydown: (event) => event.stopPropagation() },
    h('div', { class: 'title' }, h('h2', { id: 'keys-title' }, say('keys.title')),
      h('button', { type: 'button', id: 'keys-close', 'aria-label': say('keys.close'), onclick: () => dialog.close() }, '✕')),
    h('dl', {}, Object.entries(LISTED).map(([key, does]) =>
      h('div', {}, h('dt', {}, h('kbd', {}, key.length > 1 ? say(`keys.${key}`) : key)), h('dd', {}, say(`keys.${does}`))))));
  document.body.append(dialog);
  dialog.showModal();
}

// The backdrop belongs to the dialog: a click on it hits the dialog itself and nothing inside.
const closeBeside = ({ target, currentTarget }) => target === currentTarget && currentTarget.close();

onKeys({ '?': showKeys });

const TYPED_INTO = 'input:not([type="range"], [type="checkbox"]), select, textarea, [contenteditable]';
const PRESSED = `${TYPED_INTO}, input, button, a, summary, [tabindex]`;

function keyOf({ key, code, altKey, ctrlKey, metaKey, getModifierState }, event) {
  const isShortcut = metaKey || ((ctrlKey || altKey) && !getModifierState.call(event, 'AltGraph'));
  if (isShortcut) return null;
  return /\p{Script=Cyrillic}/u.test(key) ? PLACES[code] : key;
}

document.addEventListener('keydown', (event) => {
  const key = keyOf(event, event);
  if (!Object.hasOwn(actions, key) || event.defaultPrevented || document.querySelector('dialog[open]')) return;
  if (event.target.closest?.(key === ' ' ? PRESSED : TYPED_INTO)) return;
  event.preventDefault();
  actions[key]();
});
