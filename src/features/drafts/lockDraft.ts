import type { TxCtx } from '../../platform/context.ts';
import { withinReach } from '../../platform/db/withinReach.ts';
import { draftNotFound } from './errors.ts';

/** What is in an unsubmitted draft of the actor; nobody else writes to it until the transaction ends. */
export async function lockDraft(tx: TxCtx, draftId: string): Promise<unknown> {
  const row =
    tx.actor.kind === 'APPLICANT'
      ? await tx.db
          .selectFrom('draft')
          .select('answers')
          .where('id', '=', draftId)
          .where('accountId', '=', tx.actor.accountId)
          .where(withinReach(tx.actor, 'draft.procedureCode'))
          .where('submittedDossierId', 'is', null)
          .forUpdate()
          .executeTakeFirst()
      : undefined;
  if (!row) throw draftNotFound();
  return row.answers;
}
