/** The column of news: how the line is where that matters, what is watched for, and what was recorded. */

import { h, redraw } from '../page/dom.js';
import { drawFeed, feedList } from './feed.js';
import { meaning } from '../page/header.js';
import { say } from '../page/words.js';
import { drawWatch, watchesSome } from './watch.js';

const TOLD = ['cut', 'offline', 'stopped', 'paused'];

/** `choose` gets what the reader chooses to watch for. */
export function drawNewsColumn(root, { lines, participants, rules, choose }) {
  frame(root);
  drawWatch(root.querySelector('.watch'), { rules, participants, choose });
  drawFeed(root.querySelector('#feed'), { lines, rules });
  root.querySelector('.empty').textContent = say(rules.only && watchesSome(rules) && lines.length ? 'feed.unwatched' : 'feed.empty');
}

/** Says what keeps news away, where something does. */
export function drawState(root, { pause, ...line }) {
  frame(root);
  const told = TOLD.includes(line.state);
  const at = root.querySelector('.line');
  at.dataset.state = line.state;
  redraw(at, [told && line.state, told && line.position, told && line.waiting, line.stopped], () => told && [
    meaning(line),
    line.state === 'paused' && h('p', {}, h('button', { type: 'button', 'data-focus': 'resume', onclick: pause }, say('live.resume'))),
  ]);
}

function frame(root) {
  if (root.lang === document.documentElement.lang) return;
  root.lang = document.documentElement.lang;
  root.setAttribute('aria-labelledby', 'news-title');
  root.replaceChildren(
    h('div', { class: 'title' }, h('h2', { id: 'news-title', tabindex: '-1' }, say('feed.title')), h('span', { class: 'beside above' })),
    h('div', { class: 'line' }), h('div', { class: 'watch' }),
    h('p', { class: 'empty' }, say('feed.empty')), feedList());
}
