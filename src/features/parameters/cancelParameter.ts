import { words } from '../../i18n/words.ts';
import { type Ctx, inTransaction } from '../../platform/context.ts';
import { accessDenied, invalidInput } from '../../platform/errors.ts';
import { mayDecideFor } from './decideParameter.ts';
import { decisionNotFound } from './errors.ts';

/**
 * Takes a decision back: it no longer counts for any day, but stays in the list with the reason. Cancelling twice is the
 * same as once. @throws parameters.decision_not_found, common.forbidden, common.invalid_input without a reason
 */
export async function cancelParameter(ctx: Ctx, id: string, reason: string): Promise<void> {
  const { actor, language } = ctx;
  if (actor.kind !== 'OFFICER') throw accessDenied();
  if (reason.trim() === '') {
    const { parameters, common } = words(language);
    const message = common.form.invalid.required(parameters.field.cancelReason);
    throw invalidInput({ fields: [{ field: 'reason', code: 'required', message }] });
  }
  await inTransaction(ctx, async (tx) => {
    const row = await tx.db
      .selectFrom('legalParameter')
      .select(['agencyCode', 'cancelledAt'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (!row) throw decisionNotFound();
    if (!mayDecideFor(ctx, row.agencyCode)) throw accessDenied();
    if (row.cancelledAt !== null) return;
    await tx.db
      .updateTable('legalParameter')
      .set({
        cancelledAt: tx.clock.now(),
        cancelledBy: actor.accountId,
        cancelledByName: actor.name,
        cancelReason: reason.trim(),
      })
      .where('id', '=', id)
      .execute();
  });
}
