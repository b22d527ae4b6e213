import type { Ctx } from '../../platform/context.ts';
import type { JobPayloads } from '../../platform/jobs/enqueue.ts';
import { notifyDossier } from './notifyDossier.ts';
import { sendDigest } from './sendDigest.ts';
import { type Outgoing, sendNotification } from './sendNotification.ts';

/** The background jobs of this feature. */
export function notificationJobs(ctx: Ctx, outgoing: Outgoing) {
  return {
    'dossier.notify': (payload: JobPayloads['dossier.notify']) => notifyDossier(ctx, payload),
    'notification.digest': (payload: JobPayloads['notification.digest']) => sendDigest(ctx, payload.accountId),
    'notification.send': (payload: JobPayloads['notification.send']) =>
      sendNotification(ctx, outgoing, payload.notificationId),
  };
}
