import { createServer, type Socket } from 'node:net';

/*
 * A stand-in for clamd (ClamAV): PING, VERSION and INSTREAM as clamd(8) describes them, with `n` or `z` before the
 * command. It knows one virus, the EICAR test file. Port by CLAMD_PORT (0: any free one); the address is printed.
 * CLAMD_MAX_BYTES: a longer stream is refused as the real one does (StreamMaxLength).
 */

// In two halves: no scanner shall take this source for the test file.
const EICAR = Buffer.from(['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(''));
const MAX_BYTES = Number(process.env.CLAMD_MAX_BYTES ?? 100 * 1024 * 1024);

const server = createServer((socket) => {
  let received = Buffer.alloc(0);
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk: Buffer) => {
    received = Buffer.concat([received, chunk]);
    answer(socket, received);
  });
});

function answer(socket: Socket, received: Buffer): void {
  const mark = received.subarray(0, 1).toString('latin1');
  const ending = mark === 'z' ? '\0' : '\n';
  const end = received.indexOf(ending);
  if (end < 0) return;
  const command = received.subarray('nz'.includes(mark) ? 1 : 0, end).toString('latin1');
  const say = (text: string) => socket.end(`${text}${ending}`);
  if (command === 'PING') say('PONG');
  else if (command === 'VERSION') say('ClamAV stand-in/0');
  else if (command === 'INSTREAM') readStream(received.subarray(end + 1), say);
  else say('UNKNOWN COMMAND');
}

/** Chunks of four bytes length (big endian) and data; a length of zero ends them. */
function readStream(bytes: Buffer, say: (text: string) => void): void {
  const chunks: Buffer[] = [];
  let total = 0;
  for (let offset = 0; offset + 4 <= bytes.length; ) {
    const length = bytes.readUInt32BE(offset);
    if (length === 0) {
      say(Buffer.concat(chunks).includes(EICAR) ? 'stream: Eicar-Test-Signature FOUND' : 'stream: OK');
      return;
    }
    total += length;
    if (total > MAX_BYTES) {
      say('INSTREAM size limit exceeded. ERROR');
      return;
    }
    chunks.push(bytes.subarray(offset + 4, offset + 4 + length));
    offset += 4 + length;
  }
}

server.listen(Number(process.env.CLAMD_PORT ?? 3310), '127.0.0.1', () => {
  const address = server.address();
  if (address && typeof address === 'object') console.log(`clamd on localhost:${address.port}`);
});
