import type { ListedWay } from '../../domain/money/obligation.ts';
import { type Ctx, inTransaction, type TxCtx } from '../../platform/context.ts';
import { lockDossier } from '../dossiers/store.ts';
import { confirmPayment } from './confirmPayment.ts';
import { lockObligation, type Obligation } from './store.ts';

/** A payment as a provider's verified message tells it. */
export interface Confirmation {
  way: ListedWay;
  ref: string;
  vnd: number;
  transactionId: string;
  at: Date;
  details: Record<string, string>;
}

/** PAID: settled by this. SURPLUS: the money is there, but nothing was owed, or more is. */
export type Verdict = 'PAID' | 'SURPLUS' | 'ALREADY' | 'UNKNOWN' | 'WRONG_AMOUNT';

/**
 * Settles a payment by a message whose signature the caller has verified: only this way does anything become paid without an
 * officer. Order, way and amount must agree; the same transaction counts once, however often and at whatever moment it
 * is told. What follows from it – receipt, the dossier's clock going on – happens in the same transaction.
 */
export async function settlePayment(ctx: Ctx, confirmation: Confirmation): Promise<Verdict> {
  return inTransaction(ctx, async (tx) => {
    const payment = await findPayment(tx, confirmation);
    if (!payment) return 'UNKNOWN';
    // A transfer may bring any amount and is real all the same; a gateway collects what was ordered or lies.
    if (confirmation.way !== 'VIETQR' && confirmation.vnd !== Number(payment.vnd)) return 'WRONG_AMOUNT';
    const dossier = await lockDossier(tx, payment.dossierId);
    const obligation = await lockObligation(tx, payment.obligationId);
    if (isKnown(obligation, confirmation)) return 'ALREADY';
    const settled = await confirmPayment(tx, dossier, obligation, {
      ...confirmation,
      at: confirmation.at.toISOString(),
    });
    return settled ? 'PAID' : 'SURPLUS';
  });
}

function isKnown({ state }: Obligation, { way, ref, transactionId }: Confirmation): boolean {
  const known = state.payments.some((payment) => payment.way === way && payment.transactionId === transactionId);
  // a gateway takes money for one order once: another number for the same order is a second message, not second money
  return known || (way !== 'VIETQR' && state.attempts[ref] === 'PAID');
}

async function findPayment({ db }: TxCtx, { ref, way }: Confirmation) {
  return db
    .selectFrom('payment')
    .innerJoin('obligation', 'obligation.id', 'payment.obligationId')
    .select(['payment.vnd', 'payment.obligationId', 'obligation.dossierId'])
    .where('ref', '=', ref)
    .where('way', '=', way)
    .executeTakeFirst();
}
