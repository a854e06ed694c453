/** Being told elsewhere than on the page: a watch with a feed of its own and, where the service allows it, a webhook. */

import { failureWords } from '../page/answers.js';
import { addressOf, post, settings } from '../page/api.js';
import { copied } from '../page/copied.js';
import { h, redraw } from '../page/dom.js';
import { inThisTab } from '../page/keeping.js';
import { logIn } from '../page/login.js';
import { read } from '../page/state.js';
import { bearer, held, letGo } from '../page/token.js';
import { say } from '../page/words.js';

const LONGEST_NAME = 100;
const URL_KEPT = 'watch-url';

let own = null; // what the reader has entered and was answered, for one coalition

/** The part of the panel that makes a watch of these rules; `name` is what they are in short. */
export function subscribing(rules, name) {
  const { coalition } = read();
  if (!coalition) return null;
  if (own?.coalition !== coalition) own = { coalition, root: h('section', { class: 'subscribe', 'aria-labelledby': 'subscribe-title' }), url: inThisTab.recall(URL_KEPT) ?? '' };
  Object.assign(own, { rules, name });
  draw(own);
  return own.root;
}

function draw(at) {
  redraw(at.root, [at.made, at.wrong, at.failed, at.unknown, at.busy], () => [
    h('h3', { id: 'subscribe-title' }, say('subscribe.title')),
    h('div', { class: 'field' }, h('label', { for: 'watch-url' }, say('subscribe.url')),
      h('input', { type: 'url', id: 'watch-url', 'data-focus': 'watch-url', placeholder: 'https://', autocomplete: 'off', spellcheck: 'false', value: at.url,
        'aria-describedby': 'watch-url-hint watch-url-wrong', 'aria-invalid': at.wrong ? 'true' : null,
        oninput: ({ target }) => { at.url = target.value; } }),
      h('p', { class: 'beside', id: 'watch-url-hint' }, say('subscribe.urlHint')),
      h('p', { class: 'wrong', id: 'watch-url-wrong', role: 'alert' }, at.wrong)),
    at.failed && h('p', { class: 'wrong', role: 'alert' }, at.failed),
    at.unknown && h('p', { class: 'login-first', role: 'alert' }, say('subscribe.logIn'), ' ', h('button', { type: 'button', onclick: () => leave(at) }, say('login.in'))),
    h('button', { type: 'button', id: 'subscribe', 'data-focus': 'subscribe', 'aria-disabled': at.busy ? 'true' : null, onclick: () => make(at) }, say('subscribe.make')),
    at.made && told(at),
  ]);
}

function told({ made }) {
  const said = h('p', { class: 'beside', role: 'status' }, say('subscribe.made', { name: made.name }));
  const tell = (words) => said.replaceChildren(words);
  return h('div', { class: 'made' }, said,
    h('h4', {}, say('subscribe.feed')), copied('watch-feed', made.feed, say('subscribe.feed'), tell),
    h('p', { class: 'beside' }, say('subscribe.feedHint')),
    made.secret && [h('h4', {}, say('subscribe.secret')), copied('watch-secret', made.secret, say('subscribe.secret'), tell),
      h('p', { class: 'beside' }, say('subscribe.secretHint'))]);
}

// What was entered is there again when one is back; the rules are kept anyhow.
function leave({ url }) {
  inThisTab.keep(URL_KEPT, url);
  logIn();
}

async function make(at) {
  if (at.busy) return;
  Object.assign(at, { busy: true, wrong: null, failed: null, unknown: null, made: null });
  draw(at);
  const answer = await sent(at);
  Object.assign(at, { busy: false, ...answer }, answer.made && { url: '' });
  if (answer.made) inThisTab.keep(URL_KEPT, null);
  draw(at);
  if (at.wrong) at.root.querySelector('#watch-url')?.focus();
}

/** What came of it: `made`, or what is `wrong` with the address, or why it `failed`; `unknown` where one must log in first. */
async function sent({ coalition, rules, name, url }) {
  try {
    if ((await settings()).login && !held()) return { unknown: true };
    const { participants, kinds, causes, down } = rules;
    const wish = { name: name.slice(0, LONGEST_NAME), participants, kinds, causes, directions: down ? ['DOWN'] : [], url: url.trim() || null };
    const response = await post(addressOf(['coalitions', coalition, 'watches']), wish, bearer());
    const body = await response.json().catch(() => ({}));
    return response.ok ? { made: body } : refused(response, body);
  } catch {
    return { failed: failureWords({ status: 0 }) };
  }
}

function refused({ status }, problem) {
  const wrong = problem.errors?.find(({ field }) => field === 'url');
  if (wrong) return { wrong: `${say(status === 422 ? 'subscribe.refused' : 'wrong.address')} (${wrong.message})` };
  if (status !== 401) return { failed: failureWords({ status, ...problem }) };
  letGo();
  return { unknown: true };
}
