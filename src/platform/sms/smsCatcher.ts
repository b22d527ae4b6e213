import { createHash } from 'node:crypto';
import { appendFile, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { type SmsSize, smsSize } from './smsText.ts';

export interface SmsCatcher {
  /** for `createHttpGateway` */
  url: string;
  close(): Promise<void>;
}

/** A text message as the catcher keeps it. */
export interface CaughtSms extends SmsSize {
  id: string;
  to: string;
  sender: string;
  text: string;
  receivedAt: Date;
  /** how many times it arrived; more than 1 means it was sent again */
  deliveries: number;
}

const HOST = '127.0.0.1';
const MAX_BYTES = 64 * 1024;

/**
 * Starts an SMS centre on the loopback address that takes every message by the contract of `createHttpGateway` and
 * delivers none: trials and tests send real requests without reaching anybody. The same id is kept once and counted.
 */
export async function startSmsCatcher({ folder, port = 0 }: { folder: string; port?: number }): Promise<SmsCatcher> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const server = createServer((request, response) => {
    const answer = (status: number, body: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (request.method !== 'POST') return void answer(405, {});
    keep(folder, request).then(
      (reference) => answer(reference ? 200 : 400, { reference }),
      () => answer(503, {}),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, resolve);
  });
  return {
    url: `http://${HOST}:${(server.address() as AddressInfo).port}/sms`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The reference given to it; undefined when the request is none. */
async function keep(folder: string, request: Readable): Promise<string | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    size += part.length;
    if (size > MAX_BYTES) return undefined;
    parts.push(part);
  }
  const sms = parse(Buffer.concat(parts).toString('utf8'));
  if (!sms) return undefined;
  const name = createHash('sha256').update(sms.id).digest('hex').slice(0, 32);
  try {
    await writeFile(path.join(folder, `${name}.json`), JSON.stringify(sms), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    await appendFile(path.join(folder, `${name}.again`), '+');
  }
  return name;
}

function parse(text: string): Record<'id' | 'to' | 'sender' | 'text', string> | undefined {
  try {
    const { id, to, sender, text: words } = JSON.parse(text);
    return [id, to, sender, words].every((one) => typeof one === 'string')
      ? { id, to, sender, text: words }
      : undefined;
  } catch {
    return undefined;
  }
}

/** The latest messages caught in the folder, newest first; none when there is no such folder. */
export async function listCaughtSms(folder: string, limit: number): Promise<CaughtSms[]> {
  const names = await readdir(folder).catch(() => []);
  const files = names.filter((name) => /^[0-9a-f]{32}\.json$/.test(name));
  const dated = await Promise.all(
    files.map(async (name) => ({ name, at: (await stat(path.join(folder, name))).mtime })),
  );
  const latest = dated.sort((one, other) => other.at.getTime() - one.at.getTime()).slice(0, limit);
  return Promise.all(
    latest.map(async ({ name, at }) => {
      const sms = JSON.parse(await readFile(path.join(folder, name), 'utf8')) as Omit<CaughtSms, 'receivedAt'>;
      const again = await stat(path.join(folder, name.replace('.json', '.again'))).catch(() => undefined);
      return { ...sms, ...smsSize(sms.text), receivedAt: at, deliveries: 1 + (again?.size ?? 0) };
    }),
  );
}
