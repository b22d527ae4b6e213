import type { X509Certificate } from 'node:crypto';

/** Whom a certificate names; moments of its validity. */
export interface CertificateFacts {
  subject: string;
  issuer: string;
  validFrom: Date;
  validTo: Date;
  /** the topmost certificate when every one up to it is there; null: who issued one of them is only named */
  root: string | null;
}

/** The certificate, who issued it, who issued that, as far as they are among `others`: each signed by the next. */
export function chainOf(own: X509Certificate, others: readonly X509Certificate[]): X509Certificate[] {
  const chain = [own];
  for (;;) {
    const last = chain[chain.length - 1] ?? own;
    const issuer = isRoot(last) ? undefined : others.find((one) => !chain.includes(one) && isIssuedBy(last, one));
    if (!issuer) return chain;
    chain.push(issuer);
  }
}

/** Whether one of those that issued may not issue, or was not valid at the moment. Pure. */
export function isChainBroken(chain: readonly X509Certificate[], at: Date): boolean {
  return chain
    .slice(1)
    .some(({ ca, validFrom, validTo }) => !ca || at < new Date(validFrom) || at >= new Date(validTo));
}

/** What a chain tells; the signer's certificate first. */
export function chainFacts(chain: readonly X509Certificate[]): CertificateFacts {
  const [own] = chain;
  const top = chain[chain.length - 1];
  if (!own || !top) throw new Error('no certificate');
  return {
    subject: commonName(own.subject),
    issuer: commonName(own.issuer),
    validFrom: new Date(own.validFrom),
    validTo: new Date(own.validTo),
    root: isRoot(top) ? commonName(top.subject) : null,
  };
}

function isRoot(certificate: X509Certificate): boolean {
  return isIssuedBy(certificate, certificate);
}

function isIssuedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  return certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
}

function commonName(lines: string): string {
  return /^CN=(.+)$/m.exec(lines)?.[1] ?? lines.replaceAll('\n', ', ');
}
