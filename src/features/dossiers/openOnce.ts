import { sql } from 'kysely';
import { personIdOf } from '../../domain/policy/actor.ts';
import { type Ctx, inTransaction, type TxCtx } from '../../platform/context.ts';
import type { Dossier } from './store.ts';

/**
 * Opens a dossier in one transaction, or answers the one that the same request of the same person opened before: a
 * browser that sends twice enters once, also at the same moment. Two queries more than `open`.
 */
export async function openOnce(ctx: Ctx, open: (ctx: TxCtx) => Promise<Dossier>): Promise<Dossier> {
  return inTransaction(ctx, async (tx) => {
    const accountId = personIdOf(tx.actor);
    if (!accountId) return open(tx);
    // A statement of its own: the next one sees what a twin of this request committed meanwhile.
    await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`${accountId} ${tx.requestId}`}, 0))`.execute(tx.db);
    return (await findOpened(tx, accountId)) ?? open(tx);
  });
}

function findOpened(ctx: TxCtx, accountId: string): Promise<Dossier | undefined> {
  return ctx.db
    .selectFrom('dossierEvent')
    .innerJoin('dossier', 'dossier.id', 'dossierEvent.dossierId')
    .select(['dossier.id', 'dossier.state'])
    .where('dossierEvent.requestId', '=', ctx.requestId)
    .where('dossierEvent.actorId', '=', accountId)
    .where('dossierEvent.type', '=', 'SUBMITTED')
    .executeTakeFirst();
}
