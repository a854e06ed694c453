/** The head of the page: which coalition, which language, light or dark, and whether it is live. */

import { h, redraw } from './dom.js';
import { go, link } from './state.js';
import { LANGUAGES, say, spoken } from './words.js';
import { hereAndNow } from './dates.js';

const THEMES = ['auto', 'light', 'dark'];

/** Draws all but the light, which changes more often than the rest. */
export function drawHeader(root, { coalitions, coalition }) {
  redraw(root, [coalitions, coalition, theme()], () => [
    h('h1', {}, link({ coalition, view: null, kind: null, participant: null, why: null }, {}, 'Muster')),
    coalitions.length > 0 && picker(coalitions, coalition),
    h('div', { class: 'tools' }, languages(), themeButton(root, { coalitions, coalition })),
    document.getElementById('live') ?? h('p', { id: 'live', 'data-state': 'connecting' }),
  ]);
}

/** The live light: green, amber or red, in words too. */
export function drawLight(root, { state, position, head, lastSeen }) {
  root.dataset.state = state;
  root.dataset.position = position ?? '';
  redraw(root, [state, position, head, state === 'live' ? 0 : lastSeen], () => [
    h('span', { class: 'light', 'aria-hidden': 'true' }),
    h('span', {}, say(`live.${state}`)),
    h('span', { class: 'log' },
      say(state === 'behind' && head > position ? 'live.logOf' : 'live.log', { position: position ?? '–', head })),
    ['behind', 'cut'].includes(state) && lastSeen && h('span', {}, say('live.lastSeen', { time: hereAndNow(lastSeen) })),
  ]);
}

const picker = (coalitions, chosen) =>
  h('label', {},
    h('span', { class: 'unseen' }, say('header.coalition')),
    h('select', { id: 'coalition', 'data-focus': 'coalition', onchange: pick },
      coalitions.map(({ coalition, name }) =>
        h('option', { value: coalition, selected: coalition === chosen }, name || coalition))));

const pick = (event) =>
  go({ coalition: event.target.value, participant: null, why: null, known: null, at: null });

const languages = () =>
  h('nav', { class: 'languages', 'aria-label': say('header.language') },
    LANGUAGES.map((code) =>
      link({ lang: code },
        { lang: code, hreflang: code, 'aria-current': code === spoken() ? 'true' : null, title: say(`language.${code}`) }, code)));

function themeButton(root, content) {
  const next = THEMES[(THEMES.indexOf(theme()) + 1) % THEMES.length];
  const turn = () => {
    applyTheme(next);
    drawHeader(root, content);
  };
  return h('button', { type: 'button', id: 'theme', 'data-focus': 'theme', onclick: turn, title: say('header.theme') },
    h('span', { 'aria-hidden': 'true' }, { auto: '◐', light: '☀\uFE0E', dark: '☾' }[theme()]),
    h('span', { class: 'unseen' }, `${say('header.theme')}: ${say(`theme.${theme()}`)}`));
}

const theme = () => document.documentElement.dataset.theme ?? 'auto';

/** Light, dark, or as the reader's system has it; kept in the browser, since it is the reader's and not the view's. */
export function applyTheme(chosen = remembered()) {
  if (THEMES.indexOf(chosen) > 0) document.documentElement.dataset.theme = chosen;
  else delete document.documentElement.dataset.theme;
  try {
    localStorage.setItem('theme', chosen);
  } catch {
    // Storage may be forbidden; the choice then lasts as long as the page.
  }
}

function remembered() {
  try {
    return localStorage.getItem('theme') ?? 'auto';
  } catch {
    return 'auto';
  }
}
