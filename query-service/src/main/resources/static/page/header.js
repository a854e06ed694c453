/** The head of the page: which coalition, which language, light or dark, and whether it is live. */

import { settings } from './api.js';
import { h, free, redraw } from './dom.js';
import { always } from './keeping.js';
import { findIssuer, identity, logIn, logOut } from './login.js';
import { go, link } from './state.js';
import { LANGUAGES, listed, say, spoken } from './words.js';
import { hereAndNow } from './dates.js';
import { icon } from './icons.js';

const THEMES = ['auto', 'light', 'dark'];

/** Marks the page where it was told of no place to record at: what leads to the form is then not shown. Finds where one logs in. */
export async function applyPlace() {
  const { commands } = await settings().catch(() => ({}));
  await findIssuer().catch(() => {});
  document.documentElement.toggleAttribute('data-reads-only', commands === '');
}

/** Draws all but the light, which changes more often than the rest. */
export function drawHeader(root, { coalitions, coalition }) {
  const who = identity();
  redraw(root, [coalitions, coalition, theme(), who], () => [
    h('h1', {}, link({ coalition, view: null, kind: null, participant: null, why: null }, {}, 'Muster')),
    coalitions.length > 0 && picker(coalitions, coalition),
    h('div', { class: 'tools' },
      link({ view: 'record', command: null, about: null, why: null }, { id: 'record-link', 'data-focus': 'record-link' }, say('record.open')),
      who.possible && (who.roles ? whoIs(who) : h('button', { type: 'button', id: 'login', 'data-focus': 'login', onclick: logIn }, say('login.in'))),
      languages(), themeButton(root, { coalitions, coalition })),
    document.getElementById('live') ?? h('div', { id: 'live', 'data-state': 'connecting' }),
    who.failed && h('p', { class: 'trouble', role: 'alert' }, say('login.failed')),
  ]);
}

/** Who is logged in, as which role, and the way out. */
const whoIs = ({ name, roles, until }) => [
  h('button', { type: 'button', id: 'who', popovertarget: 'who-means', 'data-focus': 'who', 'aria-label': `${say('login.you')}${say('colon')}${roleWords(roles)}` },
    icon('person'), h('span', {}, roleWords(roles))),
  h('div', { id: 'who-means', popover: 'auto' },
    h('p', {}, say('login.as'), ' ', h('strong', {}, free(name || say('login.somebody')))),
    h('p', {}, say('login.roles'), ' ', roles.length ? roleWords(roles) : say('login.noRole')),
    h('p', { class: 'beside' }, say('login.until', { time: hereAndNow(until) })),
    h('p', {}, h('button', { type: 'button', id: 'logout', onclick: logOut }, say('login.out')))),
];

const roleWords = (roles) => listed(roles.map((role) => {
  const [name, coalition] = role.split(':');
  return coalition ? `${say(`role.${name}`)} (${coalition})` : say(`role.${name}`);
})) || say('login.somebody');

/** The live light: green, amber or red, in words too, with what it means on demand; and a way to hold the page still. */
export function drawLight(root, { state, position, head, lastSeen, lagSeconds, stopped, waiting, pause }) {
  root.dataset.state = state;
  root.dataset.position = position ?? '';
  if (!root.firstElementChild) root.append(h('div', {}), h('div', { id: 'live-means', popover: 'auto' }));
  const [face, means] = root.children;
  redraw(face, [state, position, head, state === 'live' ? 0 : lastSeen, waiting, Boolean(pause)], () => [
    h('button', { type: 'button', class: 'state', popovertarget: 'live-means', 'data-focus': 'live' },
      h('span', { class: 'light', 'aria-hidden': 'true' }),
      h('span', {}, say(`live.${state}`)),
      h('span', { class: 'log' },
        say(state === 'behind' && head > position ? 'live.logOf' : 'live.log', { position: position ?? '–', head })),
      AWAY.includes(state) && lastSeen && h('span', { class: 'log' }, say('live.lastSeen', { time: hereAndNow(lastSeen) }))),
    pause && pauseButton(waiting, pause),
  ]);
  redraw(means, [state, position, lagSeconds, stopped, waiting], () => meaning({ state, position, lagSeconds, stopped, waiting }));
}

const AWAY = ['behind', 'cut', 'offline'];

/** What a state of the light means, what still works and what to do. */
export const meaning = ({ state, position, lagSeconds, stopped, waiting = 0 }) => [
  h('p', {}, say(`means.${state}`, { position: position ?? '–' }),
    state === 'paused' && waiting > 0 && [' ', say('means.waiting', { n: waiting })]),
  state === 'behind' && lagSeconds > 0 && h('p', {}, say('means.lag', { n: lagSeconds })),
  state === 'stopped' && h('p', { class: 'beside' }, say('means.reason'), ' ', free(stopped.reason)),
];

function pauseButton(waiting, pause) {
  const held = waiting !== undefined;
  return h('button', { type: 'button', id: 'pause', 'data-focus': 'pause', onclick: pause, title: say(held ? 'live.resume' : 'live.pause') },
    h('span', { 'aria-hidden': 'true' }, held ? '▶\uFE0E' : '❚❚'),
    h('span', { class: held ? null : 'unseen' }, say(held ? 'live.resume' : 'live.pause')),
    waiting > 0 && h('span', {}, say('live.waiting', { n: waiting })));
}

const picker = (coalitions, chosen) =>
  h('label', {},
    h('span', { class: 'unseen' }, say('header.coalition')),
    h('select', { id: 'coalition', 'data-focus': 'coalition', onchange: pick },
      known(coalitions, chosen).map(({ coalition, name }) =>
        h('option', { value: coalition, selected: coalition === chosen }, name || coalition))));

/** What the address asks for is chosen also where nobody knows it: the head must not name another. */
const known = (coalitions, chosen) =>
  (!chosen || coalitions.some(({ coalition }) => coalition === chosen) ? coalitions
    : [{ coalition: chosen, name: say('header.unknown', { coalition: chosen }) }, ...coalitions]);

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
    h('span', { class: 'unseen' }, `${say('header.theme')}${say('colon')}${say(`theme.${theme()}`)}`));
}

const theme = () => document.documentElement.dataset.theme ?? 'auto';

/** Light, dark, or as the reader's system has it; kept in the browser, since it is the reader's and not the view's. */
export function applyTheme(chosen = always.recall('theme') ?? 'auto') {
  if (THEMES.indexOf(chosen) > 0) document.documentElement.dataset.theme = chosen;
  else delete document.documentElement.dataset.theme;
  always.keep('theme', chosen);
}
