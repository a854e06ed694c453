/** The rows of the timeline: for each participant and kind its periods, what was said of it, and what was believed before. */

import { KINDS } from '../page/ladder.js';
import { inOrderOfName, kindWord, nameOf } from '../page/words.js';
import { pointOf } from '../page/dates.js';

const GHOSTS = 3;

/** One for each participant and kind that the address asks about and of which something is on record. */
export function rowsOf({ participant, kind }, periods, statements, revisions, stances) {
  const isAsked = (each) => (!participant || each.participant === participant) && (!kind || each.kind === kind);
  const byCell = grouped([
    ...periods.filter(isAsked).map((each) => [each, 'periods', each]),
    ...statements.flatMap((each) => each.kinds.map((of) => [{ participant: each.participant, kind: of }, 'statements', each]))
      .filter(([cell]) => cell.participant && isAsked(cell)),
    ...revisions.filter(isAsked).map((each) => [each, 'revisions', each]),
  ]);
  const contested = new Map(stances.filter((each) => each.contested).map((each) => [`${each.participant}/${each.kind}`, each.because]));
  const people = inOrderOfName([...new Set([...byCell.values()].map((cell) => cell.participant))]);
  return people.flatMap((who) => KINDS.map((of) => byCell.get(`${who}/${of}`)).filter(Boolean))
    .map((cell) => row(cell, { participant, kind }, contested.get(cell.key)));
}

function grouped(all) {
  const byCell = new Map();
  for (const [{ participant, kind }, list, each] of all) {
    const key = `${participant}/${kind}`;
    if (!byCell.has(key)) byCell.set(key, { key, participant, kind, periods: [], statements: [], revisions: [] });
    byCell.get(key)[list].push(each);
  }
  return byCell;
}

function row(cell, asked, contestedNow) {
  const ids = new Set(cell.statements.map(({ id }) => id));
  // Where a correction stands in the row, what it corrects need not: the one leads to the other.
  const said = sayings(cell.statements.filter(({ retraction }) => !ids.has(retraction?.replacedBy)), cell.kind);
  const disputed = new Set(said.filter((each) => each.contested).map(({ id }) => id));
  const ghosts = cell.revisions.map(ghost).filter(({ stretches }) => stretches.length).reverse();
  return {
    ...cell,
    title: `${nameOf(cell.participant)} · ${kindWord(cell.kind)}`,
    statements: asked.participant || asked.kind ? said : null,
    ghosts: ghosts.slice(0, GHOSTS),
    isContested: ({ because }) => disputed.has(because) || because === contestedNow,
  };
}

/** The statements by their point in time, with what a mark shows of them. */
function sayings(statements, kind) {
  return statements.map((said) => ({
    ...said, ...pointOf(said.announcedAt), late: said.late.includes(kind), contested: said.disputes?.length > 0, retracted: Boolean(said.retraction),
  })).sort((a, b) => a.point - b.point || a.position - b.position);
}

/** Where a revision made the past another, what was believed of it before. */
function ghost({ before, after, because, position }) {
  const bounds = [...new Set([...before, ...after].flatMap(({ from, until }) => [Date.parse(from), until ? Date.parse(until) : Infinity]))]
    .sort((a, b) => a - b);
  const stretches = [];
  bounds.slice(0, -1).forEach((from, i) => {
    const stance = stanceAt(before, from);
    if (stance === stanceAt(after, from)) return;
    const last = stretches.at(-1);
    if (last?.stance === stance && last.until === from) last.until = bounds[i + 1];
    else stretches.push({ stance, from, until: bounds[i + 1] });
  });
  return { stretches, because, position };
}

const stanceAt = (periods, time) =>
  periods.find(({ from, until }) => Date.parse(from) <= time && (!until || time < Date.parse(until)))?.stance ?? 'UNDECLARED';
