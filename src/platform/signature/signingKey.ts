import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import forge from 'node-forge';
import { chainOf } from './chain.ts';

/** A key with its certificates in one file (PKCS#12). */
export interface SigningKey {
  p12: Buffer;
  passphrase: string;
}

export interface OpenedKey {
  privateKey: KeyObject;
  /** the signer's certificate, then those above it as far as the file has them */
  chain: X509Certificate[];
}

const CURVES = ['prime256v1', 'secp384r1'];
const LEAST_RSA_BITS = 2048;

/** Throws when the file or its passphrase is wrong, or it holds no certificate with a key we sign with (RSA, P-256, P-384). */
export function openSigningKey({ p12, passphrase }: SigningKey): OpenedKey {
  const { certBag = '', keyBag = '', pkcs8ShroudedKeyBag = '' } = forge.pki.oids;
  const opened = forge.pkcs12.pkcs12FromAsn1(forge.asn1.fromDer(p12.toString('latin1')), passphrase);
  const bagsOf = (bagType: string) => opened.getBags({ bagType })[bagType] ?? [];
  const [bag] = [...bagsOf(pkcs8ShroudedKeyBag), ...bagsOf(keyBag)];
  if (!bag) throw new Error('no key');
  const privateKey = bag.key ? createPrivateKey(forge.pki.privateKeyToPem(bag.key)) : ecKey(bag.asn1);
  if (!isStrongEnough(privateKey)) throw new Error('not a key to sign with');
  // the library understands RSA certificates only, and hands over the rest as it is
  const certificates = bagsOf(certBag).map(
    ({ cert, asn1 }) => new X509Certificate(derOf(cert ? forge.pki.certificateToAsn1(cert) : asn1)),
  );
  const own = certificates.filter((one) => one.checkPrivateKey(privateKey)).sort((one) => (one.ca ? 1 : -1))[0];
  if (!own) throw new Error('no certificate of the key');
  return { privateKey, chain: chainOf(own, certificates) };
}

function ecKey(pkcs8: forge.asn1.Asn1): KeyObject {
  return createPrivateKey({ key: derOf(pkcs8), format: 'der', type: 'pkcs8' });
}

function isStrongEnough({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): boolean {
  if (asymmetricKeyType === 'rsa') return (asymmetricKeyDetails?.modulusLength ?? 0) >= LEAST_RSA_BITS;
  return CURVES.includes(asymmetricKeyDetails?.namedCurve ?? '');
}

function derOf(node: forge.asn1.Asn1): Buffer {
  return Buffer.from(forge.asn1.toDer(node).getBytes(), 'latin1');
}
