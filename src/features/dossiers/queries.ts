import type { DossierState } from '../../domain/dossier/state.ts';
import type { Ctx, TxCtx } from '../../platform/context.ts';
import type { Database, Tx } from '../../platform/db/database.ts';
import type { Dossier } from './store.ts';

/** The dossier, by its code or the number of its submission. One query. */
export async function findDossierByCode(db: Database | Tx, code: string): Promise<Dossier | undefined> {
  const row = await db
    .selectFrom('dossier')
    .select(['id', 'state'])
    .where((where) => where.or([where('code', '=', code), where('submissionNumber', '=', code)]))
    .executeTakeFirst();
  return row && { id: row.id, state: row.state as unknown as DossierState };
}

export async function findDossier(db: Database | Tx, id: string): Promise<Dossier | undefined> {
  const row = await db.selectFrom('dossier').select(['id', 'state']).where('id', '=', id).executeTakeFirst();
  return row && { id: row.id, state: row.state as unknown as DossierState };
}

/** The dossier that this very request entered before, if the officer's browser sends it again. */
export async function findRepeatedEntry(ctx: TxCtx): Promise<Dossier | undefined> {
  if (!('accountId' in ctx.actor)) return undefined;
  const row = await ctx.db
    .selectFrom('dossierEvent')
    .innerJoin('dossier', 'dossier.id', 'dossierEvent.dossierId')
    .select(['dossier.id', 'dossier.state'])
    .where('dossierEvent.requestId', '=', ctx.requestId)
    .where('dossierEvent.actorId', '=', ctx.actor.accountId)
    .where('dossierEvent.type', '=', 'SUBMITTED')
    .executeTakeFirst();
  return row && { id: row.id, state: row.state as unknown as DossierState };
}

/** Records a look at personal data (HB 3.5, 4.6): who, when, which dossier. */
export async function recordAccess(ctx: Ctx, subjectId: string, action: string): Promise<void> {
  await ctx.db
    .insertInto('accessLog')
    .values({
      at: ctx.clock.now(),
      accountId: 'accountId' in ctx.actor ? ctx.actor.accountId : null,
      subject: 'DOSSIER',
      subjectId,
      action,
      requestId: ctx.requestId,
    })
    .execute();
}
