/** What paper needs and the screen does not: a heading, and at the foot of each page where it comes from. */

import { h, free, redraw } from '../page/dom.js';
import { when } from '../page/dates.js';
import { say } from '../page/words.js';

const sheet = new CSSStyleSheet();
document.adoptedStyleSheets.push(sheet);
let source = null;

/** Draws the heading, and remembers for the foot what the pages are as of. */
export function drawPrinted(root, { title, beneath, known, permalink }) {
  source = { known, permalink };
  redraw(root, [title, beneath, permalink], () => {
    footPages();
    return [h('p', { class: 'name' }, free(title)), h('p', {}, free(beneath)), h('p', { class: 'beside' }, free(permalink))];
  });
}

// A browser that does not know the margins of a page leaves this out, and has the heading all the same.
function footPages() {
  if (!source) return;
  const foot = ['Muster', say('statement.position', { position: `@${source.known.position}` }), say('dossier.printed', { date: today() })].join(' · ');
  sheet.replaceSync(`@page {
    @bottom-left { text-align: left; white-space: pre-line; content: "${inCss(foot)}\\A ${inCss(source.permalink)}"; }
    @bottom-right { content: counter(page) "/" counter(pages); }
  }`);
}

const today = () => when(new Date().toISOString());

const inCss = (text) => text.replace(/[^\p{L}\p{N} .,:;·@()/?=-]/gu, (each) => `\\${each.codePointAt(0).toString(16)} `);

addEventListener('beforeprint', footPages);
