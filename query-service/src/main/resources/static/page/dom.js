/** Elements, made without markup: whatever a record says can only ever become text. */

/** An element: attributes by name, listeners as `onclick`; children that are null or false are left out. */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === 'function') element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...some(children));
  return element;
}

/** An element of a picture, made as `h` makes those of the page. */
export function svg(tag, attributes = {}, ...children) {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value);
  }
  element.append(...some(children));
  return element;
}

/** Those children that are there, flat. */
export const some = (children) =>
  [children].flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false && child !== '');

/** Words that somebody else wrote: kept from turning the direction of what stands beside them. */
export const free = (text, language) => h('bdi', { dir: 'auto', lang: languageTag(language) }, String(text));

/** A way out of the page, for http and https alone; any other address is shown as the text that it is. */
export function outside(url, ...children) {
  if (!isWeb(url)) return h('span', {}, ...children, url ? [' ', free(url)] : null);
  return h('a', { href: url, rel: 'noopener noreferrer', target: '_blank' }, ...children);
}

function isWeb(url) {
  try {
    return ['http:', 'https:'].includes(new URL(url).protocol);
  } catch {
    return false;
  }
}

function languageTag(language) {
  try {
    return language ? Intl.getCanonicalLocales(language)[0] : null;
  } catch {
    return null;
  }
}

const RING_LASTS = 6_000;

/** Rings once what a change has just reached; a second change begins the motion anew. */
export function ringOnce(element) {
  element.classList.remove('ring');
  void element.getBoundingClientRect();
  element.classList.add('ring');
  setTimeout(() => element.classList.remove('ring'), RING_LASTS);
}

/** A button that makes way for the rest of what stands before it. */
export function more(words, look, rest) {
  const button = h('button', { type: 'button', class: look, onclick: () => button.replaceWith(...some(rest())) }, words);
  return button;
}

let drawn = new WeakMap();

// To ask an element where it is scrolled to makes the browser lay out the page, so only those are asked that ever were.
const everScrolled = new WeakSet();
document.addEventListener('scroll', ({ target }) => everScrolled.add(target), { capture: true, passive: true });

/**
 * Draws anew only when what is shown has changed, so that nothing jumps under the pointer;
 * focus goes back to the element of the same `data-focus` or `data-go`.
 */
export function redraw(root, content, build) {
  const before = drawn.get(root);
  // A long answer is the same object until the next answer: no need to read it.
  if (before?.content.length === content.length && content.every((part, i) => Object.is(part, before.content[i]))) return;
  const signature = JSON.stringify(content);
  drawn.set(root, { content, signature });
  if (before?.signature === signature) return;
  const { focus, go } = root.contains(document.activeElement) ? document.activeElement.dataset : {};
  const scrolled = everScrolled.has(root) && root.scrollTop;
  root.replaceChildren(...some(build()));
  if (scrolled) root.scrollTop = scrolled;
  if (focus) root.querySelector(`[data-focus="${CSS.escape(focus)}"]`)?.focus();
  else if (go) root.querySelector(`[data-go="${CSS.escape(go)}"]`)?.focus();
}

/** Makes every next redraw happen: the language has changed, and with it all words. */
export const forgetAll = () => {
  drawn = new WeakMap();
};
