import { type Ctx, inTransaction } from '../../platform/context.ts';
import { appendObligation, lockObligation } from './store.ts';

/** How an attempt came to nothing. */
export type AttemptEnd = { type: 'FAILED'; code: string } | { type: 'EXPIRED' };

/**
 * Notes that an attempt came to nothing; the obligation can be paid again. An attempt that has ended, or brought money
 * meanwhile, stays as it is. Answers whether it was this that ended it.
 */
export async function endAttempt(ctx: Ctx, ref: string, end: AttemptEnd): Promise<boolean> {
  return inTransaction(ctx, async (tx) => {
    const { obligationId } = await tx.db
      .selectFrom('payment')
      .select('obligationId')
      .where('ref', '=', ref)
      .executeTakeFirstOrThrow();
    const obligation = await lockObligation(tx, obligationId);
    if (obligation.state.attempts[ref] !== 'PENDING') return false;
    await appendObligation(tx, obligation, { ...end, ref });
    await tx.db
      .updateTable('payment')
      .set({ status: end.type, failureCode: end.type === 'FAILED' ? end.code : null })
      .where('ref', '=', ref)
      .execute();
    return true;
  });
}
