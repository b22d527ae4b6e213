import type { PendingDecision, Position } from '../../../domain/dossier/events.ts';
import { holds } from '../../../domain/policy/actor.ts';
import type { ProcessStep, Role } from '../../../domain/process/process.ts';
import type { TxCtx } from '../../../platform/context.ts';
import { findDeskOf } from '../desk.ts';
import { actionNotAllowed, noStaffAtDesk } from '../errors.ts';
import { appendEvent, type Dossier } from '../store.ts';
import type { ActionTask } from './handler.ts';

/** Who decides for an agency: its leader; at a centre without one, the head of the centre. */
const DECIDING_ROLES: readonly Role[] = ['AGENCY_LEADER', 'CENTRE_HEAD'];

/** Whether the actor is the leader who would have to be asked. */
export function decidesAlone(ctx: TxCtx, { dossier }: ActionTask): boolean {
  const agencyCode = dossier.state.position?.agencyCode;
  return agencyCode !== undefined && DECIDING_ROLES.some((role) => holds(ctx.actor, role, agencyCode));
}

/**
 * Lays a decision before the leader of the agency on whose desk the dossier is (Đ.16.1e quy chế Đồng Nai); meanwhile
 * nothing else is done to it. Throws `dossier.no_staff_at_desk`.
 */
export async function askLeader(ctx: TxCtx, task: ActionTask, decision: PendingDecision): Promise<Dossier> {
  const to = await leaderDesk(ctx, task);
  return appendEvent(ctx, task.dossier, 'DECISION_ASKED', { decision, to }, task.occurrence);
}

async function leaderDesk(ctx: TxCtx, { dossier }: ActionTask): Promise<Position> {
  const { position } = dossier.state;
  if (!position) throw actionNotAllowed();
  for (const role of DECIDING_ROLES) {
    const step: Pick<ProcessStep, 'id' | 'role' | 'unit'> = { id: position.stepId, role, unit: 'LEADERSHIP' };
    const { desk, staffed } = await findDeskOf(ctx, step, position.agencyCode, dossier.state);
    if (staffed) return desk;
  }
  throw noStaffAtDesk();
}
