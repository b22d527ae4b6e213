import type { Ctx } from '../../platform/context.ts';
import { makeSampleCertificate } from '../../platform/signature/sampleCertificate.ts';
import { keepCertificate } from '../receipts/certificates.ts';

/** days before the installation began for which the certificate holds too: the sample's dossiers are older than it */
const BEFORE_MS = 180 * 86_400_000;

/** The agency that collects for the whole sample province signs with a certificate that is worth nothing; once. */
export async function keepSampleCertificate(ctx: Ctx): Promise<void> {
  const collector = await ctx.db
    .selectFrom('collector')
    .select(['collector.agencyCode', 'name'])
    .leftJoin('signingCertificate', 'signingCertificate.agencyCode', 'collector.agencyCode')
    .where('forAll', '=', true)
    .where('signingCertificate.agencyCode', 'is', null)
    .executeTakeFirst();
  if (!collector) return;
  const from = new Date(ctx.clock.now().getTime() - BEFORE_MS);
  await keepCertificate(ctx, collector.agencyCode, makeSampleCertificate(collector.name, from));
}
