import type { TxCtx } from '../../platform/context.ts';

/** Notes which fields of a draft were changed by somebody who acts for its owner or helps; the owner's own are not noted. */
export async function recordChange(tx: TxCtx, draftId: string, task: string, fields: string[]): Promise<void> {
  const by = tx.actor.kind === 'APPLICANT' ? tx.actor.by : undefined;
  if (!by || fields.length === 0) return;
  await tx.db
    .insertInto('draftChange')
    .values({ draftId, at: tx.clock.now(), byName: by.name, accountId: by.accountId, task, fields })
    .execute();
}

/** Guests leave with the draft: it was handed in. */
export async function endHelp(tx: TxCtx, draftId: string): Promise<void> {
  const ended = await tx.db
    .updateTable('draftHelper')
    .set({ endedAt: tx.clock.now() })
    .where('draftId', '=', draftId)
    .where('endedAt', 'is', null)
    .returning('id')
    .execute();
  const ids = ended.map(({ id }) => id);
  if (ids.length > 0) await tx.db.deleteFrom('session').where('helperId', 'in', ids).execute();
}
