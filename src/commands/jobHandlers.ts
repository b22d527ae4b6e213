import { PEOPLE_CRONTAB, releaseNightly } from '../features/accounts/jobs.ts';
import { batchJobs } from '../features/batches/jobs.ts';
import { bulkJobs } from '../features/bulk/jobs.ts';
import { activateVersions } from '../features/catalogue/activateVersions.ts';
import { clockJobs } from '../features/clocks/jobs.ts';
import { CLOCK_CRONTAB } from '../features/clocks/sweepClocks.ts';
import { endBranches, finishBranch } from '../features/dossiers/finishBranch.ts';
import { holdBranches } from '../features/dossiers/holdBranches.ts';
import { escalateFeedback, FEEDBACK_CRONTAB } from '../features/feedback/escalateFeedback.ts';
import { notificationJobs } from '../features/notifications/jobs.ts';
import type { Outgoing } from '../features/notifications/sendNotification.ts';
import { SWEEP_CRONTAB, sweepExpired } from '../features/operations/jobs.ts';
import { followUpPending, PAYMENTS_CRONTAB } from '../features/payments/followUpPending.ts';
import { makeExport } from '../features/personalData/exportData.ts';
import { POST_CRONTAB, postJobs } from '../features/post/jobs.ts';
import { activateProcesses } from '../features/processes/publishDraft.ts';
import { signMissing, signReceipt } from '../features/receipts/signReceipt.ts';
import { CERTIFICATES_CRONTAB, warnOfCertificates } from '../features/receipts/warnOfCertificates.ts';
import { sendRefund } from '../features/refunds/sendRefund.ts';
import { reorganisationJobs } from '../features/reorganisation/jobs.ts';
import { vaultJobs } from '../features/vault/jobs.ts';
import { EXPIRY_CRONTAB } from '../features/vault/warnExpiring.ts';
import type { Config } from '../platform/config/config.ts';
import type { Clock } from '../platform/context.ts';
import type { Database } from '../platform/db/database.ts';
import { jobContext } from '../platform/jobs/jobContext.ts';
import type { JobHandlers } from '../platform/jobs/worker.ts';
import type { Log } from '../platform/log.ts';

/** What background jobs work with. */
export interface JobDeps {
  config: Config;
  db: Database;
  clock: Clock;
  log: Log;
  /** how mail and SMS leave */
  outgoing: Outgoing;
}

/** Every feature's background jobs by name: the one list. */
export function jobHandlers(deps: JobDeps): JobHandlers {
  return {
    'dossier.finish-branch': ({ dossierId }) => finishBranch(jobContext(deps), dossierId),
    'dossier.end-branches': ({ dossierId }) => endBranches(jobContext(deps), dossierId),
    'dossier.hold-branches': ({ dossierId }) => holdBranches(jobContext(deps), dossierId),
    ...batchJobs(jobContext(deps)),
    ...vaultJobs(jobContext(deps)),
    'personal-data.export': ({ exportId }) => makeExport(jobContext(deps), exportId),
    ...bulkJobs(jobContext(deps)),
    ...reorganisationJobs(jobContext(deps)),
    ...clockJobs(jobContext(deps)),
    ...postJobs(jobContext(deps)),
    ...notificationJobs(jobContext(deps), deps.outgoing),
    'feedback:escalate': async () => {
      await escalateFeedback(jobContext(deps));
    },
    'receipt.sign': ({ receiptId }) => signReceipt(jobContext(deps), receiptId),
    'refund.send': ({ refundId }) => sendRefund(jobContext(deps), refundId),
    'payments:follow-up': async () => {
      const followed = await followUpPending(jobContext(deps), deps.log);
      if (followed.asked + followed.expired > 0) deps.log.info(followed, 'pending payments followed up');
      await signMissing(jobContext(deps));
    },
    'receipts:certificates': () => warnOfCertificates(jobContext(deps)),
    'people:release': () => releaseNightly(jobContext(deps), deps.log),
    'operations:sweep': async () => {
      const swept = await sweepExpired(jobContext(deps));
      deps.log.info(swept, 'expired rows deleted');
    },
    'catalogue:activate': async () => {
      const codes = await activateVersions(jobContext(deps));
      const processes = await activateProcesses(jobContext(deps));
      deps.log.info({ procedures: codes.length, processes: processes.length }, 'versions came into force');
    },
  };
}

/** What runs by the clock: one line each, times in UTC. A crontab takes no full stops in names, hence the colons. */
export const crontab = [
  SWEEP_CRONTAB,
  CLOCK_CRONTAB,
  PEOPLE_CRONTAB,
  PAYMENTS_CRONTAB,
  FEEDBACK_CRONTAB,
  POST_CRONTAB,
  EXPIRY_CRONTAB,
  CERTIFICATES_CRONTAB,
  // five past midnight in Vietnam, made up for when the machine was off: versions come into force with the day
  '5 17 * * * catalogue:activate ?fill=1d',
].join('\n');
