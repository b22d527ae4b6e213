import { seal, unseal } from '../../platform/auth/sealed.ts';
import type { Ctx } from '../../platform/context.ts';
import { type CertificateFacts, chainFacts } from '../../platform/signature/chain.ts';
import { openSigningKey, type SigningKey } from '../../platform/signature/signingKey.ts';

const PURPOSE = 'signing-certificate';

/** The largest PKCS#12 file that is kept, in bytes, and how long it is when it is sealed. */
export const MOST_P12_BYTES = 128 * 1024;
const MOST_SEALED = 2 * MOST_P12_BYTES;

/**
 * Keeps an agency's certificate and key, sealed; another takes the place of the one before. Throws when file and passphrase do
 * not open it.
 */
export async function keepCertificate(ctx: Ctx, agencyCode: string, key: SigningKey): Promise<CertificateFacts> {
  const facts = chainFacts(openSigningKey(key).chain);
  const values = {
    ...facts,
    sealed: seal(ctx.config, PURPOSE, { p12: key.p12.toString('base64'), passphrase: key.passphrase }),
    recordedAt: ctx.clock.now(),
    recordedByName: 'name' in ctx.actor ? ctx.actor.name : '',
  };
  await ctx.db
    .insertInto('signingCertificate')
    .values({ agencyCode, ...values })
    .onConflict((conflict) => conflict.column('agencyCode').doUpdateSet(values))
    .execute();
  return facts;
}

/** With what an agency signs at a moment; undefined when it has no certificate, or none that is valid then. One query. */
export async function findSigningKey(
  { db, config }: Pick<Ctx, 'db' | 'config'>,
  agencyCode: string,
  at: Date,
): Promise<{ key: SigningKey; certificate: CertificateFacts } | undefined> {
  const row = await db
    .selectFrom('signingCertificate')
    .select(['subject', 'issuer', 'validFrom', 'validTo', 'root', 'sealed'])
    .where('agencyCode', '=', agencyCode)
    .where('validFrom', '<=', at)
    .where('validTo', '>', at)
    .executeTakeFirst();
  if (!row) return undefined;
  const { sealed, ...certificate } = row;
  const opened = unseal<{ p12: string; passphrase: string }>(config, PURPOSE, sealed, MOST_SEALED);
  return opened && { key: { ...opened, p12: Buffer.from(opened.p12, 'base64') }, certificate };
}
