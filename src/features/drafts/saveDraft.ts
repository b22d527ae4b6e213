import type { FormAnswers } from '../../domain/form/form.ts';
import { fieldsOf } from '../../domain/form/visibleFields.ts';
import { type Ctx, inTransaction, type TxCtx } from '../../platform/context.ts';
import { withinReach } from '../../platform/db/withinReach.ts';
import { type Progress, type TaskKey, TYPED_TASKS, type TypedTask, toDraftContent } from './draftContent.ts';
import { draftNotFound } from './errors.ts';
import { formOf, getDraft } from './getDraft.ts';
import { paperFields } from './papers.ts';

/** Longer than any answer may be; what is beyond it was never typed by hand. */
const MOST_CHARACTERS = 10_000;

export interface SavedPage {
  task: TaskKey;
  /** what was sent; fields that the page does not know are left out */
  typed: FormAnswers;
  /** fields that were on the page: those among them that were not sent (unticked boxes) are emptied */
  asked?: readonly string[];
  /** saved by the person, not by itself */
  byHand: boolean;
}

/** Keeps what was typed on one page, right or wrong, complete or not. @throws draft.not_found (also once submitted) */
export async function saveDraft(ctx: Ctx, draftId: string, page: SavedPage): Promise<void> {
  const draft = await getDraft(ctx, draftId);
  const { task } = page;
  const typedTask = TYPED_TASKS.find((candidate) => candidate === task);
  const known = typedTask ? knownFields(draft, typedTask) : [];
  await inTransaction(ctx, async (tx) => {
    const content = toDraftContent(await lockDraft(tx, draftId));
    if (typedTask) content[typedTask] = merge(content[typedTask], known, page);
    const before: Progress | undefined = content.progress[task];
    content.progress[task] = page.byHand || before === 'SAVED' ? 'SAVED' : 'STARTED';
    await tx.db
      .updateTable('draft')
      .set({ answers: JSON.stringify(content), updatedAt: ctx.clock.now() })
      .where('id', '=', draftId)
      .execute();
  });
}

function knownFields(draft: Awaited<ReturnType<typeof getDraft>>, task: TypedTask): string[] {
  if (task === 'papers') return paperFields(draft.content);
  const form = formOf(draft, task);
  return form ? fieldsOf(form).map((field) => field.key) : [];
}

function merge(before: FormAnswers, known: readonly string[], { typed, asked = [] }: SavedPage): FormAnswers {
  const after = { ...before };
  for (const key of known) {
    if (Object.hasOwn(typed, key)) after[key] = (typed[key] ?? '').slice(0, MOST_CHARACTERS).toWellFormed();
    else if (asked.includes(key)) after[key] = '';
  }
  return after;
}

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
