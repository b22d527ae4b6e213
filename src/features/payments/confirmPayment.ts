import { STATUS } from '../../domain/dossier/status.ts';
import type { Payment } from '../../domain/money/obligation.ts';
import { isPayable, settlingPayment } from '../../domain/money/obligation.ts';
import { words } from '../../i18n/words.ts';
import type { TxCtx } from '../../platform/context.ts';
import { afterPause } from '../dossiers/afterPause.ts';
import { appendEvent, type Dossier } from '../dossiers/store.ts';
import { issueFeeReceipt } from '../receipts/issueFeeReceipt.ts';
import { appendObligation, listObligations, type Obligation } from './store.ts';

/**
 * Money is there: notes it, issues the fee receipt when it settles the obligation, and lets the dossier's clock go on when
 * nothing demanded is open any more. Dossier and obligation are locked. Answers whether the obligation was settled by it.
 */
export async function confirmPayment(
  tx: TxCtx,
  dossier: Dossier,
  obligation: Obligation,
  { details, ...payment }: Payment & { details: Record<string, string> },
  { advance = true }: { advance?: boolean } = {},
): Promise<boolean> {
  const after = await appendObligation(tx, obligation, { type: 'CONFIRMED', payment });
  await keepPayment(tx, payment, details);
  const settled = obligation.state.settledBy === null && settlingPayment(after.state) !== undefined;
  if (!settled) return false;
  if (advance && obligation.purpose === 'DEMANDED') await goOn(tx, dossier, payment);
  // Taken last: its number makes every other receipt of the series wait.
  await issueFeeReceipt(tx, { obligation: after, dossier, payment });
  return true;
}

async function keepPayment({ db }: TxCtx, payment: Payment, details: Record<string, string>): Promise<void> {
  const { details: kept } = await db
    .selectFrom('payment')
    .select('details')
    .where('ref', '=', payment.ref)
    .executeTakeFirstOrThrow();
  await db
    .updateTable('payment')
    .set({
      status: 'PAID',
      transactionId: payment.transactionId,
      paidAt: payment.at,
      failureCode: null,
      details: JSON.stringify({ ...(kept as object), provider: details }),
    })
    .where('ref', '=', payment.ref)
    .execute();
}

/** Official status 6 ends with the last thing that was demanded (law: the waiting time is not counted). */
async function goOn(tx: TxCtx, dossier: Dossier, { ref, way, transactionId }: Payment): Promise<void> {
  if (dossier.state.status !== STATUS.FINANCIAL_OBLIGATION) return;
  const demanded = await listObligations(tx, dossier.id);
  if (demanded.some(({ purpose, state }) => purpose === 'DEMANDED' && isPayable(state))) return;
  const note = words('vi').money.metBy(words('vi').money.way[way], ref, transactionId);
  const dates = await afterPause(tx, dossier.state, tx.clock.now());
  await appendEvent(tx, dossier, 'OBLIGATION_MET', { note, ...dates });
}
