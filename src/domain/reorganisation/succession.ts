import type { AgencyFacts, Organisation, UnitFacts } from './organisation.ts';
import type { Move, NewAgency, Part, PlanContent, UnitPart, UnitTarget } from './plan.ts';
import type { Problem, ProblemCode } from './problems.ts';
import type { Way } from './sorting.ts';

/** Where the work of an agency goes. */
export interface AgencyRoute {
  from: string;
  ways: Way<string>[];
  rest: string;
  /** the agency itself is no more */
  ends: boolean;
}

/** Where the work of a unit goes, inside its agency. */
export interface UnitRoute {
  from: string;
  ways: Way<string>[];
  rest: string;
}

/** A unit that is founded. */
export interface NewUnit extends UnitFacts {
  /** the units it takes over from */
  from: string[];
}

type UnitMove = Extract<Move, { kind: 'MOVE_UNIT' | 'MERGE_UNITS' | 'SPLIT_UNIT' | 'ABOLISH_UNIT' }>;
export type Rename = Extract<Move, { kind: 'RENAME' }>;

/** What the moves say, in one form; nothing about people and procedures yet. */
export interface Succession {
  newAgencies: NewAgency[];
  renames: Rename[];
  routes: Record<string, AgencyRoute>;
  unitRoutes: Record<string, UnitRoute>;
  newUnits: NewUnit[];
  problems: Problem[];
}

/** Gives a unit that does not exist yet its id; the same for the same agency and key. */
export type UnitIdMaker = (agencyCode: string, key: string) => string;

const CODE = /^[A-Z0-9.]{3,35}$/;

/** Reads the moves of a plan and finds what cannot be. Pure. */
export function readSuccession(plan: PlanContent, organisation: Organisation, unitId: UnitIdMaker): Succession {
  const agencies = new Map(organisation.agencies.map((agency) => [agency.code, agency]));
  const units = new Map(organisation.units.map((unit) => [unit.id, unit]));
  const found: Succession = {
    newAgencies: [...plan.newAgencies],
    renames: [],
    routes: {},
    unitRoutes: {},
    newUnits: [],
    problems: [],
  };
  const problem = (code: ProblemCode, subject: string) => {
    found.problems.push({ code, subject });
  };
  const reading: Reading = { found, agencies, units, unitId, problem };
  if (plan.moves.length === 0) problem('NO_MOVES', '');
  for (const move of plan.moves) {
    const unknown = sourcesOf(move).filter((code) => !agencies.has(code));
    const ended = sourcesOf(move).filter((code) => agencies.get(code)?.active === false);
    for (const code of unknown) problem('AGENCY_UNKNOWN', code);
    for (const code of ended) problem('AGENCY_ENDED', code);
    if (unknown.length === 0 && ended.length === 0) readMove(reading, move);
  }
  checkTargets(reading, plan);
  return found;
}

/** What a move is read with, and into. */
interface Reading {
  found: Succession;
  agencies: Map<string, AgencyFacts>;
  units: Map<string, UnitFacts>;
  unitId: UnitIdMaker;
  problem: (code: ProblemCode, subject: string) => void;
}

function readMove(reading: Reading, move: Move): void {
  const { found, agencies, problem } = reading;
  switch (move.kind) {
    case 'MERGE': {
      const others = move.from.filter((code) => code !== move.to);
      if (others.length === 0) problem('TOO_FEW', move.to);
      for (const code of others) route(reading, code, [], move.to);
      return;
    }
    case 'SPLIT': {
      const { ways, rest } = divide<Part, string>(move.parts, (part) => part.to);
      if (rest === undefined) problem('NO_REST', move.from);
      else if (ways.length === 0) problem('TOO_FEW', move.from);
      else route(reading, move.from, ways, rest);
      return;
    }
    case 'ABOLISH':
      if (move.agency === move.successor) problem('TARGET_IS_SOURCE', move.agency);
      else route(reading, move.agency, [], move.successor);
      return;
    case 'RENAME':
      if (found.renames.some((rename) => rename.agency === move.agency)) problem('MOVED_TWICE', move.agency);
      found.renames.push(move);
      return;
    case 'RECODE': {
      const old = agencies.get(move.agency);
      if (old) found.newAgencies.push(recoded(old, move.code));
      route(reading, move.agency, [], move.code);
      return;
    }
    default:
      readUnitMove(reading, move);
  }
}

function readUnitMove(reading: Reading, move: UnitMove): void {
  const { units, problem } = reading;
  switch (move.kind) {
    case 'MOVE_UNIT': {
      const unit = findUnit(reading, move.unitId);
      if (!unit) return;
      const way = { to: move.toAgency, takes: [{ by: 'UNIT' as const, value: unit.id }] };
      if (unit.agencyCode === move.toAgency) problem('TARGET_IS_SOURCE', move.toAgency);
      else route(reading, unit.agencyCode, [way], unit.agencyCode, true);
      return;
    }
    case 'MERGE_UNITS': {
      const [first] = move.unitIds.flatMap((id) => findUnit(reading, id) ?? []);
      if (!first) return;
      const into = target(reading, move.to, first.agencyCode, move.unitIds);
      const others = move.unitIds.filter((id) => id !== into);
      if (others.length === 0) problem('TOO_FEW', into);
      for (const id of others) {
        if (units.get(id)?.agencyCode !== first.agencyCode) problem('UNIT_ELSEWHERE', id);
        else routeUnit(reading, id, [], into);
      }
      return;
    }
    case 'SPLIT_UNIT': {
      const unit = findUnit(reading, move.unitId);
      if (!unit) return;
      const { ways, rest } = divide<UnitPart, string>(move.parts, (part) =>
        target(reading, part.to, unit.agencyCode, [unit.id]),
      );
      if (rest === undefined) problem('NO_REST', unit.id);
      else if (ways.length === 0) problem('TOO_FEW', unit.id);
      else routeUnit(reading, unit.id, ways, rest);
      return;
    }
    case 'ABOLISH_UNIT': {
      const unit = findUnit(reading, move.unitId);
      const successor = findUnit(reading, move.successorId);
      if (!unit || !successor) return;
      if (unit.id === successor.id) problem('TARGET_IS_SOURCE', unit.id);
      else if (unit.agencyCode !== successor.agencyCode) problem('UNIT_ELSEWHERE', successor.id);
      else routeUnit(reading, unit.id, [], successor.id);
    }
  }
}

function findUnit({ units, problem }: Reading, id: string): UnitFacts | undefined {
  const unit = units.get(id);
  if (!unit) problem('UNIT_UNKNOWN', id);
  return unit;
}

/** An agency goes one way; only several of its units may leave it by moves of their own. */
function route(
  { found, problem }: Reading,
  from: string,
  ways: Way<string>[],
  rest: string,
  moreAllowed = false,
): void {
  const known = found.routes[from];
  if (known && !(moreAllowed && !known.ends && known.rest === from)) {
    problem('MOVED_TWICE', from);
    return;
  }
  const all = [...(known?.ways ?? []), ...ways];
  found.routes[from] = { from, ways: all, rest, ends: rest !== from && all.every((way) => way.to !== from) };
}

function routeUnit({ found, problem }: Reading, from: string, ways: Way<string>[], rest: string): void {
  if (found.unitRoutes[from]) problem('MOVED_TWICE', from);
  else found.unitRoutes[from] = { from, ways, rest };
}

/** The id of the unit that something goes to, founded here when it is new. */
function target(reading: Reading, to: UnitTarget, agencyCode: string, from: string[]): string {
  const { found, units, unitId, problem } = reading;
  if ('unitId' in to) {
    const unit = findUnit(reading, to.unitId);
    if (unit && unit.agencyCode !== agencyCode) problem('UNIT_ELSEWHERE', to.unitId);
    return to.unitId;
  }
  const id = unitId(agencyCode, to.key);
  if ([...units.values()].some((unit) => unit.agencyCode === agencyCode && unit.key === to.key))
    problem('CODE_TAKEN', to.key);
  found.newUnits.push({ id, agencyCode, key: to.key, name: to.name, nameEn: null, kind: to.kind, from });
  return id;
}

/** Agencies that a move takes something from. */
function sourcesOf(move: Move): string[] {
  switch (move.kind) {
    case 'MERGE':
      return move.from;
    case 'SPLIT':
      return [move.from];
    case 'ABOLISH':
    case 'RENAME':
    case 'RECODE':
      return [move.agency];
    default:
      return [];
  }
}

function divide<P extends { takes: Way<unknown>['takes'] }, To>(parts: readonly P[], to: (part: P) => To) {
  const resting = parts.filter(({ takes }) => takes.length === 0);
  const ways = parts.filter(({ takes }) => takes.length > 0).map((part) => ({ to: to(part), takes: part.takes }));
  const [only] = resting;
  return { ways, rest: only && resting.length === 1 ? to(only) : undefined };
}

/** The same agency under another code. */
function recoded(agency: AgencyFacts, code: string): NewAgency {
  const { name, nameEn, shortName, tier, kind, address, phone, email, parentCode, calendarId } = agency;
  return {
    code,
    name,
    shortName,
    tier,
    kind,
    address,
    parentCode,
    calendarId,
    ...(nameEn && { nameEn }),
    ...(phone && { phone }),
    ...(email && { email }),
  };
}

/** Whatever something goes to must be there afterwards; codes are never used twice (QĐ 20/2020/QĐ-TTg). */
function checkTargets({ found, agencies, problem }: Reading, plan: PlanContent): void {
  const founded = new Set<string>();
  for (const { code } of found.newAgencies) {
    if (!CODE.test(code)) problem('CODE_INVALID', code);
    if (agencies.has(code) || founded.has(code)) problem('CODE_TAKEN', code);
    founded.add(code);
  }
  const routes = Object.values(found.routes);
  const targets = new Set(routes.flatMap(({ ways, rest }) => [rest, ...ways.map((way) => way.to)]));
  for (const code of targets) {
    if (found.routes[code]?.ends) problem('TARGET_ENDS', code);
    else if (!founded.has(code) && !agencies.has(code)) problem('AGENCY_UNKNOWN', code);
    else if (agencies.get(code)?.active === false) problem('AGENCY_ENDED', code);
  }
  for (const { code, parentCode } of plan.newAgencies) {
    if (!targets.has(code)) problem('NOT_USED', code);
    if (parentCode && found.routes[parentCode]?.ends) problem('PARENT_ENDS', parentCode);
    else if (parentCode && !founded.has(parentCode) && !agencies.has(parentCode)) problem('AGENCY_UNKNOWN', parentCode);
  }
  for (const { agency } of found.renames) if (found.routes[agency]?.ends) problem('MOVED_TWICE', agency);
  const endingUnits = Object.keys(found.unitRoutes);
  for (const { from, ways, rest } of Object.values(found.unitRoutes)) {
    for (const to of [rest, ...ways.map((way) => way.to)]) {
      if (to !== from && endingUnits.includes(to)) problem('TARGET_ENDS', to);
    }
  }
}
