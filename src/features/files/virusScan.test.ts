import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ctxAs, type SampleDatabase, sampleDatabase } from '../../../test/sampleProvince.ts';
import type { Ctx } from '../../platform/context.ts';
import { scanForViruses } from '../../platform/files/scanForViruses.ts';
import { storeFile } from './storeFile.ts';

const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

let database: SampleDatabase;
let scanner: ChildProcess;
let clamd = '';
let ctx: Ctx;
const home = mkdtempSync(path.join(tmpdir(), 'motcua-scan-'));

beforeAll(async () => {
  scanner = spawn(process.execPath, ['--import', 'tsx', 'simulators/clamd/main.ts'], {
    env: { PATH: process.env.PATH, CLAMD_PORT: '0', CLAMD_MAX_BYTES: '3000000' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const started = once(scanner.stdout!, 'data');
  database = await sampleDatabase();
  clamd = /localhost:\d+/.exec(String((await started)[0]))?.[0] ?? '';
  const citizen = await ctxAs(database.db, '0900000001');
  ctx = { ...citizen, config: { ...citizen.config, home, clamd } };
}, 120_000);
afterAll(async () => {
  scanner.kill();
  await database.drop();
  rmSync(home, { recursive: true, force: true });
});

const send = (bytes: Buffer, config: Partial<Ctx['config']> = {}) =>
  storeFile({ ...ctx, config: { ...ctx.config, ...config } }, { name: 'tệp.pdf', stream: Readable.from([bytes]) });

const kept = () =>
  readdirSync(path.join(home, 'files'), { recursive: true, withFileTypes: true }).filter((one) => one.isFile());

describe('with a virus scanner', () => {
  it('a clean file is kept, an infected one is refused and nothing of it stays', async () => {
    await expect(send(PDF)).resolves.toMatchObject({ mediaType: 'application/pdf' });
    const before = kept().length;
    await expect(send(Buffer.concat([PDF, Buffer.from(EICAR)]))).rejects.toThrow('file.infected');
    expect(kept()).toHaveLength(before);
  });

  it('a large file is scanned in pieces, and what the scanner refuses to read is not taken', async () => {
    const large = (bytes: number) => Buffer.concat([PDF, Buffer.alloc(bytes, 'x')]);
    await expect(send(large(2_500_000))).resolves.toBeDefined();
    await expect(send(large(4_000_000))).rejects.toThrow('file.not_scanned');
  });

  it('that is down no file is taken: not scanned is not clean', async () => {
    await expect(send(PDF, { clamd: 'localhost:1' })).rejects.toThrow('file.not_scanned');
  });

  it('the name of the virus is told', async () => {
    expect(await scanForViruses(clamd, Readable.from([Buffer.from(EICAR)]))).toBe('Eicar-Test-Signature');
  });
});
