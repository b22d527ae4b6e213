import { type CodePurpose, redeemCode } from '../../platform/auth/oneTimeCode.ts';
import { type Ctx, inTransaction, type TxCtx } from '../../platform/context.ts';
import { codeWrong } from './errors.ts';

/** A code as it comes back: `attemptId` is what asking for it answered. */
export interface TypedCode {
  attemptId: string;
  code: string;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Uses up the code and does `work` for its account in one transaction. A wrong code throws `account.code_wrong` only
 * after the try has been counted for good; when `work` throws, a right code stays usable.
 */
export async function withCode<T>(
  ctx: Ctx,
  input: TypedCode,
  purpose: CodePurpose,
  work: (ctx: TxCtx, accountId: string) => Promise<T>,
): Promise<T> {
  if (!UUID.test(input.attemptId)) throw codeWrong();
  const done = await inTransaction(ctx, async (tx) => {
    const typed = { id: input.attemptId, purpose, code: input.code };
    const accountId = await redeemCode(tx.db, typed, tx.clock, tx.config);
    return accountId === undefined ? undefined : { result: await work(tx, accountId) };
  });
  if (!done) throw codeWrong();
  return done.result;
}
