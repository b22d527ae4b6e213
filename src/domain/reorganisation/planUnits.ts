import { foldVietnamese } from '../text/normalise.ts';
import type { Organisation, UnitFacts } from './organisation.ts';
import type { Way } from './sorting.ts';
import type { NewUnit, Succession, UnitIdMaker } from './succession.ts';

/** Finds or founds the units of successors; asks for the same unit answer the same. */
export interface UnitPlanner {
  /** the unit of `agencyCode` that takes over from a unit: its own one-stop, leadership, records, or a division of that name */
  unitFor(unitId: string, agencyCode: string): string;
  /** a unit that is there afterwards */
  findUnit(agencyCode: string, key: string): string | undefined;
  result(): {
    newUnits: NewUnit[];
    endedUnits: { id: string; successorId: string | null }[];
    unitAt: Record<string, Record<string, string>>;
  };
}

/** Starts with what the moves say of units and the units that every successor needs. */
export function createUnitPlanner(
  { routes, unitRoutes, newUnits: ordered }: Succession,
  { units }: Organisation,
  unitId: UnitIdMaker,
): UnitPlanner {
  const known = new Map(units.map((unit) => [unit.id, unit]));
  const newUnits = new Map<string, NewUnit>(ordered.map((unit) => [unit.id, { ...unit, from: [...unit.from] }]));
  const unitAt: Record<string, Record<string, string>> = {};
  const ended = new Set<string>(
    Object.values(unitRoutes).flatMap(({ from, ways, rest }) =>
      rest === from || ways.some((way) => way.to === from) ? [] : [from],
    ),
  );
  const byAgency = unitsByAgency(units);
  for (const { from, ways, ends } of Object.values(routes)) {
    for (const unit of byAgency.get(from) ?? []) {
      const own = ownWay(ways, unit.id);
      if (ends || (own !== undefined && own !== from)) ended.add(unit.id);
    }
  }
  const there = new Map<string, UnitFacts[]>();
  const thereIn = (agencyCode: string): UnitFacts[] => {
    const list = there.get(agencyCode);
    if (list) return list;
    const own = (byAgency.get(agencyCode) ?? []).filter((unit) => !ended.has(unit.id));
    const made = [...own, ...ordered.filter((unit) => unit.agencyCode === agencyCode)];
    there.set(agencyCode, made);
    return made;
  };

  function found(unit: UnitFacts, agencyCode: string): string {
    const list = thereIn(agencyCode);
    let key = unit.key;
    for (let number = 2; list.some((one) => one.key === key); number++) key = `${unit.key}-${number}`;
    const made = { ...unit, id: unitId(agencyCode, key), agencyCode, key, from: [] };
    newUnits.set(made.id, made);
    list.push(made);
    return made.id;
  }

  function unitFor(id: string, agencyCode: string): string {
    const unit = known.get(id);
    if (!unit) return id;
    if (unit.agencyCode === agencyCode) return unitRoutes[id]?.rest ?? id;
    const answered = unitAt[id]?.[agencyCode];
    if (answered) return answered;
    const same = thereIn(agencyCode).find((one) => isCounterpart(unit, one));
    const to = same?.id ?? found(unit, agencyCode);
    unitAt[id] = { ...unitAt[id], [agencyCode]: to };
    newUnits.get(to)?.from.push(id);
    return to;
  }

  for (const { from, ways, rest, ends } of Object.values(routes)) {
    for (const unit of byAgency.get(from) ?? []) {
      const own = ownWay(ways, unit.id);
      if (own && own !== from) unitFor(unit.id, own);
      for (const { to, takes } of ways) {
        const needsAll = takes.some((rule) => rule.by === 'PLACE' || rule.by === 'RECEIVED_AT');
        const needsOffice = unit.kind !== 'DIVISION' && takes.some((rule) => rule.by !== 'UNIT');
        if (to !== from && !own && (needsAll || needsOffice)) unitFor(unit.id, to);
      }
      if (!own && ends) unitFor(unit.id, rest);
    }
  }

  return {
    unitFor,
    findUnit: (agencyCode, key) => thereIn(agencyCode).find((unit) => unit.key === key)?.id,
    result: () => ({
      newUnits: [...newUnits.values()],
      endedUnits: [...ended].map((id) => ({ id, successorId: successorOf(id) })),
      unitAt,
    }),
  };

  function successorOf(id: string): string | null {
    const inside = unitRoutes[id]?.rest;
    if (inside) return inside;
    const at = unitAt[id] ?? {};
    const rest = routes[known.get(id)?.agencyCode ?? '']?.rest ?? '';
    return at[rest] ?? Object.values(at)[0] ?? null;
  }
}

/** The successor that the plan names for this unit itself. */
export function ownWay(ways: readonly Way<string>[], unitId: string | null): string | undefined {
  return ways.find(({ takes }) => takes.some((rule) => rule.by === 'UNIT' && rule.value === unitId))?.to;
}

function unitsByAgency(units: readonly UnitFacts[]): Map<string, UnitFacts[]> {
  const lists = new Map<string, UnitFacts[]>();
  for (const unit of units) {
    const list = lists.get(unit.agencyCode);
    if (list) list.push(unit);
    else lists.set(unit.agencyCode, [unit]);
  }
  return lists;
}

/** An agency has one one-stop, one leadership, one records office; divisions are told apart by key or name. */
function isCounterpart(unit: UnitFacts, other: UnitFacts): boolean {
  if (unit.kind !== other.kind) return false;
  if (unit.kind !== 'DIVISION') return true;
  return unit.key === other.key || foldVietnamese(unit.name) === foldVietnamese(other.name);
}
