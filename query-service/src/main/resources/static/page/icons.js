/** Signs that are drawn, since a platform may lack them as letters or have them as pictures. */

import { svg } from './dom.js';

const PATHS = {
  previous: 'M3 3h2v10H3zM13 3v10L6 8z',
  next: 'M11 3h2v10h-2zM3 3v10l7-5z',
  play: 'M4 2v12l10-6z',
  pause: 'M3 3h4v10H3zM9 3h4v10H9z',
  lock: 'M3 7h10v7H3zM5 7V5a3 3 0 0 1 6 0v2H9.5V5a1.5 1.5 0 0 0-3 0v2z',
  person: 'M8 8.5a3.2 3.2 0 1 0 0-6.5 3.2 3.2 0 0 0 0 6.5zM2.5 14c0-2.8 2.4-4.5 5.5-4.5s5.5 1.7 5.5 4.5z',
  keys: 'M8 13.6a1 1 0 1 0 0-2a1 1 0 0 0 0 2zM5 5.6a3 3 0 1 1 4.2 2.8c-.4.2-.5.4-.5.9v.9H7.2V9c0-1 .5-1.7 1.4-2.1a1.5 1.5 0 1 0-2.1-1.3z',
};

/** One of these. */
export const icon = (name) =>
  svg('svg', { class: 'icon', viewBox: '0 0 16 16', width: 16, height: 16, 'aria-hidden': 'true' }, svg('path', { d: PATHS[name] }));

/** The clock that what was recorded late wears, around this point of a picture. */
export const clockAt = (x, y) => svg('g', { class: 'clock' }, svg('circle', { cx: x, cy: y, r: 4 }), svg('path', { d: `M${x},${y - 2.5}v2.5h2` }));

/** The same clock among words. */
export const clock = () => svg('svg', { class: 'late', viewBox: '0 0 10 10', width: 10, height: 10, 'aria-hidden': 'true' }, clockAt(5, 5));
