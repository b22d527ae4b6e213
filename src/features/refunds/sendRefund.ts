import type { OnlineWay, Way } from '../../domain/money/obligation.ts';
import { ONLINE_WAYS } from '../../domain/money/obligation.ts';
import { type Ctx, inTransaction } from '../../platform/context.ts';
import { accessDenied } from '../../platform/errors.ts';
import type { RefundOutcome } from '../payments/gateways/gateway.ts';
import { GATEWAYS } from '../payments/gateways/gateways.ts';
import { mayHandleMoney } from '../payments/mayHandleMoney.ts';
import { findMerchant } from '../payments/merchants.ts';
import { appendObligation } from '../payments/store.ts';
import { adjustForRefund } from '../receipts/adjustForRefund.ts';
import { refundNotNow } from './errors.ts';
import { lockRefund } from './refund.ts';

/** Why a refund failed whose agency has no account with the provider any more: it is paid out otherwise. */
const NO_ACCOUNT = 'NO_ACCOUNT';

/**
 * Sends an approved refund by the way the money came. The provider knows it by its id and attempt, so a repeated job is the
 * same refund. Cash, cards, the post and the national platform have no such message, nor has another account: those wait for an
 * officer (`recordRefund`).
 */
export async function sendRefund(ctx: Ctx, refundId: string): Promise<void> {
  const refund = await ctx.db
    .selectFrom('refund')
    .innerJoin('payment', 'payment.ref', 'refund.paymentRef')
    .select(['refund.status', 'refund.vnd', 'refund.reason', 'refund.decidedByName', 'refund.attempt', 'refund.payout'])
    .select(['payment.ref', 'payment.way', 'payment.agencyCode', 'payment.vnd as paidVnd', 'payment.startedAt'])
    .select(['payment.transactionId', 'payment.details'])
    .where('refund.id', '=', refundId)
    .executeTakeFirst();
  if (refund?.status !== 'SENDING' || refund.payout !== null || !isOnline(refund.way as Way)) return;
  const gateway = GATEWAYS[refund.way as OnlineWay];
  if (!gateway.refund) return;
  const merchant = await findMerchant(ctx, refund.agencyCode, refund.way);
  if (!merchant) {
    await endRefund(ctx, refundId, { status: 'FAILED', code: NO_ACCOUNT });
    return;
  }
  const { provider = {} } = refund.details as { provider?: Record<string, string> };
  const outcome = await gateway.refund(merchant, {
    refundId: providerRefundId(refundId, refund.attempt),
    ref: refund.ref,
    vnd: Number(refund.vnd),
    paidVnd: Number(refund.paidVnd),
    transactionId: refund.transactionId ?? '',
    startedAt: refund.startedAt,
    details: provider,
    by: refund.decidedByName ?? '',
    at: ctx.clock.now(),
    reason: refund.reason,
  });
  await endRefund(ctx, refundId, outcome);
}

/**
 * An officer has paid back by hand: what no provider sends. While a provider sends it nobody else does, or it would go back
 * twice; what it refused is first decided anew (`payOtherwise`). Throws common.forbidden, refunds.not_now.
 */
export async function recordRefund(ctx: Ctx, refundId: string, voucher: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const { refund, obligation } = await lockRefund(tx, refundId);
    if (!mayHandleMoney(tx.actor, [obligation.collectorCode])) throw accessDenied();
    const { way } = await tx.db
      .selectFrom('payment')
      .select('way')
      .where('ref', '=', refund.paymentRef)
      .executeTakeFirstOrThrow();
    if (!isPaidByHand(refund, way)) throw refundNotNow();
    await endRefund(tx, refundId, { status: 'DONE', transactionId: voucher.trim() });
  });
}

/** What came of it. */
export async function endRefund(ctx: Ctx, refundId: string, outcome: RefundOutcome): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const { refund, obligation } = await lockRefund(tx, refundId);
    if (refund.status !== 'SENDING') throw refundNotNow();
    const done = outcome.status === 'DONE';
    await appendObligation(tx, obligation, { type: done ? 'REFUND_DONE' : 'REFUND_FAILED', refundId });
    await tx.db
      .updateTable('refund')
      .set({
        status: outcome.status,
        doneAt: done ? tx.clock.now() : null,
        transactionId: done ? outcome.transactionId : null,
        failure: done ? null : outcome.code,
      })
      .where('id', '=', refundId)
      .execute();
    if (done && refund.of === 'FEE') await adjustForRefund(tx, obligation.id, Number(refund.vnd), refund.reason);
  });
}

/** An id that was refused once is refused again: each attempt has its own, of the same form. Pure. */
function providerRefundId(refundId: string, attempt: number): string {
  return attempt === 1 ? refundId : `${refundId.slice(0, -2)}${(attempt % 256).toString(16).padStart(2, '0')}`;
}

/** Whether an officer pays it out: to another account or in cash, or because the way it came has no refunds. Pure. */
export function isPaidByHand({ payout }: { payout: unknown }, way: string): boolean {
  return payout !== null || !isOnline(way as Way) || GATEWAYS[way as OnlineWay].refund === undefined;
}

function isOnline(way: Way): boolean {
  return (ONLINE_WAYS as readonly Way[]).includes(way);
}
