/** The deck: sliders for the two times and for the press, steps from change to change, and what-ifs. */

import { h, redraw } from '../page/dom.js';
import { go, onChange, read } from '../page/state.js';
import { courseOf, gatherCourse } from './course.js';
import { drawEvidence, drawWhatIfs } from './whatifs.js';
import { icon } from '../page/icons.js';
import { onKeys, showKeys } from './keys.js';
import { player } from './play.js';
import { slider } from './slider.js';
import { positionBy, runOfDays, runOfPositions, stopFrom } from './stops.js';
import { say } from '../page/words.js';
import { recorded, when } from '../page/dates.js';

const TIMES = ['at', 'known', 'published'];
// Arrow keys held or pressed again within this are one step for Back, as a drag is.
const ONE_GESTURE = 600;

let root = null;
let rows = {}; // of each time, its slider, its words and its field
let runs = {}; // of each time, what its slider runs over
let active = 'at';
let moving = null; // the time that is being moved
let still = null;
let open = null;
let head = Infinity; // how far the log is known to be

export function drawDeck(element, { state, answers, position }) {
  root = element;
  head = position ?? Infinity;
  root.setAttribute('aria-label', say('deck.title'));
  redraw(root, ['deck'], build);
  if (state.coalition && answers) gatherCourse(questionOfCourse(state), position, () => place(read()));
  place(state);
  drawWhatIfs(root.querySelector('#assume'), { state, conditions: answers?.conditions });
  drawEvidence(root.querySelector('#evidence'), state);
}

/** How the two times move together, if they do: with what the record held by then, or with the press of the day. */
export const tiedBy = ({ tied, known, published }) => tied && (known ? 'known' : published ? 'published' : 'free');

// Tied, the sliders run over all there is: what bounds them is what they are about to move.
const questionOfCourse = (state) => (state.tied ? { ...state, known: null, published: null } : state);

function build() {
  open ??= matchMedia('(min-width: 1100px)').matches;
  rows = Object.fromEntries(TIMES.map((name) => [name, row(name)]));
  return [
    h('div', { class: 'transport' }, unfold(), transport()),
    h('div', { id: 'controls', hidden: !open },
      h('div', { class: 'times', role: 'group', 'aria-label': say('deck.times') }, TIMES.map((name) => rows[name].element)),
      h('div', { class: 'what-ifs' }, h('fieldset', { id: 'assume' }), h('fieldset', { id: 'evidence' }))),
  ];
}

const unfold = () =>
  h('button', { type: 'button', class: 'unfold', 'data-focus': 'unfold', 'aria-expanded': String(open), 'aria-controls': 'controls',
    onclick: turn }, say('deck.title'));

function turn({ currentTarget }) {
  open = !open;
  currentTarget.setAttribute('aria-expanded', String(open));
  root.querySelector('#controls').hidden = !open;
  place(read()); // ticks are as fine as the slider is wide
}

const transport = () =>
  h('div', { class: 'buttons', role: 'group', 'aria-label': say('deck.steps') },
    button('previous', say('deck.previous'), () => stepByHand(-1)),
    button('play', say('deck.play'), () => playing.toggle()),
    button('next', say('deck.next'), () => stepByHand(1)),
    button('lock', say('deck.lock'), tie, { title: say('deck.lockHint') }),
    button('keys', say('keys.title'), showKeys));

const button = (name, label, onclick, attributes) =>
  h('button', { type: 'button', id: `deck-${name}`, 'data-focus': `deck-${name}`, 'aria-label': label, title: label, onclick,
    ...attributes }, icon(name));

function row(name) {
  const words = h('output', { class: 'shown' });
  const field = exact(name);
  const { element, show } = slider(name, say(`deck.${name}`), { move: (value) => slide(name, value), rest, chosen: () => choose(name) });
  return { show, words, field,
    element: h('div', { class: 'time', 'data-time': name }, h('span', { class: 'name' }, say(`deck.${name}`)), words, element, field) };
}

const exact = (name) =>
  h('input', {
    ...(name !== 'known' ? { type: 'date' }
      : { type: 'text', size: 9, placeholder: '@214', title: say('deck.knownHint'), autocomplete: 'off' }),
    name, 'data-focus': name, 'aria-label': say('deck.exactly', { time: say(`deck.${name}`) }),
    oninput: ({ target }) => target.setCustomValidity(''),
    onchange: ({ target }) => enter(name, target) });

/** What cannot be meant stays in the field, and the view where it is. */
function enter(name, field) {
  choose(name);
  const text = field.value.trim();
  // A bare number is meant as a position.
  const meant = /^\d+$/.test(text) ? `@${text}` : text || null;
  field.setCustomValidity(name === 'known' && meant && !isKnowable(meant) ? say('deck.knownWrong') : '');
  if (field.reportValidity()) go(moved(name, meant));
}

// A position up to where the log is, a day of the calendar, or an instant.
function isKnowable(text) {
  if (text.startsWith('@')) return /^@\d+$/.test(text) && Number(text.slice(1)) <= head;
  const date = new Date(text);
  if (!/^\d{4}-\d\d-\d\d(T[\d:.]+(Z|[+-]\d\d:\d\d))?$/.test(text) || Number.isNaN(date.getTime())) return false;
  return text.length > 10 || date.toISOString().startsWith(text);
}

/** Puts all sliders where the state is. */
function place(state) {
  root.querySelector('#deck-lock').setAttribute('aria-pressed', String(Boolean(state.tied)));
  runs = runsOver(state);
  for (const name of TIMES) {
    const { show, words, field } = rows[name];
    const told = toldOf(name, state);
    show(runs[name], state[name], told);
    words.textContent = brief(name, state);
    words.title = told;
    if (document.activeElement !== field) field.value = (name === 'known' ? state.known : state[name]?.slice(0, 10)) ?? '';
    rows[name].element.dataset.active = String(name === active);
  }
}

let made = { of: [], runs: {} };

// A run is made anew only when it is another, since its ticks are drawn with it.
function runsOver({ coalition, at, published, tied }) {
  const course = courseOf(coalition);
  const of = [course.days, course.moments, tied, open];
  // Before the course is known, a slider would run over nothing but where it stands.
  const days = { at, published };
  const within = (name) => (days[name] && course.moments.length ? [days[name].slice(0, 10)] : []);
  const holds = (name) => within(name).every((day) => made.runs[name].values.includes(day));
  if (of.every((part, i) => part === made.of[i]) && holds('at') && holds('published')) return made.runs;
  const printed = course.moments.flatMap((moment) => moment.published);
  const moved = tied ? [...course.days, ...printed] : course.days;
  made = { of, runs: {
    at: runOfDays(moved, within('at')), known: runOfPositions(course.moments), published: runOfDays(printed, within('published')) } };
  return made.runs;
}

const brief = (name, { coalition, [name]: value }) =>
  !value ? say(`deck.end.${name}`) : name === 'known' && value.startsWith('@') ? positioned(value, momentOf(coalition, value)) : when(value);

// Many positions are of one day.
const positioned = (known, moment) => [known, moment && when(moment.recordedAt.slice(0, 10))].filter(Boolean).join(' · ');

function toldOf(name, { coalition, [name]: value }) {
  if (!value || name !== 'known') return brief(name, { coalition, [name]: value });
  const moment = momentOf(coalition, value);
  return moment ? `${say('live.log', { position: moment.position })}, ${recorded(moment.recordedAt)}` : value;
}

const momentOf = (coalition, known) => courseOf(coalition).moments[runs.known.place(known)];

function choose(name) {
  active = name;
  for (const each of TIMES) rows[each].element.dataset.active = String(each === name);
}

function slide(name, value) {
  playing.pause();
  choose(name);
  pass(name, value);
}

function pass(name, value) {
  clearTimeout(still);
  const isOn = moving === name;
  moving = name;
  go(moved(name, value), { replace: isOn, passing: true });
}

function rest() {
  clearTimeout(still);
  still = setTimeout(() => {
    moving = null;
  }, ONE_GESTURE);
}

// What moves with a time.
const moved = (name, value) => (read().tied ? movedTogether(name, value) : { [name]: value });

/**
 * Tied, the two times answer the auditor's question: what did the page say of that day, on that day?
 * Where the record is younger than the day, it said nothing; then what was published by that day stands in for it, since that
 * is what somebody who kept the record then could have read. A position takes the day of its recording along.
 */
function movedTogether(name, value) {
  if (!value) return { at: null, known: null, published: null };
  const { moments } = courseOf(read().coalition);
  if (name === 'known') return { at: dayOf(moments, value), known: value, published: null };
  const position = positionBy(moments, value);
  return position ? { at: value, known: `@${position}`, published: null } : { at: value, known: null, published: value.slice(0, 10) };
}

const dayOf = (moments, known) => (moments[runs.known.place(known)]?.recordedAt ?? known).slice(0, 10);

function tie() {
  const state = read();
  const name = active === 'published' ? 'at' : active;
  go(state.tied ? { tied: null } : { tied: 'true', ...(state[name] && movedTogether(name, state[name])) });
}

// Tied, what one steps through is the day, unless it is the position.
const stepped = () => (read().tied && active === 'published' ? 'at' : active);

/** The state at the next stop; undefined where there is none. */
function next(by) {
  const run = runs[stepped()];
  const stop = run && stopFrom(run, run.place(read()[stepped()]), by);
  return stop === undefined ? undefined : run.values[stop] ?? null;
}

function stepByHand(by) {
  playing.pause();
  const value = next(by);
  if (value === undefined) return;
  go(moved(stepped(), value));
  document.getElementById('status').textContent = `${say(`deck.${stepped()}`)}${say('colon')}${toldOf(stepped(), read())}`;
}

/** From the end it starts over. */
function stepByItself() {
  const value = read()[stepped()] ? next(1) : runs[stepped()].values[0];
  if (value === undefined) return false;
  pass(stepped(), value);
  return value !== null;
}

const playing = player({
  step: stepByItself,
  show: (isPlaying) => {
    moving = null;
    const control = root.querySelector('#deck-play');
    control.setAttribute('aria-label', say(isPlaying ? 'deck.pause' : 'deck.play'));
    control.title = control.getAttribute('aria-label');
    control.replaceChildren(icon(isPlaying ? 'pause' : 'play'));
  },
});

onChange((state, { passing }) => {
  if (passing) return place(state);
  moving = null;
  playing.pause();
});

onKeys({ '[': () => stepByHand(-1), ']': () => stepByHand(1), ' ': () => playing.toggle() });
