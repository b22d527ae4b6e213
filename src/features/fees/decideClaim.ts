import { isPayable } from '../../domain/money/obligation.ts';
import { formatVnd } from '../../domain/text/format.ts';
import { words } from '../../i18n/words.ts';
import { type Ctx, inTransaction, type TxCtx } from '../../platform/context.ts';
import { accessDenied, invalidInput } from '../../platform/errors.ts';
import { sideOf } from '../conversation/mayWrite.ts';
import { writeMessage } from '../conversation/writeMessage.ts';
import { procedureContent } from '../dossiers/procedureContent.ts';
import { type LockedDossier, lockDossier } from '../dossiers/store.ts';
import { reduceObligation } from '../payments/handleObligation.ts';
import { mayHandleMoney } from '../payments/mayHandleMoney.ts';
import { feesOf } from '../payments/oweFees.ts';
import { listObligations } from '../payments/store.ts';
import { confirmedReductions } from './claims.ts';
import { claimNotFound, claimNotNow } from './errors.ts';

/**
 * The officer has looked at the ground and its paper. Confirmed: what is owed is issued anew, reduced. Refused: why is said and
 * what stays to be paid. The applicant reads it as a message about the dossier.
 * @throws fees.claim_not_found, fees.claim_not_now, common.forbidden, common.invalid_input
 */
export async function decideClaim(ctx: Ctx, id: string, decision: { confirm: boolean; answer: string }): Promise<void> {
  const answer = decision.answer.trim();
  if (!decision.confirm && answer === '') {
    const { common, money } = words(ctx.language);
    const message = common.form.invalid.required(money.claim.answer);
    throw invalidInput({ fields: [{ field: 'answer', code: 'required', message }] });
  }
  await inTransaction(ctx, async (tx) => {
    const found = await tx.db.selectFrom('feeClaim').select('dossierId').where('id', '=', id).executeTakeFirst();
    if (!found) throw claimNotFound();
    const dossier = await lockDossier(tx, found.dossierId);
    const { receivingAgencyCode, competentAgencyCode } = dossier.state;
    if (!mayHandleMoney(tx.actor, [receivingAgencyCode, competentAgencyCode])) throw accessDenied();
    const claim = await tx.db
      .updateTable('feeClaim')
      .set({
        status: decision.confirm ? 'CONFIRMED' : 'REFUSED',
        decidedAt: tx.clock.now(),
        decidedByName: 'name' in tx.actor ? tx.actor.name : '',
        answer,
      })
      .where('id', '=', id)
      .where('status', '=', 'ASKED')
      .returning('reductionId')
      .executeTakeFirst();
    if (!claim) throw claimNotNow();
    if (decision.confirm) await reduceAll(tx, dossier.id, claim.reductionId);
    await tell(tx, dossier, decision.confirm, answer);
  });
}

async function reduceAll(tx: TxCtx, dossierId: string, reductionId: string): Promise<void> {
  for (const { id, purpose, state } of await listObligations(tx, dossierId))
    if (purpose !== 'DEMANDED' && isPayable(state) && !state.withPost) await reduceObligation(tx, id, reductionId);
}

async function tell(tx: TxCtx, { id, state }: LockedDossier, confirmed: boolean, answer: string): Promise<void> {
  if (sideOf(tx.actor, state) !== 'OFFICE') return;
  const { claim } = words('vi').money;
  const vnd = await owedVnd(tx, { id, state });
  const owed = formatVnd(vnd);
  const body = confirmed ? claim.confirmedMessage(vnd > 0 ? owed : '') : claim.refusedMessage(answer, owed);
  await writeMessage(tx, id, { body });
}

/** What is owed, or will be once the dossier is accepted. */
async function owedVnd(tx: TxCtx, { id, state }: Pick<LockedDossier, 'id' | 'state'>): Promise<number> {
  const issued = await listObligations(tx, id);
  const open = issued.filter((one) => isPayable(one.state));
  if (issued.length > 0) return open.reduce((sum, one) => sum + one.state.vnd, 0);
  const content = await procedureContent(tx, state.procedureVersionId);
  return (await feesOf(tx, { id, state }, content, await confirmedReductions(tx, id))).totalVnd;
}
