/** The countries' shapes: read once, projected once for each region, and kept. */

import d3 from '../page/d3.js';
import '../atlas/topojson-client.min.js';
import { codeOf } from './codes.js';
import { outline, ringsOf, roomiest, thinned, within } from './shapes.js';
import { topology } from './topology.js';

const { topojson } = globalThis;
const SIMFEROPOL = [34.1, 44.95];
const CUT = 14; // what the frame cuts off so that less room is left stands beside the map instead

const points = (...coordinates) => ({ type: 'MultiPoint', coordinates });

/**
 * Each region: its frame, how much land is drawn to the left and right of that where the screen is wider, its projection, the window [west, south, east, north] beyond which nothing can be in the frame
 * (Antarctica, too, where nobody takes a stance), and how fine its coasts are, in degrees.
 */
export const REGIONS = {
  europe: {
    width: 720, height: 640, beside: 300, window: [-45, 25, 75, 82], fine: 0.03,
    projection: () => d3.geoAzimuthalEqualArea().rotate([-16, -53]).clipAngle(60).precision(0)
      .fitExtent([[16, 16], [704, 624]], points([-24, 65], [26, 71.2], [-9.5, 37], [24, 34.8], [34.6, 34.6], [49, 40.5])),
  },
  world: {
    width: 960, height: 440, beside: 0, window: [-180, -60, 180, 90], fine: 0.25,
    projection: () => d3.geoEqualEarth().rotate([-11, 0])
      .fitExtent([[2, 6], [958, 434]], points([-168.9, 0], [190.9, 0], [11, 83.5], [11, -56])),
  },
};

export const regionOf = ({ region }) => (Object.hasOwn(REGIONS, region ?? '') ? region : 'europe');

let atlas = null;
const drawings = {};

/** Fetches the atlas, unless it is here; after a failure it may be asked again. */
export async function load() {
  const drawn = await topology();
  atlas ??= { topology: drawn, byCode: d3.group(withCrimeaInUkraine(drawn), codeOf) };
}

/** General Assembly resolution 68/262: Crimea is Ukraine. The atlas has it as one polygon of Russia's. */
function withCrimeaInUkraine(topology) {
  const { geometries } = topology.objects.countries;
  const russia = geometries.find((each) => codeOf(each) === 'RU');
  const ukraine = geometries.find((each) => codeOf(each) === 'UA');
  const isCrimea = (arcs) => d3.geoContains(topojson.feature(topology, { type: 'Polygon', arcs }), SIMFEROPOL);
  const crimea = russia.arcs.filter(isCrimea);
  return [...geometries.filter((each) => each !== russia),
    { ...russia, arcs: russia.arcs.filter((arcs) => !crimea.includes(arcs)) }, { ...ukraine, arcs: crimea }];
}

/**
 * A region's drawing, or null while the atlas is not here: `ground`, the outline of all land, and `shapes`, by participant:
 * its outline `d`, and the `spot` inside it with the most `room` around.
 */
export function drawing(region) {
  if (atlas) drawings[region] ??= project(REGIONS[region]);
  return drawings[region] ?? null;
}

function project({ width, height, beside, window, fine, projection }) {
  const thin = thinned(atlas.topology, fine);
  const onFrame = projection().clipExtent([[-beside, 0], [width + beside, height]]);
  const rings = new Map();
  for (const [code, geometries] of atlas.byCode) {
    const near = geometries.map((each) => within(window, thin, each)).filter(({ arcs }) => arcs.length);
    // Put together from arcs, so that what was two pieces has no border between them.
    const drawn = near.length ? ringsOf(onFrame, topojson.merge(thin, near)) : [];
    if (drawn.length) rings.set(code, drawn);
  }
  const shapes = new Map([...rings].map(([code, drawn]) => [code, shape(drawn, width, height)]));
  return { ground: [...shapes.values()].map(({ d }) => d).join(''), shapes };
}

// The point with the most room takes a while to find, and is needed for participants only.
function shape(rings, width, height) {
  let found = null;
  const framed = rings.map((ring) => ring.map(([x, y]) => [Math.max(0, Math.min(x, width)), y]))
    .filter((ring) => ring.some(([x]) => x > 0 && x < width));
  const best = () => (found ??= roomiest(framed));
  const cut = framed.some((ring) => ring.some(([x, y]) => x <= 0 || y <= 0 || x >= width || y >= height));
  return {
    d: outline(rings),
    get spot() { return best().spot; },
    get room() { return best().room; },
    get inFrame() { return framed.length > 0 && (!cut || best().room > CUT); },
  };
}
