/** The patterns that go with the stances' colours, for pictures. */

import { svg } from '../page/dom.js';

const PATTERNED = ['WITHDRAWN', 'CONSIDERING', 'PLEDGED_CONDITIONALLY'];

/** What fills a shape of a stance that has a pattern; null where its colour alone does. */
export const paint = (stance) => (PATTERNED.includes(stance) ? `url(#paint-${stance})` : null);

/** The patterns themselves; once a picture. */
export const paints = () =>
  svg('svg', { class: 'paints', width: 0, height: 0, 'aria-hidden': 'true' }, svg('defs', {},
    pattern('paint-WITHDRAWN', 8, 'WITHDRAWN', 'M-2,2l4,4M0,-4l12,12M-4,0l12,12'),
    pattern('paint-PLEDGED_CONDITIONALLY', 8, 'PLEDGED_CONDITIONALLY', 'M10,2l-12,12M8,-4l-12,12M12,0l-12,12'),
    pattern('paint-CONSIDERING', 6, 'CONSIDERING', 'M3,3h.01'),
    pattern('crowd', 4, null, 'M1,0v4')));

const pattern = (id, size, stance, d) =>
  svg('pattern', { id, width: size, height: size, patternUnits: 'userSpaceOnUse', 'data-stance': stance },
    svg('rect', { class: 'ground', width: size, height: size }), svg('path', { class: 'stripe', d }));
