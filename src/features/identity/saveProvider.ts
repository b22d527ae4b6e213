import Type, { type Static } from 'typebox';
import { recordAccess } from '../../platform/auth/recordAccess.ts';
import { seal } from '../../platform/auth/sealed.ts';
import { type Ctx, inTransaction } from '../../platform/context.ts';
import { nullable } from '../../platform/nullable.ts';
import { providerWrong } from './errors.ts';
import { clientSecret, SECRET_PURPOSE } from './providers.ts';

const Claim = Type.String({ minLength: 1, maxLength: 80 });

const described = {
  key: Type.String({ pattern: '^[a-z0-9-]{2,30}$' }),
  name: Type.String({ minLength: 1, maxLength: 80 }),
  nameEn: nullable(Type.String({ maxLength: 80 })),
  issuer: Type.String({ maxLength: 300 }),
  clientId: Type.String({ minLength: 1, maxLength: 200 }),
  scope: Type.String({ pattern: '^openid( [\\w.:/-]+)*$', maxLength: 300 }),
  claims: Type.Object(
    {
      fullName: Claim,
      citizenId: Claim,
      taxCode: Type.Optional(Claim),
      phone: Type.Optional(Claim),
      email: Type.Optional(Claim),
      dateOfBirth: Type.Optional(Claim),
      kind: Type.Optional(
        Type.Object({ claim: Claim, organisation: Type.Array(Type.String({ maxLength: 80 }), { maxItems: 10 }) }),
      ),
    },
    { additionalProperties: false },
  ),
  levels: Type.Array(
    Type.Object({
      claim: Type.Union([Type.Literal('acr'), Type.Literal('amr')]),
      value: Type.String({ minLength: 1, maxLength: 200 }),
      level: Type.Union([Type.Literal(1), Type.Literal(2)]),
    }),
    { maxItems: 20 },
  ),
  active: Type.Boolean(),
  position: Type.Integer({ minimum: 0, maximum: 100 }),
};

/** An OpenID provider as an administrator describes it. */
export const ProviderInput = Type.Object(
  {
    ...described,
    secret: Type.Optional(
      Type.String({
        maxLength: 500,
        description: 'left out: stays as it is; empty: the client has none. Never shown again',
      }),
    ),
  },
  { additionalProperties: false },
);
export type ProviderInput = Static<typeof ProviderInput>;

export const DescribedProvider = Type.Object({
  ...described,
  hasSecret: Type.Boolean({ description: 'a client secret was typed, or is in the secrets file' }),
});
export type DescribedProvider = Static<typeof DescribedProvider>;

/** Every provider, those out of use too; of secrets only whether there is one. One query. */
export async function listAllProviders(ctx: Ctx): Promise<DescribedProvider[]> {
  const rows = await ctx.db.selectFrom('identityProvider').selectAll().orderBy('position').orderBy('key').execute();
  return rows.map((row) => {
    const { secretSealed, ...plain } = row;
    const hasSecret = clientSecret(ctx.config, row) !== undefined;
    return { ...plain, hasSecret };
  });
}

/**
 * Adds or changes a provider; one that is out of use keeps its links for the day it comes back.
 * @throws identity.provider_wrong when the issuer is no https address (http on this machine only)
 */
export async function saveProvider(ctx: Ctx, input: ProviderInput): Promise<void> {
  const url = URL.canParse(input.issuer) ? new URL(input.issuer) : undefined;
  const fits = url && (url.protocol === 'https:' || (url.protocol === 'http:' && url.hostname === 'localhost'));
  if (!fits) throw providerWrong({ fields: [{ field: 'issuer', code: 'INVALID' }] });
  const { claims, levels, secret, ...plain } = input;
  const row = {
    ...plain,
    claims: JSON.stringify(claims),
    levels: JSON.stringify(levels),
    ...(secret !== undefined && { secretSealed: secret === '' ? null : seal(ctx.config, SECRET_PURPOSE, secret) }),
  };
  await inTransaction(ctx, async (tx) => {
    await tx.db
      .insertInto('identityProvider')
      .values(row)
      .onConflict((conflict) => conflict.column('key').doUpdateSet(row))
      .execute();
    await recordAccess(tx, { subject: 'identity_provider', subjectId: input.key, action: 'SAVED' });
  });
}
