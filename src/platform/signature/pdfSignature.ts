import { plainAddPlaceholder } from '@signpdf/placeholder-plain';
import { Signer, SignPdf } from '@signpdf/signpdf';
import { type CertificateFacts, chainFacts, chainOf, isChainBroken } from './chain.ts';
import { readCms, writeCms } from './cms.ts';
import { type OpenedKey, openSigningKey, type SigningKey } from './signingKey.ts';

/** What the signature in a PDF shows of itself. */
export interface PdfSignature extends CertificateFacts {
  /** the document is as it was signed, by the key of that certificate */
  intact: boolean;
  /** as the signer's clock had it */
  signedAt: Date | undefined;
  /** the certificate, and those above it that came along, were valid then and might issue one another */
  validThen: boolean;
}

/** What the signature itself needs beside the certificates that it carries. */
const SIGNATURE_BYTES = 4096;

/** Signs the whole document (PAdES baseline B-B: ETSI.CAdES.detached); the text of it does not change. */
export async function signPdf(
  pdf: Uint8Array,
  key: SigningKey,
  { reason, at }: { reason: string; at: Date },
): Promise<Buffer> {
  const opened = openSigningKey(key);
  const prepared = plainAddPlaceholder({
    pdfBuffer: Buffer.from(pdf),
    reason,
    contactInfo: '',
    name: chainFacts(opened.chain).subject,
    location: 'VN',
    signingTime: at,
    subFilter: 'ETSI.CAdES.detached',
    signatureLength: opened.chain.reduce((sum, { raw }) => sum + raw.length, SIGNATURE_BYTES),
  });
  return new SignPdf().sign(prepared, new CmsSigner(opened), at);
}

/** Hands the library the signature to put into the PDF. Its own signer knows RSA only, and writes accents twice over. */
class CmsSigner extends Signer {
  private readonly key: OpenedKey;

  constructor(key: OpenedKey) {
    super();
    this.key = key;
  }

  override async sign(content: Buffer): Promise<Buffer> {
    return writeCms(content, this.key.privateKey, this.key.chain);
  }
}

const BYTE_RANGE = /\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/g;
const SIGNING_TIME = /\/M\s*\(D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z/g;

/**
 * The last signature of a PDF, checked by the certificates that it carries; undefined where there is none that can be read.
 * Whether its topmost certificate may be trusted, and whether one was revoked, is not told by the document.
 */
export async function readPdfSignature(pdf: Buffer): Promise<PdfSignature | undefined> {
  const text = pdf.toString('latin1');
  const [, ...numbers] = [...text.matchAll(BYTE_RANGE)].at(-1) ?? [];
  const [start = 0, length = 0, second = 0, rest = 0] = numbers.map(Number);
  if (numbers.length !== 4 || start !== 0 || second < length) return undefined;
  const der = Buffer.from(pdf.subarray(length + 1, second - 1).toString('latin1'), 'hex');
  const signed = Buffer.concat([pdf.subarray(0, length), pdf.subarray(second, second + rest)]);
  try {
    const { genuine, own, certificates } = await readCms(der, signed);
    const chain = chainOf(own, certificates);
    const facts = chainFacts(chain);
    const signedAt = signingTime(text);
    const { validFrom, validTo } = facts;
    const validThen =
      signedAt !== undefined && signedAt >= validFrom && signedAt < validTo && !isChainBroken(chain, signedAt);
    return { ...facts, intact: genuine && second + rest === pdf.length, signedAt, validThen };
  } catch {
    return undefined;
  }
}

function signingTime(text: string): Date | undefined {
  const [, year, month, day, hour, minute, second] = [...text.matchAll(SIGNING_TIME)].at(-1) ?? [];
  return year === undefined ? undefined : new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}
