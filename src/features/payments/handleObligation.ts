import { vietnamDate } from '../../domain/calendar/instant.ts';
import { STATUS } from '../../domain/dossier/status.ts';
import { claimable } from '../../domain/money/fees.ts';
import type { CounterWay } from '../../domain/money/obligation.ts';
import { words } from '../../i18n/words.ts';
import { type Ctx, inTransaction, type TxCtx } from '../../platform/context.ts';
import { accessDenied, type FieldProblem, invalidInput } from '../../platform/errors.ts';
import { afterPause } from '../dossiers/afterPause.ts';
import { procedureContent } from '../dossiers/procedureContent.ts';
import { appendEvent, type LockedDossier, lockDossier } from '../dossiers/store.ts';
import { readFeeTable } from '../fees/assessDossier.ts';
import { lineByHand } from './demandPayment.ts';
import { nothingToPay, obligationNotFound } from './errors.ts';
import { mayHandleMoney } from './mayHandleMoney.ts';
import { feesOf, owedLines } from './oweFees.ts';
import { isOpen } from './readPayable.ts';
import { appendObligation, findObligation, issueObligation, lockObligation, type Obligation } from './store.ts';
import { takeAtCounter } from './takeAtCounter.ts';

interface Held {
  tx: TxCtx;
  obligation: Obligation;
  dossier: LockedDossier;
}

/** Money for one obligation at the counter; its dossier goes on when it waited for it. Throws what `takeAtCounter` throws. */
export async function collectObligation(
  ctx: Ctx,
  id: string,
  taken: { way: CounterWay; slip?: string },
): Promise<void> {
  await withObligation(ctx, id, async ({ tx, obligation, dossier }) => {
    await takeAtCounter(tx, dossier, undefined, { ...taken, vnd: obligation.state.vnd }, [id]);
  });
}

/** What should not have been issued, or is exempt after all. A dossier that waited for it goes on. */
export async function cancelObligation(ctx: Ctx, id: string, reason: string): Promise<void> {
  requireTexts(ctx, { reason });
  await withObligation(ctx, id, ({ tx, obligation, dossier }) => cancel(tx, obligation, dossier, reason.trim()));
}

/** Applies a ground that was claimed: the obligation is cancelled, one with the reduced amount takes its place. */
export async function reduceObligation(ctx: Ctx, id: string, reductionId: string): Promise<Obligation | undefined> {
  return withObligation(ctx, id, async ({ tx, obligation, dossier }) => {
    const { state } = dossier;
    const at = new Date(state.submittedAt);
    const { reductions } = await readFeeTable(tx, state.procedureCode);
    const day = vietnamDate(at.getTime());
    const ground = claimable({ reductions, day, channel: state.channel }).find((one) => one.id === reductionId);
    if (!ground || obligation.purpose === 'DEMANDED')
      throw invalidInput({ fields: [{ field: 'reductionId', code: 'invalid' }] });
    const content = await procedureContent(tx, state.procedureVersionId);
    const lines = owedLines(await feesOf(tx, dossier, content, [reductionId]));
    await cancel(tx, obligation, dossier, `${ground.name} (${ground.basis})`);
    if (lines.length === 0) return undefined;
    const { dossierId, collectorCode, purpose, reason } = obligation;
    return issueObligation(tx, { dossierId, collectorCode, purpose, reason, lines });
  });
}

export interface ObligationByHand {
  name: string;
  kind: 'FEE' | 'CHARGE';
  vnd: number;
  basis: string;
}

/** What the fee table gives only in words: an officer enters the amount with its ground. */
export async function issueByHand(ctx: Ctx, dossierId: string, input: ObligationByHand): Promise<Obligation> {
  requireTexts(ctx, { name: input.name, basis: input.basis });
  return inTransaction(ctx, async (tx) => {
    const dossier = await lockDossier(tx, dossierId);
    const { state } = dossier;
    if (!mayHandleMoney(tx.actor, [state.receivingAgencyCode, state.competentAgencyCode])) throw accessDenied();
    const line = { ...lineByHand(input.name, input.vnd, input.kind), basis: input.basis.trim() };
    return issueObligation(tx, {
      dossierId,
      collectorCode: state.competentAgencyCode,
      purpose: 'AFTER_ACCEPTANCE',
      lines: [line],
      reason: `${input.name.trim()} (${input.basis.trim()})`,
    });
  });
}

/** Locks dossier, then obligation; only for those who handle its money, and while it is open. */
async function withObligation<T>(ctx: Ctx, id: string, work: (held: Held) => Promise<T>): Promise<T> {
  return inTransaction(ctx, async (tx) => {
    const found = await findObligation(tx.db, id);
    if (!found) throw obligationNotFound();
    const dossier = await lockDossier(tx, found.dossierId);
    const obligation = await lockObligation(tx, id);
    const agencies = [obligation.collectorCode, dossier.state.receivingAgencyCode];
    if (!mayHandleMoney(tx.actor, agencies)) throw accessDenied();
    if (!isOpen(obligation, dossier.state)) throw nothingToPay();
    return work({ tx, obligation, dossier });
  });
}

async function cancel(tx: TxCtx, obligation: Obligation, dossier: LockedDossier, reason: string): Promise<void> {
  await appendObligation(tx, obligation, { type: 'CANCELLED', reason });
  if (obligation.purpose !== 'DEMANDED' || dossier.state.status !== STATUS.FINANCIAL_OBLIGATION) return;
  const dates = await afterPause(tx, dossier.state, tx.clock.now());
  await appendEvent(tx, dossier, 'OBLIGATION_MET', { note: reason, ...dates });
}

function requireTexts({ language }: Ctx, texts: Record<string, string>): void {
  const { common, money } = words(language);
  const labels: Record<string, string> = {
    reason: money.office.cancelReason,
    name: money.office.addName,
    basis: money.office.addBasis,
  };
  const fields = Object.entries(texts)
    .filter(([, text]) => text.trim() === '')
    .map(
      ([field]): FieldProblem => ({
        field,
        code: 'required',
        message: common.form.invalid.required(labels[field] ?? field),
      }),
    );
  if (fields.length > 0) throw invalidInput({ fields });
}
