/** What a reader watches for: which changes are marked, counted and told; kept in the browser, coalition by coalition. */

import { h, free, redraw } from '../page/dom.js';
import { always } from '../page/keeping.js';
import { KINDS } from '../page/ladder.js';
import { read } from '../page/state.js';
import { inOrderOfName, kindWord, nameOf, say } from '../page/words.js';
import { askLeave, isAllowed, obstacle } from './notify.js';
import { subscribing } from './subscribe.js';

const CAUSES = ['SAID', 'LEARNT', 'TRIGGERED', 'CORRECTED'];
const NOTHING = { participants: [], kinds: [], causes: [], down: false, only: false, notify: false };

/** The rules for a coalition, as this browser remembers them. An empty list means any. */
export const rulesOf = (coalition) => ({ ...NOTHING, ...always.recall(`watch:${coalition}`) });

/** Remembers them. */
export const keepRules = (coalition, rules) => always.keep(`watch:${coalition}`, rules);

/** Whether the rules choose anything: who chose nothing is told of all changes, and needs no marks. */
export const watchesSome = ({ participants, kinds, causes, down }) =>
  participants.length + kinds.length + causes.length > 0 || down;

/** Whether a change is one that is watched for. */
export const matches = ({ participants, kinds, causes, down }, { participant, kind, cause, direction }) =>
  isAmong(participants, participant) && isAmong(kinds, kind) && isAmong(causes, cause) && (!down || direction === 'DOWN');

const isAmong = (chosen, value) => !chosen.length || chosen.includes(value);

/** The panel; `choose` gets the rules that the reader has made. */
export function drawWatch(root, { rules, participants = [], choose }) {
  let scrolled = 0;
  redraw(root, [read().coalition, rules, participants, obstacle()], () => {
    // Asked only when drawn anew, since to answer the browser lays out the page.
    scrolled = root.querySelector('.participants')?.scrollTop ?? 0;
    return h('details', { open: root.querySelector('details')?.open }, h('summary', { 'data-focus': 'watch' }, say('watch.title'), ' ', h('span', { class: 'beside' }, inShort(rules))),
      h('div', { class: 'rules' },
        boxes('participants', inOrderOfName([...new Set([...participants, ...rules.participants])]), nameOf, rules, choose),
        boxes('kinds', KINDS, kindWord, rules, choose),
        boxes('causes', CAUSES, (cause) => say(`cause.${cause}`), rules, choose),
        h('fieldset', {}, h('legend', {}, say('watch.then')),
          box('down', rules, choose), box('only', rules, choose, { disabled: !watchesSome(rules) }), notifying(rules, choose)),
        watchesSome(rules) && h('button', { type: 'button', 'data-focus': 'watch', onclick: () => choose({ ...NOTHING, notify: rules.notify }) },
          say('watch.clear')),
        subscribing(rules, inShort(rules))));
  });
  if (scrolled) root.querySelector('.participants').scrollTop = scrolled;
}

const inShort = (rules) =>
  [...inOrderOfName(rules.participants).map(nameOf), ...rules.kinds.map(kindWord),
    ...rules.causes.map((cause) => say(`cause.${cause}`)), rules.down && say('watch.down')].filter(Boolean).join(', ')
  || say('watch.all');

const without = (list, value) => list.filter((each) => each !== value);

const boxes = (name, values, word, rules, choose) =>
  h('fieldset', { class: name }, h('legend', {}, say(`watch.${name}`)), values.map((value) =>
    h('label', { class: 'chip' },
      h('input', { type: 'checkbox', value, checked: rules[name].includes(value), 'data-watch': name, 'data-focus': `watch:${value}`,
        onchange: ({ target }) => choose({ ...rules, [name]: [...without(rules[name], value), ...(target.checked ? [value] : [])] }) }),
      ' ', free(word(value)))));

const box = (name, rules, choose, attributes) =>
  h('label', {},
    h('input', { type: 'checkbox', checked: rules[name], 'data-watch': name, 'data-focus': `watch:${name}`, ...attributes,
      onchange: ({ target }) => choose({ ...rules, [name]: target.checked }) }),
    ' ', say(`watch.${name}`));

// Leave is asked for on the click alone that needs it.
function notifying(rules, choose) {
  const why = obstacle();
  const turn = async (next) => choose({ ...next, notify: next.notify && await askLeave() });
  return [
    box('notify', { ...rules, notify: rules.notify && isAllowed() }, turn, { disabled: Boolean(why), 'aria-describedby': 'watch-obstacle' }),
    h('p', { class: 'beside', id: 'watch-obstacle' }, say(why ? `watch.${why}` : 'watch.notifyHint')),
  ];
}
