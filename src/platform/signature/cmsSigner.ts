import { Signer } from '@signpdf/signpdf';
import forge from 'node-forge';

/** A key with its certificates in one file (PKCS#12). */
export interface SigningKey {
  p12: Buffer;
  passphrase: string;
}

export interface OpenedKey {
  privateKey: forge.pki.rsa.PrivateKey;
  own: forge.pki.Certificate;
  /** with those that issued it, as far as the file has them */
  chain: forge.pki.Certificate[];
}

/** Throws when the file or its passphrase is wrong, or it holds no RSA key with its certificate. */
export function openSigningKey({ p12, passphrase }: SigningKey): OpenedKey {
  const { certBag = '', pkcs8ShroudedKeyBag = '' } = forge.pki.oids;
  const opened = forge.pkcs12.pkcs12FromAsn1(forge.asn1.fromDer(p12.toString('latin1')), passphrase);
  const chain = (opened.getBags({ bagType: certBag })[certBag] ?? []).flatMap(({ cert }) => cert ?? []);
  const [bag] = opened.getBags({ bagType: pkcs8ShroudedKeyBag })[pkcs8ShroudedKeyBag] ?? [];
  const privateKey = bag?.key as forge.pki.rsa.PrivateKey | undefined;
  const own = chain.find(({ publicKey }) => privateKey?.n.equals((publicKey as forge.pki.rsa.PublicKey).n));
  if (!privateKey || !own) throw new Error('no key with its certificate');
  return { privateKey, own, chain };
}

/**
 * Writes the signature that goes into a PDF (CMS, SHA-256 with RSA, detached). The library's own signer writes accents in an
 * issuer's name twice over, so that other programs do not find the certificate; Vietnamese issuers have them.
 */
export class CmsSigner extends Signer {
  private readonly key: OpenedKey;

  constructor(key: OpenedKey) {
    super();
    this.key = key;
  }

  override async sign(content: Buffer, signingTime: Date = new Date()): Promise<Buffer> {
    const { privateKey, own, chain } = this.key;
    const { sha256 = '', contentType = '', data = '', messageDigest = '', signingTime: time = '' } = forge.pki.oids;
    const message = forge.pkcs7.createSignedData();
    message.content = forge.util.createBuffer(content.toString('latin1'));
    for (const certificate of chain) message.addCertificate(certificate);
    message.addSigner({
      key: privateKey,
      issuer: own.issuer.attributes.map(readable),
      serialNumber: own.serialNumber,
      digestAlgorithm: sha256,
      authenticatedAttributes: [
        { type: contentType, value: data },
        { type: time, value: signingTime as unknown as string },
        { type: messageDigest },
      ],
    } as unknown as Parameters<typeof message.addSigner>[0]);
    message.sign({ detached: true });
    return Buffer.from(forge.asn1.toDer(message.toAsn1()).getBytes(), 'latin1');
  }
}

/** A name as text again: it was read as bytes, and is written as UTF-8. */
function readable(field: forge.pki.CertificateField): forge.pki.CertificateField {
  const isUtf8 = Number(field.valueTagClass) === Number(forge.asn1.Type.UTF8);
  return isUtf8 ? { ...field, value: forge.util.decodeUtf8(String(field.value)) } : field;
}
