import { carriedWords } from './words.ts';

/**
 * Marks a place on the province's map: by touch, by arrow keys, by the telephone's own location, or by the chosen commune. Fills
 * the hidden fields of longitude and latitude and says what it did. Without it the commune and the description do.
 */
interface Frame {
  west: number;
  north: number;
  perLongitude: number;
  perLatitude: number;
  width: number;
  height: number;
  longitude: string;
  latitude: string;
  commune: string;
  status: string;
}

const STEP = 10;
const MOVES: Record<string, [number, number]> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
};

function place(map: SVGSVGElement): void {
  const frame = JSON.parse(map.dataset.place ?? '{}') as Frame;
  const field = (id: string) => document.getElementById(id) as HTMLInputElement | null;
  const longitude = field(frame.longitude);
  const latitude = field(frame.latitude);
  const commune = document.getElementById(frame.commune) as HTMLSelectElement | null;
  const status = document.getElementById(frame.status);
  if (!longitude || !latitude || !commune || !status) return;
  const say = carriedWords(status);
  const mark = document.createElementNS('http://www.w3.org/2000/svg', 'circle');
  mark.setAttribute('class', 'map-mark');
  mark.setAttribute('r', '16');
  let at: { x: number; y: number } | undefined;

  const communeUnder = (x: number, y: number) => {
    const point = new DOMPoint(x, y);
    const area = [...map.querySelectorAll<SVGPathElement>('[data-commune]')].find((path) => path.isPointInFill(point));
    return area?.dataset.commune;
  };
  const set = (x: number, y: number, words: string) => {
    at = { x: Math.min(frame.width, Math.max(0, x)), y: Math.min(frame.height, Math.max(0, y)) };
    mark.setAttribute('cx', String(at.x));
    mark.setAttribute('cy', String(at.y));
    map.append(mark);
    longitude.value = String(frame.west + at.x / frame.perLongitude);
    latitude.value = String(frame.north - at.y / frame.perLatitude);
    const code = communeUnder(at.x, at.y);
    if (code && [...commune.options].some((option) => option.value === code)) commune.value = code;
    status.textContent = words || say('marked', { commune: commune.selectedOptions[0]?.text ?? '' });
  };

  map.setAttribute('tabindex', '0');
  map.addEventListener('click', (event) => {
    const box = map.getBoundingClientRect();
    const scale = frame.width / box.width;
    set((event.clientX - box.left) * scale, (event.clientY - box.top) * scale, '');
  });
  map.addEventListener('keydown', (event) => {
    const move = MOVES[event.key];
    if (!move) return;
    event.preventDefault();
    const from = at ?? { x: frame.width / 2, y: frame.height / 2 };
    set(from.x + move[0], from.y + move[1], '');
  });
  commune.addEventListener('change', () => {
    const area = map.querySelector<SVGPathElement>(`[data-commune="${CSS.escape(commune.value)}"]`);
    if (!area) return;
    const middle = JSON.parse(area.dataset.middle ?? '{"x":0,"y":0}') as { x: number; y: number };
    if (!at || communeUnder(at.x, at.y) !== commune.value) set(middle.x, middle.y, '');
  });
  if (longitude.value && latitude.value) {
    const x = (Number(longitude.value) - frame.west) * frame.perLongitude;
    const y = (frame.north - Number(latitude.value)) * frame.perLatitude;
    set(x, y, ' ');
  }

  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button button-secondary';
  button.textContent = say('locate');
  button.hidden = !('geolocation' in navigator);
  button.addEventListener('click', () => {
    status.textContent = say('locating');
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const x = (coords.longitude - frame.west) * frame.perLongitude;
        const y = (frame.north - coords.latitude) * frame.perLatitude;
        const inside = x >= 0 && x <= frame.width && y >= 0 && y <= frame.height;
        if (inside) set(x, y, say('located'));
        else status.textContent = say('outside');
      },
      () => {
        status.textContent = say('denied');
      },
      { timeout: 10_000, maximumAge: 60_000 },
    );
  });
  const clear = document.createElement('button');
  clear.type = 'button';
  clear.className = 'button button-quiet';
  clear.textContent = say('clear');
  clear.addEventListener('click', () => {
    at = undefined;
    mark.remove();
    longitude.value = '';
    latitude.value = '';
    status.textContent = '';
  });
  map.after(button, clear);
}

for (const map of document.querySelectorAll<SVGSVGElement>('svg[data-place]')) place(map);
