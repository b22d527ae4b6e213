import { connect } from 'node:net';
import type { Readable } from 'node:stream';

/** No file of the allowed size takes longer; a scanner that says nothing is as good as none. */
const SILENCE_MS = 60_000;

/** The scanner could not be asked, or gave no answer that says clean or infected. */
export class ScannerUnavailableError extends Error {}

/**
 * Asks clamd whether a content carries a virus: `INSTREAM` with chunks of four bytes length and data, ended by a length of
 * zero (clamd(8)). Answers the virus's name; undefined when it is clean. Memory does not grow with the content.
 * @throws ScannerUnavailableError
 */
export async function scanForViruses(address: string, content: Readable): Promise<string | undefined> {
  const [host = '', port = ''] = address.split(':');
  // given up before it was opened it must not complain afterwards
  content.on('error', () => undefined);
  const socket = connect({ host, port: Number(port) });
  socket.setTimeout(SILENCE_MS, () => socket.destroy(new Error('silent')));
  const answer = readAnswer(socket);
  // the answer may come, or fail, before everything is sent
  answer.catch(() => undefined);
  try {
    socket.write('zINSTREAM\0');
    for await (const chunk of content as AsyncIterable<Uint8Array>) {
      if (socket.destroyed || !socket.writable) break;
      const length = Buffer.alloc(4);
      length.writeUInt32BE(chunk.length);
      socket.write(length);
      if (!socket.write(chunk)) await drained(socket);
    }
    socket.write(Buffer.alloc(4));
    return parseAnswer(await answer);
  } catch (cause) {
    throw new ScannerUnavailableError('clamd', { cause });
  } finally {
    content.destroy();
    socket.destroy();
  }
}

async function readAnswer(socket: Readable): Promise<string> {
  let text = '';
  for await (const chunk of socket as AsyncIterable<Buffer>) {
    text += chunk.toString('utf8');
    if (text.includes('\0')) break;
  }
  return text.replace(/\0.*$/s, '').trim();
}

function drained(socket: NodeJS.EventEmitter): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      socket.removeListener('drain', done);
      socket.removeListener('close', done);
      resolve();
    };
    socket.once('drain', done);
    socket.once('close', done);
  });
}

/** `stream: OK`, `stream: Name FOUND`; anything else (a limit, an error) says nothing about the content. */
function parseAnswer(answer: string): string | undefined {
  if (answer === 'stream: OK') return undefined;
  const found = /^stream: (.+) FOUND$/.exec(answer)?.[1];
  if (!found) throw new Error(answer || 'no answer');
  return found;
}
