import { holds } from '../../domain/policy/actor.ts';
import type { Role } from '../../domain/process/process.ts';
import type { Ctx } from '../../platform/context.ts';
import { accessDenied } from '../../platform/errors.ts';

/** Who works with parcels: those who carry them, those who give and take them, those who oversee it. */
export const POST_ROLES = [
  'POST_OFFICER',
  'RECEPTIONIST',
  'AGENCY_LEADER',
  'CENTRE_HEAD',
  'PROVINCE_LEADER',
] as const satisfies Role[];

/** Which side of the hand-over somebody stands on. */
export type Side = 'POST' | 'ONE_STOP';

const ROLE_OF = { POST: 'POST_OFFICER', ONE_STOP: 'RECEPTIONIST' } as const satisfies Record<Side, Role>;

/** @throws common.forbidden unless the officer stands on that side at the one-stop */
export function requireSide({ actor }: Ctx, agencyCode: string, side: Side | 'ANY'): void {
  const sides: Side[] = side === 'ANY' ? ['POST', 'ONE_STOP'] : [side];
  if (!sides.some((one) => holds(actor, ROLE_OF[one], agencyCode))) throw accessDenied();
}

/** The one-stops whose parcels the officer sees; 'ALL' for those who oversee the province. */
export function placesOf({ actor }: Ctx): string[] | 'ALL' {
  if (holds(actor, 'PROVINCE_LEADER') || holds(actor, 'CENTRE_HEAD')) return 'ALL';
  if (actor.kind !== 'OFFICER') return [];
  const posts = actor.posts.filter(({ role }) => POST_ROLES.some((one) => one === role));
  return [...new Set(posts.map(({ agencyCode }) => agencyCode))];
}
