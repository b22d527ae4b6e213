import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { communeAt, middleOf, type ProvinceMap, project, projectionOf } from './provinceMap.ts';

const file = new URL('../../../data/sample-province/map.json', import.meta.url);
const map = JSON.parse(readFileSync(file, 'utf8')) as ProvinceMap;

describe('the map of the sample province', () => {
  it('is drawn whole inside its frame', () => {
    const projection = projectionOf(map);
    for (const { geometry } of map.features) {
      const points = geometry.type === 'Polygon' ? geometry.coordinates.flat() : geometry.coordinates;
      for (const point of points) {
        const { x, y } = project(projection, point);
        expect(x).toBeGreaterThan(0);
        expect(x).toBeLessThan(projection.width);
        expect(y).toBeGreaterThan(0);
        expect(y).toBeLessThan(projection.height);
      }
    }
  });

  it('tells the commune of a point, and none in the sea', () => {
    expect(communeAt(map, [110.22, 16.22])).toBe('H99.41');
    expect(communeAt(map, [110.58, 16.18])).toBe('H99.48');
    expect(communeAt(map, [110.53, 16.05])).toBeUndefined();
  });

  it('has every name inside its own commune', () => {
    for (const { properties, geometry } of map.features) {
      if (properties.kind !== 'COMMUNE' || geometry.type !== 'Polygon') continue;
      expect([properties.agency, communeAt(map, middleOf(geometry.coordinates[0]!))]).toEqual([
        properties.agency,
        properties.agency,
      ]);
    }
  });
});
