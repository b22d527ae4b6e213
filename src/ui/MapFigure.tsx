import { middleOf, type Point, type ProvinceMap, project, projectionOf } from '../domain/feedback/provinceMap.ts';

export interface MapMark {
  key: string;
  point: Point;
  /** the mark leads there */
  href?: string;
  label: string;
}

interface Props {
  map: ProvinceMap;
  /** what the picture shows, said to those who cannot see it */
  label: string;
  marks?: readonly MapMark[];
  /** the island `place` lets people mark a point; ids of the fields that it fills */
  choose?: { longitude: string; latitude: string; commune: string; status: string };
}

/** A map drawn from the province's own data: no pictures from elsewhere, nothing to load. */
export function MapFigure({ map, label, marks = [], choose }: Props) {
  const projection = projectionOf(map);
  const path = (points: readonly Point[], closed: boolean) =>
    `${points
      .map((point, index) => {
        const { x, y } = project(projection, point);
        return `${index === 0 ? 'M' : 'L'}${x} ${y}`;
      })
      .join('')}${closed ? 'Z' : ''}`;
  return (
    <svg
      className={choose ? 'map map-choose' : 'map'}
      viewBox={`0 0 ${projection.width} ${projection.height}`}
      role={marks.some(({ href }) => href) ? 'group' : 'img'}
      aria-label={label}
      data-place={choose && JSON.stringify({ ...projection, ...choose })}
    >
      <title>{label}</title>
      {map.features.map(({ properties, geometry }) =>
        properties.kind === 'COMMUNE' && geometry.type === 'Polygon' ? (
          <path
            key={properties.agency}
            className="map-commune"
            d={path(geometry.coordinates[0] ?? [], true)}
            data-commune={properties.agency}
            data-middle={JSON.stringify(project(projection, middleOf(geometry.coordinates[0] ?? [])))}
          />
        ) : null,
      )}
      {map.features.map(({ properties, geometry }) =>
        geometry.type === 'LineString' ? (
          <path
            key={properties.name}
            className={properties.kind === 'RIVER' ? 'map-river' : 'map-road'}
            d={path(geometry.coordinates, false)}
          />
        ) : null,
      )}
      {map.features.map(({ properties, geometry }) => {
        if (properties.kind !== 'COMMUNE' || geometry.type !== 'Polygon') return null;
        const { x, y } = project(projection, middleOf(geometry.coordinates[0] ?? []));
        return (
          <text key={properties.agency} className="map-name" x={x} y={y}>
            {properties.name}
          </text>
        );
      })}
      {marks.map((mark) => (
        <Mark key={mark.key} mark={mark} at={project(projection, mark.point)} />
      ))}
    </svg>
  );
}

function Mark({ mark: { href, label }, at }: { mark: MapMark; at: { x: number; y: number } }) {
  const dot = (
    <circle className="map-mark" cx={at.x} cy={at.y} r="14">
      <title>{label}</title>
    </circle>
  );
  return href ? (
    <a href={href} aria-label={label}>
      {dot}
    </a>
  ) : (
    dot
  );
}
