import { BATCH_ACTIONS, type BatchAction } from '../../domain/dossier/batchActions.ts';
import { can } from '../../domain/policy/can.ts';
import type { Ctx } from '../../platform/context.ts';
import { accessDenied } from '../../platform/errors.ts';
import { factsOf } from '../dossiers/actOnDossier.ts';
import { getProcess } from '../dossiers/process.ts';

export interface PossibleAction {
  action: BatchAction;
  /** with how many of the dossiers the officer may do it now */
  count: number;
}

/** What the officer can do with the chosen dossiers, what fits the most first; actions that fit none are left out. */
export async function listPossible(ctx: Ctx, dossierIds: readonly string[]): Promise<PossibleAction[]> {
  const { actor, db } = ctx;
  if (actor.kind !== 'OFFICER') throw accessDenied();
  if (dossierIds.length === 0) return [];
  const rows = await db
    .selectFrom('dossier')
    .select('state')
    .where('id', 'in', [...dossierIds])
    .execute();
  const states = rows.map(({ state }) => state);
  const ids = [...new Set(states.map((state) => state.processId))];
  const processes = new Map(await Promise.all(ids.map(async (id) => [id, await getProcess(db, id)] as const)));
  const counts = new Map<BatchAction, number>();
  for (const state of states) {
    const facts = factsOf(state, processes.get(state.processId)!);
    for (const action of BATCH_ACTIONS)
      if (can(actor, action, facts)) counts.set(action, (counts.get(action) ?? 0) + 1);
  }
  return [...counts].map(([action, count]) => ({ action, count })).sort((one, other) => other.count - one.count);
}
