import { createHash, createVerify, X509Certificate } from 'node:crypto';
import { plainAddPlaceholder } from '@signpdf/placeholder-plain';
import { SignPdf } from '@signpdf/signpdf';
import forge from 'node-forge';
import { CmsSigner, openSigningKey, type SigningKey } from './cmsSigner.ts';

/** Whom a certificate names; moments of its validity. */
export interface CertificateFacts {
  subject: string;
  issuer: string;
  validFrom: Date;
  validTo: Date;
}

/** What the signature in a PDF shows. `intact`: the document is as it was signed, by the key of that certificate. */
export interface PdfSignature extends CertificateFacts {
  intact: boolean;
  signedAt: Date | undefined;
}

/** Who a PKCS#12 signs for. Throws when the file or its passphrase is wrong, or it holds no certificate. */
export function certificateFacts(key: SigningKey): CertificateFacts {
  return factsOf(new X509Certificate(forge.pki.certificateToPem(openSigningKey(key).own)));
}

/** Signs the whole document (PAdES baseline: ETSI.CAdES.detached, SHA-256); the text of it does not change. */
export async function signPdf(
  pdf: Uint8Array,
  key: SigningKey,
  { reason, at }: { reason: string; at: Date },
): Promise<Buffer> {
  const prepared = plainAddPlaceholder({
    pdfBuffer: Buffer.from(pdf),
    reason,
    contactInfo: '',
    name: certificateFacts(key).subject,
    location: 'VN',
    signingTime: at,
    subFilter: 'ETSI.CAdES.detached',
  });
  return new SignPdf().sign(prepared, new CmsSigner(openSigningKey(key)), at);
}

const BYTE_RANGE = /\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/g;

/**
 * The last signature of a PDF, checked by its own certificate; undefined where there is none that can be read. Whether the
 * certificate itself may be trusted is not told by the document.
 */
export function readPdfSignature(pdf: Buffer): PdfSignature | undefined {
  const [, ...numbers] = [...pdf.toString('latin1').matchAll(BYTE_RANGE)].at(-1) ?? [];
  const [start = 0, length = 0, second = 0, rest = 0] = numbers.map(Number);
  if (numbers.length !== 4 || start !== 0 || second < length) return undefined;
  const hex = pdf.subarray(length + 1, second - 1).toString('latin1');
  const signed = Buffer.concat([pdf.subarray(0, length), pdf.subarray(second, second + rest)]);
  try {
    return checkCms(Buffer.from(hex, 'hex'), signed, second + rest === pdf.length);
  } catch {
    return undefined;
  }
}

interface Captured {
  certificates: forge.pki.Certificate[];
  rawCapture: { signature: string; authenticatedAttributes: forge.asn1.Asn1[] };
}

/** `whole`: nothing was added behind what was signed. */
function checkCms(der: Buffer, signed: Buffer, whole: boolean): PdfSignature {
  const asn1 = forge.asn1.fromDer(withoutFilling(der).toString('latin1'));
  const message = forge.pkcs7.messageFromAsn1(asn1) as unknown as Captured;
  // the one that signed stands with those that issued it: the others sign certificates
  const own = message.certificates.find(
    (one) => !message.certificates.some((other) => other !== one && one.issued(other)),
  );
  if (!own) throw new Error('no certificate');
  const certificate = new X509Certificate(forge.pki.certificateToPem(own));
  const { signature, authenticatedAttributes } = message.rawCapture;
  // they are signed as a SET, and stand in the message under another tag (RFC 5652, 5.4)
  const { Class, Type } = forge.asn1;
  const attributes = forge.asn1.create(Class.UNIVERSAL, Type.SET, true, authenticatedAttributes);
  const verify = createVerify('sha256').update(forge.asn1.toDer(attributes).getBytes(), 'latin1');
  const genuine = verify.verify(certificate.publicKey, Buffer.from(signature, 'latin1'));
  const digest = createHash('sha256').update(signed).digest().toString('latin1');
  const told = attributeOf(authenticatedAttributes, forge.pki.oids.messageDigest);
  const at = attributeOf(authenticatedAttributes, forge.pki.oids.signingTime);
  return {
    ...factsOf(certificate),
    intact: whole && genuine && told?.value === digest,
    signedAt: at && forge.asn1.utcTimeToDate(String(at.value)),
  };
}

/** The space kept for a signature is larger than it and ends with zeros; the message itself says how long it is. */
function withoutFilling(der: Buffer): Buffer {
  const lengthBytes = der.readUInt8(1) & 0x7f;
  return der.subarray(0, 2 + lengthBytes + der.readUIntBE(2, lengthBytes));
}

function attributeOf(attributes: forge.asn1.Asn1[], oid: string | undefined): forge.asn1.Asn1 | undefined {
  for (const attribute of attributes) {
    const [type, values] = partsOf(attribute);
    if (type && values && forge.asn1.derToOid(String(type.value)) === oid) return partsOf(values)[0];
  }
  return undefined;
}

function partsOf({ value }: forge.asn1.Asn1): forge.asn1.Asn1[] {
  return Array.isArray(value) ? value : [];
}

function factsOf({ subject, issuer, validFrom, validTo }: X509Certificate): CertificateFacts {
  return {
    subject: commonName(subject),
    issuer: commonName(issuer),
    validFrom: new Date(validFrom),
    validTo: new Date(validTo),
  };
}

function commonName(lines: string): string {
  return /^CN=(.+)$/m.exec(lines)?.[1] ?? lines.replaceAll('\n', ', ');
}
