/** Why: for a cell, a claim or one statement, what is on record and who said so. */

import { ask, question, questionOfHistory } from '../page/api.js';
import { h, free, more, redraw } from '../page/dom.js';
import { link } from '../page/state.js';
import { direction, mark } from '../page/ladder.js';
import { kindWord, nameOf, say } from '../page/words.js';
import { began, span } from '../page/dates.js';
import { doubts } from '../page/told.js';
import { amount, conditions, statement, waitedFor } from './statement.js';
import { list, upTo } from '../timeline/periods.js';

const AT_ONCE = 25;

/** What the address asks about: `DE/TROOPS`, `claim:…` or `statement:…`. */
export function subject(why) {
  const named = /^(claim|statement):(.+)$/s.exec(why ?? '');
  if (named) return { about: named[1], id: named[2] };
  const cell = /^([A-Z]+)\/([A-Z]+)$/.exec(why ?? '');
  return cell ? { about: 'cell', participant: cell[1], kind: cell[2] } : null;
}

/** Asks for what the panel shows. */
export async function askWhy(state, signal) {
  const { about, id, participant, kind } = subject(state.why) ?? {};
  const of = (...path) => ['coalitions', state.coalition, ...path];
  if (about === 'statement') {
    const { statement: said, set = [] } = await ask(of('statements', id), question(state), signal);
    const moves = said.type === 'StatementRetracted' && (await ask(of('changes'), movesOf(said, state), signal)).changes;
    return { statements: [said], set, moves };
  }
  if (about === 'claim') {
    const { statements = [] } = await ask(of('statements'), { ...question(state), type: 'CollectiveClaimRecorded' }, signal);
    return { statements: statements.filter(({ data }) => data?.claimId === id) };
  }
  const [{ at, statements = [] }, { periods = [] }] = await Promise.all([
    ask(of('statements'), { ...question(state), participant, kind }, signal),
    ask(of('participants', participant, 'history'), { ...questionOfHistory(state), kind }, signal),
  ]);
  return { statements, periods: upTo(at, periods) };
}

/** What a retraction moved; where a replacement stands beside it, both are one command. */
const movesOf = ({ position, data }, { at, ...state }) =>
  ({ ...question(state), at: null, known: null, from: at, to: at, knownFrom: `@${position - 1}`, knownTo: `@${data.replacedBy ? position + 1 : position}` });

/** `found` is the cell's stance in the answer that the matrix shows; `close` is what Escape does too. */
export function drawWhy(root, { state, answer, failure, found, close }) {
  const asked = subject(state.why);
  root.hidden = !asked;
  if (asked) root.setAttribute('aria-labelledby', 'why-title');
  redraw(root, [state.why, answer, failure, found], () => asked && [
    h('div', { class: 'title' },
      h('h2', { id: 'why-title', tabindex: '-1', 'data-focus': 'why-title' }, say('why.title'), ' · ', titleOf(asked)),
      h('button', { type: 'button', id: 'why-close', 'data-focus': 'why-close', onclick: close, 'aria-label': say('why.close') }, '✕')),
    failure ? h('p', { class: 'empty' }, failure) : !answer ? h('p', { class: 'loading' }, say('loading')) : body(asked, answer, found),
  ]);
}

const titleOf = ({ about, id, participant, kind }) =>
  about === 'cell' ? [free(nameOf(participant)), ' · ', kindWord(kind)] : [say(`why.${about}`), about === 'claim' ? [' ', free(id)] : null];

function body({ about, kind, participant }, { statements, periods = [], set = [], moves }, found) {
  const rests = statements.filter(({ id }) => id === found?.restsOn);
  const others = statements.filter((each) => !rests.includes(each)).sort((a, b) => b.position - a.position);
  return [
    about === 'cell' && standing(found, participant),
    found?.pledges?.map(pledge),
    rests.length > 0 && [h('h3', {}, say('why.restsOn')), rests.map((each) => statement(each, { restsOn: true }))],
    statements.length === 0 && h('p', { class: 'empty' }, say('why.nothing')),
    others.length > 0 && [h('h3', {}, say(rests.length ? 'why.also' : 'why.onRecord')), aFew(others)],
    periods.length > 0 && [h('h3', {}, say('why.history')), list(periods)],
    about === 'statement' && changed(statements[0], set, moves),
    about === 'cell' && h('p', { class: 'foot ways' }, link({ view: 'timeline', participant, kind: null }, {}, say('why.allKinds')),
      ' · ', link({ view: 'dossier', participant, why: null }, {}, say('dossier.title'))),
  ];
}

/** A stance begins because of a statement, or moves because one was retracted; what is said about one changes nothing itself. */
function changed({ data }, set, moves) {
  if (data?.statementId && !moves) return null;
  const all = moves ? moves.map(move) : set.map(begun);
  return [h('h3', {}, say('why.set')),
    all.length ? h('ul', { class: 'periods' }, all) : h('p', { class: 'empty' }, say(moves ? 'why.movedNothing' : 'why.setNothing'))];
}

const cell = ({ participant, kind }) => link({ why: `${participant}/${kind}` }, {}, free(nameOf(participant)), ' · ', kindWord(kind));

const move = ({ before, after, direction: way, ...of }) =>
  h('li', { 'data-moved': `${of.participant}/${of.kind}` }, cell(of), ' ', mark(before), ' ', direction(way), ' ', mark(after));

// A period that began because of the statement.
const begun = ({ stance, from, until, announcedAt, ...of }) =>
  h('li', {}, cell(of), ' ', mark(stance), ' ', span(began(from, announcedAt), until));

function standing(found, participant) {
  if (!found) return h('p', {}, mark('UNDECLARED'), ' ', say('why.silence', { name: nameOf(participant) }));
  const { stance, since, announcedAt, because, support, contested, late, grade, staleDays } = found;
  return [
    h('p', { class: 'standing' }, mark(stance, found), ' ', since && span(began(since, announcedAt)), ' ',
      because && because !== found.restsOn && link({ why: `statement:${because}` }, { class: 'ways' }, say('timeline.because'))),
    h('p', { class: 'beside' }, [
      support !== undefined && say('why.support', { n: support }),
      contested ? null : say('why.uncontested'),
      ...doubts({ contested, late, grade }),
      staleDays > 0 && say('why.stale', { n: staleDays }),
    ].filter(Boolean).join(' · ')),
  ];
}

const pledge = (each) =>
  h('p', { class: 'pledge', 'data-pledge': each.pledgeId },
    say('why.pledge'), ' ', free(each.pledgeId),
    each.headcount && [' · ', amount(each.headcount), ' ', say('why.people')],
    each.quantity && [' · ', amount(each.quantity)],
    ' · ', say(`delivery.${each.delivery ?? 'NONE'}`),
    each.conditions?.length ? ` · ${say('why.conditions', { conditions: conditions(each.conditions) })}` : null,
    each.unmet?.length ? [' · ', h('strong', {}, say('why.waits', { conditions: conditions(waitedFor(each)) }))] : null);

// A cell may carry thousands of statements: show some, and more on demand.
function aFew(statements) {
  const rest = statements.slice(AT_ONCE);
  return [statements.slice(0, AT_ONCE).map((each) => statement(each)),
    rest.length > 0 && more(say('why.more', { n: rest.length }), 'more', () => aFew(rest))];
}
