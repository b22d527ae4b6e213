import { foldVietnamese } from '../text/normalise.ts';

/** A commune as addresses name it. */
export interface AdminUnit {
  code: string;
  /** with its kind: `Phường Ví Dụ` */
  name: string;
  /** only of one that is no more */
  district: string | null;
  province: string;
  /** gone on 01/07/2025 */
  former: boolean;
  /** codes of what it became */
  became: string[];
}

/** What a typed commune turned out to be. Names are as they are stored: `Phường Ví Dụ, Tỉnh Mẫu`. */
export type PlaceFinding =
  | { kind: 'CURRENT'; name: string }
  | { kind: 'FORMER'; name: string; before: string }
  /** divided, or several of that name: one must be chosen */
  | { kind: 'SEVERAL'; names: string[]; before: string }
  | { kind: 'UNKNOWN' };

const KIND = /^(xa|phuong|thi tran|dac khu|quan|huyen|thi xa|thanh pho|tinh|tp)\.? /;

/** A name of a unit for comparing: without diacritics, capitals and kind. */
export function bareUnitName(name: string): string {
  const folded = foldVietnamese(name)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
  return folded.replace(KIND, '');
}

/** How a commune is written in a form. */
export function placeName({ name, province }: Pick<AdminUnit, 'name' | 'province'>): string {
  return `${name}, ${province}`;
}

/** The parts of a typed commune: its name first, its province last, perhaps a district between. */
export function partsOfPlace(text: string): { commune: string; district?: string; province?: string } {
  const parts = text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
  const [commune = ''] = parts;
  return {
    commune,
    district: parts.length > 2 ? parts[1] : undefined,
    province: parts.length > 1 ? parts.at(-1) : undefined,
  };
}

/**
 * What a typed commune is today. `candidates` are all units, of today and former, whose bare name is the typed one, and
 * all of today that they became. Names of today come before former ones unless a district is named. Pure.
 */
export function findPlace(text: string, candidates: readonly AdminUnit[]): PlaceFinding {
  const typed = partsOfPlace(text);
  const named = candidates.filter((unit) => isMeant(unit, typed));
  const current = named.filter((unit) => !unit.former);
  const former = named.filter((unit) => unit.former);
  const exact = current.filter((unit) => foldVietnamese(unit.name) === foldVietnamese(typed.commune));
  const today = exact.length === 1 ? exact : current;
  const [one] = today;
  if (one && today.length === 1 && (!typed.district || former.length === 0))
    return { kind: 'CURRENT', name: placeName(one) };
  if (today.length > 1 && !typed.district) return { kind: 'SEVERAL', names: today.map(placeName), before: text };
  const now = candidates.filter((unit) => !unit.former && former.some((before) => before.became.includes(unit.code)));
  const names = [...new Set(now.map(placeName))];
  if (names.length > 1) return { kind: 'SEVERAL', names, before: text };
  return names[0] ? { kind: 'FORMER', name: names[0], before: text } : { kind: 'UNKNOWN' };
}

function isMeant(unit: AdminUnit, { commune, district, province }: ReturnType<typeof partsOfPlace>): boolean {
  if (bareUnitName(unit.name) !== bareUnitName(commune)) return false;
  if (province && bareUnitName(unit.province) !== bareUnitName(province)) return false;
  return (
    !district || (unit.district !== null && bareUnitName(unit.district) === bareUnitName(district)) || !unit.former
  );
}
