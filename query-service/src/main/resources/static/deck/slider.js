/** A slider over a run of steps, with a tick where something changed; its far right end is "no bound". */

import { h, svg } from '../page/dom.js';

const USUAL_WIDTH = 400;

/**
 * `move(value)` is called for each step that the reader makes, with null for no bound, and `rest` when they let go;
 * `show(run, value, words)` puts the slider where the state is.
 */
export function slider(name, label, { move, rest, chosen }) {
  let run = { values: [] };
  const at = () => run.values[Number(range.value)] ?? null;
  const range = h('input', { type: 'range', min: 0, max: 0, step: 1, 'aria-label': label, 'data-slider': name, 'data-focus': `slide-${name}`,
    oninput: () => move(at()), onchange: rest, onfocus: chosen });
  const ticks = svg('svg', { class: 'ticks', 'aria-hidden': 'true', preserveAspectRatio: 'none', height: 10 });
  const show = (shown, value, words) => {
    if (shown !== run) {
      run = shown;
      range.max = Math.max(1, run.values.length);
      range.disabled = run.values.length === 0;
      drawTicks(ticks, run);
    }
    // Over nothing yet it stands where no bound is.
    const place = run.values.length ? run.place(value) : 1;
    // A slider under the reader's hand is where the hand is.
    if (Number(range.value) !== place) range.value = place;
    range.setAttribute('aria-valuetext', words);
    range.title = words;
  };
  return { range, element: h('div', { class: 'slider' }, ticks, range), show };
}

// More ticks than pixels would be a grey bar that takes its time.
function drawTicks(ticks, { values, changes }) {
  const width = Math.round(ticks.clientWidth) || USUAL_WIDTH;
  const scale = width / Math.max(1, values.length);
  const columns = new Set(changes.map((change) => Math.round(change * scale)));
  ticks.setAttribute('viewBox', `0 0 ${width} 1`);
  ticks.replaceChildren(svg('path', { d: [...columns].map((x) => `M${x} 0v1`).join('') }));
}
