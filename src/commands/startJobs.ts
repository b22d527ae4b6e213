import path from 'node:path';
import { resumeUnsent } from '../features/notifications/resumeUnsent.ts';
import type { Outgoing } from '../features/notifications/sendNotification.ts';
import type { Config } from '../platform/config/config.ts';
import { wallClock } from '../platform/context.ts';
import { createDatabase, createPool } from '../platform/db/database.ts';
import { jobContext } from '../platform/jobs/jobContext.ts';
import { startWorker } from '../platform/jobs/worker.ts';
import type { Log } from '../platform/log.ts';
import { startMailCatcher } from '../platform/mail/catcher.ts';
import { createMailer } from '../platform/mail/mailer.ts';
import { startSmsCatcher } from '../platform/sms/smsCatcher.ts';
import { createHttpGateway } from '../platform/sms/smsGateway.ts';
import { crontab, jobHandlers } from './jobHandlers.ts';

interface Stoppable {
  stop(): Promise<void>;
}

/**
 * Runs background jobs on a pool of their own until stopped; running jobs are finished first. In trial mode without a mail
 * server or an SMS centre the built-in catchers are started with them.
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
    if (config.feedbackMailAddress) {
      const { startFeedbackInbox } = await import('../features/feedback/feedbackInbox.ts');
      const inbox = await startFeedbackInbox(
        jobContext(deps),
        { host: config.host, port: config.feedbackMailPort },
        log,
      );
      started.push(inbox);
    }
    const resumed = await resumeUnsent(jobContext(deps), outgoing);
    if (resumed > 0) log.info({ messages: resumed }, 'messages that were waiting go out');
    return { stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The mail server and the SMS centre of the settings, or the catchers of a trial. */
async function openOutgoing(config: Config, started: Stoppable[]): Promise<Outgoing> {
  return { mailer: await openMailer(config, started), sms: await openSms(config, started) };
}

async function openMailer({ smtpUrl, sampleMode, mailFrom, home }: Config, started: Stoppable[]) {
  if (!smtpUrl && !sampleMode) return undefined;
  const catcher = smtpUrl ? undefined : await startMailCatcher({ folder: path.join(home, 'mail') });
  if (catcher) started.push({ stop: () => catcher.close() });
  const mailer = createMailer({ smtpUrl: smtpUrl ?? catcher?.smtpUrl ?? '', from: mailFrom });
  started.push({ stop: async () => mailer.close() });
  return mailer;
}

async function openSms({ smsUrl, smsToken, smsSender, sampleMode, home }: Config, started: Stoppable[]) {
  if (smsUrl) return createHttpGateway({ url: smsUrl, token: smsToken, sender: smsSender });
  if (!sampleMode) return undefined;
  const catcher = await startSmsCatcher({ folder: path.join(home, 'sms') });
  started.push({ stop: () => catcher.close() });
  return createHttpGateway({ url: catcher.url, token: undefined, sender: smsSender });
}
