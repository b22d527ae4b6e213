import type { DossierState } from '../../domain/dossier/state.ts';
import type { AssessedFees } from '../../domain/money/fees.ts';
import { isPayable } from '../../domain/money/obligation.ts';
import type { ProcedureContent } from '../../domain/procedure/procedure.ts';
import { words } from '../../i18n/words.ts';
import type { Ctx, TxCtx } from '../../platform/context.ts';
import { procedureContent } from '../dossiers/procedureContent.ts';
import { assessDossier } from '../fees/assessDossier.ts';
import { confirmedReductions } from '../fees/claims.ts';
import { lineByHand } from './demandPayment.ts';
import {
  appendObligation,
  issueObligation,
  listObligations,
  lockObligation,
  type Obligation,
  type OwedLine,
} from './store.ts';

type Submitted = { id: string; state: DossierState };

/** What the dossier costs by the fee table of the day it was submitted. Two queries. */
export function feesOf(
  ctx: Ctx,
  { state }: Submitted,
  content: ProcedureContent,
  claimed: readonly string[] = [],
): Promise<AssessedFees> {
  return assessDossier(
    ctx,
    {
      procedureCode: state.procedureCode,
      channel: state.channel,
      applicantKind: state.applicant.kind,
      componentKeys: state.components.map(({ key }) => key),
      answers: state.answers,
      at: new Date(state.submittedAt),
      claimed,
    },
    content,
  );
}

/** Lines that have an amount and cost something; what is only in words an officer enters. */
export function owedLines({ lines }: AssessedFees): OwedLine[] {
  return lines.flatMap((line) => (line.vnd === null || line.vnd === 0 ? [] : [{ ...line, vnd: line.vnd }]));
}

/**
 * With an online submission: what has to be paid before it is accepted, if the fee table says so. Nothing for what is tried
 * out, entered afterwards or part of an interlinked dossier.
 */
export async function oweBeforeAcceptance(tx: TxCtx, dossier: Submitted): Promise<Obligation | undefined> {
  if (isExempt(tx, dossier) || !(await paysFirst(tx, dossier.state.procedureCode))) return undefined;
  const content = await procedureContent(tx, dossier.state.procedureVersionId);
  const fees = await feesOf(tx, dossier, content);
  if (fees.dueTime !== 'BEFORE_ACCEPTANCE') return undefined;
  return issue(tx, dossier, fees, 'BEFORE_ACCEPTANCE');
}

/**
 * After the applicant has changed what was submitted: what it costs now (three copies instead of two). What was not paid
 * yet is replaced; beside what was paid only the rest is owed.
 */
export async function oweAfterEdit(tx: TxCtx, dossier: Submitted): Promise<void> {
  if (isExempt(tx, dossier) || !(await paysFirst(tx, dossier.state.procedureCode))) return;
  const { money } = words('vi');
  const content = await procedureContent(tx, dossier.state.procedureVersionId);
  const fees = await feesOf(tx, dossier, content, await confirmedReductions(tx, dossier.id));
  const lines = fees.dueTime === 'BEFORE_ACCEPTANCE' ? owedLines(fees) : [];
  const before = (await listObligations(tx, dossier.id)).filter(({ purpose }) => purpose === 'BEFORE_ACCEPTANCE');
  const open = before.filter(({ state }) => isPayable(state));
  const paidVnd = sumOf(before.filter(({ state }) => state.settledBy !== null).map(({ state }) => state));
  const restVnd = Math.max(0, sumOf(lines) - paidVnd);
  if (restVnd === sumOf(open.map(({ state }) => state))) return;
  for (const { id } of open)
    await appendObligation(tx, await lockObligation(tx, id), { type: 'CANCELLED', reason: money.editedAnew });
  if (restVnd === 0) return;
  await issueObligation(tx, {
    dossierId: dossier.id,
    collectorCode: dossier.state.competentAgencyCode,
    purpose: 'BEFORE_ACCEPTANCE',
    lines: paidVnd === 0 ? lines : [lineByHand(money.restAfterEdit, restVnd)],
    reason: money.feeOf(dossier.state.procedureName),
  });
}

function sumOf(amounts: readonly { vnd: number }[]): number {
  return amounts.reduce((sum, { vnd }) => sum + vnd, 0);
}

/** After acceptance: what is to be paid until the result is handed over, unless something was owed already. */
export async function oweAfterAcceptance(
  tx: TxCtx,
  dossier: Submitted,
  content: ProcedureContent,
): Promise<Obligation | undefined> {
  if (isExempt(tx, dossier)) return undefined;
  const fees = await feesOf(tx, dossier, content, await confirmedReductions(tx, dossier.id));
  if (owedLines(fees).length === 0 || (await listObligations(tx, dossier.id)).length > 0) return undefined;
  return issue(tx, dossier, fees, 'AFTER_ACCEPTANCE');
}

/** One query, so that submitting what costs nothing beforehand stays cheap. */
async function paysFirst({ db }: TxCtx, procedureCode: string): Promise<boolean> {
  const row = await db
    .selectFrom('feeRule')
    .select('id')
    .where('procedureCode', '=', procedureCode)
    .where('dueTime', '=', 'BEFORE_ACCEPTANCE')
    .where('endedAt', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

function isExempt({ quiet }: TxCtx, { state }: Submitted): boolean {
  return quiet === true || state.test || state.parent !== null;
}

async function issue(
  tx: TxCtx,
  { id: dossierId, state }: Submitted,
  fees: AssessedFees,
  purpose: 'BEFORE_ACCEPTANCE' | 'AFTER_ACCEPTANCE',
): Promise<Obligation | undefined> {
  const lines = owedLines(fees);
  if (lines.length === 0) return undefined;
  const reason = words('vi').money.feeOf(state.procedureName);
  return issueObligation(tx, { dossierId, collectorCode: state.competentAgencyCode, purpose, lines, reason });
}
