/** One view alone, inside somebody else's page: it follows the log unless its address says as of when, and changes nothing. */

import { failureWords, gather } from './page/answers.js';
import { h, free, redraw } from './page/dom.js';
import { drawLight } from './page/header.js';
import { light, newLine, pulse } from './live/live.js';
import { moment } from './deck/moment.js';
import { onChange, openElsewhere, read, address } from './page/state.js';
import { begin, EMBEDDED, FIRST, load } from './page/views.js';
import { chosen, kindWord, say, speak } from './page/words.js';

const page = new URL('./', document.baseURI).href;
const root = document.getElementById('view');
const foot = document.getElementById('foot');
const line = { ...newLine(), idle: true };
const pane = h('div', {});
let position = null;
let asking = null;

// The address may name a view that is not for embedding.
const viewOf = ({ view }) => (EMBEDDED.includes(view) ? view : FIRST);

async function renew() {
  asking?.abort();
  const { signal } = (asking = new AbortController());
  const state = { ...read(), view: viewOf(read()) };
  try {
    const view = await load(state.view);
    const answers = await gather(state, view.asks?.(state) ?? {}, signal);
    if (signal.aborted) return;
    show(view, state, answers);
  } catch (error) {
    if (!signal.aborted) drawFailure(error);
  }
}

function show(view, state, answers) {
  position = answers.known.position;
  document.title = [answers.name, say(`tab.${state.view}`)].filter(Boolean).join(' · ');
  pane.className = state.view;
  if (!pane.isConnected) root.replaceChildren(pane);
  root.setAttribute('aria-busy', 'false');
  view.draw(pane, { ...answers, state });
  drawFoot(state, answers);
}

// What was shown stays, and the light says that it is not the latest.
function drawFailure(error) {
  root.setAttribute('aria-busy', 'false');
  if (!pane.isConnected) root.replaceChildren(h('p', { class: 'empty', role: 'alert' }, read().coalition ? failureWords(error) : say('embed.nothing')));
}

function drawFoot(state, { name, known }) {
  redraw(foot, [state, name, known], () => [
    h('div', {}, h('h1', {}, free(name || state.coalition), ` · ${say(`tab.${state.view}`)}`, state.kind && ` · ${kindWord(state.kind)}`),
      h('p', { class: 'beside' }, moment(state, known))),
    state.known ? null : document.getElementById('live') ?? h('div', { id: 'live' }),
    h('a', { href: new URL(address(), page).href, target: '_blank', rel: 'noopener' }, say('embed.whole')),
  ]);
  showLight();
}

function showLight() {
  const at = document.getElementById('live');
  if (at) drawLight(at, { ...line, state: light(line), position, head: position });
}

/** A page may hold many embedded views, and a browser keeps few streams open: so this asks every few seconds instead. */
function onPulse(projection) {
  line.answered = projection !== null;
  if (projection) Object.assign(line, { lastSeen: Date.now(), lagSeconds: projection.lagSeconds ?? 0 });
  if (projection && (position === null || (!read().known && projection.position > position))) renew();
  showLight();
}

openElsewhere(page);
begin(viewOf(read()));
await speak(chosen(read().lang));
onChange(renew);
await renew();
pulse({ onPulse, onTick: showLight, onWake: renew });
