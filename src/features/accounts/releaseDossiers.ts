import { sql } from 'kysely';
import { vietnamDate } from '../../domain/calendar/instant.ts';
import type { DossierState } from '../../domain/dossier/state.ts';
import { postHeldOn } from '../../platform/auth/signedInActor.ts';
import { type Ctx, inTransaction, type TxCtx } from '../../platform/context.ts';
import { holdsDesk } from '../dossiers/desk.ts';
import { relocateDossier } from '../dossiers/relocateDossier.ts';

export interface Release {
  /** into whose hands they go; null: back to their desk, for anybody there to take */
  toAccountId: string | null;
  /** said in the history of each dossier */
  reason: string;
}

/** How many went into the person's hands, and how many to their desk because the person does not sit there. */
export interface Released {
  toPerson: number;
  toDesk: number;
}

/**
 * Takes every open dossier out of the hands of an officer who can no longer act on it: the account is closed, or the
 * post of its desk has ended. The dossiers stay on their desks. Part of the transaction that ended the post.
 */
export async function releaseDossiers(
  tx: TxCtx,
  accountId: string,
  { toAccountId, reason }: Release,
): Promise<Released> {
  const released: Released = { toPerson: 0, toDesk: 0 };
  for (const { id, state } of await listStranded(tx, accountId)) {
    const { position } = state;
    if (!position) continue;
    const fits = toAccountId !== null && (await holdsDesk(tx, toAccountId, position));
    await relocateDossier(tx, id, { to: { ...position, assigneeId: fits ? toAccountId : null }, reason });
    released[fits ? 'toPerson' : 'toDesk'] += 1;
  }
  return released;
}

/** Every night: what is in the hands of somebody whose post has ended goes back to its desk. One transaction each. */
export async function releaseAllStranded(ctx: Ctx, reason: string): Promise<number> {
  const stranded = await listStranded(ctx, null);
  for (const { id, state } of stranded) {
    if (!state.position) continue;
    const to = { ...state.position, assigneeId: null };
    const requestId = `release:${vietnamDate(ctx.clock.now().getTime())}:${state.position.assigneeId}`;
    await inTransaction({ ...ctx, requestId }, (tx) => relocateDossier(tx, id, { to, reason }));
  }
  return stranded.length;
}

/** Open dossiers in the hands of the officer (of anybody when null) who does not hold their desk today. One query. */
async function listStranded(ctx: Ctx, accountId: string | null): Promise<{ id: string; state: DossierState }[]> {
  const day = vietnamDate(ctx.clock.now().getTime());
  const { rows } = await sql<{ id: string; state: DossierState }>`
    SELECT dossier.id, dossier.state FROM dossier
    WHERE step_id IS NOT NULL AND assignee_id IS NOT NULL
      AND (${accountId}::uuid IS NULL OR assignee_id = ${accountId}::uuid)
      AND NOT EXISTS (
        SELECT FROM post JOIN account ON account.id = post.account_id
        WHERE account.id = assignee_id AND account.status = 'ACTIVE' AND ${postHeldOn(day)}
          AND post.agency_code = desk_agency_code AND post.role = step_role
          AND (desk_unit_id IS NULL OR post.unit_id IS NULL OR post.unit_id = desk_unit_id))
    ORDER BY dossier.id`.execute(ctx.db);
  return rows;
}
