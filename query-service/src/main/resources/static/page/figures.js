/** The strip of figures: what is claimed, who is identified, what waits, what moved last. */

import { h, redraw, free } from './dom.js';
import { link } from './state.js';
import { mark, direction } from './ladder.js';
import { conditions, waitedFor } from '../evidence/statement.js';
import { kindWord, nameOf, number, say } from './words.js';
import { recorded, when } from './dates.js';

/** Without answers there is nothing to count: the place is kept, and no nought stands in it. */
export function drawFigures(root, answers, lastChange) {
  root.setAttribute('aria-label', say('figures.title'));
  root.setAttribute('aria-busy', String(!answers));
  if (answers) drawCounted(root, answers, lastChange);
  else redraw(root, ['none'], () => h('div', { class: 'figure', 'aria-hidden': 'true' }, h('p', {}, h('strong', {}, '\u00a0')), h('p', { class: 'beside' }, '\u00a0')));
}

function drawCounted(root, { claims = [], stances = [], participants = [], members }, lastChange) {
  // What is shown, and not what it is counted from: that is long, and another with each step of a slider.
  const claim = largest(claims);
  const waits = waiting(stances);
  const [known, belong] = [participants.length, members?.length];
  redraw(root, [claim, waits, known, belong, lastChange], () => [
    claim && figure('claimed', claim.count, say('figures.claimed'), kindsOf(claim), { view: 'claims' }, boundOf(claim)),
    claim && figure('identified', (claim.identified ?? []).length, say('figures.identified'),
      say('figures.unnamed', { n: claim.gap ?? 0 }), { view: 'claims' }),
    figure('waiting', waits.pledges, say('figures.waiting', { n: waits.pledges }),
      waits.most.map(([condition, n]) => `${number(n)} ${say('figures.for', { condition })}`).join(' · ')),
    figure('participants', known, say('figures.participants', { n: known }),
      members && say('figures.members', { n: belong }), { view: 'matrix' }),
    lastMoved(lastChange),
  ]);
}

// A claim about contributions says more than one about membership, which the matrix shows anyway.
function largest(claims) {
  const counted = claims.filter((claim) => claim.count);
  const ofKinds = counted.filter((claim) => claim.kinds?.length);
  return (ofKinds.length ? ofKinds : counted).sort((a, b) => b.count - a.count)[0];
}

const boundOf = ({ bound }) => bound && bound !== 'EXACTLY' && say(`bound.${bound}`);

const kindsOf = ({ kinds = [] }) => kinds.length <= 3 && kinds.map(kindWord).join(', ');

/** How many pledges wait, and for what most of them do. */
function waiting(stances) {
  const pledges = stances.flatMap(({ pledges = [] }) => pledges).filter(({ unmet = [] }) => unmet.length);
  const counts = new Map();
  for (const words of pledges.flatMap(alternatives)) counts.set(words, (counts.get(words) ?? 0) + 1);
  return { pledges: pledges.length, most: [...counts].sort((a, b) => b[1] - a[1]).slice(0, 2) };
}

// "Ceasefire or peace agreement" is one thing to wait for, whichever of them a pledge names first.
const alternatives = (pledge) => [...new Set(waitedFor(pledge).map(({ anyOf }) => conditions([{ anyOf: [...anyOf].sort() }])))];

const figure = (name, value, label, beside, change, bound) =>
  h('div', { class: 'figure', 'data-figure': name },
    h('p', {}, bound && [bound, ' '], h('strong', {}, number(value)), ' ', change ? link(change, { 'data-focus': name }, label) : label),
    beside && h('p', { class: 'beside' }, beside));

// Through whom it came first: ten papers that carry one agency's wire have it from that agency.
const via = ({ evidence: [{ via: [origin] = [], publisher } = {}] = [] }) =>
  publisher && [say('figures.via'), ' ', free(origin ?? publisher), ' · '];

function lastMoved(change) {
  if (!change) return null;
  return h('div', { class: 'figure last', 'data-figure': 'last-change' },
    h('p', {}, say('figures.last'), ' ',
      link({ why: `${change.participant}/${change.kind}` }, { 'data-focus': 'last' },
        free(nameOf(change.participant)), ' · ', kindWord(change.kind)),
      ' ', direction(change.direction), ' ', mark(change.after)),
    h('p', { class: 'beside' }, [when(change.announcedAt), say(`cause.${change.cause}`)].filter(Boolean).join(' · '), ' · ', via(change), 
      h('time', { datetime: change.recordedAt }, say('statement.recorded', { date: recorded(change.recordedAt) }))));
}
