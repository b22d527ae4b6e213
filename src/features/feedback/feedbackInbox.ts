import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import type { Ctx } from '../../platform/context.ts';
import type { Log } from '../../platform/log.ts';
import { receiveMail } from './receiveMail.ts';

const MAX_MAIL_BYTES = 30 * 1024 * 1024;
const CLOSE_TIMEOUT_MS = 1000;

/**
 * The program's own mail box for feedback: the province's mail server passes mail to the address on to this port. It takes mail
 * to that one address only and passes nothing on. A mail is acknowledged when its feedback is stored: if not, the sending
 * server tries again. Throws when the port is taken.
 */
export async function startFeedbackInbox(
  ctx: Ctx,
  { host, port }: { host: string; port: number },
  log: Log,
): Promise<{ port: number; stop(): Promise<void> }> {
  const own = ctx.config.feedbackMailAddress?.toLowerCase();
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    size: MAX_MAIL_BYTES,
    closeTimeout: CLOSE_TIMEOUT_MS,
    onRcptTo({ address }, _session, done) {
      if (address.toLowerCase() === own) return done();
      done(Object.assign(new Error('no such mailbox here'), { responseCode: 550 }));
    },
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        if (stream.sizeExceeded) {
          done(Object.assign(new Error('the mail is too large'), { responseCode: 552 }));
          return;
        }
        const { mailFrom } = session.envelope;
        receiveMail(ctx, Buffer.concat(parts), mailFrom ? mailFrom.address : '').then(
          (outcome) => {
            log.info({ outcome }, 'mail to the in-box for feedback');
            done();
          },
          (error: unknown) => {
            log.error({ err: error }, 'mail could not be taken');
            done(Object.assign(new Error('try again later'), { responseCode: 451 }));
          },
        );
      });
    },
  });
  server.on('error', (error) => log.warn({ err: error }, 'in-box for feedback'));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.removeListener('error', reject);
      resolve();
    });
  });
  return {
    port: (server.server.address() as AddressInfo).port,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
