/** The line above the view: which moment is shown, with a way to keep it or to leave it; and what went wrong, if anything did. */

import { h, free, redraw } from '../page/dom.js';
import { fixed, isNow, link, NOW } from '../page/state.js';
import { moment } from './moment.js';
import { dueWords, fallsDue } from './due.js';
import { say } from '../page/words.js';

/** `unassumed` is where all would stand without what is assumed; `tied` says how the two times move together, if they do; `isAwaited`, whether what is shown is not of this moment yet. */
export function drawNotice(root, { state, known, stances, unassumed, failure, retry, tied, isAwaited }) {
  root.dataset.now = String(isNow(state));
  const found = state.assume.length > 0 && unassumed && fallsDue(stances, unassumed);
  redraw(root, [state, known, failure, tied, isAwaited, found], () => [
    failure && h('p', { class: 'trouble', role: 'alert' }, failure, ' ',
      h('button', { type: 'button', id: 'retry', 'data-focus': 'retry', onclick: retry }, say('retry'))),
    h('div', { class: 'moment' },
      h('p', {}, free(moment(state, known)), tied && ` · ${say(`notice.tied.${tied}`)}`, ' ', isNow(state) ? known && keep(state, known) : leave(),
        toNews(), isAwaited && h('span', { class: 'loading' }, ' · ', say('loading'))),
      found && dueWords(found)),
  ]);
}

const keep = (state, known) =>
  link(fixed(state, known), { 'data-focus': 'keep', id: 'keep', title: say('notice.keepHint') }, say('notice.keep'));

const leave = () => link(NOW, { 'data-focus': 'now', id: 'now' }, say('notice.now'));

// Where the news stand beneath all of the view, which may be long.
const toNews = () =>
  h('button', { type: 'button', class: 'plain to-news', 'data-focus': 'to-news', onclick: () => {
    const title = document.getElementById('news-title');
    title.scrollIntoView();
    title.focus({ preventScroll: true });
  } }, say('feed.title'), ' ↓');
