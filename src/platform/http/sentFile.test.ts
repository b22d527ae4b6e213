import multipart from '@fastify/multipart';
import Fastify from 'fastify';
import { afterAll, describe, expect, it } from 'vitest';
import { ProblemError } from '../errors.ts';
import { readSentFile } from './sentFile.ts';

const MOST_BYTES = 100;

const app = Fastify();
app.register(multipart, { throwFileSizeLimit: false });
app.setErrorHandler((error: Error & { statusCode?: number }, _, reply) =>
  reply.status(error instanceof ProblemError ? error.kind.status : (error.statusCode ?? 500)).send(error.message),
);
app.post('/', async (request) => {
  const sent = await readSentFile(request, MOST_BYTES);
  return { name: sent?.name ?? null, bytes: sent?.content.length ?? 0 };
});
afterAll(() => app.close());

function send(payload: string, contentType = 'multipart/form-data; boundary=x') {
  return app.inject({ method: 'POST', url: '/', payload, headers: { 'content-type': contentType } });
}

const file = (content: string, disposition = 'name="file"; filename="a.csv"') =>
  `--x\r\nContent-Disposition: form-data; ${disposition}\r\nContent-Type: text/csv\r\n\r\n${content}`;
const END = '\r\n--x--\r\n';

describe('a file sent alone', () => {
  it('arrives whole', async () => {
    expect((await send(file('abc') + END)).json()).toEqual({ name: 'a.csv', bytes: 3 });
    expect((await send(file('a'.repeat(MOST_BYTES)) + END)).json()).toEqual({ name: 'a.csv', bytes: MOST_BYTES });
  });

  it('that is too long is refused, never cut', async () => {
    expect((await send(file('a'.repeat(MOST_BYTES + 1)) + END)).statusCode).toBe(413);
    expect((await send(file('a'.repeat(200_000)) + END)).statusCode).toBe(413);
  });

  it.each([
    ['is cut in the middle', file('abc')],
    ['is no form at all', 'a=1'],
    ['is named like a trap', file('abc', 'name="__proto__"; filename="a.csv"') + END],
    ['has no name of a file that could be kept', file('abc', 'name="file"; filename="a\0.csv"') + END],
  ])('that %s is the mistake of the sender', async (_, payload) => {
    expect((await send(payload)).statusCode).toBe(400);
  });

  it('may be missing', async () => {
    expect((await send(`--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1${END}`)).json().name).toBeNull();
  });
});
