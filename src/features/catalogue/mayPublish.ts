import { type Actor, holds } from '../../domain/policy/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { accessDenied } from '../../platform/errors.ts';

/** The catalogue is changed by the program itself (importer, sample) and by system administrators, nobody else. */
export function canPublish(actor: Actor): boolean {
  return actor.kind === 'SYSTEM' || holds(actor, 'SYSTEM_ADMINISTRATOR');
}

/** @throws access.denied */
export function requirePublisher(ctx: Ctx): void {
  if (!canPublish(ctx.actor)) throw accessDenied();
}
