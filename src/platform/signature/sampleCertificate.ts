import { generateKeyPairSync, randomBytes } from 'node:crypto';
import forge from 'node-forge';
import type { SigningKey } from './signingKey.ts';

/** Who issues the certificates of the sample province; whatever it signs is worth nothing. */
export const SAMPLE_ISSUER = 'CA MẪU - KHÔNG CÓ GIÁ TRỊ PHÁP LÝ';

/** A certificate to try things out with, in its first year from `from`. */
export function makeSampleCertificate(subject: string, from: Date): SigningKey {
  // one key for both: nobody relies on either, and keys take their time
  const own = newKeys();
  const to = new Date(from.getTime() + 365 * 86_400_000);
  const root = certificate(SAMPLE_ISSUER, SAMPLE_ISSUER, own.publicKey, own.privateKey, { from, to });
  const leaf = certificate(subject, SAMPLE_ISSUER, own.publicKey, own.privateKey, { from, to });
  const passphrase = randomBytes(18).toString('base64url');
  const p12 = forge.pkcs12.toPkcs12Asn1(own.privateKey, [leaf, root], passphrase, { algorithm: '3des' });
  return { p12: Buffer.from(forge.asn1.toDer(p12).getBytes(), 'latin1'), passphrase };
}

function newKeys() {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  return { privateKey: forge.pki.privateKeyFromPem(privateKey), publicKey: forge.pki.publicKeyFromPem(publicKey) };
}

function certificate(
  subject: string,
  issuer: string,
  publicKey: forge.pki.rsa.PublicKey,
  signedWith: forge.pki.rsa.PrivateKey,
  { from, to }: { from: Date; to: Date },
): forge.pki.Certificate {
  const made = forge.pki.createCertificate();
  made.publicKey = publicKey;
  made.serialNumber = `01${randomBytes(8).toString('hex')}`;
  made.validity.notBefore = from;
  made.validity.notAfter = to;
  made.setSubject([name(subject)]);
  made.setIssuer([name(issuer)]);
  made.setExtensions([{ name: 'basicConstraints', cA: subject === issuer }]);
  made.sign(signedWith, forge.md.sha256.create());
  return made;
}

/** Vietnamese names need UTF-8 in a certificate. */
function name(value: string): forge.pki.CertificateField {
  return { name: 'commonName', value, valueTagClass: forge.asn1.Type.UTF8 as unknown as forge.asn1.Class };
}
