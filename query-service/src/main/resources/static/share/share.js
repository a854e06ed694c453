/** What one can take away of the view that is shown: its data, its picture, its address, a piece of it for one's own page. */

import { copied } from '../page/copied.js';
import { h, free, redraw } from '../page/dom.js';
import { fixed, link, read } from '../page/state.js';
import { drawPrinted } from './print.js';
import { ATOM, atomOf, dataOf, fileOf, frameOf, limitsOf, permalinkOf } from './takeaways.js';
import { moment } from '../deck/moment.js';
import { kindWord, nameOf, say } from '../page/words.js';
import { nameOfView, viewIfLoaded } from '../page/views.js';
import { subject } from '../evidence/why.js';

const PATIENT = 60_000; // until a browser has surely read what it saves
let frozen = false; // whether what is embedded stays as it is now

/** Draws the menu for what is on the screen; `answers.known` says as of when that is. */
export function drawShare(root, { state, answers }) {
  const view = nameOfView(state);
  const known = answers?.known;
  root.hidden = !known || view === 'record' || answers.view !== view;
  if (!known) return;
  const shown = { ...state, view, name: answers.name, known: `@${known.position}`, position: known.position, fixed: fixed(state, known) };
  const content = { shown, live: !state.known, words: { title: answers.name || state.coalition, beneath: told(shown, state, known) } };
  subscribe(shown);
  drawPrinted(document.getElementById('printed'), { ...content.words, known, permalink: permalinkOf(shown) });
  redraw(root, ['share'], () => menu());
  drawMenu(root.querySelector('#take'), content);
}

/** View, participant, kind and moment, as they stand above a picture. */
function told(shown, state, known) {
  const { participant, kind } = limitsOf(shown);
  return [viewWord(shown.view), participant && nameOf(participant), kind && kindWord(kind), moment(state, known)].filter(Boolean).join(' · ');
}

const viewWord = (view) => (view === 'dossier' ? say('dossier.title') : say(`tab.${view}`));

function menu() {
  const panel = h('div', { id: 'take', popover: 'auto', role: 'dialog', 'aria-label': say('share.title'), tabindex: '-1' });
  const button = h('button', { type: 'button', id: 'share-open', popovertarget: 'take', 'aria-haspopup': 'dialog', 'data-focus': 'share' },
    say('share.title'));
  panel.addEventListener('beforetoggle', ({ newState }) => newState === 'open' && place(panel, button));
  // Escape closes the menu, and nothing behind it.
  panel.addEventListener('keydown', (event) => event.key === 'Escape' && event.stopPropagation());
  return [button, panel];
}

function place(panel, button) {
  const { bottom, right } = button.getBoundingClientRect();
  panel.style.setProperty('--top', `${Math.round(bottom + 4)}px`);
  panel.style.setProperty('--right', `${Math.max(8, Math.round(innerWidth - right))}px`);
}

function drawMenu(root, { shown, live, words }) {
  redraw(root, [shown, live, frozen], () => [
    h('h2', {}, say('share.title'), h('span', { class: 'beside' }, ` · ${say('statement.position', { position: shown.position })}`)),
    part('picture', h('p', { class: 'choices' }, ['svg', 'png'].map((form) => pictureButton(form, shown, words)),
      h('button', { type: 'button', 'data-focus': 'print', 'data-take': 'print', onclick: printed }, say('share.print')))),
    part('data', h('ul', {}, dataOf(shown).map((each) => data(each, shown)))),
    part('permalink', field('permalink', permalinkOf(shown))),
    frameOf(shown, true) && part('embed', field('embed', frameOf(shown, frozen || !live)),
      live && h('label', {}, h('input', { type: 'checkbox', checked: frozen, 'data-focus': 'frozen',
        onchange: ({ target }) => { frozen = target.checked; drawMenu(root, { shown, live, words }); } }), ' ', say('share.frozen'))),
    part('more', h('ul', {}, h('li', {}, dossier(shown)), h('li', {}, h('a', { href: atomOf(shown), type: ATOM, 'data-take': 'atom' }, say('share.atom'))))),
    h('p', { class: 'beside', id: 'share-said', role: 'status' }),
  ]);
}

const part = (name, ...children) => h('section', { 'data-part': name }, h('h3', {}, say(`share.${name}`)), ...children);

const tell = (words) => document.getElementById('share-said').replaceChildren(words);
const confirm = (key) => tell(say(key));

function data({ what, csv, json }, shown) {
  const ways = [
    h('a', { href: csv, download: fileOf(shown, what, 'csv'), 'data-take': `${what}.csv`, 'data-focus': `${what}.csv`, 'aria-label': `${say(`share.${what}`)}, CSV` }, 'CSV'),
    h('a', { href: json, target: '_blank', rel: 'noopener', 'data-take': `${what}.json`, 'data-focus': `${what}.json`, 'aria-label': `${say(`share.${what}`)}, JSON` }, 'JSON')];
  return h('li', {}, h('span', {}, say(`share.${what}`)), h('span', { class: 'choices' }, ways));
}

const pictureButton = (form, shown, words) =>
  h('button', { type: 'button', 'data-focus': form, 'data-take': form, onclick: () => takePicture(form, shown, words) }, form.toUpperCase());

async function takePicture(form, shown, words) {
  try {
    const { svg, png } = await import('./picture.js');
    const foot = `Muster · ${say('statement.position', { position: shown.known })} · ${permalinkOf(shown)}`;
    const picture = svg(wholeView(shown.view), { ...words, foot });
    save(form === 'svg' ? new Blob([picture], { type: 'image/svg+xml' }) : await png(picture), fileOf(shown, shown.view, form));
    confirm('share.saved');
  } catch {
    confirm('share.failed');
  }
}

/** The view's element, with all of it drawn. */
function wholeView(view) {
  const pane = document.querySelector('#view > *');
  viewIfLoaded(view)?.whole?.(pane);
  return pane;
}

function save(blob, name) {
  const url = URL.createObjectURL(blob);
  h('a', { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), PATIENT);
}

const field = (name, text) => copied(name, text, say(`share.${name}`), tell);

addEventListener('beforeprint', () => wholeView(nameOfView(read())));

function printed() {
  document.getElementById('take').hidePopover();
  print();
}

function dossier({ view, participant, why }) {
  const asked = subject(why)?.participant ?? participant;
  if (view === 'dossier') return free(say('dossier.title'));
  return link({ view: 'dossier', participant: asked ?? null, why: null }, { 'data-take': 'dossier', 'data-focus': 'dossier' },
    asked ? say('share.dossierOf', { name: nameOf(asked) }) : say('share.dossier'));
}

/** Tells feed readers where the changes are. */
function subscribe(shown) {
  const known = document.head.querySelector('link[rel="alternate"]') ?? h('link', { rel: 'alternate', type: ATOM });
  Object.assign(known, { href: atomOf(shown), title: say('share.atom') });
  if (!known.isConnected) document.head.append(known);
}
