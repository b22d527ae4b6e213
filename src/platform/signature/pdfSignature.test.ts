import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newestBuiltIn } from '../pdf/builtInTemplates.ts';
import { closePaperRenderer, renderBuiltIn } from '../pdf/renderPaper.ts';
import { samplePapers } from '../pdf/samplePapers.ts';
import type { SigningKey } from './cmsSigner.ts';
import { certificateFacts, readPdfSignature, signPdf } from './pdfSignature.ts';
import { makeSampleCertificate, SAMPLE_ISSUER } from './sampleCertificate.ts';

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
  it('tells by whom and when it was signed, and that nothing changed since', () => {
    expect(certificateFacts(key)).toMatchObject({ subject: SUBJECT, issuer: SAMPLE_ISSUER });
    expect(readPdfSignature(signed)).toMatchObject({
      subject: SUBJECT,
      issuer: SAMPLE_ISSUER,
      intact: true,
      signedAt: AT,
    });
  });

  it('that was changed by one byte, or added to, is not intact; without a signature there is none', () => {
    const changed = Buffer.from(signed);
    changed[200] = (changed[200] ?? 0) ^ 1;
    expect(readPdfSignature(changed)?.intact).toBe(false);
    expect(readPdfSignature(Buffer.concat([signed, Buffer.from('\n%thêm\n')]))?.intact).toBe(false);
    expect(readPdfSignature(Buffer.from(plain))).toBeUndefined();
  });

  it('is valid to another program too', () => {
    const file = join(folder, 'signed.pdf');
    writeFileSync(file, signed);
    const report = execFileSync('pdfsig', ['-nocert', file], { encoding: 'utf8' });
    expect(report).toContain('Signature is Valid');
    expect(report).toContain('SHA-256');
  });
});
