import type { Applicant, Capacity } from './actor.ts';

/** Roles of people in an organisation, the strongest first. */
export const ORGANISATION_ROLES = ['OWNER', 'MANAGER', 'SUBMITTER', 'VIEWER'] as const;
export type OrganisationRole = (typeof ORGANISATION_ROLES)[number];

/** The role by which somebody acts for an organisation; whoever signs in as the organisation itself is its owner. */
export function roleIn(actor: Applicant): OrganisationRole | undefined {
  const capacity: Capacity = actor.by?.capacity ?? 'OWNER';
  return ORGANISATION_ROLES.find((role) => role === capacity);
}

/** Whether the holder of a role may give `wanted`, or take it away: owners any, managers those below them. Pure. */
export function mayGive(role: OrganisationRole | undefined, wanted: OrganisationRole): boolean {
  if (role === 'OWNER') return true;
  return role === 'MANAGER' && (wanted === 'SUBMITTER' || wanted === 'VIEWER');
}
