import { v7 as uuidv7 } from 'uuid';
import { type RefundOf, refundableFeeVnd, settlingPayment, surplusVnd } from '../../domain/money/obligation.ts';
import { formatVnd } from '../../domain/text/format.ts';
import { words } from '../../i18n/words.ts';
import { type Ctx, inTransaction, type TxCtx } from '../../platform/context.ts';
import { accessDenied, type FieldProblem, invalidInput } from '../../platform/errors.ts';
import { enqueue } from '../../platform/jobs/enqueue.ts';
import { findDossier } from '../dossiers/findDossier.ts';
import { obligationNotFound } from '../payments/errors.ts';
import { mayDecideRefund, mayHandleMoney } from '../payments/mayHandleMoney.ts';
import { appendObligation, lockObligation, type Obligation } from '../payments/store.ts';
import { refundNotFound, refundNotNow } from './errors.ts';

export const REFUND_GROUNDS = ['AGENCY_FAULT', 'LAW', 'OVERPAYMENT'] as const;
export type RefundGround = (typeof REFUND_GROUNDS)[number];

export interface RefundRequest {
  obligationId: string;
  ground: RefundGround;
  reason: string;
  vnd: number;
}

/**
 * Lays a refund before the leader. A fee goes back only when the agency did not deliver or the law says so (Đ.11.4 quy chế
 * Sóc Trăng); surplus always may. Throws common.forbidden, common.invalid_input, refunds.not_now.
 */
export async function askRefund(ctx: Ctx, request: RefundRequest): Promise<{ id: string }> {
  const { actor } = ctx;
  return inTransaction(ctx, async (tx) => {
    const obligation = await lockObligation(tx, request.obligationId);
    const dossier = await findDossier(tx.db, obligation.dossierId);
    if (!dossier || actor.kind !== 'OFFICER') throw obligationNotFound();
    const agencies = [obligation.collectorCode, dossier.state.receivingAgencyCode];
    if (!mayHandleMoney(actor, agencies)) throw accessDenied();
    const of = ofGround(request.ground);
    checkRequest(tx, obligation, of, request);
    if (obligation.state.refund || (await hasOpenRefund(tx, obligation.id))) throw refundNotNow();
    const id = uuidv7();
    await tx.db
      .insertInto('refund')
      .values({
        id,
        obligationId: obligation.id,
        paymentRef: paymentToRefund(obligation, of, request.vnd),
        of,
        ground: request.ground,
        reason: request.reason.trim(),
        vnd: request.vnd,
        status: 'ASKED',
        askedAt: tx.clock.now(),
        askedBy: actor.accountId,
        askedByName: actor.name,
      })
      .execute();
    return { id };
  });
}

/**
 * The leader approves or rejects; approved money goes back by the way it came, in a job, or as was agreed by the hand of an
 * officer. Throws refunds.not_now.
 */
export async function decideRefund(
  ctx: Ctx,
  id: string,
  { approve, comment }: { approve: boolean; comment: string },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const { refund, obligation } = await lockRefund(tx, id);
    if (!mayDecideRefund(tx.actor, obligation.collectorCode, refund.askedBy)) throw accessDenied();
    if (refund.status !== 'ASKED') throw refundNotNow();
    const decided = {
      decidedAt: tx.clock.now(),
      decidedByName: 'name' in tx.actor ? tx.actor.name : '',
      comment: comment.trim(),
    };
    await tx.db
      .updateTable('refund')
      .set({ ...decided, status: approve ? 'SENDING' : 'REJECTED' })
      .where('id', '=', id)
      .execute();
    if (!approve) return;
    const of = refund.of as RefundOf;
    await appendObligation(tx, obligation, { type: 'REFUND_STARTED', refundId: id, of, vnd: Number(refund.vnd) });
    if (refund.payout === null && !tx.quiet) await enqueue(tx.db, 'refund.send', { refundId: id });
  });
}

/** A refund with its obligation, both locked. */
export async function lockRefund(tx: TxCtx, id: string) {
  const found = await tx.db.selectFrom('refund').select('obligationId').where('id', '=', id).executeTakeFirst();
  if (!found) throw refundNotFound();
  const obligation = await lockObligation(tx, found.obligationId);
  const refund = await tx.db.selectFrom('refund').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  return { refund, obligation };
}

function ofGround(ground: RefundGround): RefundOf {
  return ground === 'OVERPAYMENT' ? 'SURPLUS' : 'FEE';
}

function checkRequest({ language }: Ctx, { state }: Obligation, of: RefundOf, { reason, vnd }: RefundRequest): void {
  const { common, money } = words(language);
  const most = of === 'FEE' ? refundableFeeVnd(state) : surplusVnd(state);
  const fields: FieldProblem[] = [];
  if (reason.trim() === '')
    fields.push({ field: 'reason', code: 'required', message: common.form.invalid.required(money.refund.reason) });
  const tooMuch = most === 0 && of === 'SURPLUS' ? money.refund.notOverpaid : money.refund.tooMuch(formatVnd(most));
  if (vnd < 1 || vnd > most) fields.push({ field: 'vnd', code: 'invalid', message: tooMuch });
  if (fields.length > 0) throw invalidInput({ fields });
}

/** Whether another refund of it is asked for or under way. */
export async function hasOpenRefund({ db }: TxCtx, obligationId: string): Promise<boolean> {
  const open = await db
    .selectFrom('refund')
    .select('id')
    .where('obligationId', '=', obligationId)
    .where('status', 'in', ['ASKED', 'SENDING'])
    .executeTakeFirst();
  return open !== undefined;
}

/** By which payment it goes back: the settling one, or the surplus one that is large enough. */
function paymentToRefund({ state }: Obligation, of: RefundOf, vnd: number): string {
  const settling = settlingPayment(state);
  const others = state.payments.filter((payment) => payment !== settling && payment.vnd >= vnd);
  const payment = of === 'FEE' ? settling : (others[0] ?? settling ?? state.payments[0]);
  if (!payment) throw obligationNotFound();
  return payment.ref;
}
