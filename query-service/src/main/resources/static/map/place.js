/** Where signs stand: in the middle of a country that has room for one, else in circles that make way for one another. */

import d3 from '../page/d3.js';

const ROOM_FOR_SIGN = 6; // pixels around the point
const SIGN = 14; // pixels high
const WIDE = 0.8; // pixels to a unit: from here on there is room for larger circles
const STEPS = 120;
const settlers = new WeakMap();

/** Places each participant's sign by its shape's `spot` and `room`, and again whenever the drawing has another size. */
export function settleWhenSized(atlas, shapes) {
  settlers.set(atlas, () => settle(atlas, shapes));
  sized.observe(atlas);
}

const sized = new ResizeObserver((entries) => {
  for (const { target } of entries) settlers.get(target)();
});

// Signs and circles keep their size on the screen, whatever that of the map: who is small stays to be seen on a telephone.
function settle(atlas, shapes) {
  const pixels = atlas.isConnected && atlas.getScreenCTM()?.a;
  if (!pixels) return;
  const radius = pixels > WIDE ? 8 : 6;
  const nodes = [...atlas.querySelectorAll('.place')].map((place) => node(place, shapes.get(place.dataset.participant), pixels));
  spread(nodes, radius);
  for (const each of nodes) stand(each, pixels, radius);
}

function node(place, { spot, room }, pixels) {
  const [x, y] = spot.map((value) => value * pixels);
  const small = room * pixels < ROOM_FOR_SIGN;
  return { place, small, x, y, home: { x, y }, ...(small ? {} : { fx: x, fy: y }) };
}

const spread = (nodes, radius) =>
  d3.forceSimulation(nodes).stop()
    .force('x', d3.forceX(({ home }) => home.x).strength(0.2))
    .force('y', d3.forceY(({ home }) => home.y).strength(0.2))
    .force('apart', d3.forceCollide(({ small }) => (small ? radius + 1 : radius - 2)).iterations(2))
    .tick(STEPS);

function stand({ place, small, x, y, home }, pixels, radius) {
  const spot = place.querySelector('.spot');
  spot.dataset.small = String(small);
  spot.setAttribute('transform', `translate(${x / pixels} ${y / pixels}) scale(${1 / pixels})`);
  spot.querySelector('.dot').setAttribute('r', radius);
  spot.querySelector('.sign').setAttribute('font-size', small ? 1.4 * radius : SIGN);
  spot.querySelector('.leader').setAttribute('x2', home.x - x);
  spot.querySelector('.leader').setAttribute('y2', home.y - y);
}
