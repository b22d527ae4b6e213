import type { Ctx, TxCtx } from '../../platform/context.ts';
import { codeWrong } from './errors.ts';
import { letIn, type SignedIn } from './signedIn.ts';
import { type TypedCode, withCode } from './useCode.ts';

/** Signs an applicant in with the code that was sent to them. */
export function signInWithCode(ctx: Ctx, input: TypedCode & { userAgent?: string }): Promise<SignedIn> {
  return withCode(ctx, input, 'SIGN_IN', async (tx, accountId) =>
    letIn(tx, await getActiveAccount(tx, accountId), input.userAgent),
  );
}

async function getActiveAccount(ctx: TxCtx, accountId: string) {
  const account = await ctx.db
    .selectFrom('account')
    .select(['id', 'kind', 'mustChangePassword'])
    .where('id', '=', accountId)
    .where('status', '=', 'ACTIVE')
    .executeTakeFirst();
  if (!account) throw codeWrong();
  return account;
}
