import { type CounterWay, isPayable } from '../../domain/money/obligation.ts';
import type { ProcedureContent } from '../../domain/procedure/procedure.ts';
import { formatVnd } from '../../domain/text/format.ts';
import type { TxCtx } from '../../platform/context.ts';
import type { Dossier, Occurrence } from '../dossiers/store.ts';
import { payFirst } from './errors.ts';
import { oweAfterAcceptance } from './oweFees.ts';
import { listObligations } from './store.ts';
import { takeAtCounter } from './takeAtCounter.ts';

/** What the officer says of money when accepting a dossier. */
interface Collected {
  collectedVnd?: number;
  payWay?: CounterWay;
  paySlip?: string;
}

/**
 * The fee at acceptance: what was taken at the counter is settled with its receipt; what is due before acceptance must have
 * been paid; anything else the fee table asks for is owed from now on. Entries made after an outage have their paper
 * receipts already. Throws `payments.pay_first`, `payments.wrong_counter_amount`.
 */
export async function collectAtReception(
  tx: TxCtx,
  dossier: Dossier,
  content: ProcedureContent,
  { collectedVnd = 0, payWay = 'CASH', paySlip }: Collected,
  { journal }: Occurrence,
): Promise<void> {
  if (tx.quiet || journal || dossier.state.test || dossier.state.parent) return;
  if (collectedVnd > 0) {
    await takeAtCounter(tx, dossier, content, { vnd: collectedVnd, way: payWay, slip: paySlip });
    return;
  }
  if (dossier.state.channel === 'ONLINE') await checkPaidFirst(tx, dossier);
  await oweAfterAcceptance(tx, dossier, content);
}

async function checkPaidFirst(tx: TxCtx, { id }: Dossier): Promise<void> {
  const due = await listObligations(tx, id);
  const open = due.filter(({ purpose, state }) => purpose === 'BEFORE_ACCEPTANCE' && isPayable(state));
  if (open.length === 0) return;
  throw payFirst({ values: { owed: formatVnd(open.reduce((sum, { state }) => sum + state.vnd, 0)) } });
}
