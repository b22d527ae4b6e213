import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCms, writeCms } from './cms.ts';
import { makeSampleCertificate } from './sampleCertificate.ts';
import { type OpenedKey, openSigningKey } from './signingKey.ts';

const CONTENT = Buffer.from('Biên lai mẫu');

let folder: string;
let key: OpenedKey;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'motcua-cms-'));
  key = openSigningKey(makeSampleCertificate('Người ký mẫu', new Date()));
  const [own, root] = key.chain;
  writeFileSync(join(folder, 'own.key'), key.privateKey.export({ format: 'pem', type: 'pkcs8' }));
  writeFileSync(join(folder, 'own.pem'), own?.toString() ?? '');
  writeFileSync(join(folder, 'root.pem'), root?.toString() ?? '');
  writeFileSync(join(folder, 'content'), CONTENT);
});
afterAll(() => rmSync(folder, { recursive: true }));

const openssl = (...args: string[]) => execFileSync('openssl', ['cms', ...args], { cwd: folder, stdio: 'pipe' });
const signedByOpenssl = (...how: string[]): Buffer => {
  openssl(
    '-sign',
    '-binary',
    '-in',
    'content',
    '-signer',
    'own.pem',
    '-inkey',
    'own.key',
    '-outform',
    'DER',
    ...how,
    '-out',
    'theirs',
  );
  return readFileSync(join(folder, 'theirs'));
};

describe('a detached signature', () => {
  it('is valid to another program, down to the certificate that it names, which comes with it unchanged', async () => {
    const ours = await writeCms(CONTENT, key.privateKey, key.chain);
    writeFileSync(join(folder, 'ours'), ours);
    const trust = ['-CAfile', 'root.pem', '-purpose', 'any'];
    const check = ['-verify', '-cades', ...trust, '-binary', '-inform', 'DER', '-in', 'ours', '-content'];
    expect(openssl(...check, 'content')).toEqual(CONTENT);
    expect(() => openssl(...check, 'own.pem')).toThrow('verification failure');
    const { certificates } = await readCms(ours, CONTENT);
    expect(certificates.map(({ raw }) => raw)).toEqual(key.chain.map(({ raw }) => raw));
  });

  it('of another program is read, whatever fills the space behind it; over another content it is not genuine', async () => {
    const theirs = signedByOpenssl('-md', 'sha512');
    expect(await readCms(Buffer.concat([theirs, Buffer.alloc(500)]), CONTENT)).toMatchObject({ genuine: true });
    expect(await readCms(theirs, Buffer.from('Biên lai khác'))).toMatchObject({ genuine: false });
  });

  it('that brings a content of its own, tells no digest or relies on SHA-1 is none', async () => {
    for (const how of [['-nodetach'], ['-noattr'], ['-md', 'sha1']])
      await expect(readCms(signedByOpenssl(...how), CONTENT)).rejects.toThrow('not a signature that can be read');
  });
});
