import { createHash, createVerify, type KeyObject, sign, X509Certificate } from 'node:crypto';
import forge from 'node-forge';

const { asn1 } = forge;
const { Class, Type } = asn1;
type Node = forge.asn1.Asn1;

/** What is signed with, by the names of node:crypto, and how a message calls it (RFC 5652, 5754, 5753). */
const DIGESTS: Record<string, string> = {
  sha256: '2.16.840.1.101.3.4.2.1',
  sha384: '2.16.840.1.101.3.4.2.2',
  sha512: '2.16.840.1.101.3.4.2.3',
};
const SIGNED_WITH: Record<string, string> = {
  'rsa sha256': '1.2.840.113549.1.1.11',
  'ec sha256': '1.2.840.10045.4.3.2',
  'ec sha384': '1.2.840.10045.4.3.3',
};
const DATA = '1.2.840.113549.1.7.1';
const SIGNED_DATA = '1.2.840.113549.1.7.2';
const CONTENT_TYPE = '1.2.840.113549.1.9.3';
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
const SIGNING_CERTIFICATE_V2 = '1.2.840.113549.1.9.16.2.47';

/**
 * A detached signature (CMS SignedData) with the attributes of PAdES baseline B-B (EN 319 142-1, 5.3): content type, digest and
 * which certificate signed; when it was signed stands in the PDF. RSA, or EC of P-256 or P-384. `chain`: the signer's first.
 */
export function writeCms(content: Buffer, privateKey: KeyObject, chain: readonly X509Certificate[]): Buffer {
  const [own] = chain;
  if (!own) throw new Error('nobody signs');
  const digest = privateKey.asymmetricKeyDetails?.namedCurve === 'secp384r1' ? 'sha384' : 'sha256';
  const attributes = [
    attribute(CONTENT_TYPE, oid(DATA)),
    attribute(MESSAGE_DIGEST, octets(createHash(digest).update(content).digest())),
    attribute(SIGNING_CERTIFICATE_V2, seq(seq(seq(octets(createHash('sha256').update(own.raw).digest()))))),
  ].sort((one, other) => Buffer.compare(toDer(one), toDer(other)));
  // signed as a SET, written under another tag (RFC 5652, 5.4)
  const signature = sign(digest, toDer(set(...attributes)), privateKey);
  const digestAlgorithm = seq(oid(DIGESTS[digest]));
  const isRsa = privateKey.asymmetricKeyType === 'rsa';
  const signedWith = oid(SIGNED_WITH[`${isRsa ? 'rsa' : 'ec'} ${digest}`]);
  const signer = seq(
    version(),
    issuerAndSerial(own),
    digestAlgorithm,
    tagged(0, attributes),
    isRsa ? seq(signedWith, asn1.create(Class.UNIVERSAL, Type.NULL, false, '')) : seq(signedWith),
    octets(signature),
  );
  const certificates = chain.map(({ raw }) => fromDer(raw));
  const signed = seq(version(), set(digestAlgorithm), seq(oid(DATA)), tagged(0, certificates), set(signer));
  return toDer(seq(oid(SIGNED_DATA), tagged(0, [signed])));
}

/** What a signature shows of itself. `genuine`: made over just this content by the key of its signer's certificate. */
export interface ReadCms {
  genuine: boolean;
  own: X509Certificate;
  /** all that came with it, in any order */
  certificates: X509Certificate[];
}

/** Reads a detached signature over `content`. @throws when it is none, or of a kind we do not know */
export function readCms(der: Buffer, content: Buffer): ReadCms {
  const [, wrapped] = partsOf(fromDer(withoutFilling(der)));
  const parts = partsOf(partsOf(wrapped)[0]);
  const certificates = partsOf(parts.find((part) => isTagged(part, 0))).map((one) => new X509Certificate(toDer(one)));
  const [signer] = partsOf(parts.at(-1));
  const [, sid, digestAlgorithm, attributes, , signature] = partsOf(signer);
  const own = certificates.find((one) => sid && toDer(issuerAndSerial(one)).equals(toDer(sid)));
  const digestOid = oidOf(partsOf(digestAlgorithm)[0]);
  const digest = Object.keys(DIGESTS).find((name) => DIGESTS[name] === digestOid);
  if (!own || !digest || !attributes || !signature) throw new Error('not a signature that can be read');
  const told = partsOf(attributes).find((one) => oidOf(partsOf(one)[0]) === MESSAGE_DIGEST);
  const toldDigest = bytesOf(partsOf(partsOf(told)[1])[0]);
  const verified = createVerify(digest)
    .update(toDer(set(...partsOf(attributes))))
    .verify(own.publicKey, bytesOf(signature));
  const genuine = verified && toldDigest.equals(createHash(digest).update(content).digest());
  return { genuine, own, certificates };
}

/** Issuer and serial number as the certificate itself writes them, byte by byte. */
function issuerAndSerial({ raw }: X509Certificate): Node {
  const fields = partsOf(partsOf(fromDer(raw))[0]);
  const [serial, , issuer] = fields.slice(isTagged(fields[0], 0) ? 1 : 0);
  if (!serial || !issuer) throw new Error('not a certificate');
  return seq(issuer, serial);
}

const seq = (...parts: Node[]): Node => asn1.create(Class.UNIVERSAL, Type.SEQUENCE, true, parts);
const set = (...parts: Node[]): Node => asn1.create(Class.UNIVERSAL, Type.SET, true, parts);
const tagged = (tag: number, parts: Node[]): Node => asn1.create(Class.CONTEXT_SPECIFIC, tag, true, parts);
const oid = (value = ''): Node => asn1.create(Class.UNIVERSAL, Type.OID, false, asn1.oidToDer(value).getBytes());
const octets = (bytes: Buffer): Node => asn1.create(Class.UNIVERSAL, Type.OCTETSTRING, false, bytes.toString('latin1'));
const version = (): Node => asn1.create(Class.UNIVERSAL, Type.INTEGER, false, '\u0001');
const attribute = (type: string, value: Node): Node => seq(oid(type), set(value));

function isTagged(node: Node | undefined, tag: number): boolean {
  return Number(node?.tagClass) === Number(Class.CONTEXT_SPECIFIC) && Number(node?.type) === tag;
}

function partsOf(node: Node | undefined): Node[] {
  return Array.isArray(node?.value) ? node.value : [];
}

function bytesOf(node: Node | undefined): Buffer {
  return Buffer.from(typeof node?.value === 'string' ? node.value : '', 'latin1');
}

function oidOf(node: Node | undefined): string | undefined {
  return typeof node?.value === 'string' ? asn1.derToOid(node.value) : undefined;
}

function toDer(node: Node): Buffer {
  return Buffer.from(asn1.toDer(node).getBytes(), 'latin1');
}

function fromDer(der: Buffer): Node {
  return asn1.fromDer(der.toString('latin1'));
}

/** The space kept for a signature is larger than it and ends with zeros; the message itself says how long it is. */
function withoutFilling(der: Buffer): Buffer {
  const lengthBytes = der.readUInt8(1) & 0x7f;
  return der.subarray(0, 2 + lengthBytes + der.readUIntBE(2, lengthBytes));
}
