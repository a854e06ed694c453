/** What stands beside the pointer or the focus; the label of what it tells of says it, too. */

import { h, free } from '../page/dom.js';
import { KINDS, mark } from '../page/ladder.js';
import { kindWord, nameOf, say } from '../page/words.js';
import { doubts } from '../page/told.js';
import { began, span } from '../page/dates.js';

const AWAY = 12; // pixels from the point that it tells of

export const emptyTip = () => h('div', { class: 'tip', 'aria-hidden': 'true', hidden: true });

/** Shows at a point of the screen who it is, and where they stand on each kind since when. */
export function showTip(tip, participant, member, stances, { x, y }) {
  const ordered = stances.toSorted((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind));
  tip.hidden = false;
  tip.replaceChildren(
    h('p', {}, h('strong', {}, free(nameOf(participant))), member && ` · ${say('map.member')}`),
    ordered.length ? h('ul', {}, ordered.map(line)) : h('p', {}, say('matrix.nothing')));
  const [frame, view] = [tip.parentElement, tip.closest('#view') ?? document.documentElement].map((each) => each.getBoundingClientRect());
  const below = y + AWAY + tip.offsetHeight < Math.min(innerHeight, view.bottom);
  tip.style.left = `${within(x + AWAY, frame.x, frame.right - tip.offsetWidth) - frame.x}px`;
  tip.style.top = `${Math.max(below ? y + AWAY : y - AWAY - tip.offsetHeight, view.y, 0) - frame.y}px`;
}

const within = (value, least, most) => Math.max(least, Math.min(value, most));

const line = ({ kind, stance, since, announcedAt, ...rest }) =>
  h('li', {}, h('span', {}, kindWord(kind)), mark(stance, rest),
    h('span', { class: 'beside' }, [since && span(began(since, announcedAt)), ...doubts(rest)].filter(Boolean).join(', ')));

// Also where the pointer alone has brought it.
document.addEventListener('keydown', ({ key }) => {
  const tip = key === 'Escape' && document.querySelector('.map .tip');
  if (tip) tip.hidden = true;
});
