import { h, redraw } from './dom.js';

export function draw(root) {
  redraw(root, ['stub'], () => h('p', {}, 'to come'));
}
