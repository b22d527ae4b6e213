import type { Organisation } from './organisation.ts';
import type { NewAgency, PlanContent } from './plan.ts';
import { type OfferingChange, planOfferings } from './planOfferings.ts';
import { type PostMove, planPosts } from './planPosts.ts';
import { createUnitPlanner } from './planUnits.ts';
import type { Problem } from './problems.ts';
import {
  type AgencyRoute,
  type NewUnit,
  type Rename,
  readSuccession,
  type UnitIdMaker,
  type UnitRoute,
} from './succession.ts';

/**
 * Everything a plan does to the organisation, worked out once: the dry run shows it, the commit writes it. Plain data
 * that survives JSON.
 */
export interface Outcome {
  problems: Problem[];
  newAgencies: NewAgency[];
  renames: Rename[];
  /** by code of the agency that gives something away */
  routes: Record<string, AgencyRoute>;
  unitRoutes: Record<string, UnitRoute>;
  /** the rest of an agency that ended becomes the parent of what was below it */
  reparented: { code: string; parentCode: string }[];
  newUnits: NewUnit[];
  endedUnits: { id: string; successorId: string | null }[];
  /** where a unit of an agency is found at its successor: unit → agency → unit */
  unitAt: Record<string, Record<string, string>>;
  posts: PostMove[];
  offerings: OfferingChange[];
  endedOfferings: { procedureCode: string; competentAgencyCode: string }[];
}

/** Works out a plan against the organisation as it stands. Pure; with problems the rest is as far as it could be read. */
export function workOut(plan: PlanContent, organisation: Organisation, unitId: UnitIdMaker): Outcome {
  const succession = readSuccession(plan, organisation, unitId);
  if (succession.problems.length > 0) return { ...succession, ...NOTHING, problems: succession.problems };
  const units = createUnitPlanner(succession, organisation, unitId);
  const offerings = planOfferings(succession, organisation, units);
  const posts = planPosts(plan, succession, organisation, units);
  const { newUnits, endedUnits, unitAt } = units.result();
  return {
    problems: posts.problems,
    newAgencies: succession.newAgencies,
    renames: succession.renames,
    routes: succession.routes,
    unitRoutes: succession.unitRoutes,
    reparented: reparent(organisation, succession.routes),
    newUnits,
    endedUnits,
    unitAt,
    posts: posts.moves,
    offerings: offerings.changes,
    endedOfferings: offerings.ended,
  };
}

const NOTHING = {
  reparented: [],
  endedUnits: [],
  unitAt: {},
  posts: [],
  offerings: [],
  endedOfferings: [],
};

function reparent({ agencies }: Organisation, routes: Record<string, AgencyRoute>): Outcome['reparented'] {
  return agencies.flatMap(({ code, parentCode, active }) => {
    const route = parentCode ? routes[parentCode] : undefined;
    if (!active || !route?.ends || routes[code]?.ends) return [];
    return route.rest === code ? [] : [{ code, parentCode: route.rest }];
  });
}
