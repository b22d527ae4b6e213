import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newestBuiltIn } from '../pdf/builtInTemplates.ts';
import { closePaperRenderer, renderBuiltIn } from '../pdf/renderPaper.ts';
import { samplePapers } from '../pdf/samplePapers.ts';
import { chainFacts, isChainBroken } from './chain.ts';
import { readPdfSignature, signPdf } from './pdfSignature.ts';
import { makeSampleCertificate, SAMPLE_ISSUER } from './sampleCertificate.ts';
import { openSigningKey, type SigningKey } from './signingKey.ts';

const SUBJECT = 'Trung tâm Phục vụ hành chính công tỉnh Mẫu';
const AT = new Date('2026-11-23T02:00:00Z');

let key: SigningKey;
let plain: Uint8Array;
let signed: Buffer;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'motcua-signed-'));
  key = makeSampleCertificate(SUBJECT, AT);
  plain = await renderBuiltIn(newestBuiltIn('fee-receipt'), samplePapers['fee-receipt'], { issuedAt: AT });
  signed = await signPdf(plain, key, { reason: 'Biên lai', at: AT });
});
afterAll(async () => {
  await closePaperRenderer();
  rmSync(folder, { recursive: true });
});

describe('a signed PDF', () => {
  it('tells by whom and when it was signed, and that nothing changed since', async () => {
    expect(chainFacts(openSigningKey(key).chain)).toMatchObject({ subject: SUBJECT, issuer: SAMPLE_ISSUER });
    expect(await readPdfSignature(signed)).toMatchObject({
      subject: SUBJECT,
      issuer: SAMPLE_ISSUER,
      intact: true,
      signedAt: AT,
    });
  });

  it('that was changed by one byte, or added to, is not intact; without a signature there is none', async () => {
    const changed = Buffer.from(signed);
    changed[200] = (changed[200] ?? 0) ^ 1;
    expect(await readPdfSignature(changed)).toMatchObject({ intact: false });
    expect(await readPdfSignature(Buffer.concat([signed, Buffer.from('\n%thêm\n')]))).toMatchObject({ intact: false });
    expect(await readPdfSignature(Buffer.from(plain))).toBeUndefined();
  });

  it('is valid to another program too', () => {
    const file = join(folder, 'signed.pdf');
    writeFileSync(file, signed);
    const report = execFileSync('pdfsig', ['-nocert', file], { encoding: 'utf8' });
    expect(report).toContain('Signature is Valid');
    expect(report).toContain('SHA-256');
  });

  it.each(['prime256v1', 'secp384r1'])(
    'is made with an EC key (%s) too, and followed up to its root; a missing issuer is said',
    async (curve) => {
      const chained = issuedKey(curve, { withIssuers: true });
      const own = await signPdf(plain, chained, { reason: 'Biên lai', at: new Date() });
      expect(await readPdfSignature(own)).toMatchObject({
        subject: 'Người ký mẫu',
        root: 'Gốc mẫu',
        intact: true,
        validThen: true,
      });
      writeFileSync(join(folder, 'ec.pdf'), own);
      expect(execFileSync('pdfsig', ['-nocert', join(folder, 'ec.pdf')], { encoding: 'utf8' })).toContain(
        'Signature is Valid',
      );
      const alone = await signPdf(plain, issuedKey(curve, { withIssuers: false }), { reason: 'Biên lai', at: AT });
      expect(await readPdfSignature(alone)).toMatchObject({ issuer: 'Nơi cấp mẫu', root: null, intact: true });
    },
  );

  it('made when its certificate, or that of an issuer, was not valid shows so', async () => {
    const late = await signPdf(plain, key, { reason: 'Biên lai', at: new Date(AT.getTime() + 400 * 86_400_000) });
    expect(await readPdfSignature(late)).toMatchObject({ intact: true, validThen: false });
    const { chain } = openSigningKey(issuedKey('prime256v1', { withIssuers: true }));
    expect(chain).toHaveLength(3);
    expect(isChainBroken(chain, new Date())).toBe(false);
    expect(isChainBroken(chain, new Date('2020-01-01'))).toBe(true);
  });
});

/** A key whose certificate an issuer below a root has signed, made by another program. */
function issuedKey(curve: string, { withIssuers }: { withIssuers: boolean }): SigningKey {
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
  const made = (name: string, subject: string, more: string[]) =>
    openssl(
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', `ec_paramgen_curve:${curve}`, '-nodes', '-utf8', '-days', '30'],
      ...['-subj', `/CN=${subject}`, '-keyout', `${name}.key`, '-out', `${name}.pem`, ...more],
    );
  made('root', 'Gốc mẫu', []);
  made('issuer', 'Nơi cấp mẫu', [
    '-CA',
    'root.pem',
    '-CAkey',
    'root.key',
    '-addext',
    'basicConstraints=critical,CA:TRUE',
  ]);
  made('own', 'Người ký mẫu', ['-CA', 'issuer.pem', '-CAkey', 'issuer.key', '-addext', 'basicConstraints=CA:FALSE']);
  writeFileSync(
    join(folder, 'issuers.pem'),
    ['issuer.pem', 'root.pem'].map((name) => readFileSync(join(folder, name), 'utf8')).join(''),
  );
  openssl(
    ...['pkcs12', '-export', '-inkey', 'own.key', '-in', 'own.pem', '-out', 'own.p12', '-passout', 'pass:mau'],
    ...(withIssuers ? ['-certfile', 'issuers.pem'] : []),
  );
  return { p12: readFileSync(join(folder, 'own.p12')), passphrase: 'mau' };
}
