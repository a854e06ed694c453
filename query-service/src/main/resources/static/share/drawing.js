/** A drawing on the page (map, bands, charts), copied with all that stylesheets say of it, so that it stands alone. */

import { paint, s } from './ink.js';

// What is kept; anything else that a drawing may hold is of no use on paper, or leads out of it.
const ELEMENTS = ['svg', 'g', 'a', 'path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon', 'text', 'tspan', 'title', 'desc', 'defs',
  'use', 'symbol', 'marker', 'pattern', 'linearGradient', 'radialGradient', 'stop', 'clipPath', 'mask'];
const ATTRIBUTES = ['id', 'd', 'x', 'y', 'x1', 'y1', 'x2', 'y2', 'cx', 'cy', 'r', 'rx', 'ry', 'fx', 'fy', 'dx', 'dy', 'width', 'height', 'points',
  'transform', 'viewBox', 'preserveAspectRatio', 'offset', 'pathLength', 'textLength', 'lengthAdjust', 'rotate', 'refX', 'refY', 'orient',
  'markerWidth', 'markerHeight', 'markerUnits', 'gradientUnits', 'gradientTransform', 'spreadMethod', 'patternUnits', 'patternContentUnits',
  'patternTransform', 'clipPathUnits', 'maskUnits', 'maskContentUnits'];
const PLACED = ['clip-path', 'mask', 'marker-start', 'marker-mid', 'marker-end'];
const INHERITED = ['fill-opacity', 'fill-rule', 'stroke-opacity', 'stroke-width', 'stroke-dasharray', 'stroke-linecap', 'stroke-linejoin',
  'font-family', 'font-size', 'font-weight', 'font-style', 'letter-spacing', 'text-anchor', 'visibility', 'paint-order'];
const OWN = { opacity: '1', 'vector-effect': 'none', 'dominant-baseline': 'auto' };
// Browsers say of these that they are not displayed, since they are drawn elsewhere.
const DEFINING = ['defs', 'title', 'desc', 'symbol', 'marker', 'pattern', 'linearGradient', 'radialGradient', 'stop', 'clipPath', 'mask'];

/** The drawing as a picture within the picture, at the place and in the size that it has on the page. */
export function embed(drawing, box, ink) {
  const copy = copied(drawing, null, ink);
  for (const [name, value] of Object.entries({ ...box, overflow: getComputedStyle(drawing).overflow })) copy.setAttribute(name, value);
  return copy;
}

function copied(element, parent, ink) {
  const style = getComputedStyle(element);
  const defining = element.closest(DEFINING.join()) !== null;
  if (!ELEMENTS.includes(element.localName) || (!defining && (style.display === 'none' || style.opacity === '0'))) return null;
  // A link leads out of the picture; what it holds stays.
  return s(element.localName === 'a' ? 'g' : element.localName, { ...kept(element, ink), ...look(element, style, parent, ink) },
    [...element.childNodes].map((node) =>
      (node.nodeType === Node.TEXT_NODE ? node.data : node.nodeType === Node.ELEMENT_NODE ? copied(node, style, ink) : null)));
}

function kept(element, ink) {
  const attributes = Object.fromEntries(ATTRIBUTES.filter((name) => element.hasAttribute(name)).map((name) => [name, element.getAttribute(name)]));
  const target = element.localName === 'a' ? '' : element.getAttribute('href') ?? '';
  return target.startsWith('#') ? { ...attributes, href: `#${needed(target.slice(1), ink)}` } : attributes;
}

/** The colours, lines and fonts that a stylesheet has given, where they are not those of the element around. */
function look(element, style, parent, ink) {
  const value = (name) => style.getPropertyValue(name);
  const inherited = INHERITED.filter((name) => value(name) !== parent?.getPropertyValue(name)).map((name) => [name, value(name)]);
  const own = Object.keys(OWN).filter((name) => value(name) !== OWN[name]).map((name) => [name, value(name)]);
  const painted = ['fill', 'stroke'].filter((name) => value(name) !== parent?.getPropertyValue(name)).map((name) => inked(name, value(name), ink));
  const placed = PLACED.filter((name) => value(name).startsWith('url(')).map((name) => [name, reference(value(name), ink)]);
  const stop = element.localName === 'stop' ? paint('stop', value('stop-color')) : {};
  return Object.assign({ 'stop-color': stop.stop, transform: element.getAttribute('transform') ?? moved(value('transform')) },
    ...painted, Object.fromEntries([...inherited, ...own, ...placed]));
}

const moved = (transform) => (transform === 'none' || transform === '' ? null : transform);

const inked = (name, value, ink) => (value.startsWith('url(') ? { [name]: reference(value, ink) } : paint(name, value));

function reference(value, ink) {
  const [, id] = /url\("?[^"#)]*#([^")]+)"?\)/.exec(value) ?? [];
  return id ? `url(#${needed(id, ink)})` : 'none';
}

/** What is drawn elsewhere on the page (a pattern that several drawings share) is brought along. */
function needed(id, ink) {
  const named = `[id="${CSS.escape(id)}"]`;
  const near = ink.stage.querySelector(named);
  const far = near ? null : document.querySelector(named);
  if (!far) return id;
  return ink.define(`definition ${id}`, () => {
    const copy = far.cloneNode(true);
    const room = document.createElementNS(far.namespaceURI, 'svg');
    room.append(copy);
    ink.stage.append(room);
    const drawn = copied(copy, null, ink);
    room.remove();
    return drawn;
  });
}
