import { sql } from 'kysely';
import {
  type FeedbackClock,
  type FeedbackState,
  type FeedbackTopic,
  feedbackDue,
  replyDue,
} from '../../domain/feedback/feedback.ts';
import type { Ctx, TxCtx } from '../../platform/context.ts';
import { getAgencyCalendar } from '../organisation/agencyCalendar.ts';
import { feedbackDays } from './feedbackDays.ts';

/** A feedback as its tables have it. */
export type Feedback = NonNullable<Awaited<ReturnType<typeof findFeedback>>>;

/** By id or by the sender's code. One query. */
export async function findFeedback(
  { db }: Pick<Ctx, 'db'>,
  by: { id: string } | { code: string },
  options: { lock?: boolean } = {},
) {
  const query = db
    .selectFrom('feedback')
    .selectAll()
    .where('id' in by ? 'id' : 'code', '=', 'id' in by ? by.id : by.code);
  const row = await (options.lock ? query.forUpdate() : query).executeTakeFirst();
  return (
    row && {
      ...row,
      state: row.state as FeedbackState,
      topic: row.topic as FeedbackTopic,
      dueClock: row.dueClock as FeedbackClock | null,
    }
  );
}

/** Writes one step down. */
export async function addFeedbackEvent(
  tx: TxCtx,
  feedbackId: string,
  event: { type: string; text: string; actorId?: string | null; actorName: string; agencyCode: string | null },
): Promise<void> {
  const { actorId = null, ...rest } = event;
  const next = sql<number>`(SELECT coalesce(max(seq), 0) + 1 FROM feedback_event WHERE feedback_id = ${feedbackId})`;
  await tx.db
    .insertInto('feedbackEvent')
    .values({ feedbackId, seq: next, at: tx.clock.now(), actorId, ...rest })
    .execute();
}

type Timed = Pick<Feedback, 'id' | 'agencyCode' | 'state' | 'countedFrom' | 'answeredAt' | 'extended'>;

/** Sets the clock that runs from now on; answers by when the sender has a reply. Three statements. */
export async function setDue(tx: TxCtx, feedback: Timed): Promise<Date> {
  const days = await feedbackDays(tx, feedback.agencyCode);
  const calendar = await getAgencyCalendar(tx.db, feedback.agencyCode);
  const due = feedbackDue(feedback, days, calendar);
  await tx.db
    .updateTable('feedback')
    .set({ dueAt: due?.dueAt ?? null, dueClock: due?.clock ?? null })
    .where('id', '=', feedback.id)
    .execute();
  return replyDue(feedback, days, calendar);
}
