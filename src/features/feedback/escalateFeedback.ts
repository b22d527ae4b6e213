import { sql } from 'kysely';
import { type Ctx, inTransaction } from '../../platform/context.ts';
import { findFeedback } from './feedbackStore.ts';
import { tellAgency } from './tellOfFeedback.ts';

/** Every quarter of an hour. */
export const FEEDBACK_CRONTAB = '*/15 * * * * feedback:escalate ?max=1';

const MOST = 200;

/** Tells the heads of every feedback whose running clock has ended, once for each clock. Gives how many. */
export async function escalateFeedback(ctx: Ctx): Promise<number> {
  const late = await ctx.db
    .selectFrom('feedback')
    .select('id')
    .where('dueAt', '<', ctx.clock.now())
    .where(sql<boolean>`escalated_due_at IS DISTINCT FROM due_at`)
    .orderBy('dueAt')
    .limit(MOST)
    .execute();
  for (const { id } of late) {
    await inTransaction(ctx, async (tx) => {
      const feedback = await findFeedback(tx, { id }, { lock: true });
      if (!feedback?.dueAt || !feedback.dueClock || feedback.escalatedDueAt?.getTime() === feedback.dueAt.getTime())
        return;
      await tx.db
        .updateTable('feedback')
        .set({ escalatedDueAt: feedback.dueAt, wasLate: true })
        .where('id', '=', id)
        .execute();
      const key = `late:${feedback.dueAt.getTime()}`;
      await tellAgency(tx, feedback, 'feedbackLate', key, { due: feedback.dueAt, clock: feedback.dueClock });
    });
  }
  return late.length;
}
