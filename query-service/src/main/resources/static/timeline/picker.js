/** A choice of one participant, by name; whoever is chosen is offered, too, where the answer does not name them. */

import { h } from '../page/dom.js';
import { go } from '../page/state.js';
import { inOrderOfName, nameOf, say } from '../page/words.js';

/** `none` is what stands for no choice. */
export const picker = (id, participants, chosen, none) =>
  h('label', {}, say('timeline.participant'), ' ',
    h('select', { id, 'data-focus': id, onchange: ({ target }) => go({ participant: target.value || null }) },
      h('option', { value: '' }, none),
      inOrderOfName([...new Set([...participants, ...(chosen ? [chosen] : [])])])
        .map((each) => h('option', { value: each, selected: each === chosen }, nameOf(each)))));
