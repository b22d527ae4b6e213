import { holds } from '../../domain/policy/actor.ts';
import { cleanText } from '../../domain/text/normalise.ts';
import { issueApiToken } from '../../platform/auth/apiToken.ts';
import { recordAccess } from '../../platform/auth/recordAccess.ts';
import { type Ctx, inTransaction } from '../../platform/context.ts';
import { invalidInput } from '../../platform/errors.ts';
import { accountNotFound, mayNotAdminister } from './errors.ts';

/** Gives another system a token that acts with the rights of an account. The token is answered once. */
export async function createApiToken(
  ctx: Ctx,
  input: { accountId: string; name: string; expiresAt: Date | null },
): Promise<{ id: string; token: string }> {
  if (!holds(ctx.actor, 'SYSTEM_ADMINISTRATOR')) throw mayNotAdminister();
  const name = cleanText(input.name).slice(0, 100);
  if (!name) throw invalidInput({ fields: [{ field: 'name', code: 'REQUIRED' }] });
  if (input.expiresAt !== null && !(input.expiresAt > ctx.clock.now())) {
    throw invalidInput({ fields: [{ field: 'expiresAt', code: 'IN_THE_PAST' }] });
  }
  return inTransaction(ctx, async (tx) => {
    const { accountId, expiresAt } = input;
    const account = await tx.db
      .selectFrom('account')
      .select('id')
      .where('id', '=', accountId)
      .where('status', '=', 'ACTIVE')
      .executeTakeFirst();
    if (!account) throw accountNotFound();
    const { token, tokenHash } = await issueApiToken(tx.db, { accountId, name, expiresAt }, tx.clock);
    await recordAccess(tx, { subject: 'account', subjectId: accountId, action: 'TOKEN_CREATED' });
    return { id: tokenHash.toString('hex'), token };
  });
}
