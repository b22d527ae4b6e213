import { words } from '../../i18n/words.ts';
import { type Ctx, inTransaction } from '../../platform/context.ts';
import { accessDenied, invalidInput } from '../../platform/errors.ts';
import { mayDeclare } from './declareDownTime.ts';
import { downTimeNotFound } from './errors.ts';

/**
 * The system works again since `to`; the notice on the portal goes. Until when entries may be made afterwards depends on
 * it. Also corrects the end of one that was ended before. @throws down_time.not_found, common.forbidden,
 * common.invalid_input
 */
export async function endDownTime(ctx: Ctx, id: string, to: Date): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const row = await tx.db
      .selectFrom('downTime')
      .select(['agencyCode', 'fromAt', 'noticeId'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (!row) throw downTimeNotFound();
    if (ctx.actor.kind !== 'OFFICER' || !mayDeclare(ctx, row.agencyCode)) throw accessDenied();
    const { downTime } = words(ctx.language);
    const now = tx.clock.now();
    const message = to <= row.fromAt ? downTime.endBeforeStart : to > now ? downTime.outageEndPast : undefined;
    if (message) throw invalidInput({ fields: [{ field: 'to', code: 'invalid', message }] });
    await tx.db.updateTable('downTime').set({ toAt: to, endedByName: ctx.actor.name }).where('id', '=', id).execute();
    if (row.noticeId) await tx.db.updateTable('notice').set({ shownTo: now }).where('id', '=', row.noticeId).execute();
  });
}
