import { seal, unseal } from '../../platform/auth/sealed.ts';
import type { Ctx } from '../../platform/context.ts';
import type { SigningKey } from '../../platform/signature/cmsSigner.ts';
import { certificateFacts } from '../../platform/signature/pdfSignature.ts';

const PURPOSE = 'signing-certificate';

/** The certificate with which an agency signs, without its key. */
export interface SigningCertificate {
  subject: string;
  issuer: string;
  validFrom: Date;
  validTo: Date;
}

/**
 * Keeps an agency's certificate and key, sealed; another takes the place of the one before. Throws when file and passphrase do
 * not open it.
 */
export async function keepCertificate(ctx: Ctx, agencyCode: string, key: SigningKey): Promise<SigningCertificate> {
  const facts = certificateFacts(key);
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
): Promise<{ key: SigningKey; certificate: SigningCertificate } | undefined> {
  const row = await db
    .selectFrom('signingCertificate')
    .select(['subject', 'issuer', 'validFrom', 'validTo', 'sealed'])
    .where('agencyCode', '=', agencyCode)
    .where('validFrom', '<=', at)
    .where('validTo', '>', at)
    .executeTakeFirst();
  if (!row) return undefined;
  const { sealed, ...certificate } = row;
  const opened = unseal<{ p12: string; passphrase: string }>(config, PURPOSE, sealed);
  return opened && { key: { ...opened, p12: Buffer.from(opened.p12, 'base64') }, certificate };
}
