import type { RefundOf } from '../../domain/money/obligation.ts';
import { type Ctx, inTransaction, type TxCtx } from '../../platform/context.ts';
import { accessDenied } from '../../platform/errors.ts';
import { enqueue } from '../../platform/jobs/enqueue.ts';
import { findDossier } from '../dossiers/findDossier.ts';
import { mayHandleMoney } from '../payments/mayHandleMoney.ts';
import { appendObligation, type Obligation } from '../payments/store.ts';
import { refundNotNow } from './errors.ts';
import { checkPayout, type Payout } from './payout.ts';
import { hasOpenRefund, lockRefund } from './refund.ts';

/**
 * A refund that the provider refused is sent once more by the same way; what the leader approved stays approved.
 * @throws common.forbidden, refunds.not_now
 */
export async function sendAgain(ctx: Ctx, id: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const { refund, obligation } = await lockFailed(tx, id);
    if (refund.payout !== null) throw refundNotNow();
    await tx.db
      .updateTable('refund')
      .set({ status: 'SENDING', attempt: refund.attempt + 1, failure: null })
      .where('id', '=', id)
      .execute();
    const of = refund.of as RefundOf;
    await appendObligation(tx, obligation, { type: 'REFUND_STARTED', refundId: id, of, vnd: Number(refund.vnd) });
    await enqueue(tx.db, 'refund.send', { refundId: id });
  });
}

/**
 * To another account, or in cash: where money goes is approved anew, by a leader who did not ask for it.
 * @throws common.forbidden, common.invalid_input, refunds.not_now
 */
export async function payOtherwise(ctx: Ctx, id: string, typed: Payout): Promise<void> {
  const payout = checkPayout(ctx, typed);
  await inTransaction(ctx, async (tx) => {
    if (tx.actor.kind !== 'OFFICER') throw accessDenied();
    await lockFailed(tx, id);
    await tx.db
      .updateTable('refund')
      .set({
        status: 'ASKED',
        payout: JSON.stringify(payout),
        failure: null,
        askedAt: tx.clock.now(),
        askedBy: tx.actor.accountId,
        askedByName: tx.actor.name,
        decidedAt: null,
        decidedByName: null,
        comment: null,
      })
      .where('id', '=', id)
      .execute();
  });
}

/** A refund that came to nothing, by those who handle its money, while no other is open for the same. */
async function lockFailed(tx: TxCtx, id: string): Promise<{ refund: FailedRefund; obligation: Obligation }> {
  const { refund, obligation } = await lockRefund(tx, id);
  const dossier = await findDossier(tx.db, obligation.dossierId);
  const agencies = [obligation.collectorCode, ...(dossier ? [dossier.state.receivingAgencyCode] : [])];
  if (!mayHandleMoney(tx.actor, agencies)) throw accessDenied();
  if (refund.status !== 'FAILED' || obligation.state.refund || (await hasOpenRefund(tx, obligation.id)))
    throw refundNotNow();
  return { refund, obligation };
}

type FailedRefund = Awaited<ReturnType<typeof lockRefund>>['refund'];
