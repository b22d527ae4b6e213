/** A point as in GeoJSON: longitude, latitude. */
export type Point = readonly [longitude: number, latitude: number];

interface MapArea {
  type: 'Feature';
  properties: { kind: 'COMMUNE'; agency: string; name: string };
  geometry: { type: 'Polygon'; coordinates: Point[][] };
}

interface MapLine {
  type: 'Feature';
  properties: { kind: 'RIVER' | 'ROAD'; name: string };
  geometry: { type: 'LineString'; coordinates: Point[] };
}

/** The province as a GeoJSON FeatureCollection: communes by the code of their agency, and lines to find one's way. */
export interface ProvinceMap {
  type: 'FeatureCollection';
  features: (MapArea | MapLine)[];
}

/** How degrees become units of the drawing: `x = (longitude - west) * perLongitude`, `y = (north - latitude) * perLatitude`. */
export interface Projection {
  west: number;
  north: number;
  perLongitude: number;
  perLatitude: number;
  width: number;
  height: number;
}

const WIDTH = 1000;
const MARGIN = 0.07;

/** Fits the whole map into a drawing 1000 units wide; a degree of longitude is shorter away from the equator. Pure. */
export function projectionOf({ features }: ProvinceMap): Projection {
  const points = features.flatMap(pointsOf);
  const longitudes = points.map(([longitude]) => longitude);
  const latitudes = points.map(([, latitude]) => latitude);
  const [west, east] = [Math.min(...longitudes), Math.max(...longitudes)];
  const [south, north] = [Math.min(...latitudes), Math.max(...latitudes)];
  const pad = (east - west) * MARGIN;
  const perLongitude = WIDTH / (east - west + 2 * pad);
  const perLatitude = perLongitude / Math.cos((((north + south) / 2) * Math.PI) / 180);
  return {
    west: west - pad,
    north: north + pad,
    perLongitude,
    perLatitude,
    width: WIDTH,
    height: Math.round((north - south + 2 * pad) * perLatitude),
  };
}

/** Where a point is drawn. Pure. */
export function project({ west, north, perLongitude, perLatitude }: Projection, [longitude, latitude]: Point) {
  return { x: round((longitude - west) * perLongitude), y: round((north - latitude) * perLatitude) };
}

/** The middle of an area by its surface: where its name stands. Pure. */
export function middleOf(ring: readonly Point[]): Point {
  let [doubled, x, y] = [0, 0, 0];
  ring.forEach(([x1, y1], index) => {
    const [x2, y2] = ring[(index + 1) % ring.length] ?? [x1, y1];
    const cross = x1 * y2 - x2 * y1;
    doubled += cross;
    x += (x1 + x2) * cross;
    y += (y1 + y2) * cross;
  });
  return [x / (3 * doubled), y / (3 * doubled)];
}

/** The agency of the commune in which a point lies; undefined in the sea. Pure. */
export function communeAt({ features }: ProvinceMap, point: Point): string | undefined {
  for (const feature of features) {
    if (feature.geometry.type === 'Polygon' && feature.properties.kind === 'COMMUNE') {
      if (isInside(feature.geometry.coordinates[0] ?? [], point)) return feature.properties.agency;
    }
  }
  return undefined;
}

/** Crossing number of a ray to the east. */
function isInside(ring: readonly Point[], [longitude, latitude]: Point): boolean {
  let inside = false;
  ring.forEach(([x1, y1], index) => {
    const [x2, y2] = ring[(index + 1) % ring.length] ?? [x1, y1];
    if (y1 > latitude !== y2 > latitude && longitude < x1 + ((latitude - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside;
  });
  return inside;
}

function pointsOf({ geometry }: ProvinceMap['features'][number]): readonly Point[] {
  return geometry.type === 'Polygon' ? geometry.coordinates.flat() : geometry.coordinates;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
