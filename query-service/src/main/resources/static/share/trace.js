/** Draws anew, as SVG, what the browser has laid out: boxes, edges, patterns, lines of text, drawings. */

import { some } from '../page/dom.js';
import { embed } from './drawing.js';
import { colourOf, fontOf, paint, round, s } from './ink.js';

const SIDES = ['Top', 'Right', 'Bottom', 'Left'];

/** An element with all that it holds; `struck` where the text within a struck-out text is meant. */
export function trace(element, ink, struck = false) {
  const style = getComputedStyle(element);
  if (isUnseen(element, style)) return null;
  if (element instanceof SVGSVGElement) return embed(element, ink.box(element.getBoundingClientRect()), ink);
  const boxes = (style.display === 'inline' ? [...element.getClientRects()] : [element.getBoundingClientRect()])
    .map((rect) => ink.box(rect)).filter(({ width, height }) => width && height);
  const strikes = struck || style.textDecorationLine.includes('line-through');
  const inside = CONTROLS[element.localName]?.(element, style, ink) ?? held(element).map((node) =>
    (node.nodeType === Node.TEXT_NODE ? lines(node, style, ink, strikes) : trace(node, ink, strikes)));
  const drawn = some([boxes.map((box) => [ground(box, style, ink), edges(box, style)]), clipped(element, style, ink, inside),
    boxes.map((box) => outline(box, style))]);
  if (!drawn.length) return null;
  return style.opacity === '1' ? drawn : s('g', { opacity: style.opacity }, drawn);
}

const isUnseen = (element, style) =>
  style.display === 'none' || style.visibility !== 'visible' || style.opacity === '0' || style.clipPath.startsWith('inset(50%');

const held = (element) =>
  [...element.childNodes].filter((node) => (node.nodeType === Node.TEXT_NODE || node.nodeType === Node.ELEMENT_NODE)
    && (element.localName !== 'details' || element.open || node.localName === 'summary'));

function ground(box, style, ink) {
  const rounded = { ...box, rx: parseFloat(style.borderTopLeftRadius) || null };
  const hatched = pattern(style, ink);
  return [
    colourOf(style.backgroundColor) && s('rect', { ...rounded, ...paint('fill', style.backgroundColor) }),
    hatched && s('rect', { ...rounded, fill: `url(#${hatched})` }),
  ];
}

function edges(box, style) {
  const all = SIDES.map((side) => ({
    side, width: parseFloat(style[`border${side}Width`]), line: style[`border${side}Style`], colour: style[`border${side}Color`] }));
  const seen = all.filter(({ width, line, colour }) => width && line !== 'none' && colourOf(colour));
  const even = seen.length === 4 && seen.every(({ width, line, colour }) =>
    width === seen[0].width && line === seen[0].line && colour === seen[0].colour);
  return even ? around(box, seen[0], -seen[0].width / 2, parseFloat(style.borderTopLeftRadius)) : seen.map((edge) => beside(box, edge));
}

const around = ({ x, y, width, height }, edge, by, radius) =>
  s('rect', { x: round(x - by), y: round(y - by), width: round(Math.max(0, width + 2 * by)), height: round(Math.max(0, height + 2 * by)),
    rx: radius || null, fill: 'none', ...stroke(edge) });

function beside({ x, y, width, height }, edge) {
  const half = edge.width / 2;
  const [x1, y1, x2, y2] = {
    Top: [x, y + half, x + width, y + half], Bottom: [x, y + height - half, x + width, y + height - half],
    Left: [x + half, y, x + half, y + height], Right: [x + width - half, y, x + width - half, y + height],
  }[edge.side].map(round);
  return s('line', { x1, y1, x2, y2, ...stroke(edge) });
}

const stroke = ({ width, line, colour }) => ({
  ...paint('stroke', colour), 'stroke-width': width,
  'stroke-dasharray': line === 'dashed' ? `${2 * width} ${1.5 * width}` : line === 'dotted' ? `${width} ${width}` : null,
});

function outline(box, { outlineWidth, outlineStyle: line, outlineColor: colour, outlineOffset, borderTopLeftRadius }) {
  const width = parseFloat(outlineWidth);
  if (!width || line === 'none' || !colourOf(colour)) return null;
  return around(box, { width, line, colour }, parseFloat(outlineOffset) + width / 2, parseFloat(borderTopLeftRadius));
}

/** The hatches and dots of the ladder (css/ladder.css), as patterns. */
function pattern({ backgroundImage: image, backgroundSize: size }, ink) {
  const [, shape, angle] = /^(repeating-linear|radial)-gradient\((?:(-?[\d.]+)deg)?/.exec(image) ?? [];
  const stops = [...image.matchAll(/((?:rgba?|color)\([^)]*\)) ([\d.]+)px/g)].map(([, colour, place]) => [colour, Number(place)]);
  if (!shape || stops.length < 2) return null;
  return ink.define(`${image} ${size}`, (id) => (shape === 'radial' ? dots(id, stops, parseFloat(size) || 8) : stripes(id, stops, Number(angle ?? 180))));
}

function stripes(id, stops, angle) {
  const period = stops.at(-1)[1];
  const bands = stops.slice(1).map(([colour, end], i) => [colour, stops[i][1], end]).filter(([, start, end]) => end > start);
  return s('pattern', { id, width: period, height: period, patternUnits: 'userSpaceOnUse', patternTransform: `rotate(${angle - 90})` },
    bands.map(([colour, start, end]) => colourOf(colour) && s('rect', { x: start, width: end - start, height: period, ...paint('fill', colour) })));
}

const dots = (id, [[colour, from], [, to]], size) =>
  s('pattern', { id, width: size, height: size, patternUnits: 'userSpaceOnUse' },
    s('circle', { cx: size / 2, cy: size / 2, r: (from + to) / 2, ...paint('fill', colour) }));

/** What stands beyond the edge of an element that hides it is hidden in the picture, too. */
function clipped(element, { overflowX, overflowY }, ink, inside) {
  const beyond = element.scrollWidth > element.clientWidth || element.scrollHeight > element.clientHeight;
  if (!beyond || ![overflowX, overflowY].some((overflow) => overflow === 'hidden' || overflow === 'clip')) return inside;
  const box = ink.box(element.getBoundingClientRect());
  const id = ink.define(`clip ${JSON.stringify(box)}`, (name) => s('clipPath', { id: name }, s('rect', box)));
  return s('g', { 'clip-path': `url(#${id})` }, inside);
}

/** A text as the lines that it was broken into. */
function lines(node, style, ink, struck) {
  if (!node.data.trim()) return [];
  return broken(node).map(({ text, rect }) => textAt(text, rect, style, ink, struck));
}

function textAt(text, rect, style, ink, struck = false) {
  const { x, y, width, height } = ink.box(rect);
  const right = style.direction === 'rtl';
  return s('text', {
    x: right ? round(x + width) : x, y: round(y + ink.ascent(style, height)), direction: right ? 'rtl' : null,
    ...fontOf(style, ink.family), ...paint('fill', style.color), 'text-decoration': struck ? 'line-through' : null,
  }, style.textTransform === 'uppercase' ? text.toLocaleUpperCase(document.documentElement.lang) : text);
}

function broken(node) {
  const found = [];
  for (const { index: from, 0: word } of node.data.matchAll(/\S+/g)) {
    for (const part of parts(node, from, from + word.length)) {
      const line = found.at(-1);
      if (line && isOneLine(line, part)) line.to = part.to;
      else found.push(part);
    }
  }
  return found.map(({ from, to }) => ({ text: node.data.slice(from, to).replace(/\s+/g, ' '), rect: rectOf(node, from, to) }));
}

// A word that is broken over lines is taken apart letter by letter.
function parts(node, from, to) {
  const rects = rectsOf(node, from, to);
  if (!rects.length) return [];
  if (to - from === 1 || rects.every(({ bottom }) => bottom === rects[0].bottom)) return [{ from, to, top: rects[0].top, height: rects[0].height }];
  return Array.from({ length: to - from }, (_, i) => parts(node, from + i, from + i + 1)).flat();
}

const isOneLine = (line, part) => Math.abs(line.top - part.top) < line.height / 2;

function rectsOf(node, from, to) {
  const range = document.createRange();
  range.setStart(node, from);
  range.setEnd(node, to);
  return [...range.getClientRects()].filter(({ width }) => width);
}

function rectOf(node, from, to) {
  const rects = rectsOf(node, from, to);
  const left = Math.min(...rects.map((rect) => rect.left));
  return { left, top: rects[0].top, height: rects[0].height, width: Math.max(...rects.map(({ right }) => right)) - left };
}

/** A control is what it says. */
const CONTROLS = {
  select: (element, style, ink) => saying(element.selectedOptions[0]?.textContent ?? '', element, style, ink),
  textarea: (element, style, ink) => saying(element.value, element, style, ink),
  input: (element, style, ink) =>
    saying({ checkbox: element.checked ? '☑' : '☐', radio: element.checked ? '◉' : '○' }[element.type] ?? element.value, element, style, ink),
  progress: (element, style, ink) => {
    const { width, ...box } = ink.box(element.getBoundingClientRect());
    return [s('rect', { ...box, width: round(width * Math.max(0, element.position)), ...paint('fill', style.color) })];
  },
};

function saying(text, element, style, ink) {
  const { left, top, width, height } = element.getBoundingClientRect();
  const start = left + parseFloat(style.paddingLeft) + parseFloat(style.borderLeftWidth);
  return text.trim() ? [textAt(text.trim(), { left: start, top, width: left + width - start, height }, style, ink)] : [];
}
