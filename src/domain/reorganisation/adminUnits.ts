import type { Move, NewAgency, PlanContent } from './plan.ts';

/** Administrative units before and after 01/7/2025, as the open list of them is published (codes of the statistics office). */
export interface AdminUnits {
  /** code, name, type, code of the district */
  old: { wards: [string, string, string, string][]; districts: [string, string, string, string][] };
  /** code, name, type, code of the province, km² */
  new: { wards: [string, string, string, string, number][] };
  /** old commune → the one or more that it became */
  wardMapping: { rows: [string, string[]][] };
}

/** What an agency of a commune is like; code and names come from the list. */
export interface CommuneDefaults {
  codeOf: (wardCode: string) => string;
  calendarId: string;
  parentCode: string | null;
  address: (wardName: string) => string;
}

const COMMITTEE = 'Ủy ban nhân dân';

/** The agency of a commune. */
export function communeAgency(code: string, name: string, defaults: CommuneDefaults): NewAgency {
  return {
    code: defaults.codeOf(code),
    name: `${COMMITTEE} ${lowerFirst(name)}`,
    shortName: `UBND ${lowerFirst(name)}`,
    tier: 'COMMUNE',
    kind: 'COMMUNE',
    address: defaults.address(name),
    parentCode: defaults.parentCode,
    calendarId: defaults.calendarId,
  };
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** The former communes that became those of a province, all of the country when left out. */
export function formerCommunes({ old, new: now, wardMapping }: AdminUnits, provinceCode?: string) {
  const wanted = new Set(
    now.wards.flatMap(([code, , , province]) => (!provinceCode || province === provinceCode ? code : [])),
  );
  const became = new Set(
    wardMapping.rows.flatMap(([code, targets]) => (targets.some((to) => wanted.has(to)) ? code : [])),
  );
  return old.wards.flatMap(([code, name]) => (became.has(code) ? [{ code, name }] : []));
}

/**
 * The plan of the merger: each new commune takes over from those that went into it. A commune that keeps its code is
 * renamed when its name is new. Of a divided one the first named successor takes the rest; the others take what their
 * own name is found in, until somebody writes down the villages. Pure.
 */
export function planFromAdminUnits(units: AdminUnits, defaults: CommuneDefaults, provinceCode?: string): PlanContent {
  const { codeOf } = defaults;
  const oldNames = new Map(units.old.wards.map(([code, name]) => [code, name]));
  const sources = new Map<string, string[]>();
  const moves: Move[] = [];
  const now = units.new.wards.filter(([, , , province]) => !provinceCode || province === provinceCode);
  const names = new Map(now.map(([code, name]) => [code, name]));
  const taken = new Set<string>();
  for (const [code, all] of units.wardMapping.rows) {
    const targets = all.filter((to) => names.has(to));
    const [only] = targets;
    if (!only) continue;
    for (const to of targets) if (to !== code) taken.add(to);
    if (targets.length > 1) moves.push(division(code, targets, names, codeOf));
    else if (only !== code) sources.set(only, [...(sources.get(only) ?? []), code]);
  }
  for (const [code, from] of sources) moves.push({ kind: 'MERGE', from: from.map(codeOf), to: codeOf(code) });
  for (const [code, name] of now) {
    const agency = communeAgency(code, name, defaults);
    const before = oldNames.get(code);
    if (before !== undefined && before !== name)
      moves.push({ kind: 'RENAME', agency: agency.code, name: agency.name, shortName: agency.shortName });
  }
  const newAgencies = now.flatMap(([code, name]) =>
    oldNames.has(code) || !taken.has(code) ? [] : [communeAgency(code, name, defaults)],
  );
  return { newAgencies, moves, postChoices: [] };
}

/** The one that keeps the code, else the first, takes the rest. */
function division(code: string, targets: string[], names: Map<string, string>, codeOf: (code: string) => string): Move {
  const rest = targets.includes(code) ? code : targets[0];
  return {
    kind: 'SPLIT',
    from: codeOf(code),
    parts: targets.map((to) => ({
      to: codeOf(to),
      takes: to === rest ? [] : [{ by: 'PLACE' as const, value: names.get(to) ?? to }],
    })),
  };
}

/** A commune as it was written in addresses, and what it is today; several when it was divided. */
export interface AddressChange {
  oldName: string;
  oldDistrict: string;
  newNames: string[];
}

/**
 * Old address → new address, by code of the old commune. For showing both: nobody may be asked to certify that they are
 * the same (CĐ 111/CĐ-TTg 2025).
 */
export function addressChanges({ old, new: now, wardMapping }: AdminUnits): Map<string, AddressChange> {
  const districts = new Map(old.districts.map(([code, name]) => [code, name]));
  const names = new Map(now.wards.map(([code, name]) => [code, name]));
  const targets = new Map(wardMapping.rows);
  return new Map(
    old.wards.map(([code, oldName, , district]) => [
      code,
      {
        oldName,
        oldDistrict: districts.get(district) ?? '',
        newNames: (targets.get(code) ?? []).flatMap((to) => names.get(to) ?? []),
      },
    ]),
  );
}
