import type { X509Certificate } from 'node:crypto';
import { inLanguage } from '../../domain/language.ts';
import { words } from '../../i18n/words.ts';
import { recordAccess } from '../../platform/auth/recordAccess.ts';
import { type Ctx, inTransaction } from '../../platform/context.ts';
import { invalidInput } from '../../platform/errors.ts';
import { type CertificateFacts, isChainBroken } from '../../platform/signature/chain.ts';
import { SAMPLE_ISSUER } from '../../platform/signature/sampleCertificate.ts';
import { openSigningKey, type SigningKey } from '../../platform/signature/signingKey.ts';
import { keepCertificate, MOST_P12_BYTES } from './certificates.ts';

/** What is left of a certificate when an administrator should see to the next one, in days. */
const SOON_DAYS = 30;
const DAY_MS = 86_400_000;

/** NONE: receipts of the agency bear no signature. ENDING: another one is due. */
export const CERTIFICATE_STATES = ['NONE', 'VALID', 'ENDING', 'NOT_YET', 'ENDED'] as const;
export type CertificateState = (typeof CERTIFICATE_STATES)[number];

export interface CollectorCertificate {
  agencyCode: string;
  agencyName: string;
  state: CertificateState;
  certificate: (CertificateFacts & { sample: boolean }) | null;
}

/** Every agency that collects, with its certificate but not the key. One query. */
export async function listCollectorCertificates(ctx: Ctx): Promise<CollectorCertificate[]> {
  const rows = await ctx.db
    .selectFrom('collector')
    .innerJoin('agency', 'agency.code', 'collector.agencyCode')
    .leftJoin('signingCertificate as own', 'own.agencyCode', 'collector.agencyCode')
    .select(['agency.code', 'agency.name', 'agency.nameEn', 'subject', 'issuer', 'own.validFrom', 'own.validTo'])
    .select('root')
    .orderBy('agency.code')
    .execute();
  return rows.map(({ code, name, nameEn, subject, issuer, validFrom, validTo, root }) => {
    const certificate =
      subject && issuer && validFrom && validTo ? { subject, issuer, validFrom, validTo, root } : null;
    return {
      agencyCode: code,
      agencyName: inLanguage({ vi: name, en: nameEn ?? undefined }, ctx.language),
      state: certificateState(certificate, ctx.clock.now()),
      certificate: certificate && { ...certificate, sample: certificate.issuer === SAMPLE_ISSUER },
    };
  });
}

/** Pure. */
function certificateState(
  certificate: Pick<CertificateFacts, 'validFrom' | 'validTo'> | null,
  now: Date,
): CertificateState {
  if (!certificate) return 'NONE';
  const { validFrom, validTo } = certificate;
  if (now < validFrom) return 'NOT_YET';
  if (now >= validTo) return 'ENDED';
  return validTo.getTime() - now.getTime() < SOON_DAYS * DAY_MS ? 'ENDING' : 'VALID';
}

/**
 * Gives an agency that collects its certificate, or another in the place of the one before; receipts that were missed are
 * signed within minutes (`signMissing`). @throws common.invalid_input (`agencyCode`, `file`)
 */
export async function saveCollectorCertificate(ctx: Ctx, agencyCode: string, key: SigningKey): Promise<void> {
  const { wrongFile, ended, chainBroken } = words(ctx.language).connections.certificates;
  await inTransaction(ctx, async (tx) => {
    const collector = await tx.db
      .selectFrom('collector')
      .select('agencyCode')
      .where('agencyCode', '=', agencyCode)
      .executeTakeFirst();
    if (!collector) throw invalidInput({ fields: [{ field: 'agencyCode', code: 'INVALID' }] });
    const now = tx.clock.now();
    const chain = open(key);
    const hasEnded = chain?.[0] && new Date(chain[0].validTo) <= now;
    const message = !chain ? wrongFile : hasEnded ? ended : isChainBroken(chain, now) ? chainBroken : undefined;
    if (message) throw invalidInput({ fields: [{ field: 'file', code: 'INVALID', message }] });
    await keepCertificate(tx, agencyCode, key);
    await recordAccess(tx, { subject: 'signing-certificate', subjectId: agencyCode, action: 'SAVED' });
  });
}

/** The certificates of the key in the file; undefined when it is too large, or it or its passphrase is wrong. */
function open(key: SigningKey): X509Certificate[] | undefined {
  if (key.p12.length > MOST_P12_BYTES) return undefined;
  try {
    return openSigningKey(key).chain;
  } catch {
    return undefined;
  }
}
