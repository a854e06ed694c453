/** Statements as a document cites them: numbered in order of time, and each source of one with a number of its own. */

import { h, free, outside } from '../page/dom.js';
import { link } from '../page/state.js';
import { details } from './statement.js';
import { kindWord, say } from '../page/words.js';
import { pointOf, recorded, when } from '../page/dates.js';

const RELIABILITY = ['A', 'B', 'C', 'D', 'E', 'F'];
const CREDIBILITY = ['1', '2', '3', '4', '5', '6'];

/** As points in time, a vague one on the last day that it may have been; at one point, as they stand in the log. */
export const inOrderOfTime = (statements) =>
  [...statements].sort((a, b) => pointOf(a.announcedAt).point - pointOf(b.announcedAt).point || a.position - b.position);

/** `cite(id)`: the number of a statement, as a way to it. */
export function numbered(statements) {
  const numbers = new Map(statements.map(({ id }, i) => [id, i + 1]));
  return { cite: (id) => (numbers.has(id) ? h('a', { href: `#said-${numbers.get(id)}`, class: 'cite' }, `[${numbers.get(id)}]`) : '–') };
}

/** One statement with all its evidence, and what was said about it. */
export function said(statement, number, cite) {
  const { id, type, kinds = [], position, recordedAt, announcedAt, corroborations = [], disputes = [], retraction, corrects } = statement;
  const count = counter(number);
  return h('li', { id: `said-${number}`, 'data-statement': id, 'data-retracted': String(Boolean(retraction)) },
    h('h4', {}, h('span', { class: 'cite' }, `[${number}]`), ' ', h('span', { class: 'what' }, say(`type.${type}`), kinds.length ? ` · ${kinds.map(kindWord).join(', ')}` : null),
      ' · ', when(announcedAt), retraction && badge('retracted'), disputes.length > 0 && badge('contested'), corrects && badge('correction')),
    details(withoutParticipant(statement.data)),
    sources(statement.evidence, count),
    corroborations.map((each) => about('corroborated', each, sources(each.evidence, count))),
    disputes.map((each) => about('disputed', each, each.counterclaim && h('p', {}, free(each.counterclaim)), sources(each.evidence, count))),
    retraction && about('retracted', retraction, h('p', {}, retraction.reason && free(retraction.reason),
      retraction.replacedBy && [' · ', say('statement.replacement'), ' ', cite(retraction.replacedBy)])),
    h('p', { class: 'beside' }, link({ why: `statement:${id}` }, { 'data-focus': `log:${id}` }, say('statement.position', { position: `@${position}` })), recordedAt && ` · ${say('statement.recorded', { date: recorded(recordedAt) })}`,
      corrects && [' · ', say('statement.corrects'), ' ', cite(corrects)]));
}

const withoutParticipant = ({ participant, ...data } = {}) => data;

function counter(number) {
  let last = 0;
  return () => `${number}.${(last += 1)}`;
}

const badge = (name) => [' ', h('span', { class: 'badge', 'data-badge': name }, say(`badge.${name}`))];

const about = (name, { position, announcedAt }, ...children) =>
  h('section', { class: 'about', 'data-about': name },
    h('h5', {}, [say(`about.${name}`), when(announcedAt), position && say('statement.position', { position: `@${position}` })].filter(Boolean).join(' · ')),
    ...children);

const sources = (pieces = [], count) => pieces.length > 0 && h('ul', { class: 'evidence' }, pieces.map((piece) => source(piece, count())));

// On paper nothing can be clicked: the address stands there in full.
function source({ publisher, publishedOn, title, url, language, speaker, via = [], hedge, note, grade }, number) {
  return h('li', { 'data-source': number },
    h('p', {}, h('span', { class: 'cite' }, `[${number}]`), ' ', h('strong', {}, [speaker, ...via, publisher].filter(Boolean).map((each, i) => [i > 0 && ' → ', free(each)])),
      title && [', ', h('q', {}, free(title, language))], ', ', when(publishedOn), language && ` (${language})`),
    url && h('p', { class: 'address' }, outside(url, isShown(url) ? free(url) : null)),
    h('p', {}, gradeWords(grade), hedge && [' · ', say('evidence.hedge'), ' ', h('q', {}, free(hedge, language))]),
    note && h('p', { class: 'beside' }, free(note)));
}

// `outside` itself shows what is no address of the web.
const isShown = (url) => /^https?:/i.test(url);

function gradeWords(grade) {
  if (!grade) return say('evidence.ungraded');
  const { reliability, credibility } = grade;
  const words = [reliability && say(`reliability.${reliability}`), credibility && say(`credibility.${credibility}`)].filter(Boolean).join(', ');
  return `${say('evidence.graded')} ${reliability ?? '–'}${credibility ?? '–'}: ${words}`;
}

/** What the grades of the Admiralty system mean. */
export const grades = () => [
  h('p', {}, say('dossier.gradesAre')),
  h('table', { class: 'grades' },
    h('thead', {}, h('tr', {}, h('th', { scope: 'col', colspan: 2 }, say('dossier.reliability')), h('th', { scope: 'col', colspan: 2 }, say('dossier.credibility')))),
    h('tbody', {}, RELIABILITY.map((letter, i) => h('tr', {}, meaning('reliability', letter), meaning('credibility', CREDIBILITY[i]))))),
];

const meaning = (name, grade) => [h('th', { scope: 'row' }, grade), h('td', {}, say(`${name}.${grade}`))];
