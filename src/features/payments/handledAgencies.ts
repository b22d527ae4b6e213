import type { Actor } from '../../domain/policy/actor.ts';
import type { Role } from '../../domain/process/process.ts';

const EVERYWHERE: readonly Role[] = ['CENTRE_HEAD', 'PROVINCE_LEADER'];
const HANDLING: readonly Role[] = ['RECEPTIONIST', 'AGENCY_LEADER', 'AGENCY_ADMINISTRATOR'];

/** Agencies for which the officer sees and handles money; 'ALL' for the heads of centre and province. */
export function handledAgencies(actor: Actor): string[] | 'ALL' {
  if (actor.kind !== 'OFFICER') return [];
  if (actor.posts.some(({ role }) => EVERYWHERE.includes(role))) return 'ALL';
  return [...new Set(actor.posts.filter(({ role }) => HANDLING.includes(role)).map(({ agencyCode }) => agencyCode))];
}
