/** What a traced picture is drawn with: elements, colours, patterns, lines of text. */

const NAMESPACE = 'http://www.w3.org/2000/svg';

/** An SVG element; attributes that are null are left out. */
export function s(tag, attributes = {}, ...children) {
  const element = document.createElementNS(NAMESPACE, tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && name !== 'xmlns') element.setAttribute(name, clean(value));
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== false)
    .map((child) => (typeof child === 'string' ? clean(child) : child)));
  return element;
}
s.NAMESPACE = NAMESPACE;

// XML cannot hold every character that a record may.
const clean = (text) => String(text).replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD');

/** To two decimals: finer is not seen, and makes the file larger. */
export const round = (value) => Math.round(value * 100) / 100;

/** A computed colour as `{ colour, opacity }`, in the notation that every program that reads SVG knows; null if none is seen. */
export function colourOf(css) {
  const numbers = (css.match(/-?[\d.]+(e-?\d+)?/g) ?? []).map(Number);
  const scale = css.startsWith('color(srgb ') ? 255 : css.startsWith('rgb') ? 1 : 0;
  if (!scale) return { colour: css, opacity: null };
  const [red, green, blue, alpha = 1] = numbers;
  if (alpha === 0) return null;
  const hex = [red, green, blue].map((part) => Math.round(part * scale).toString(16).padStart(2, '0')).join('');
  return { colour: `#${hex}`, opacity: alpha < 1 ? alpha : null };
}

/** `fill` or `stroke` with its opacity, as attributes. */
export function paint(name, css) {
  const found = colourOf(css);
  return found ? { [name]: found.colour, [`${name}-opacity`]: found.opacity } : { [name]: 'none' };
}

/** The font of a text, as attributes; the family only where it is another than the whole picture's. */
export const fontOf = (style, family) => ({
  'font-family': style.fontFamily === family ? null : style.fontFamily,
  'font-size': style.fontSize.replace('px', ''),
  'font-weight': style.fontWeight === '400' ? null : style.fontWeight,
  'font-style': style.fontStyle === 'normal' ? null : style.fontStyle,
  'letter-spacing': style.letterSpacing === 'normal' ? null : style.letterSpacing.replace('px', ''),
});

export class Ink {
  #canvas = document.createElement('canvas').getContext('2d');
  #defined = new Map(); // what a pattern or a clip looks like, to the element that draws it
  #ascents = new Map();

  /** Places are measured from the corner of the stage, and fonts are the stage's where nothing else is said. */
  constructor(stage) {
    this.stage = stage;
    this.family = getComputedStyle(stage).fontFamily;
    this.origin = stage.getBoundingClientRect();
  }

  /** A rectangle of the screen as one of the picture. */
  box({ left, top, width, height }) {
    return { x: round(left - this.origin.left), y: round(top - this.origin.top), width: round(width), height: round(height) };
  }

  /** From the top of a line of text to its baseline. */
  ascent(style, height) {
    const font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    if (!this.#ascents.has(font)) {
      this.#canvas.font = font;
      const { fontBoundingBoxAscent: above, fontBoundingBoxDescent: below } = this.#canvas.measureText('x');
      this.#ascents.set(font, [above, below]);
    }
    const [above, below] = this.#ascents.get(font);
    return (height - above - below) / 2 + above;
  }

  /** The name of a definition that is kept once, however often it is used. */
  define(look, build) {
    if (!this.#defined.has(look)) this.#defined.set(look, build(`muster-${this.#defined.size + 1}`));
    return this.#defined.get(look).id;
  }

  /** All that was defined. */
  definitions() {
    return s('defs', {}, [...this.#defined.values()]);
  }

  /** Paragraphs below each other, broken where they grow too wide. */
  paragraphs(texts, width) {
    let y = 0;
    const lines = texts.filter(({ text }) => text).flatMap(({ text, size, weight = 400, fill }) => {
      this.#canvas.font = `${weight} ${size}px ${this.family}`;
      return this.#broken(text, width).map((line) =>
        s('text', { x: 0, y: round((y += size * 1.4)), 'font-size': size, 'font-weight': weight, ...paint('fill', fill) }, line));
    });
    return { group: s('g', {}, lines), height: y };
  }

  // At spaces, and where there is none (an address) between any two characters.
  #broken(text, width) {
    const lines = [''];
    const fits = (line) => this.#canvas.measureText(line).width <= width;
    for (const word of text.split(/(?<=\s)/)) {
      if (fits(lines.at(-1) + word)) lines[lines.length - 1] += word;
      else if (fits(word)) lines.push(word);
      else for (const letter of word) if (fits(lines.at(-1) + letter)) lines[lines.length - 1] += letter; else lines.push(letter);
    }
    return lines;
  }
}
