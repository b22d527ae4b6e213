import path from 'node:path';
import { resumeUnsent } from '../features/notifications/resumeUnsent.ts';
import type { Outgoing } from '../features/notifications/sendNotification.ts';
import type { Config } from '../platform/config/config.ts';
import { wallClock } from '../platform/context.ts';
import { createDatabase, createPool } from '../platform/db/database.ts';
import { startWorker } from '../platform/jobs/worker.ts';
import type { Log } from '../platform/log.ts';
import { startMailCatcher } from '../platform/mail/catcher.ts';
import { createMailer } from '../platform/mail/mailer.ts';
import { crontab, jobContext, jobHandlers } from './jobHandlers.ts';

interface Stoppable {
  stop(): Promise<void>;
}

/**
 * Runs background jobs on a pool of their own until stopped; running jobs are finished first. In trial mode without a mail
 * server the built-in catcher is started with them.
 */
export async function startJobs(config: Config, databaseUrl: string, log: Log): Promise<Stoppable> {
  const started: Stoppable[] = [];
  const stop = async () => {
    for (const part of started.splice(0).reverse()) await part.stop();
  };
  try {
    const outgoing = await openOutgoing(config, started);
    const pool = createPool(databaseUrl, config.databaseConnections);
    started.push({ stop: () => pool.end() });
    const deps = { config, db: createDatabase(pool), clock: wallClock, log, outgoing };
    started.push(await startWorker(pool, jobHandlers(deps), log, { crontab }));
    const resumed = await resumeUnsent(jobContext(deps), outgoing);
    if (resumed > 0) log.info({ messages: resumed }, 'messages that were waiting go out');
    return { stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The mail server of the settings, or the catcher of a trial; SMS leave only into the catcher: there is no centre yet. */
async function openOutgoing({ smtpUrl, sampleMode, mailFrom, home }: Config, started: Stoppable[]): Promise<Outgoing> {
  if (!smtpUrl && !sampleMode) return { smsByMail: false };
  const catcher = smtpUrl ? undefined : await startMailCatcher({ folder: path.join(home, 'mail') });
  if (catcher) started.push({ stop: () => catcher.close() });
  const mailer = createMailer({ smtpUrl: smtpUrl ?? catcher?.smtpUrl ?? '', from: mailFrom });
  started.push({ stop: async () => mailer.close() });
  return { mailer, smsByMail: catcher !== undefined };
}
