import type { EventEmitter } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { symbols } from 'pino';
import { describe, expect, it } from 'vitest';
import { createLog, createLogTo } from './log.ts';

function logged(write: (log: ReturnType<typeof createLogTo>) => void): string {
  const lines: string[] = [];
  write(createLogTo({ write: (line) => lines.push(line) }, 'info'));
  return lines.join('');
}

describe('the log', () => {
  it('writes one JSON object a line with level and time', () => {
    const line = logged((log) => log.info({ requestId: 'r1' }, 'request'));
    expect(JSON.parse(line)).toMatchObject({
      level: 'info',
      requestId: 'r1',
      msg: 'request',
      time: expect.stringMatching(/Z$/),
    });
    expect(line.split('\n')).toHaveLength(2);
  });

  it('leaves out what people typed when the database refuses it', () => {
    const error = new pg.DatabaseError('invalid input syntax for type date: "Nguyễn Văn Mẫu"', 1, 'error');
    Object.assign(error, {
      severity: 'ERROR',
      code: '22007',
      detail: 'Key (phone)=(0900000001) exists.',
      where: 'portal',
    });
    const line = logged((log) => log.error({ err: error }, 'unexpected failure'));
    expect(line).not.toMatch(/Nguyễn|0900000001/);
    expect(JSON.parse(line).err).toMatchObject({ state: '22007', message: 'invalid input syntax for type date: "…"' });
  });

  it('hides passwords, tokens, cookies and one-time codes', () => {
    const line = logged((log) =>
      log.info({
        password: 'm1',
        config: { secret: 'm2', databaseUrl: 'm3' },
        req: { headers: { cookie: 'm4' } },
        sms: { code: 'm5' },
      }),
    );
    expect(line).not.toMatch(/m[1-5]/);
  });

  it('tells the cause of a failure', () => {
    const line = logged((log) => log.error({ err: new Error('outer', { cause: new Error('inner') }) }));
    expect(JSON.parse(line).err.cause.message).toBe('inner');
  });

  it('is in its file within a second', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'motcua-log-'));
    const logFile = path.join(folder, 'logs', 'server.log');
    createLog({ logLevel: 'info', logFile }).info('started');
    await expect.poll(() => readFileSync(logFile, 'utf8'), { timeout: 2_000 }).toContain('"msg":"started"');
    rmSync(folder, { recursive: true });
  });

  it('loses lines on a full disk, and never ends the program', async () => {
    const log = createLog({ logLevel: 'info', logFile: '/dev/full' });
    log.info('first');
    expect(await new Promise((resolve) => log.flush(resolve))).toMatchObject({ code: 'ENOSPC' });
    const { [symbols.streamSym]: stream } = log as unknown as Record<symbol, EventEmitter>;
    // what happens when nobody waits for the line; an `error` that nobody hears throws
    expect(stream?.emit('error', new Error('ENOSPC'))).toBe(true);
  });
});
