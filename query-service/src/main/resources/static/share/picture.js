/** A view as a picture of its own: an SVG whose text stays text, or the same as a PNG. Always light, since that prints. */

import { h } from '../page/dom.js';
import { trace } from './trace.js';
import { Ink, s } from './ink.js';

const MARGIN = 24;
const NARROWEST = 480;
const LARGEST_SIDE = 8_192; // of a canvas, in browsers on a telephone too
const SHARP = 2;
const QUOTES = { en: ['“', '”'], fr: ['« ', ' »'], uk: ['«', '»'] };

/** The view as an SVG document in text; `title`, `beneath` and `foot` are what stands above and below it. */
export function svg(view, { title, beneath, foot }) {
  const stage = staged(view);
  try {
    return new XMLSerializer().serializeToString(framed(stage, { title, beneath, foot }));
  } finally {
    stage.remove();
  }
}

/** An SVG document as a PNG, twice as fine as on the screen where a canvas may be so large. */
export async function png(document) {
  const url = URL.createObjectURL(new Blob([document], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    return await painted(image);
  } finally {
    URL.revokeObjectURL(url);
  }
}

function painted(image) {
  const scale = Math.min(SHARP, LARGEST_SIDE / image.width, LARGEST_SIDE / image.height);
  const canvas = h('canvas', { width: Math.round(image.width * scale), height: Math.round(image.height * scale) });
  canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done, failed) =>
    canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error('The picture is too large'))), 'image/png'));
}

/**
 * The view once more, in light colours, with all that scrolls laid out whole. It is there for no longer than it takes to
 * measure it: nothing of it is ever painted, and the view that the reader sees is not touched.
 */
function staged(view) {
  const copy = view.cloneNode(true);
  const stage = h('div', { class: 'picture', inert: true }, copy);
  stage.style.width = `${Math.max(view.offsetWidth, 1)}px`;
  const drawings = copy.querySelectorAll('svg');
  for (const [i, original] of view.querySelectorAll('svg').entries()) fix(drawings[i], original.getBoundingClientRect());
  document.body.append(stage);
  for (const quoted of stage.querySelectorAll('q')) quote(quoted);
  for (const element of stage.querySelectorAll('*')) unfold(element);
  return stage;
}

// A drawing may take its size from the room that the screen gives it, which the copy does not have.
function fix(drawing, { width, height }) {
  Object.assign(drawing.style, { width: `${width}px`, height: `${height}px`, flex: 'none', maxWidth: 'none', maxHeight: 'none' });
}

// A browser puts quotation marks where no script can read them.
function quote(element) {
  const [open, close] = QUOTES[document.documentElement.lang] ?? QUOTES.en;
  element.prepend(open);
  element.append(close);
}

function unfold(element) {
  const { overflowX, overflowY } = getComputedStyle(element);
  if (![overflowX, overflowY].some((overflow) => overflow === 'auto' || overflow === 'scroll')) return;
  const { scrollWidth, clientWidth, offsetWidth } = element;
  Object.assign(element.style, { overflow: 'visible', height: 'auto', maxHeight: 'none', flex: 'none' });
  if (scrollWidth > clientWidth) Object.assign(element.style, { width: `${scrollWidth + offsetWidth - clientWidth}px`, maxWidth: 'none' });
}

function framed(stage, { title, beneath, foot }) {
  const style = getComputedStyle(stage);
  const ink = new Ink(stage);
  const inner = Math.max(stage.scrollWidth, NARROWEST);
  const head = ink.paragraphs([
    { text: title, size: 20, weight: 600, fill: style.color }, { text: beneath, size: 13, fill: style.color }], inner);
  const drawn = trace(stage.firstElementChild, ink) ?? [];
  const tail = ink.paragraphs([{ text: foot, size: 11, fill: getComputedStyle(stage).outlineColor }], inner);
  const top = MARGIN + head.height + 12;
  const below = top + stage.scrollHeight + 16;
  const [width, height] = [Math.ceil(inner + 2 * MARGIN), Math.ceil(below + tail.height + MARGIN)];
  const moved = (y, ...group) => s('g', { transform: `translate(${MARGIN} ${Math.round(y)})` }, group);
  return s('svg', { xmlns: s.NAMESPACE, width, height, viewBox: `0 0 ${width} ${height}`, 'font-family': ink.family, 'font-variant': 'tabular-nums' },
    s('title', {}, title), ink.definitions(), s('rect', { width, height, fill: '#ffffff' }),
    moved(MARGIN, head.group), moved(top, drawn), moved(below, tail.group));
}
