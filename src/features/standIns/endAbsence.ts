import { mayRegisterAbsence } from '../../domain/policy/absence.ts';
import { recordAccess } from '../../platform/auth/recordAccess.ts';
import { type Ctx, inTransaction, type TxCtx } from '../../platform/context.ts';
import { accessDenied } from '../../platform/errors.ts';
import { absenceNotFound, mayNotRegister } from './errors.ts';
import { postsToOversee } from './queries.ts';

/**
 * Ends an absence at once, or cancels one that is still to come: from this moment nobody stands in any more. By the
 * officer or whoever is above; the substitute may lay it down too.
 */
export async function endAbsence(ctx: Ctx, id: string): Promise<void> {
  await inTransaction(ctx, (tx) => endLocked(tx, id));
}

/** The same inside a transaction; `accountId` makes sure whose it is. */
export async function endLocked(ctx: TxCtx, id: string, accountId?: string): Promise<void> {
  const { actor } = ctx;
  if (actor.kind !== 'OFFICER') throw accessDenied();
  const absence = await ctx.db
    .selectFrom('absence')
    .select(['accountId', 'substituteId'])
    .where('id', '=', id)
    .where('endedAt', 'is', null)
    .$if(accountId !== undefined, (query) => query.where('accountId', '=', accountId ?? ''))
    .forUpdate()
    .executeTakeFirst();
  if (!absence) throw absenceNotFound();
  const isSubstitute = absence.substituteId === actor.accountId;
  const posts = isSubstitute ? [] : await postsToOversee(ctx, id, absence.accountId);
  if (!isSubstitute && !mayRegisterAbsence(actor, absence.accountId, posts)) throw mayNotRegister();
  await ctx.db
    .updateTable('absence')
    .set({ endedAt: ctx.clock.now(), endedBy: actor.accountId })
    .where('id', '=', id)
    .execute();
  await recordAccess(ctx, { subject: 'account', subjectId: absence.accountId, action: 'ABSENCE_ENDED' });
}
