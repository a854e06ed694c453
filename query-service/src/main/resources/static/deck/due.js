/** What falls due when conditions are assumed: the pledges that wait for them, and those that would wait still. */

import { h, free, more } from '../page/dom.js';
import { link } from '../page/state.js';
import { inOrderOfName, kindWord, nameOf, say } from '../page/words.js';

const NAMED = 5;

/** Compares where all stand under what is assumed with where they stand without it. */
export function fallsDue(assumed, plain) {
  const waited = new Set(pledgesOf(plain).filter(waits).map(keyOf));
  const pledges = pledgesOf(assumed);
  return { due: pledges.filter((pledge) => !waits(pledge) && waited.has(keyOf(pledge))), waiting: pledges.filter(waits) };
}

const pledgesOf = (stances = []) =>
  stances.flatMap(({ participant, kind, pledges = [] }) => pledges.map((pledge) => ({ ...pledge, participant, kind })));
const waits = ({ unmet = [] }) => unmet.length > 0;
const keyOf = ({ participant, kind, pledgeId }) => `${participant}/${kind}/${pledgeId}`;

/** "2 pledges fall due: Germany (sanctions), … · 3 still wait: …" */
export const dueWords = ({ due, waiting }) =>
  h('p', { id: 'due', 'data-due': due.length, 'data-waiting': waiting.length },
    h('strong', {}, due.length ? say('notice.due', { n: due.length }) : say('notice.dueNone')), due.length > 0 && [' ', named(due)],
    waiting.length > 0 && [' · ', say('notice.waiting', { n: waiting.length }), ' ', named(waiting)]);

function named(pledges) {
  const cells = [...new Map(pledges.map((pledge) => [`${pledge.participant}/${pledge.kind}`, pledge])).values()];
  const inOrder = inOrderOfName([...new Set(cells.map(({ participant }) => participant))])
    .flatMap((participant) => cells.filter((cell) => cell.participant === participant));
  const first = inOrder.slice(0, NAMED).map(cellLink).flatMap((cell, i) => [i > 0 && ', ', cell]);
  const rest = inOrder.slice(NAMED).map(cellLink).flatMap((cell) => [', ', cell]);
  return [first, rest.length > 0 && [' ', more(say('notice.more', { n: inOrder.length - NAMED }), 'plain', () => rest)]];
}

const cellLink = ({ participant, kind }) =>
  link({ why: `${participant}/${kind}` }, { 'data-focus': `due:${participant}/${kind}` },
    free(nameOf(participant)), ` (${kindWord(kind).toLowerCase()})`);
