import type { ProcessStep } from '../../domain/process/process.ts';
import type { Staffing } from '../../domain/process/proveSteps.ts';
import { findDivision } from './organisationData.ts';
import type { AgencyData, Organisation, UnitData } from './organisationSchemas.ts';

/**
 * How many officers hold each step of a process when `agency` resolves a procedure of the field: the one-stop is the
 * agency's own, the division is the one that has the field. 0 where the desk does not exist.
 */
export function staffingOf(organisation: Organisation, agency: AgencyData, fieldCode: string): Staffing {
  const byCode = new Map(organisation.agencies.map((one) => [one.code, one]));
  return (step) => {
    const at = byCode.get(deskAgencyCode(step, agency));
    if (!at) return 0;
    const desks = at === agency && step.unit === 'DIVISION' ? divisionOf(agency, fieldCode) : unitsOf(at, step);
    return organisation.people.officers.filter(({ posts }) =>
      posts.some(
        (post) => post.agency === at.code && post.role === step.role && desks.some(({ key }) => key === post.unit),
      ),
    ).length;
  };
}

function deskAgencyCode(step: ProcessStep, agency: AgencyData): string {
  if (typeof step.agency === 'object') return step.agency.agencyCode;
  return step.agency === 'RECEIVING' ? agency.oneStop : agency.code;
}

function divisionOf(agency: AgencyData, fieldCode: string): UnitData[] {
  const division = findDivision(agency, fieldCode);
  return division ? [division] : [];
}

function unitsOf(agency: AgencyData, step: ProcessStep): UnitData[] {
  return agency.units.filter(({ kind }) => kind === step.unit);
}
