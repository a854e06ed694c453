/** Plane geometry for the map: coasts made coarser, rings as they come to lie on the frame, the point with the most room. */

import d3 from '../page/d3.js';

const SPECK = 0.5; // a ring that covers less, in square units of the frame, is not seen
const POINTS_TRIED = 14; // along each side of a shape
const ENOUGH = 150; // points of a shape tell where its middle is

/** The topology with points left out that lie nearer to one another than so many degrees; neighbours keep sharing arcs. */
export function thinned({ arcs, transform: { scale: [kx, ky], translate: [x0, y0] }, ...rest }, degrees) {
  return { ...rest, arcs: arcs.map((arc) => thinner(decoded(arc), degrees)) };

  function decoded(arc) {
    let [x, y] = [0, 0];
    return arc.map(([dx, dy]) => [(x += dx) * kx + x0, (y += dy) * ky + y0]);
  }
}

function thinner(arc, degrees) {
  let last = arc[0];
  const kept = arc.filter((point, i) => {
    const keep = i === 0 || i === arc.length - 1 || apart(last, point) >= degrees;
    if (keep) last = point;
    return keep;
  });
  return kept.length > 3 ? kept : arc;
}

const apart = ([x1, y1], [x2, y2]) => Math.hypot((x2 - x1) * Math.cos((y1 * Math.PI) / 180), y2 - y1);

/**
 * The rings of a shape on the frame, the largest first, without those too small to be seen; the largest stays in any case.
 * An islet that thinning has turned inside out would be the whole globe but itself: it goes, too.
 */
export function ringsOf(projection, { coordinates }, window) {
  const near = coordinates.filter(([outer]) => meets(window, outer) && d3.polygonArea(outer) > 0);
  const rings = [];
  if (near.length) d3.geoPath(projection, collecting(rings))({ type: 'MultiPolygon', coordinates: near });
  return rings.map((ring) => ({ ring, area: Math.abs(d3.polygonArea(ring)) })).sort((a, b) => b.area - a.area)
    .filter(({ area }, i) => i === 0 || area > SPECK).map(({ ring }) => ring);
}

function meets([west, south, east, north], ring) {
  const [left, right] = d3.extent(ring, ([x]) => x);
  const [bottom, top] = d3.extent(ring, ([, y]) => y);
  return left < east && right > west && bottom < north && top > south;
}

// As a canvas to d3, which draws on it.
const collecting = (rings) => ({
  beginPath() {},
  closePath() {},
  arc() {},
  moveTo: (x, y) => rings.push([[x, y]]),
  lineTo: (x, y) => rings.at(-1).push([x, y]),
});

/** As the `d` of a path, to a tenth of a unit. */
export const outline = (rings) =>
  rings.map((ring) => `M${ring.map(([x, y]) => `${tenth(x)},${tenth(y)}`).join('L')}Z`).join('');

const tenth = (value) => Math.round(value * 10) / 10;

/** The point of a shape that lies farthest from its edge, tried on a grid and then around the best: `{ spot, room }`. */
export function roomiest(rings) {
  const coarse = rings.map((ring) => few(ring, Math.ceil(d3.sum(rings, (each) => each.length) / ENOUGH)));
  const [[left, right], [top, bottom]] = [0, 1].map((axis) => d3.extent(rings[0], (point) => point[axis]));
  let [dx, dy] = [(right - left) / POINTS_TRIED, (bottom - top) / POINTS_TRIED];
  let best = bestOf(coarse, grid([(left + right) / 2, (top + bottom) / 2], dx, dy, POINTS_TRIED / 2));
  for (let i = 0; i < 3; i++) best = bestOf(coarse, grid(best.spot, (dx /= 2), (dy /= 2), 1));
  return best;
}

const few = (ring, every) => (ring.length / every < 8 ? ring : ring.filter((_, i) => i % every === 0));

const grid = ([x, y], dx, dy, steps) => {
  const range = d3.range(-steps, steps + 1);
  return range.flatMap((i) => range.map((j) => [x + i * dx, y + j * dy]));
};

const bestOf = (rings, spots) => {
  const rooms = spots.map((spot) => roomAt(rings, spot));
  const best = d3.maxIndex(rooms);
  return { spot: spots[best], room: Math.max(0, rooms[best]) };
};

// How far the edge is; negative outside.
function roomAt(rings, spot) {
  const inside = rings.filter((ring) => d3.polygonContains(ring, spot)).length % 2 === 1;
  const distance = Math.min(...rings.map((ring) => distanceToRing(ring, spot)));
  return inside ? distance : -distance;
}

function distanceToRing(ring, spot) {
  let least = Infinity;
  for (let i = 0, before = ring.length - 1; i < ring.length; before = i++) {
    least = Math.min(least, distanceToLine(ring[before], ring[i], spot));
  }
  return least;
}

function distanceToLine([x1, y1], [x2, y2], [x, y]) {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const along = dx || dy ? Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy))) : 0;
  return Math.hypot(x - x1 - along * dx, y - y1 - along * dy);
}
