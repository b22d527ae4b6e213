import { dueDate } from '../../domain/calendar/dueDate.ts';
import type { ParameterKey } from '../../domain/law/statutoryNumbers.ts';
import { type Ctx, inTransaction } from '../../platform/context.ts';
import { accessDenied, invalidInput } from '../../platform/errors.ts';
import { getAgencyCalendar } from '../organisation/agencyCalendar.ts';
import { legalParameter } from '../parameters/legalParameter.ts';
import { changeDraft, lockDraft, logDraft, requireState } from './drafts.ts';
import { sameChecker } from './errors.ts';
import { mayCheck, requireEditor } from './mayEdit.ts';
import { requireSound } from './proveDraft.ts';
import { getCentreCode } from './surroundings.ts';

/**
 * Lays a sound draft before the centre, which has its working days to check it (Đ.10.3b quy chế Sóc Trăng).
 * @throws process.unsound with the prover's findings, process.draft_not_in_state, common.forbidden
 */
export async function proposeDraft(ctx: Ctx, id: string, note: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const draft = await lockDraft(tx, id);
    const { accountId } = requireEditor(tx, draft.agencyCode);
    requireState(draft, 'DRAFT');
    await requireSound(tx, draft);
    const checkBy = await workingDaysOn(tx, 'process.centreCheck');
    await changeDraft(tx, draft, { state: 'PROPOSED', proposedBy: accountId, checkBy });
    await logDraft(tx, id, 'PROPOSED', note);
  });
}

/**
 * The centre's answer: accepted, or sent back with what is to be put right. Nobody checks what they proposed.
 * @throws process.same_checker, process.draft_not_in_state, common.forbidden, common.invalid_input (sent back without a word)
 */
export async function checkDraft(ctx: Ctx, id: string, { accepted, note }: { accepted: boolean; note: string }) {
  await inTransaction(ctx, async (tx) => {
    const draft = await lockDraft(tx, id);
    const { actor } = tx;
    if (actor.kind !== 'OFFICER' || !mayCheck(actor)) throw accessDenied();
    requireState(draft, 'PROPOSED');
    if (draft.proposedBy === actor.accountId) throw sameChecker();
    if (!accepted && note.trim() === '') throw invalidInput({ fields: [{ field: 'note', code: 'required' }] });
    await changeDraft(tx, draft, { state: accepted ? 'CHECKED' : 'DRAFT', checkBy: null });
    await logDraft(tx, id, accepted ? 'ACCEPTED' : 'SENT_BACK', note);
  });
}

/** The end of the last of a number of working days after today, by the centre's calendar. */
export async function workingDaysOn(ctx: Ctx, key: ParameterKey): Promise<Date> {
  const at = ctx.clock.now();
  const { value } = await legalParameter(ctx.db, key, { at });
  const calendar = await getAgencyCalendar(ctx.db, await getCentreCode(ctx));
  const { due } = dueDate({ calendar, from: at.getTime(), limit: { unit: 'WORKING_DAYS', value: value ?? 1 } });
  return new Date(due ?? at);
}
