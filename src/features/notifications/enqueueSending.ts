import type { Tx } from '../../platform/db/database.ts';
import { enqueue } from '../../platform/jobs/enqueue.ts';

/** Puts a message on its way, now or at `runAt`. Asking again replaces the waiting job. */
export async function enqueueSending(tx: Tx, notificationId: string, runAt?: Date): Promise<void> {
  await enqueue(tx, 'notification.send', { notificationId }, { jobKey: `send:${notificationId}`, runAt });
}
