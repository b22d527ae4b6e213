import type { ProcessStep, Role, UnitKind } from './process.ts';
import type { Staffing } from './proveSteps.ts';

/** A unit of an agency with the roles that somebody holds in it today; `id` null: posts in the agency as a whole. */
export interface RosterUnit {
  id: string | null;
  kind: UnitKind | null;
  /** of the unit; not needed to prove anything */
  key?: string | null;
  name?: string | null;
  roles: readonly Role[];
}

export interface RosterAgency {
  code: string;
  name: string;
  tier?: string;
  units: readonly RosterUnit[];
}

/** Who offers a procedure by the process: where it is received, who decides, and in which division. */
export interface Follower {
  receivingAgencyCode: string | null;
  competentAgencyCode: string;
  divisionId: string | null;
}

/** The prover's question “who holds the desk today”, answered for every agency that follows the process. */
export function staffingOf(roster: readonly RosterAgency[], followers: readonly Follower[]): Staffing {
  const byCode = new Map(roster.map((agency) => [agency.code, agency]));
  return (step) => {
    const missing = new Set<string>();
    for (const { code, divisionId } of desksOf(step, followers)) {
      const agency = byCode.get(code);
      if (!agency || !isHeld(agency, step, divisionId)) missing.add(agency?.name ?? code);
    }
    return { nobodyAt: [...missing].sort() };
  };
}

function desksOf(step: ProcessStep, followers: readonly Follower[]): { code: string; divisionId: string | null }[] {
  if (typeof step.agency === 'object') return [{ code: step.agency.agencyCode, divisionId: null }];
  return followers.flatMap(({ receivingAgencyCode, competentAgencyCode, divisionId }) => {
    if (step.agency === 'COMPETENT') return [{ code: competentAgencyCode, divisionId }];
    return receivingAgencyCode === null ? [] : [{ code: receivingAgencyCode, divisionId: null }];
  });
}

function isHeld({ units }: RosterAgency, step: ProcessStep, divisionId: string | null): boolean {
  const holds = (unit: RosterUnit) => unit.roles.includes(step.role);
  // a post without a unit is held in the whole agency
  if (units.some((unit) => unit.id === null && holds(unit))) return true;
  const ofKind = units.filter(({ kind }) => kind === step.unit);
  const division = step.unit === 'DIVISION' && divisionId ? ofKind.filter(({ id }) => id === divisionId) : [];
  if (division.length > 0) return division.some(holds);
  return (ofKind.length > 0 ? ofKind : units).some(holds);
}
