/** Everything on record of one participant, as a document to print: where it stands, since when, and every source of it. */

import { question, questionOfHistory } from '../page/api.js';
import { h, free, redraw } from '../page/dom.js';
import { upTo } from '../timeline/periods.js';
import { picker } from '../timeline/picker.js';
import { KINDS, mark } from '../page/ladder.js';
import { moment } from '../deck/moment.js';
import { amount, conditions, waitedFor } from './statement.js';
import { kindWord, listed, nameOf, say } from '../page/words.js';
import { began, when } from '../page/dates.js';
import { grades, inOrderOfTime, numbered, said } from './sources.js';

/** Statements and history of the participant; and of conditions, since these may have moved a stance. */
export function asks(state) {
  if (!state.participant) return {};
  const { participant } = state;
  const of = (type) => [['statements'], { ...question(state), type }];
  return {
    history: [['participants', participant, 'history'], questionOfHistory(state)],
    statements: [['statements'], { ...question(state), participant }],
    pledges: [['pledges'], { ...question(state), participant }],
    met: of('ConditionMet'),
    lapsed: of('ConditionLapsed'),
  };
}

export function draw(root, answers) {
  const { state, name, known, participants = [] } = answers;
  const { participant } = state;
  redraw(root, ['dossier', state, name, known, participants, answers.stances, answers.statements, answers.history, answers.pledges], () => [
    choice(participants, participant),
    participant ? h('article', { id: 'dossier' }, head(answers), body(answers)) : h('p', { class: 'empty' }, say('dossier.choose')),
  ]);
}

const choice = (participants, chosen) =>
  h('p', { class: 'tools' }, picker('dossier-of', participants, chosen, '–'),
    chosen && h('button', { type: 'button', id: 'dossier-print', 'data-focus': 'print', onclick: () => print() }, say('share.print')));

const head = ({ state, name, known, members = [] }) =>
  h('header', {},
    h('p', { class: 'beside' }, say('dossier.title'), ' · ', free(name || state.coalition)),
    h('h2', {}, free(nameOf(state.participant))),
    h('p', {}, say(members.includes(state.participant) ? 'dossier.member' : 'dossier.notMember'), ' · ', free(moment(state, known))),
    h('p', { class: 'beside' }, say('dossier.about')));

function body({ state, at, stances, history, statements, pledges, met, lapsed }) {
  const periods = upTo(at, history?.periods ?? []);
  const own = stances.filter(({ participant }) => participant === state.participant);
  const cited = new Set([...own, ...periods].map(({ because }) => because));
  const moved = [met, lapsed].flatMap((answer) => answer?.statements ?? []).filter(({ id }) => cited.has(id));
  const all = inOrderOfTime([...(statements?.statements ?? []), ...moved]);
  const { cite } = numbered(all);
  return [
    section('stands', standings(own, cite)),
    section('pledges', promises(pledges?.pledges ?? [], cite)),
    section('history', histories(periods, cite)),
    section('statements', all.length ? h('ol', { class: 'sayings' }, all.map((each, i) => said(each, i + 1, cite))) : nothing()),
    section('grades', grades()),
  ];
}

const section = (name, ...children) => h('section', { 'data-section': name }, h('h3', {}, say(`dossier.${name}`)), ...children);

const nothing = () => h('p', { class: 'empty' }, say('matrix.nothing'));

const table = (columns, bodies) =>
  h('table', {}, h('thead', {}, h('tr', {}, columns.map((column) => h('th', { scope: 'col' }, say(`dossier.${column}`))))), bodies);

const cells = (...contents) => contents.map((content) => h('td', {}, content));

function standings(own, cite) {
  const known = KINDS.map((kind) => own.find((each) => each.kind === kind)).filter(Boolean);
  const silent = KINDS.filter((kind) => !known.some((each) => each.kind === kind));
  return [
    known.length > 0 && table(['kind', 'stance', 'since', 'restsOn', 'support', 'contested'], h('tbody', {}, known.map((each) => standing(each, cite)))),
    silent.length > 0 && h('p', {}, say('dossier.silent', { kinds: listed(silent.map(kindWord)) })),
  ];
}

const standing = ({ kind, stance, since, announcedAt, restsOn, because, support, contested }, cite) =>
  h('tr', { 'data-stands': kind }, h('th', { scope: 'row' }, kindWord(kind)), cells(
    mark(stance, { contested }), [when(began(since, announcedAt)), ' ', cite(because)], cite(restsOn),
    support !== undefined && say('why.support', { n: support }), say(contested ? 'mark.contested' : 'no')));

function promises(pledges, cite) {
  if (!pledges.length) return nothing();
  const openFirst = [...pledges].sort((a, b) => b.open - a.open);
  return table(['pledge', 'what', 'conditions', 'waits', 'delivery', 'source'], h('tbody', {}, openFirst.map((each) =>
    h('tr', { 'data-pledge': each.pledgeId, 'data-open': String(each.open) }, h('th', { scope: 'row' }, free(each.pledgeId)), cells(
      what(each), conditions(each.conditions ?? []) || say('statement.unconditional'),
      !each.open ? say('dossier.closed') : each.unmet?.length ? conditions(waitedFor(each)) : say('dossier.nothing'),
      say(`delivery.${each.delivery ?? 'NONE'}`), cite(each.statementId))))));
}

const what = ({ kind, headcount, quantity, description, area }) =>
  [kindWord(kind), headcount && [' · ', amount(headcount), ' ', say('why.people')], quantity && [' · ', amount(quantity)],
    [description, area].filter(Boolean).map((text) => [' · ', free(text)])];

function histories(periods, cite) {
  if (!periods.length) return nothing();
  const ofKind = (kind) => periods.filter((period) => period.kind === kind);
  return table(['kind', 'stance', 'since', 'until', 'because'], KINDS.filter((kind) => ofKind(kind).length).map((kind) =>
    h('tbody', { 'data-history': kind }, ofKind(kind).map((period, i, all) => stage(period, all[i + 1], cite)))));
}

const stage = ({ kind, stance, from, until, announcedAt, because }, next, cite) =>
  h('tr', {}, h('th', { scope: 'row' }, kindWord(kind)), cells(mark(stance), when(began(from, announcedAt)), until ? when(began(until, next?.announcedAt)) : say('dossier.still'), cite(because)));
