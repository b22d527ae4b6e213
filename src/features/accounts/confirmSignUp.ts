import type { Ctx } from '../../platform/context.ts';
import { codeWrong } from './errors.ts';
import { letIn, type SignedIn } from './signedIn.ts';
import { type TypedCode, withCode } from './useCode.ts';

/** Wakes the account whose code came back, and signs the person in. */
export function confirmSignUp(ctx: Ctx, input: TypedCode & { userAgent?: string }): Promise<SignedIn> {
  return withCode(ctx, input, 'SIGN_UP', async (tx, accountId) => {
    const account = await tx.db
      .updateTable('account')
      .set({ status: 'ACTIVE' })
      .where('id', '=', accountId)
      .where('status', '=', 'UNVERIFIED')
      .returning(['id', 'kind', 'mustChangePassword'])
      .executeTakeFirst();
    if (!account) throw codeWrong();
    return letIn(tx, account, input.userAgent);
  });
}
