import { type Ctx, inTransaction } from '../../platform/context.ts';
import { requirePublisher } from './mayPublish.ts';
import { bumpRevision, procedureRow } from './publishProcedure.ts';
import { today } from './today.ts';

/** Turns on the versions published ahead whose first day has come. Returns their codes; run daily and at start. */
export async function activateVersions(ctx: Ctx): Promise<string[]> {
  requirePublisher(ctx);
  return inTransaction(ctx, async (tx) => {
    const due = await tx.db
      .selectFrom('procedureVersion as version')
      .innerJoin('procedure', 'procedure.code', 'version.code')
      .innerJoin('procedureVersion as current', 'current.id', 'procedure.currentVersionId')
      .distinctOn('version.code')
      .select(['version.id', 'version.code', 'version.content'])
      .whereRef('version.number', '>', 'current.number')
      .where('version.effectiveFrom', '<=', today(ctx.clock))
      .orderBy('version.code')
      .orderBy('version.number', 'desc')
      .execute();
    for (const { id, code, content } of due) {
      const row = procedureRow(content);
      await tx.db
        .updateTable('procedure')
        .set({ ...row, currentVersionId: id, updatedAt: ctx.clock.now() })
        .where('code', '=', code)
        .execute();
    }
    if (due.length > 0) await bumpRevision(tx);
    return due.map((version) => version.code);
  });
}
