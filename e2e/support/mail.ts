import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type CaughtMail, listCaughtMails, readCaughtMail } from '../../src/platform/mail/caughtMails.ts';
import { SERVER_HOME } from './server.ts';

const folder = () => path.join(SERVER_HOME, 'mail');

/** The newest mail to this address in the trial's mailbox that fits; waits up to 15 s for it. */
export async function awaitMail(to: string, fits: (mail: CaughtMail) => boolean): Promise<CaughtMail> {
  const until = Date.now() + 15_000;
  do {
    const found = (await mailsTo(to)).find(fits);
    if (found) return found;
    await sleep(200);
  } while (Date.now() < until);
  throw new Error(`No such mail came to ${to}.`);
}

/** Up to a hundred mails that were caught for this address, newest first. */
export async function mailsTo(to: string): Promise<CaughtMail[]> {
  const { mails } = await listCaughtMails(folder(), { limit: 100 });
  const own = await Promise.all(
    mails.filter((mail) => mail.to.includes(to)).map(({ id }) => readCaughtMail(folder(), id)),
  );
  return own.filter((mail) => mail !== undefined);
}
