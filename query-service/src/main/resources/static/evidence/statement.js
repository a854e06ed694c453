/** One statement with all that hangs on it: who said it, through whom, who doubts it, where it stands in the log. */

import { h, free, outside } from '../page/dom.js';
import { link } from '../page/state.js';
import { conditionWord, kindWord, listed, nameOf, number, say } from '../page/words.js';
import { recorded, when } from '../page/dates.js';

// What `data` may hold that deserves a line of its own, in this order.
const DETAILS = {
  headcount: amount,
  quantity: amount,
  complete: (complete) => (complete ? say('yes') : say('no')),
  area: free,
  description: free,
  conditions: (all) => conditions(all) || say('statement.unconditional'),
  condition: conditionWord,
  reason: free,
  person: free,
  name: free,
  aim: free,
  place: free,
  from: when,
  until: when,
  title: free,
  startsAt: when,
  format: (format) => say(`format.${format}`),
  mode: (mode) => say(`format.${mode}`),
  count: number,
  bound: (bound) => say(`bound.${bound}`),
  unit: (unit) => say(`unit.${unit}`, { n: 2 }),
  counterclaim: free,
  pledgeId: free,
  meetingId: free,
  claimId: free,
};

/** `restsOn` tells whether the stance that is being explained rests on this statement. */
export function statement(said, { restsOn = false } = {}) {
  const { id, type, position, recordedAt, announcedAt, retraction } = said;
  return h('article', { class: 'statement', 'data-statement': id, 'data-retracted': String(Boolean(retraction)) },
    h('h4', {}, say(`type.${type}`), said.participant ? [' · ', free(nameOf(said.participant))] : null,
      said.kinds?.length ? ` · ${said.kinds.map(kindWord).join(', ')}` : null),
    h('p', {}, h('time', {}, when(announcedAt)), restsOn && badge('restsOn'), retraction && badge('retracted'),
      said.disputes?.length > 0 && badge('contested'), said.corrects && badge('correction')),
    said.data?.statementId && h('p', {}, link({ why: `statement:${said.data.statementId}` }, { 'data-focus': `about:${id}` }, say('record.about')),
      said.aboutType && ` · ${say(`type.${said.aboutType}`)}`,
      said.data.replacedBy && [' · ', link({ why: `statement:${said.data.replacedBy}` }, {}, say('statement.replacement'))]),
    details(said.data ?? {}),
    evidence(said.evidence),
    said.corroborations?.map((each) => section('corroborated', each, evidence(each.evidence))),
    said.disputes?.map((each) =>
      section('disputed', each, each.counterclaim && h('p', {}, free(each.counterclaim)), evidence(each.evidence))),
    retraction && section('retracted', retraction, retraction.reason && h('p', {}, free(retraction.reason)),
      retraction.replacedBy && h('p', {}, link({ why: `statement:${retraction.replacedBy}` }, {}, say('statement.replacement')))),
    h('p', { class: 'foot' }, link({ why: `statement:${id}` }, {}, say('statement.position', { position })),
      recordedAt && ` · ${say('statement.recorded', { date: recorded(recordedAt) })}`,
      said.corrects && [' · ', link({ why: `statement:${said.corrects}` }, {}, say('statement.corrects'))]),
    !retraction && remarks(said));
}

/** "(ceasefire or peace agreement) and US backstop" */
export function conditions(all = []) {
  const some = all.map(({ anyOf = [] }) => anyOf.map(conditionWord).join(` ${say('or')} `));
  return some.map((any, i) => (some.length > 1 && all[i].anyOf?.length > 1 ? `(${any})` : any)).join(` ${say('and')} `);
}

/** "2,000–3,000", "at least 2,000", with its unit where it has one. */
export function amount({ min, max, unit } = {}) {
  const size = min === max && min !== undefined ? number(min)
    : min === undefined || min === null ? say('amount.atMost', { max: number(max) })
    : max === undefined || max === null ? say('amount.atLeast', { min: number(min) })
    : `${number(min)}–${number(max)}`;
  return unit ? [size, ' ', free(unit)] : size;
}

// What a recorder may not say of these, since the record would refuse it (domain.md §2).
const REMARKS = ['Correct', 'Retract', 'Dispute', 'Corroborate'];
const REFUSED = {
  StatementRetracted: REMARKS,
  StatementDisputed: ['Correct', 'Dispute', 'Corroborate'],
  StatementCorroborated: ['Correct', 'Dispute', 'Corroborate'],
  CoalitionFormed: ['Retract'],
};

/** What a recorder may say of it. */
function remarks({ id, type }) {
  const words = REMARKS.filter((word) => !REFUSED[type]?.includes(word));
  return words.length > 0 && h('p', { class: 'foot tools remarks' }, words.map((word, i) => [i > 0 && ' · ',
    link({ view: 'record', command: `${word}Statement`, about: id, why: null }, { 'data-focus': `${word}:${id}` }, say(`record.${word.toLowerCase()}`))]));
}

const badge = (name) => [' ', h('span', { class: 'badge', 'data-badge': name }, say(`badge.${name}`))];

/** What a statement says besides who, when and of which kind; what is null was taken away from a pledge. */
export function details(data) {
  const known = Object.keys(DETAILS).filter((field) => data[field] !== undefined && data[field] !== '');
  return known.length > 0 && h('dl', {}, known.map((field) =>
    h('div', {}, h('dt', {}, say(`field.${field}`)),
      h('dd', {}, data[field] === null ? say('statement.cleared') : DETAILS[field](data[field])))));
}

const section = (name, { position, announcedAt }, ...children) =>
  h('section', { class: 'about', 'data-about': name },
    h('h5', {}, [say(`about.${name}`), when(announcedAt), position && say('statement.position', { position })].filter(Boolean).join(' · ')),
    ...children);

/** Every piece of evidence: speaker → relays → publisher, its date, language, grade and hedge. */
export const evidence = (pieces = []) => pieces.length > 0 && h('ul', { class: 'evidence' }, pieces.map(piece));

function piece({ publisher, publishedOn, title, url, language, speaker, via = [], hedge, note, grade }) {
  const through = () => h('span', { role: 'img', 'aria-label': say('evidence.through') }, ' → ');
  const chain = [speaker, ...via, publisher].filter(Boolean);
  return h('li', {},
    h('p', { class: 'chain' }, chain.map((name, i) => [i > 0 && through(), free(name)])),
    (title || url) && h('p', {}, url ? outside(url, title ? free(title, language) : free(url)) : free(title, language)),
    h('p', { class: 'beside' },
      [when(publishedOn), language && say('evidence.language', { language: languageName(language) }), graded(grade)]
        .filter(Boolean).join(' · ')),
    hedge && h('p', {}, say('evidence.hedge'), ' ', h('q', {}, free(hedge, language))),
    note && h('p', { class: 'beside' }, free(note)));
}

function graded(grade) {
  if (!grade) return say('evidence.ungraded');
  return `${say('evidence.graded')} ${grade.reliability ?? '–'}${grade.credibility ?? '–'}`;
}

function languageName(tag) {
  try {
    return new Intl.DisplayNames(document.documentElement.lang, { type: 'language' }).of(tag);
  } catch {
    return tag;
  }
}

export const allOf = (conditions) => listed(conditions.map(conditionWord));

/** What of its conditions a pledge still waits for: of each alternative none is met. */
export const waitedFor = ({ conditions: all = [], unmet = [] }) =>
  all.filter(({ anyOf }) => anyOf.every((condition) => unmet.includes(condition)));
