import { type CounterWay, isPayable } from '../../domain/money/obligation.ts';
import type { ProcedureContent } from '../../domain/procedure/procedure.ts';
import { formatVnd } from '../../domain/text/format.ts';
import { words } from '../../i18n/words.ts';
import type { TxCtx } from '../../platform/context.ts';
import type { Dossier } from '../dossiers/store.ts';
import { addPayment } from './addPayment.ts';
import { confirmPayment } from './confirmPayment.ts';
import { lineByHand } from './demandPayment.ts';
import { collectedByPost, wrongCounterAmount } from './errors.ts';
import { feesOf, owedLines } from './oweFees.ts';
import { issueObligation, listObligations, lockObligation, type Obligation } from './store.ts';

export interface CounterPayment {
  vnd: number;
  way: CounterWay;
  /** what the machine printed, of a card payment */
  slip?: string;
  /** the caller appends the dossier's own event */
  advance?: boolean;
}

/**
 * Money that an officer takes at the counter: for everything the dossier owes, or for these obligations. The sum must be
 * exactly what is owed; where nothing had been issued, what was taken is (the fee table's lines when they add up to it). Throws
 * `payments.wrong_counter_amount`, `payments.collected_by_post`. The dossier is locked.
 */
export async function takeAtCounter(
  tx: TxCtx,
  dossier: Dossier,
  content: ProcedureContent | undefined,
  payment: CounterPayment,
  only?: readonly string[],
): Promise<void> {
  const listed = await listObligations(tx, dossier.id);
  const open = listed.filter(({ id, state }) => isPayable(state) && (only === undefined || only.includes(id)));
  const owed = open.length > 0 ? open : [await issueTaken(tx, dossier, content, payment.vnd)];
  if (owed.some(({ state }) => state.withPost)) throw collectedByPost();
  const sum = owed.reduce((total, { state }) => total + state.vnd, 0);
  if (sum !== payment.vnd)
    throw wrongCounterAmount({ values: { owed: formatVnd(sum), taken: formatVnd(payment.vnd) } });
  for (const { id } of owed) await settleAtCounter(tx, dossier, await lockObligation(tx, id), payment);
}

async function issueTaken(
  tx: TxCtx,
  dossier: Dossier,
  content: ProcedureContent | undefined,
  vnd: number,
): Promise<Obligation> {
  const { state } = dossier;
  const lines = content ? owedLines(await feesOf(tx, dossier, content)) : [];
  const fits = lines.reduce((sum, line) => sum + line.vnd, 0) === vnd;
  const reason = words('vi').money.feeOf(state.procedureName);
  return issueObligation(tx, {
    dossierId: dossier.id,
    collectorCode: state.competentAgencyCode,
    purpose: 'AFTER_ACCEPTANCE',
    lines: fits ? lines : [lineByHand('', vnd)],
    reason,
  });
}

async function settleAtCounter(
  tx: TxCtx,
  dossier: Dossier,
  obligation: Obligation,
  { way, slip, advance }: CounterPayment,
): Promise<void> {
  const at = tx.clock.now();
  const { vnd } = obligation.state;
  const agencyCode = obligation.collectorCode;
  const { ref, obligation: started } = await addPayment(tx, obligation, { way, agencyCode, startedAt: at });
  const transactionId = slip?.trim() || ref;
  const payment = { ref, way, vnd, transactionId, at: at.toISOString(), details: {} };
  await confirmPayment(tx, dossier, started, payment, { advance });
}
