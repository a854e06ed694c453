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

/** A geometry's polygons, those alone that may reach into the window: to put others together and project them takes long. */
export function within(window, { arcs }, { type, arcs: own }) {
  const isNear = ([outer]) => outer.some((arc) => meets(window, arcs[arc < 0 ? ~arc : arc]));
  return { type: 'MultiPolygon', arcs: (type === 'Polygon' ? [own] : own).filter(isNear) };
}

function thinner(arc, degrees) {
  let last = arc[0];
  const kept = arc.filter((point, i) => {
    const keep = i === 0 || i === arc.length - 1 || apart(last, point) >= degrees * degrees;
    if (keep) last = point;
    return keep;
  });
  return kept.length > 3 ? kept : arc;
}

// Squared: roots of a hundred thousand would be felt.
const apart = ([x1, y1], [x2, y2]) => ((x2 - x1) * Math.cos((y1 * Math.PI) / 180)) ** 2 + (y2 - y1) ** 2;

/**
 * The rings of a shape on the frame, the largest first, without those too small to be seen; the largest stays in any case.
 * An islet that thinning has turned inside out would be the whole globe but itself: it goes, too.
 */
export function ringsOf(projection, { coordinates }) {
  const sound = coordinates.filter(([outer]) => d3.polygonArea(outer) > 0);
  const rings = [];
  if (sound.length) d3.geoPath(projection, collecting(rings))({ type: 'MultiPolygon', coordinates: sound });
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

// The inner spot that is farthest from the edge; where none is inside, that which is nearest to it.
function bestOf(rings, spots) {
  const inside = spots.filter((spot) => isInside(rings, spot));
  if (!inside.length) return { spot: spots[d3.minIndex(spots, (spot) => toEdge(rings, spot))], room: 0 };
  const rooms = inside.map((spot) => toEdge(rings, spot));
  const best = d3.maxIndex(rooms);
  return { spot: inside[best], room: Math.sqrt(rooms[best]) };
}

const isInside = (rings, spot) => rings.filter((ring) => d3.polygonContains(ring, spot)).length % 2 === 1;

// How far the edge is, squared.
const toEdge = (rings, spot) => Math.min(...rings.map((ring) => distanceToRing(ring, spot)));

function distanceToRing(ring, spot) {
  let least = Infinity;
  for (let i = 0, before = ring.length - 1; i < ring.length; before = i++) {
    least = Math.min(least, distanceToLine(ring[before], ring[i], spot));
  }
  return least;
}

function distanceToLine(from, to, spot) {
  const x = spot[0] - from[0];
  const y = spot[1] - from[1];
  const dx = to[0] - from[0];
  const dy = to[1] - from[1];
  const along = dx || dy ? Math.max(0, Math.min(1, (x * dx + y * dy) / (dx * dx + dy * dy))) : 0;
  return (x - along * dx) ** 2 + (y - along * dy) ** 2;
}
