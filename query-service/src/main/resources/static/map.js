/** Where everybody stands, as a map: coloured by the stance on a kind, or by the furthest on any. */

import { h, free, redraw } from './dom.js';
import { svg } from './axis.js';
import { drawing, load, regionOf, REGIONS } from './atlas/atlas.js';
import { go, link } from './state.js';
import { KINDS, LADDER, mark, sign } from './ladder.js';
import { paint, paints } from './paints.js';
import { told } from './told.js';
import { inOrderOfName, kindWord, nameOf, say } from './words.js';

const RING_LASTS = 6_000;
const SMALL = { europe: 9, world: 6 }; // what has less room than this around its middle is shown as a circle
const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const looks = new WeakMap(); // of each participant's mark, what it shows
let failed = false;

export function draw(root, answers) {
  const { state, participants = [], members = [] } = answers;
  const region = regionOf(state);
  const kind = KINDS.includes(state.kind) ? state.kind : null;
  const land = drawing(region);
  if (!land && !failed) load().catch(() => (failed = true)).then(() => draw(root, answers));
  redraw(root, ['map', region, kind, Boolean(land), failed, participants, members], () => [
    head(region, kind),
    land ? picture(region, land, participants, members) : failed ? trouble(root, answers) : waiting(region),
    h('section', { class: 'legend', 'aria-label': say('matrix.legend') }, h('ul', { class: 'met' }), h('p', {}, say('map.borders'))),
  ]);
  repaint(root, answers, kind);
}

/** Rings once the participants that a change has just reached. */
export function ring(root, cells) {
  for (const [participant] of cells.map((cell) => cell.split('/'))) {
    for (const place of root.querySelectorAll(`[data-participant="${CSS.escape(participant)}"]`)) {
      place.classList.remove('ring');
      void place.getBoundingClientRect(); // so that a second change of the same begins the motion anew
      place.classList.add('ring');
      setTimeout(() => place.classList.remove('ring'), RING_LASTS);
    }
  }
}

const head = (region, kind) =>
  h('div', { class: 'map-head' },
    h('p', {}, kind ? say('map.kind', { kind: kindWord(kind) }) : say('map.any')),
    h('nav', { class: 'regions tools', 'aria-label': say('map.regions') }, Object.keys(REGIONS).map((each) =>
      link({ region: each === 'europe' ? null : each }, { 'data-region': each, 'data-focus': `region:${each}`,
        'aria-current': each === region ? 'true' : null }, say(`map.${each}`)))));

function waiting(region) {
  const room = h('div', { class: 'skeleton loading map-room' }, h('p', {}, say('loading')));
  room.style.aspectRatio = `${REGIONS[region].width} / ${REGIONS[region].height}`;
  return room;
}

function trouble(root, answers) {
  const again = () => {
    failed = false;
    draw(root, answers);
  };
  return h('div', { class: 'blank', role: 'alert' }, h('p', {}, say('map.failed')),
    h('p', {}, h('button', { type: 'button', onclick: again }, say('retry')), ' ', link({ view: 'matrix' }, {}, say('tab.matrix'))));
}

function picture(region, { ground, shapes }, participants, members) {
  const { width, height } = REGIONS[region];
  const drawn = inOrderOfName(participants.filter((each) => shapes.get(each)?.inFrame));
  const outside = inOrderOfName(participants.filter((each) => !drawn.includes(each)));
  const tip = h('p', { class: 'tip', hidden: true, 'aria-hidden': 'true' });
  const frame = h('div', { class: 'map-frame', onclick: choose, onkeydown: walk, onfocusin: point, onfocusout: leave, onpointerover: point, onpointerout: leave },
    paints(),
    svg('svg', { class: 'atlas', viewBox: `0 0 ${width} ${height}`, role: 'group', 'aria-label': say('map.picture') },
      svg('path', { class: 'land', d: ground }),
      // The small ones last, so that no neighbour lies over them.
      [...drawn].sort((a, b) => shapes.get(b).room - shapes.get(a).room).map((each) => country(each, shapes.get(each), members.includes(each), SMALL[region]))),
    outside.length > 0 && h('div', { class: 'beside-map', role: 'group', 'aria-label': say('map.beside') },
      outside.map((each) => tile(each, members.includes(each)))),
    tip);
  frame.querySelector('[role="button"]')?.setAttribute('tabindex', '0');
  return frame;
}

function country(participant, { d, spot: [x, y], room }, member, least) {
  const small = room < least;
  return svg('g', { class: 'place', role: 'button', tabindex: '-1', 'data-participant': participant, 'data-member': String(member),
    'data-small': String(small), 'data-x': x, 'data-y': y },
    svg('path', { class: 'shape', d }),
    small && svg('circle', { class: 'shape', cx: x, cy: y, r: least }),
    svg('text', { class: 'sign', x, y, 'font-size': Math.max(least * 1.4, Math.min(22, room)), 'aria-hidden': 'true' }));
}

const tile = (participant, member) =>
  h('button', { type: 'button', class: 'place tile', 'data-participant': participant, 'data-member': String(member) },
    h('span', {}, free(nameOf(participant))), ' ', h('span', { class: 'stands' }));

/** Only what is another than before is touched. */
function repaint(root, { state, stances = [] }, kind) {
  const furthest = new Map();
  for (const each of stances) {
    if (kind && each.kind !== kind) continue;
    const other = furthest.get(each.participant);
    if (!other || LADDER.indexOf(each.stance) > LADDER.indexOf(other.stance)) furthest.set(each.participant, each);
  }
  for (const place of root.querySelectorAll('[data-participant]')) {
    const { participant } = place.dataset;
    show(place, participant, furthest.get(participant) ?? { kind: kind ?? KINDS[0] }, state.why);
  }
  legend(root.querySelector('.met'), [...root.querySelectorAll('[data-participant]')]);
}

function show(place, participant, found, why) {
  const { kind, stance = 'UNDECLARED', contested = false } = found;
  const cell = `${participant}/${kind}`;
  place.setAttribute('aria-pressed', String(why === cell));
  const look = JSON.stringify(found);
  if (looks.get(place) === look) return;
  looks.set(place, look);
  Object.assign(place.dataset, { cell, stance, contested: String(contested) });
  place.setAttribute('aria-label', told(participant, kind, found));
  place.querySelector('.stands')?.replaceChildren(stance === 'UNDECLARED' ? sign(stance) : mark(stance, { contested }));
  for (const shape of place.querySelectorAll('.shape')) {
    if (paint(stance)) shape.setAttribute('fill', paint(stance));
    else shape.removeAttribute('fill');
  }
  const written = place.querySelector('text.sign');
  if (written) written.textContent = sign(stance);
}

function legend(list, places) {
  const met = LADDER.filter((stance) => places.some((place) => place.dataset.stance === stance));
  const contested = places.some((place) => place.dataset.contested === 'true');
  redraw(list, [met, contested, say('loading')], () => [
    met.map((stance) => h('li', {}, mark(stance))),
    contested && h('li', {}, h('span', { class: 'mark', 'data-contested': 'true' }, say('mark.contested'))),
  ]);
}

const placeOf = (event) => event.target.closest?.('[data-cell]');

function choose(event) {
  const place = placeOf(event);
  if (place) go({ why: place.dataset.cell });
}

function point(event) {
  const place = placeOf(event);
  if (!place) return;
  const frame = event.currentTarget;
  const tip = frame.querySelector('.tip');
  const [around, box] = [frame.getBoundingClientRect(), place.getBoundingClientRect()];
  tip.replaceChildren(free(place.getAttribute('aria-label')));
  tip.hidden = false;
  tip.style.left = `${Math.max(0, Math.min(box.left + box.width / 2 - around.left, around.width - tip.offsetWidth))}px`;
  tip.style.top = `${Math.max(0, box.top - around.top - tip.offsetHeight - 4)}px`;
  if (event.type === 'focusin') rove(frame, place);
}

const leave = (event) => (event.currentTarget.querySelector('.tip').hidden = true);

// One country alone stands in the order of Tab: the one walked to last.
function rove(frame, place) {
  if (!place.dataset.x) return;
  for (const other of frame.querySelectorAll('g[tabindex="0"]')) other.setAttribute('tabindex', '-1');
  place.setAttribute('tabindex', '0');
}

function walk(event) {
  const place = placeOf(event);
  if (!place?.dataset.x || event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.key === 'Enter' || event.key === ' ') choose(event);
  else if (STEPS[event.key]) nearest(event.currentTarget, place, STEPS[event.key])?.focus();
  else return;
  event.preventDefault();
}

/** The nearest country in a direction: what lies off it counts twice. */
function nearest(frame, from, [dx, dy]) {
  const away = (place) => {
    const [x, y] = [place.dataset.x - from.dataset.x, place.dataset.y - from.dataset.y];
    const along = x * dx + y * dy;
    return along > 0 ? along + 2 * Math.abs(x * dy - y * dx) : Infinity;
  };
  const others = [...frame.querySelectorAll('g[data-cell]')].map((place) => [away(place), place]).filter(([far]) => far < Infinity);
  return others.sort(([a], [b]) => a - b)[0]?.[1];
}
