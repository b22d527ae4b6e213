import { type Actor, holds } from '../../domain/policy/actor.ts';
import { handledAgencies } from './handledAgencies.ts';

/** Whether the officer handles money for one of these agencies: at its counter, as its administrator or leader. */
export function mayHandleMoney(actor: Actor, agencyCodes: readonly string[]): boolean {
  const handled = handledAgencies(actor);
  return handled === 'ALL' || agencyCodes.some((code) => handled.includes(code));
}

/**
 * Who decides about paying back: a leader of the agency that collects, of the centre or of the province; never who asked for
 * it.
 */
export function mayDecideRefund(actor: Actor, collectorCode: string, askedBy: string): boolean {
  if (actor.kind !== 'OFFICER' || actor.accountId === askedBy) return false;
  return holds(actor, 'AGENCY_LEADER', collectorCode) || holds(actor, 'CENTRE_HEAD') || holds(actor, 'PROVINCE_LEADER');
}
