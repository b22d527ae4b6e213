import type { DossierState } from '../../domain/dossier/state.ts';
import { type Actor, holds } from '../../domain/policy/actor.ts';

export type Side = 'APPLICANT' | 'OFFICE';

/**
 * On which side somebody takes part: the applicant, or the office – the desk that has the dossier, the one-stop that received
 * it, and who leads the agency that decides. Undefined: may at most read. Pure.
 */
export function sideOf(actor: Actor, state: DossierState): Side | undefined {
  if (actor.kind === 'APPLICANT') return actor.accountId === state.ownerAccountId ? 'APPLICANT' : undefined;
  const { position, receivingAgencyCode, competentAgencyCode } = state;
  const atDesk = position !== null && holds(actor, position.role, position.agencyCode, position.unitId);
  const leads = holds(actor, 'UNIT_HEAD', competentAgencyCode) || holds(actor, 'AGENCY_LEADER', competentAgencyCode);
  return atDesk || leads || holds(actor, 'RECEPTIONIST', receivingAgencyCode) ? 'OFFICE' : undefined;
}
