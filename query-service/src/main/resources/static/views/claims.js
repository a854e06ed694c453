/** What the coalition says of itself, and whom one can name for it as time goes by: the gap is what a monitor hunts for. */

import { question } from '../page/api.js';
import { h, free, redraw, some, svg } from '../page/dom.js';
import { link } from '../page/state.js';
import { conditions } from '../evidence/statement.js';
import { inOrderOfName, kindWord, listed, nameOf, number, say } from '../page/words.js';
import { when } from '../page/dates.js';
import { axis, endOf, grid, momentLines, scaleOf } from '../timeline/axis.js';

const HEIGHT = 136;
const AXIS = 36;
const TOP = 48;
const LINE = 18;
const BENEATH = 6; // of the last label, what its letters need below their line
const LABELS = 132; // as wide as the longest of them in any language
const CARD = 26; // its padding and its edges
const DAY = 864e5;
const STEPS_AT_ONCE = 6;

export const asks = (state) => ({ course: [['claims', 'history'], question(state)] });

const shown = new WeakMap();
const resized = new ResizeObserver((entries) => {
  for (const { target } of entries) if (target.clientWidth && shown.has(target)) draw(target, shown.get(target));
});

export function draw(root, answers) {
  if (!shown.has(root)) resized.observe(root);
  shown.set(root, answers);
  const { state, claims = [], course } = answers;
  const wanted = claims.filter(({ kinds = [] }) => !state.kind || kinds.includes(state.kind));
  const periods = course?.periods ?? [];
  const width = root.clientWidth || 800;
  redraw(root, ['claims', wanted, periods, state.at, width], () => [
    h('h2', {}, say('tab.claims')),
    svg('svg', { class: 'paints', width: 0, height: 0, 'aria-hidden': 'true' }, svg('pattern', { id: 'missing', width: 6, height: 6, patternUnits: 'userSpaceOnUse' },
      svg('rect', { width: 6, height: 6 }), svg('path', { d: 'M0,6l6,-6' }))),
    wanted.length === 0 && h('p', { class: 'empty' }, say('claims.empty')),
    h('ul', { class: 'cards' }, inOrderOfCount(wanted).map((claim) =>
      card(claim, periods.filter(({ statementId }) => statementId === claim.statementId), frame(periods, state, width)))),
  ]);
}

// Those with a number come first: it is there that something can be missing.
const inOrderOfCount = (claims) => [...claims.filter(({ count }) => count), ...claims.filter(({ count }) => !count)];

/** One stretch of time for all of them, so that they can be compared. */
function frame(periods, { at }, width) {
  const from = Math.min(...periods.filter(({ count }) => count).map((each) => Date.parse(each.from)));
  const end = endOf(at);
  const room = width - CARD;
  return { at, end, room, scale: scaleOf([from, Math.max(end, from + DAY)], room - LABELS) };
}

function card(claim, periods, within) {
  const identified = claim.identified ?? [];
  const counted = claim.count && periods.length > 0;
  return h('li', { class: counted ? 'card counted' : 'card', 'data-claim': claim.claimId },
    h('h3', {}, title(claim)),
    claim.conditions?.length ? h('p', {}, say('claims.if', { conditions: conditions(claim.conditions) })) : null,
    !claim.count && h('p', {}, say('claims.whole')),
    counted && figure(claim, periods, within),
    h('p', {}, h('strong', {}, say('claims.identified', { n: identified.length })), ' ',
      identified.length ? inOrderOfName(identified).map((each, i) => [i ? ', ' : '', person(each)]) : say('claims.nobody')),
    counted && steps(periods),
    h('p', { class: 'foot' },
      claim.support !== undefined && `${say('why.support', { n: claim.support })} · `,
      h('span', { class: 'ways' }, link({ why: `claim:${claim.claimId}` }, { 'data-focus': `claim:${claim.claimId}` }, say('claims.sources')), ' · '),
      free(claim.claimId)));
}

const person = (participant) => link({ view: 'timeline', participant }, {}, free(nameOf(participant)));

const title = ({ count, bound, unit, kinds = [] }) => [
  count ? `${bound && bound !== 'EXACTLY' ? `${say(`bound.${bound}`)} ` : ''}${number(count)} ` : '',
  count ? say(`unit.${unit}`, { n: count }) : say('claims.coalition'), say('colon'),
  kinds.length ? listed(kinds.map(kindWord)) : say('claims.membership'),
].join('');

/* Chart */

/** A line for what is claimed, an area for who is identified, and between them what is missing. */
function figure({ claimId, count, gap = 0, identified }, periods, { scale, room, at, end }) {
  const most = Math.max(count, ...periods.map((each) => each.identified.length));
  const y = (n) => TOP + (HEIGHT - TOP) * (1 - n / most);
  const spans = periods.map(({ from, until, identified: { length } }) =>
    ({ n: length, left: scale(Date.parse(from)), right: scale(until ? Date.parse(until) : end) }));
  const [first, last] = [spans[0].left, spans.at(-1).right];
  return h('figure', { role: 'img', 'aria-label': say('claims.bar', { count: number(count), identified: number(identified.length) }),
    'data-chart': claimId, 'data-gap': gap },
    svg('svg', { class: 'chart', width: room, height: HEIGHT + 1, 'aria-hidden': 'true' },
      axis(scale, room - LABELS, at),
      svg('svg', { y: AXIS, height: HEIGHT - AXIS, width: room }, grid(scale)),
      spans.map((each) => [area('missing', each, y(count), y(each.n)), area('named', each, y(each.n), y(0))]),
      svg('line', { class: 'count', x1: first, x2: last, y1: y(count), y2: y(count) }),
      svg('svg', { y: AXIS, height: HEIGHT - AXIS, width: room }, momentLines(scale, at)),
      labels(last, y, { count, gap, n: identified.length })));
}

const area = (name, { left, right }, top, bottom) =>
  bottom > top && svg('rect', { class: name, x: left, width: Math.max(1, right - left), y: top, height: bottom - top });

// At the end of the lines, one below the other; where the last would leave the picture, all above it make room.
function labels(x, y, { count, gap, n }) {
  const wanted = [y(count) + 4, ...(gap > 0 ? [(y(count) + y(n)) / 2 + 5] : []), (y(n) + y(0)) / 2 + 4];
  const below = wanted.reduce((placed, at) => [...placed, Math.max(at, (placed.at(-1) ?? 0) + LINE)], []);
  const [claimed, unnamed, named = unnamed] = below.map((at, i) => Math.min(at, HEIGHT - BENEATH - (below.length - 1 - i) * LINE));
  const text = (name, at, words) => svg('text', { class: name, x: x + 12, y: at }, words);
  return [
    text('claimed', claimed, say('claims.claimed', { n: count })),
    gap > 0 && [svg('path', { class: 'brace', d: `M${x + 2},${y(count) + 3}h4V${y(n) - 2}h-4` }), text('gap', unnamed, say('claims.gap', { n: gap }))],
    text('identified', named, say('claims.named', { n })),
  ];
}

/* Steps */

function steps(periods) {
  const all = periods.map((each, i) => step(each, periods[i - 1])).reverse();
  const rest = all.slice(STEPS_AT_ONCE);
  const showAll = () => {
    list.append(...rest);
    more.remove();
    rest[0].querySelector('a')?.focus();
  };
  const more = h('button', { type: 'button', class: 'more', onclick: showAll }, say('why.more', { n: rest.length }));
  const list = h('ol', { class: 'steps', 'aria-label': say('claims.steps') }, all.slice(0, STEPS_AT_ONCE));
  return [list, rest.length > 0 && more];
}

function step({ from, identified, came, went }, before) {
  const counts = `${before ? `${number(before.identified.length)} → ` : ''}${number(identified.length)}`;
  return h('li', { 'data-step': from }, h('time', { datetime: from }, when(from)), h('strong', {}, counts),
    h('span', { class: 'moved' }, before ? [moved('went', went), went.length && came.length ? '; ' : null, moved('came', came)]
      : [say(identified.length ? 'claims.start' : 'claims.startNobody', { n: identified.length }), came.length > 0 && [say('colon'), names(came)]]));
}

const moved = (way, steps) => steps.length > 0 && aroundNames(say(`claims.${way}`, { names: '\u0000' }), names(steps));

const aroundNames = (words, inside) => some(words.split('\u0000').flatMap((part, i) => (i ? [inside, part] : [part])));

const names = (steps) => inOrderOfName(steps.map(({ participant }) => participant)).map((who, i) => [i ? ', ' : '',
  link({ why: `statement:${steps.find(({ participant }) => participant === who).because}` }, {}, free(nameOf(who)))]);
