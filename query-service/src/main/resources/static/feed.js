/** What was just recorded, the latest on top: one line a position, with what it changed. */

import { h, free } from './dom.js';
import { link } from './state.js';
import { direction, mark, stanceWord } from './ladder.js';
import { kindWord, nameOf, say } from './words.js';
import { clock, when } from './dates.js';

const KEPT = 60;
const SPEAK_EVERY = 5_000;

/** An empty feed; `lines` are in the order of the log, the latest first. */
export const emptyFeed = () => ({ lines: [], lastChange: null });

/** The feed with this event in it: what shares a position shares a line. */
export function noted(feed, type, data) {
  const line = feed.lines.find(({ position }) => position === data.position) ?? { position: data.position, changes: [] };
  const grown = type === 'statement-recorded' ? { ...line, said: data } : { ...line, changes: [...line.changes, { type, ...data }] };
  const lines = [grown, ...feed.lines.filter((each) => each !== line)].sort((a, b) => b.position - a.position).slice(0, KEPT);
  return { lines, lastChange: type === 'stance-changed' ? data : feed.lastChange };
}

const drawn = new WeakMap();

/** Lines that are there already stay untouched, so that only what is new moves. */
export function drawFeed(root, feed) {
  if (root.lang !== document.documentElement.lang) frame(root);
  const list = root.querySelector('#feed');
  const known = new Map([...list.children].map((item) => [item.dataset.position, item]));
  list.replaceChildren(...feed.lines.map((line) => {
    const item = known.get(String(line.position));
    return item && drawn.get(item) === line ? item : remembered(lineOf(line), line);
  }));
  root.querySelector('.empty').hidden = feed.lines.length > 0;
}

function frame(root) {
  root.lang = document.documentElement.lang;
  root.setAttribute('aria-labelledby', 'news-title');
  root.replaceChildren(h('h2', { id: 'news-title' }, say('feed.title')),
    h('p', { class: 'empty' }, say('feed.empty')), h('ol', { id: 'feed' }));
}

function remembered(item, line) {
  drawn.set(item, line);
  return item;
}

function lineOf({ position, said, changes }) {
  const { recordedAt } = said ?? changes[0];
  return h('li', { 'data-position': position },
    h('p', { class: 'beside' }, h('time', { datetime: recordedAt }, clock(recordedAt)), ` · ${say('statement.position', { position })}`),
    said && h('p', {}, saidWords(said)),
    changes.map((change) => h('p', { class: 'change', 'data-cause': change.cause }, changeWords(change))));
}

function saidWords({ id, type, participant, kinds = [], announcedAt }) {
  const words = [participant && nameOf(participant), say(`type.${bare(type)}`)].filter(Boolean).join(' · ');
  return [id ? link({ why: `statement:${id}` }, {}, free(words)) : free(words),
    h('span', { class: 'beside' }, [...kinds.map(kindWord), when(announcedAt)].filter(Boolean).map((word) => ` · ${word}`).join(''))];
}

// On the wire a type may be a record's whole name, muster.TroopsPledged.v1.
const bare = (type = '') => /^muster\.(\w+)\.v\d+$/.exec(type)?.[1] ?? type;

function changeWords({ type, participant, kind, before, after, direction: way, cause, contested }) {
  const cell = link({ why: `${participant}/${kind}` }, {}, free(nameOf(participant)), ' · ', kindWord(kind));
  if (type === 'stance-contested') return [cell, ' ', say(contested === false ? 'feed.uncontested' : 'mark.contested')];
  if (type === 'stance-revised') return [cell, ' ', say('feed.revised')];
  return [cell, ' ', h('span', { class: 'beside' }, stanceWord(before)), ' ', direction(way), ' ', mark(after),
    h('span', { class: 'beside' }, ` ${say(`cause.${cause}`)}`)];
}

/** Speaks of changes to those who do not see them, at most every five seconds. */
export function speaker(root) {
  let waiting = [];
  let timer = null;
  const speak = () => {
    timer = waiting.length ? setTimeout(speak, SPEAK_EVERY) : null;
    if (!waiting.length) return;
    root.textContent = waiting.length > 3 ? say('feed.many', { n: waiting.length }) : waiting.join('; ');
    waiting = [];
  };
  return (change) => {
    waiting.push(`${nameOf(change.participant)}, ${kindWord(change.kind)}: ${stanceWord(change.before)} → ${stanceWord(change.after)}`);
    if (timer === null) speak();
  };
}
