import { cleanText } from '../../domain/text/normalise.ts';
import { words } from '../../i18n/words.ts';
import { type Ctx, inTransaction } from '../../platform/context.ts';
import { invalidInput } from '../../platform/errors.ts';
import { feedbackActionNotAllowed, feedbackNotFound } from './errors.ts';
import { addFeedbackEvent, findFeedback, setDue } from './feedbackStore.ts';
import { tellAgency } from './tellOfFeedback.ts';

/**
 * The sender adds what was asked for; the clocks start anew. Who knows the code is the sender.
 * @throws feedback.not_found, feedback.action_not_allowed, common.invalid_input
 */
export async function supplementFeedback(
  ctx: Ctx,
  code: string,
  input: { text: string; fileIds: string[] },
): Promise<void> {
  const text = cleanText(input.text);
  if (text === '' && input.fileIds.length === 0) {
    const { supplementNeeded } = words(ctx.language).feedback.follow;
    throw invalidInput({ fields: [{ field: 'text', code: 'required', message: supplementNeeded }] });
  }
  await inTransaction(ctx, async (tx) => {
    const feedback = await findFeedback(tx, { code }, { lock: true });
    if (!feedback) throw feedbackNotFound();
    if (feedback.state !== 'SUPPLEMENT_ASKED') throw feedbackActionNotAllowed();
    if (input.fileIds.length > 0)
      await tx.db
        .insertInto('feedbackFile')
        .values(input.fileIds.map((fileId) => ({ feedbackId: feedback.id, fileId, kind: 'SENT' })))
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    const state = feedback.acceptedAt ? ('IN_PROCESS' as const) : ('NEW' as const);
    const countedFrom = tx.clock.now();
    const revision = feedback.revision + 1;
    await tx.db.updateTable('feedback').set({ state, countedFrom, revision }).where('id', '=', feedback.id).execute();
    await addFeedbackEvent(tx, feedback.id, {
      type: 'SUPPLEMENTED',
      text,
      actorName: feedback.senderName ?? '',
      agencyCode: feedback.agencyCode,
    });
    const due = await setDue(tx, { ...feedback, state, countedFrom });
    await tellAgency(tx, feedback, 'feedbackSupplemented', `supplemented:${revision}`, { due });
  });
}
