import { v7 as uuidv7 } from 'uuid';
import { vietnamDate } from '../../domain/calendar/instant.ts';
import type { DossierState } from '../../domain/dossier/state.ts';
import { FINAL_STATUSES, STATUS } from '../../domain/dossier/status.ts';
import { claimable, type FeeReduction } from '../../domain/money/fees.ts';
import { isPayable } from '../../domain/money/obligation.ts';
import { cleanText } from '../../domain/text/normalise.ts';
import { words } from '../../i18n/words.ts';
import { type Ctx, inTransaction } from '../../platform/context.ts';
import { accessDenied, type FieldProblem, invalidInput } from '../../platform/errors.ts';
import { attachFiles } from '../dossiers/attachFiles.ts';
import { getDossier } from '../dossiers/getDossier.ts';
import { procedureContent } from '../dossiers/procedureContent.ts';
import { lockDossier } from '../dossiers/store.ts';
import { feesOf } from '../payments/oweFees.ts';
import { listObligations } from '../payments/store.ts';
import { readFeeTable } from './assessDossier.ts';
import { listClaims } from './claims.ts';
import { claimNotNow } from './errors.ts';

/**
 * The grounds an applicant may claim now: while something that the fee table asks is still to be paid, or will be once the
 * dossier is accepted, and no claim waits for its answer. A few queries.
 */
export async function listClaimable(ctx: Ctx, id: string, state: DossierState): Promise<FeeReduction[]> {
  if (FINAL_STATUSES.includes(state.status) || state.parent) return [];
  const { reductions } = await readFeeTable(ctx, state.procedureCode);
  const day = vietnamDate(Date.parse(state.submittedAt));
  const grounds = claimable({ reductions, day, channel: state.channel });
  if (grounds.length === 0 || !(await owesByTable(ctx, id, state))) return [];
  const claims = await listClaims(ctx, id);
  if (claims.some(({ status }) => status === 'ASKED')) return [];
  return grounds.filter((ground) => !claims.some(({ reductionId }) => reductionId === ground.id));
}

async function owesByTable(ctx: Ctx, id: string, state: DossierState): Promise<boolean> {
  const obligations = await listObligations(ctx, id);
  if (obligations.some((one) => one.purpose !== 'DEMANDED' && isPayable(one.state))) return true;
  if (obligations.length > 0 || state.status !== STATUS.SUBMITTED) return false;
  const fees = await feesOf(ctx, { id, state }, await procedureContent(ctx, state.procedureVersionId));
  return fees.totalVnd > 0 || fees.needsOfficer;
}

export interface Claim {
  reductionId: string;
  explanation: string;
  /** the paper that shows it */
  fileId?: string;
}

/**
 * Claims a ground for paying less, with the paper that shows it; an officer answers.
 * @throws dossier.not_found, common.forbidden, common.invalid_input, fees.claim_not_now, file.not_found
 */
export async function claimReduction(ctx: Ctx, dossierId: string, claim: Claim): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    if (tx.actor.kind !== 'APPLICANT') throw accessDenied();
    await getDossier(tx, dossierId);
    const { state } = await lockDossier(tx, dossierId);
    const grounds = await listClaimable(tx, dossierId, state);
    if (grounds.length === 0) throw claimNotNow();
    const explanation = cleanText(claim.explanation);
    check(tx, claim, grounds);
    if (claim.fileId) await attachFiles(tx, dossierId, 'OTHER', [{ fileId: claim.fileId }]);
    await tx.db
      .insertInto('feeClaim')
      .values({
        id: uuidv7(),
        dossierId,
        reductionId: claim.reductionId,
        explanation,
        fileId: claim.fileId ?? null,
        status: 'ASKED',
        askedAt: tx.clock.now(),
        askedBy: tx.actor.accountId,
        askedByName: tx.actor.name,
      })
      .execute();
  });
}

function check({ language }: Ctx, { reductionId, explanation, fileId }: Claim, grounds: readonly FeeReduction[]): void {
  const { common, money } = words(language);
  const fields: FieldProblem[] = [];
  const need = (field: string, label: string) =>
    fields.push({ field, code: 'required', message: common.form.invalid.required(label) });
  if (!grounds.some(({ id }) => id === reductionId)) need('reductionId', money.claim.ground);
  if (!fileId && explanation.trim() === '') need('explanation', money.claim.explanation);
  if (fields.length > 0) throw invalidInput({ fields });
}
