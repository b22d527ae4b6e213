import { createHash, type KeyObject, webcrypto, X509Certificate } from 'node:crypto';
import { Null, ObjectIdentifier, OctetString, Sequence } from 'asn1js';
import {
  Attribute,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignedDataVerifyError,
  SignerInfo,
} from 'pkijs';

const CONTENT_TYPE = '1.2.840.113549.1.9.3';
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
const SIGNING_CERTIFICATE_V2 = '1.2.840.113549.1.9.16.2.47';
/** The digest, and the signatures over it by RSA and EC: nothing is proved by them any more. */
const SHA1 = ['1.3.14.3.2.26', '1.2.840.113549.1.1.5', '1.2.840.10045.4.1'];

/**
 * A detached signature (CMS SignedData) with the attributes of PAdES baseline B-B (EN 319 142-1, 5.3): content type, digest and
 * which certificate signed; when it was signed stands in the PDF. RSA, or EC of P-256 or P-384. `chain`: the signer's first.
 */
export async function writeCms(
  content: Buffer,
  privateKey: KeyObject,
  chain: readonly X509Certificate[],
): Promise<Buffer> {
  const certificates = chain.map(({ raw }) => Certificate.fromBER(new Uint8Array(raw)));
  const [own] = certificates;
  if (!own) throw new Error('nobody signs');
  const namedCurve = privateKey.asymmetricKeyDetails?.namedCurve === 'secp384r1' ? 'P-384' : 'P-256';
  const hash = namedCurve === 'P-384' ? 'SHA-384' : 'SHA-256';
  const isRsa = privateKey.asymmetricKeyType === 'rsa';
  const key = await webcrypto.subtle.importKey(
    'pkcs8',
    privateKey.export({ format: 'der', type: 'pkcs8' }),
    isRsa ? { name: 'RSASSA-PKCS1-v1_5', hash } : { name: 'ECDSA', namedCurve },
    false,
    ['sign'],
  );
  const ownDigest = new OctetString({ valueHex: createHash('sha256').update(derOf(own)).digest() });
  const attributes = [
    new Attribute({ type: CONTENT_TYPE, values: [new ObjectIdentifier({ value: ContentInfo.DATA })] }),
    new Attribute({
      type: MESSAGE_DIGEST,
      values: [new OctetString({ valueHex: createHash(hash).update(content).digest() })],
    }),
    new Attribute({ type: SIGNING_CERTIFICATE_V2, values: [within(within(within(ownDigest)))] }),
  ].sort((one, other) => Buffer.compare(derOf(one), derOf(other))); // a SET in DER (RFC 5652, 5.4)
  const signer = new SignerInfo({
    version: 1,
    sid: new IssuerAndSerialNumber({ issuer: own.issuer, serialNumber: own.serialNumber }),
    signedAttrs: new SignedAndUnsignedAttributes({ type: 0, attributes }),
  });
  const signed = new SignedData({
    version: 1,
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: ContentInfo.DATA }),
    certificates,
    signerInfos: [signer],
  });
  await signed.sign(key, 0, hash);
  if (isRsa) signer.signatureAlgorithm.algorithmParams = new Null(); // RFC 4055, 5
  return derOf(new ContentInfo({ contentType: ContentInfo.SIGNED_DATA, content: signed.toSchema(true) }));
}

/** What a signature shows of itself. `genuine`: made over just this content by the key of its signer's certificate. */
export interface ReadCms {
  genuine: boolean;
  own: X509Certificate;
  /** all that came with it, in any order */
  certificates: X509Certificate[];
}

/** Reads a detached signature over `content`. @throws when it is none, or of a kind we do not know */
export async function readCms(der: Buffer, content: Buffer): Promise<ReadCms> {
  const signed = new SignedData({ schema: ContentInfo.fromBER(new Uint8Array(der)).content });
  const [signer] = signed.signerInfos;
  const usesSha1 = [signer?.digestAlgorithm, signer?.signatureAlgorithm].some((one) =>
    SHA1.includes(one?.algorithmId ?? ''),
  );
  // a message that brings content of its own would be checked by that, and not by the document
  if (!signer?.signedAttrs || usesSha1 || signed.encapContentInfo.eContent)
    throw new Error('not a signature that can be read');
  const verified = await signed
    .verify({ signer: 0, data: new Uint8Array(content).buffer, extendedMode: true })
    .catch((error: unknown) => {
      if (error instanceof SignedDataVerifyError) return error;
      throw error;
    });
  if (!verified.signerCertificate) throw new Error('the certificate of the signer is missing');
  const certificates = (signed.certificates ?? []).filter((one) => one instanceof Certificate).map(x509);
  return { genuine: verified.signatureVerified === true, own: x509(verified.signerCertificate), certificates };
}

const within = (value: Sequence | OctetString): Sequence => new Sequence({ value: [value] });
const derOf = (part: Attribute | Certificate | ContentInfo): Buffer => Buffer.from(part.toSchema().toBER());
const x509 = (certificate: Certificate): X509Certificate => new X509Certificate(derOf(certificate));
