import { createHash, randomUUID } from 'node:crypto';
import { appendFile, link, mkdir, open, unlink } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Readable } from 'node:stream';
import PostalMime from 'postal-mime';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';

export interface MailCatcherSettings {
  /** where the mails are kept, one .eml file each; made when missing */
  folder: string;
  /** 0 (default) takes any free port */
  port?: number;
}

export interface MailCatcher {
  port: number;
  /** for `createMailer` */
  smtpUrl: string;
  close(): Promise<void>;
}

const HOST = '127.0.0.1';
const MAX_MAIL_BYTES = 64 * 1024 * 1024;
const CLOSE_TIMEOUT_MS = 1000;

async function readAll(stream: Readable): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
}

/** The mail's name in the folder: the same Message-ID gives the same name, so a mail sent twice is kept once. */
async function nameOf(mail: Buffer): Promise<string> {
  const { messageId } = await PostalMime.parse(mail);
  return createHash('sha256')
    .update(messageId ?? mail)
    .digest('hex')
    .slice(0, 32);
}

async function writeDurably(file: string, content: Buffer): Promise<void> {
  const handle = await open(file, 'wx', 0o600);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Keeps a mail so that it survives a crash the moment this returns. A mail that is there already is only counted. */
async function keep(folder: string, mail: Buffer): Promise<void> {
  const name = await nameOf(mail);
  const temporary = path.join(folder, `.${randomUUID()}.tmp`);
  await writeDurably(temporary, mail);
  try {
    // Unlike rename, link never replaces: of two deliveries at the same moment one wins and the other sees it.
    await link(temporary, path.join(folder, `${name}.eml`));
    await syncFolder(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    await appendFile(path.join(folder, `${name}.again`), '+');
  } finally {
    await unlink(temporary);
  }
}

function refusal(code: number, words: string): Error {
  return Object.assign(new Error(words), { responseCode: code });
}

async function receive(folder: string, stream: Readable & { sizeExceeded?: boolean }, session: SMTPServerSession) {
  const body = await readAll(stream);
  if (stream.sizeExceeded) throw refusal(552, `the mail is larger than ${MAX_MAIL_BYTES} bytes`);
  const recipients = session.envelope.rcptTo.map(({ address }) => `Delivered-To: ${address}\r\n`).join('');
  await keep(folder, Buffer.concat([Buffer.from(recipients), body]));
}

/**
 * Starts an SMTP server on the loopback address that takes every mail and delivers none: trials and tests send real
 * mail without reaching anybody. A mail is acknowledged only after it is safely on disk.
 * Throws when the port is taken or the folder cannot be made.
 */
export async function startMailCatcher({ folder, port = 0 }: MailCatcherSettings): Promise<MailCatcher> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    size: MAX_MAIL_BYTES,
    closeTimeout: CLOSE_TIMEOUT_MS,
    onData(stream, session, answer) {
      receive(folder, stream, session).then(
        () => answer(),
        (error) => answer(error.responseCode ? error : refusal(451, 'the mail could not be kept')),
      );
    },
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, resolve);
  });
  server.removeAllListeners('error');
  // A client that hangs up half way loses its own mail only; without a listener it would end the program.
  server.on('error', () => undefined);
  const taken = (server.server.address() as AddressInfo).port;
  return {
    port: taken,
    smtpUrl: `smtp://${HOST}:${taken}`,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
