/** Changes told in words, to those who hear the page or look elsewhere. */

import { stanceWord } from '../page/ladder.js';
import { kindWord, nameOf, say } from '../page/words.js';

const SPEAK_EVERY = 5_000;
const NAMED = 3;

/** A change in words: "Germany, Troops: Reserved → Declined (said)". */
export function inWords({ type, participant, kind, before, after, cause, contested }) {
  const what = type === 'stance-contested' ? say(contested === false ? 'feed.uncontested' : 'mark.contested')
    : type === 'stance-revised' ? say('feed.revised')
    : `${stanceWord(before)} → ${stanceWord(after)} (${say(`cause.${cause}`)})`;
  return `${nameOf(participant)}, ${kindWord(kind)}: ${what}`;
}

/** Speaks of changes to those who do not see them, at most every five seconds. */
export function speaker(root) {
  let waiting = [];
  let many = 0;
  let timer = null;
  const speak = () => {
    timer = many ? setTimeout(speak, SPEAK_EVERY) : null;
    if (!many) return;
    root.textContent = many > NAMED ? say('feed.many', { n: many }) : waiting.join('; ');
    waiting = [];
    many = 0;
  };
  return (change) => {
    if (++many <= NAMED) waiting.push(inWords(change));
    if (timer === null) speak();
  };
}
