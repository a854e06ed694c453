/** Where everybody stands, as a map: coloured by the stance on a kind, or by the furthest on any. */

import { h, free, redraw, ringOnce, svg } from '../page/dom.js';
import { drawing, load, regionOf, REGIONS } from './atlas.js';
import { settleWhenSized } from './place.js';
import { emptyTip, showTip } from './tip.js';
import { go, link } from '../page/state.js';
import { DOUBTS, KINDS, LADDER, mark, sign } from '../page/ladder.js';
import { paint, paints } from '../timeline/paints.js';
import { told } from '../page/told.js';
import { inOrderOfName, kindWord, nameOf, say } from '../page/words.js';

const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const looks = new WeakMap(); // of each participant's mark, what it shows
let failed = false;
let shown = null; // the answers drawn last: the atlas may come after others than it was first asked for

export function draw(root, answers) {
  shown = answers;
  const { state, participants = [], members = [] } = answers;
  const region = regionOf(state);
  const kind = kindOf(state);
  const land = drawing(region);
  if (!land && !failed) load().catch(() => (failed = true)).then(() => draw(root, shown));
  redraw(root, ['map', region, kind, Boolean(land), failed, participants, members], () => [
    head(region, kind),
    h('section', { class: 'legend', 'aria-label': say('matrix.legend') }, h('ul', { class: 'met' })),
    land ? picture(region, land, participants, members) : failed ? trouble(root) : waiting(region),
    h('p', { class: 'foot' }, say('map.borders')),
  ]);
  repaint(root, answers, kind);
}

/** Rings once the participants that a change has just reached, if it is of the kind that the map shows. */
export function ring(root, cells) {
  const kind = kindOf(shown?.state);
  for (const [participant, moved] of cells.map((cell) => cell.split('/'))) {
    if (kind && kind !== moved) continue;
    root.querySelectorAll(`[data-participant="${CSS.escape(participant)}"]`).forEach(ringOnce);
  }
}

const kindOf = (state) => (KINDS.includes(state?.kind) ? state.kind : null);

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

function trouble(root) {
  const again = () => {
    failed = false;
    draw(root, shown);
  };
  return h('div', { class: 'blank', role: 'alert' }, h('p', {}, say('map.failed')),
    h('p', {}, h('button', { type: 'button', onclick: again }, say('retry')), ' ', link({ view: 'matrix' }, {}, say('tab.matrix'))));
}

function picture(region, { ground, shapes }, participants, members) {
  const { width, height } = REGIONS[region];
  const drawn = inOrderOfName(participants.filter((each) => shapes.get(each)?.inFrame));
  const outside = inOrderOfName(participants.filter((each) => !drawn.includes(each)));
  const atlas = svg('svg', { class: 'atlas', viewBox: `0 0 ${width} ${height}`, role: 'group', 'aria-label': say('map.picture') },
    svg('path', { class: 'land', d: ground }),
    // Those with least room last, so that no neighbour lies over them.
    [...drawn].sort((a, b) => shapes.get(b).room - shapes.get(a).room).map((each) => country(each, shapes.get(each), members.includes(each))));
  settleWhenSized(atlas, shapes);
  const frame = h('div', { class: 'map-frame', 'data-region': region, onclick: choose, onkeydown: walk, onfocusin: arrive, onfocusout: leave,
    onpointermove: point, onpointerleave: leave },
    paints(), atlas,
    outside.length > 0 && h('div', { class: 'beside-map', role: 'group', 'aria-label': say('map.beside') },
      outside.map((each) => tile(each, members.includes(each)))),
    emptyTip());
  for (const group of frame.querySelectorAll('[role="group"]')) group.querySelector('.place')?.setAttribute('tabindex', '0');
  return frame;
}

const country = (participant, { d }, member) =>
  svg('g', { class: 'place', role: 'button', tabindex: '-1', 'data-participant': participant, 'data-member': String(member) },
    svg('path', { class: 'shape', d }),
    svg('g', { class: 'spot', 'aria-hidden': 'true' },
      svg('line', { class: 'leader' }), svg('circle', { class: 'reach', r: 12 }), svg('circle', { class: 'shape dot' }),
      svg('text', { class: 'sign' })));

const tile = (participant, member) =>
  h('button', { type: 'button', class: 'place tile', tabindex: '-1', 'data-participant': participant, 'data-member': String(member) },
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
  place.setAttribute('aria-label', label(place, participant, kind, found));
  place.querySelector('.stands')?.replaceChildren(stance === 'UNDECLARED' ? sign(stance) : mark(stance, found));
  for (const shape of place.querySelectorAll('.shape')) {
    if (paint(stance)) shape.setAttribute('fill', paint(stance));
    else shape.removeAttribute('fill');
  }
  const written = place.querySelector('text.sign');
  if (written) written.textContent = sign(stance);
}

// Who is silent on everything is silent on no kind in particular.
const label = ({ dataset }, participant, kind, found) => [
  found.stance || kindOf(shown.state) ? told(participant, kind, found) : `${nameOf(participant)}: ${say('matrix.nothing')}`,
  dataset.member === 'true' && say('map.member'),
].filter(Boolean).join(', ');

// Late and weak are worn by the tiles alone: on a country they would be lost; its label and its tip tell them.
const WEARS = {
  contested: (place) => place.dataset.contested === 'true',
  late: (place) => place.querySelector('.stands .late'),
  weak: (place) => place.querySelector('.stands [data-weak="true"]'),
};

function legend(list, places) {
  const met = LADDER.filter((stance) => places.some((place) => place.dataset.stance === stance));
  const doubts = Object.keys(DOUBTS).filter((name) => places.some(WEARS[name]));
  const members = places.some((place) => place.dataset.member === 'true');
  redraw(list, [met, doubts, members, say('loading')], () => [
    met.map((stance) => h('li', {}, mark(stance))),
    doubts.map((name) => h('li', {}, DOUBTS[name]())),
    members && h('li', {}, h('span', { class: 'mark member' }, say('map.member'))),
  ]);
}

const placeOf = (event) => event.target.closest?.('[data-cell]');

function choose(event) {
  const place = placeOf(event);
  if (place) go({ why: place.dataset.cell });
}

function point(event) {
  const place = placeOf(event);
  if (place && event.pointerType !== 'touch') tell(event.currentTarget, place, event);
  else leave(event);
}

function tell(frame, { dataset: { participant, member } }, at) {
  const kind = kindOf(shown.state);
  const stances = (shown.stances ?? []).filter((each) => each.participant === participant && (!kind || each.kind === kind));
  showTip(frame.querySelector('.tip'), participant, member === 'true', stances, at);
}

const leave = (event) => (event.currentTarget.querySelector('.tip').hidden = true);

// Of the map, and of what is beside it, one place alone stands in the order of Tab: the one walked to last.
function arrive(event) {
  const place = placeOf(event);
  if (!place) return;
  for (const other of place.parentElement.querySelectorAll('.place[tabindex="0"]')) other.setAttribute('tabindex', '-1');
  place.setAttribute('tabindex', '0');
  tell(event.currentTarget, place, middle(place));
}

function walk(event) {
  const place = placeOf(event);
  if (!place || event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.key === 'Enter' || event.key === ' ') choose(event);
  else if (STEPS[event.key]) nearest(event.currentTarget, place, STEPS[event.key])?.focus();
  else return;
  event.preventDefault();
}

/** The nearest place in a direction: what lies off it counts twice. */
function nearest(frame, from, [dx, dy]) {
  const here = middle(from);
  const away = (place) => {
    const there = middle(place);
    const [x, y] = [there.x - here.x, there.y - here.y];
    const along = x * dx + y * dy;
    return along > 1 ? along + 2 * Math.abs(x * dy - y * dx) : Infinity;
  };
  const others = [...frame.querySelectorAll('.place')].map((place) => [away(place), place]).filter(([far]) => far < Infinity);
  return others.sort(([a], [b]) => a - b)[0]?.[1];
}

// Where a place is on the screen: its sign, or its tile.
function middle(place) {
  const { x, y, width, height } = (place.querySelector('.dot') ?? place).getBoundingClientRect();
  return { x: x + width / 2, y: y + height / 2 };
}
