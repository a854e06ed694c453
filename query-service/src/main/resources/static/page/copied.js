/** A text to be taken along, with a button that copies it. */

import { h } from './dom.js';
import { say } from './words.js';

/** `label` is what it is; `said` gets the words for what came of copying. */
export function copied(name, text, label, said) {
  const shown = h('input', { type: 'text', readonly: true, value: text, 'data-take': name, 'data-focus': name, 'aria-label': label,
    onfocus: ({ target }) => target.select() });
  return h('p', { class: 'copied' }, shown,
    h('button', { type: 'button', 'data-focus': `copy-${name}`, 'data-copy': name, 'aria-label': say('share.copyOf', { what: label }),
      onclick: () => copy(shown, said) }, say('share.copy')));
}

async function copy(shown, said) {
  try {
    await navigator.clipboard.writeText(shown.value);
    said(say('share.copied'));
  } catch {
    // Without a clipboard (http, or not allowed) the text is selected, ready for the reader's own keys.
    shown.select();
    said(say('share.selected'));
  }
}
