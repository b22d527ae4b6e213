import { type Actor, holds } from '../../domain/policy/actor.ts';
import { accessDenied } from '../../platform/errors.ts';

/** Only the system's administrator, and the program on the day. @throws common.forbidden */
export function requireSystemAdministrator(actor: Actor): void {
  if (actor.kind !== 'SYSTEM' && !holds(actor, 'SYSTEM_ADMINISTRATOR')) throw accessDenied();
}
