/** What the coalition says of itself, and whom one can name for it: the gap is what a monitor hunts for. */

import { h, free, redraw } from './dom.js';
import { link } from './state.js';
import { conditions } from './statement.js';
import { inOrderOfName, kindWord, listed, nameOf, number, say } from './words.js';

export function draw(root, { state, claims = [] }) {
  const shown = claims.filter(({ kinds = [] }) => !state.kind || kinds.includes(state.kind));
  redraw(root, ['claims', shown], () => [
    h('h2', {}, say('tab.claims')),
    shown.length === 0 && h('p', { class: 'empty' }, say('claims.empty')),
    h('ul', { class: 'cards' }, shown.map(card)),
  ]);
}

function card(claim) {
  const identified = claim.identified ?? [];
  return h('li', { class: 'card', 'data-claim': claim.claimId },
    h('h3', {}, title(claim)),
    claim.count ? bar(claim, identified.length) : h('p', {}, say('claims.whole')),
    claim.conditions?.length ? h('p', {}, say('claims.if', { conditions: conditions(claim.conditions) })) : null,
    h('p', {}, h('strong', {}, say('claims.identified', { n: identified.length })), ' ',
      identified.length ? inOrderOfName(identified).map((each, i) => [i ? ', ' : '', person(each)]) : say('claims.nobody')),
    h('p', { class: 'foot' },
      claim.support !== undefined && `${say('why.support', { n: size(claim.support) })} · `,
      link({ why: `claim:${claim.claimId}` }, { 'data-focus': `claim:${claim.claimId}` }, say('claims.sources')),
      ' · ', free(claim.claimId)));
}

const person = (participant) => link({ view: 'timeline', participant }, {}, free(nameOf(participant)));

const title = ({ count, bound, unit, kinds = [] }) => [
  count ? `${bound && bound !== 'EXACTLY' ? `${say(`bound.${bound}`)} ` : ''}${number(count)} ` : '',
  count ? say(`unit.${unit}`, { n: count }) : say('claims.coalition'), ': ',
  kinds.length ? listed(kinds.map(kindWord)) : say('claims.membership'),
].join('');

const size = (support) => (Array.isArray(support) ? support.length : support);

function bar({ count, gap }, identified) {
  return h('div', { class: 'gap' },
    h('progress', { max: count, value: Math.min(identified, count),
      'aria-label': say('claims.bar', { count: number(count), identified: number(identified) }) }),
    h('p', { 'data-gap': gap }, say('claims.gap', { n: gap ?? Math.max(0, count - identified) })));
}
