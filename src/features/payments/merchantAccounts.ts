import Type, { type Static } from 'typebox';
import { wrongMerchantSettings } from '../../domain/money/merchantSettings.ts';
import { LISTED_WAYS } from '../../domain/money/obligation.ts';
import { recordAccess } from '../../platform/auth/recordAccess.ts';
import { seal } from '../../platform/auth/sealed.ts';
import { type Ctx, inTransaction } from '../../platform/context.ts';
import { type FieldProblem, invalidInput } from '../../platform/errors.ts';
import { merchantSecret, SECRET_PURPOSE } from './merchants.ts';

const described = {
  agencyCode: Type.String({ maxLength: 40 }),
  way: Type.Enum([...LISTED_WAYS]),
  settings: Type.Record(Type.String({ maxLength: 40 }), Type.String({ maxLength: 500 })),
  forAll: Type.Boolean({ description: 'serves every agency that has no nearer account' }),
  active: Type.Boolean(),
};

/** An agency's account with a bank, a gateway or the post, as an administrator describes it. */
export const MerchantInput = Type.Object(
  {
    ...described,
    secret: Type.Optional(
      Type.String({ minLength: 8, maxLength: 500, description: 'left out: stays as it is. Never shown again' }),
    ),
  },
  { additionalProperties: false },
);
export type MerchantInput = Static<typeof MerchantInput>;

export const MerchantAccount = Type.Object({
  ...described,
  hasSecret: Type.Boolean({ description: 'a secret was typed, or is in the secrets file' }),
});
export type MerchantAccount = Static<typeof MerchantAccount>;

/** Every account, those out of use too; of secrets only whether there is one. One query. */
export async function listMerchantAccounts(ctx: Ctx): Promise<MerchantAccount[]> {
  const rows = await ctx.db.selectFrom('merchant').selectAll().orderBy('agencyCode').orderBy('way').execute();
  return rows.map(({ secretName, secretSealed, ...plain }) => {
    const hasSecret = merchantSecret(ctx.config, { secretName, secretSealed }) !== undefined;
    return { ...plain, hasSecret } as MerchantAccount;
  });
}

/**
 * Adds an account or changes it; payments that are under way go on with what they began with.
 * @throws common.invalid_input (fields `agencyCode`, `secret`, `settings.<name>`)
 */
export async function saveMerchantAccount(ctx: Ctx, input: MerchantInput): Promise<void> {
  const { agencyCode, way, settings, forAll, active, secret } = input;
  await inTransaction(ctx, async (tx) => {
    const agency = await tx.db.selectFrom('agency').select('code').where('code', '=', agencyCode).executeTakeFirst();
    const before = await tx.db
      .selectFrom('merchant')
      .select(['secretName', 'secretSealed'])
      .where('agencyCode', '=', agencyCode)
      .where('way', '=', way)
      .forUpdate()
      .executeTakeFirst();
    const wrong = wrongMerchantSettings(way, settings);
    const fields: FieldProblem[] = wrong.map((name) => ({ field: `settings.${name}`, code: 'INVALID' }));
    if (!agency) fields.push({ field: 'agencyCode', code: 'INVALID' });
    const signed = way === 'COD' || secret !== undefined || (before && merchantSecret(tx.config, before) !== undefined);
    if (active && !signed) fields.push({ field: 'secret', code: 'REQUIRED' });
    if (fields.length > 0) throw invalidInput({ fields });
    const row = {
      settings: JSON.stringify(settings),
      forAll,
      active,
      ...(secret !== undefined && { secretSealed: seal(tx.config, SECRET_PURPOSE, secret) }),
    };
    await tx.db
      .insertInto('merchant')
      .values({ agencyCode, way, ...row })
      .onConflict((conflict) => conflict.columns(['agencyCode', 'way']).doUpdateSet(row))
      .execute();
    await recordAccess(tx, { subject: 'merchant', subjectId: `${agencyCode} ${way}`, action: 'SAVED' });
  });
}
