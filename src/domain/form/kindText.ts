import { parseDateText } from '../text/dateText.ts';

/**
 * A date of which perhaps only the year, or month and year, are known, as it is stored: `1960`, `1960-03`, `1960-03-05`.
 * Typed 1960 · 3/1960 · 5/3/1960. Undefined when it is none of them.
 */
export function parsePartialDate(text: string): string | undefined {
  const clean = text.trim();
  if (/^(19|2[01])\d\d$/.test(clean)) return clean;
  const typed = /^(\d{1,2})[\s/.-]+(\d{4})$/.exec(clean);
  const stored = /^(\d{4})-(\d{2})$/.exec(clean);
  const [year, month] = typed ? [typed[2], typed[1]] : stored ? [stored[1], stored[2]] : [];
  if (year === undefined || month === undefined) return parseDateText(clean);
  const day = parseDateText(`1/${month}/${year}`);
  return day?.slice(0, 7);
}

/** A stored partial date as people read it: 1960 · 03/1960 · 05/03/1960. */
export function formatPartialDate(stored: string): string {
  return stored.split('-').reverse().join('/');
}

/** Serial letters and digits, then four digits or five with an optional dot. */
const PLATE = /^(\d{2})[\s-]?([A-Z]{1,2}\d?)[\s-]?(\d{3}\.?\d{2}|\d{4})$/;

/**
 * A plate as it is stored: `51A-123.45`, `59X1-123.45`, `29LD-1234` – code of the place, series, number, however it was
 * typed. Undefined when it cannot be one.
 */
export function parseVehiclePlate(text: string): string | undefined {
  const clean = text.trim().toUpperCase().replaceAll('Đ', 'D').replace(/\s+/g, ' ');
  const [, place, series, number] = PLATE.exec(clean.replace(/^(\d{2})-([A-Z])/, '$1$2')) ?? [];
  if (place === undefined || series === undefined || number === undefined || Number(place) < 11) return undefined;
  const digits = number.replace('.', '');
  return `${place}${series}-${digits.length === 5 ? `${digits.slice(0, 3)}.${digits.slice(3)}` : digits}`;
}

const TODAYS_COMMUNE = /^(Xã|Phường|Đặc khu) [^,]{1,80}, (Tỉnh|Thành phố) [^,]{1,60}$/;

/** A commune as it is stored when no list of units is at hand: `Phường Ví Dụ, Tỉnh Mẫu`, its kinds in capitals. */
export function parseCommuneText(text: string): string | undefined {
  const parts = text.split(',').map((part) => part.replace(/\s+/g, ' ').trim());
  const named = parts.map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join(', ');
  return TODAYS_COMMUNE.test(named) ? named : undefined;
}
