import { type Ctx, inTransaction } from '../../platform/context.ts';
import { enqueueSending } from './enqueueSending.ts';
import { listUnsent, listUnsentBundles } from './queries.ts';
import type { Outgoing } from './sendNotification.ts';
import { enqueueDigest } from './tell.ts';

/** Younger messages have a job of their own that is about to run. */
const SETTLE_MILLISECONDS = 60_000;

/**
 * Puts messages on their way that wait without a job: written while there was no mail server, or given up after many
 * tries. Called when a worker starts. Answers how many.
 */
export async function resumeUnsent(ctx: Ctx, { mailer, sms }: Outgoing): Promise<number> {
  const channels = [...(mailer ? ['EMAIL'] : []), ...(sms ? ['SMS'] : [])];
  if (channels.length === 0) return 0;
  const now = ctx.clock.now();
  const before = new Date(now.getTime() - SETTLE_MILLISECONDS);
  return inTransaction(ctx, async (tx) => {
    const ids = await listUnsent(tx.db, channels, before);
    for (const id of ids) await enqueueSending(tx.db, id);
    const people = mailer ? await listUnsentBundles(tx.db, before) : [];
    for (const accountId of people) await enqueueDigest(tx, accountId, now);
    return ids.length + people.length;
  });
}
