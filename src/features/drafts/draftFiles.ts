import type { ExpressionBuilder } from 'kysely';
import { fileFieldOf, formFileKey, MOST_FILES } from '../../domain/form/files.ts';
import type { FormField } from '../../domain/form/form.ts';
import { type Ctx, inTransaction, type TxCtx } from '../../platform/context.ts';
import type { DB } from '../../platform/db/schema.ts';
import { defineError } from '../../platform/errors.ts';
import { fileNotFound } from '../files/errors.ts';
import { getDraft } from './getDraft.ts';
import { lockDraft } from './lockDraft.ts';
import { AUTHORISATION, FILES_PER_PAPER } from './papers.ts';

/** More files for one paper than a desk would read. */
export const tooManyFiles = defineError('draft.too_many_files', 422);

/**
 * Puts a file that the actor has sent under a paper of the draft, or a question of its form; twice is once.
 * @throws draft.not_found, file.not_found, draft.too_many_files
 */
export async function attachToDraft(ctx: Ctx, draftId: string, componentKey: string, fileId: string): Promise<void> {
  const { content, form, files } = await getDraft(ctx, draftId);
  const keys = content.componentCases.flatMap((group) => group.components.map((component) => component.key));
  const question = fileFieldOf(form, componentKey)?.field;
  if (!keys.includes(componentKey) && componentKey !== AUTHORISATION && !question) throw fileNotFound();
  const there = files.filter((file) => file.componentKey === componentKey);
  if (there.some(({ id }) => id === fileId)) return;
  if (there.length >= mostFiles(question)) throw tooManyFiles({ values: { max: mostFiles(question) } });
  await inTransaction(ctx, async (tx) => {
    await lockDraft(tx, draftId);
    const own = await tx.db
      .selectFrom('storedFile')
      .select('id')
      .where('id', '=', fileId)
      .where('uploadedBy', '=', 'accountId' in ctx.actor ? ctx.actor.accountId : null)
      .executeTakeFirst();
    if (!own) throw fileNotFound();
    await tx.db
      .insertInto('draftFile')
      .values({ draftId, componentKey, fileId })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await tx.db.updateTable('draft').set({ updatedAt: ctx.clock.now() }).where('id', '=', draftId).execute();
  });
}

/** How many files a paper, or a question of the form, takes. */
function mostFiles(question: FormField | undefined): number {
  return question ? (question.max ?? MOST_FILES) : FILES_PER_PAPER;
}

/** Takes a file out of the draft. @throws draft.not_found */
export async function detachFromDraft(ctx: Ctx, draftId: string, componentKey: string, fileId: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await lockDraft(tx, draftId);
    await tx.db
      .deleteFrom('draftFile')
      .where('draftId', '=', draftId)
      .where('componentKey', '=', componentKey)
      .where('fileId', '=', fileId)
      .execute();
  });
}

/** An item of a repeat was taken out: its files go, those of the items after it move up. */
export async function dropItemFiles(tx: TxCtx, draftId: string, repeat: string, index: number): Promise<void> {
  const prefix = formFileKey(repeat);
  const rows = await tx.db
    .selectFrom('draftFile')
    .select('componentKey')
    .distinct()
    .where('draftId', '=', draftId)
    .where('componentKey', 'like', `${prefix}.%`)
    .execute();
  const places = rows.flatMap(({ componentKey }) => {
    const [, number, rest = ''] = /^(\d+)\.(.+)$/.exec(componentKey.slice(prefix.length + 1)) ?? [];
    return number === undefined || Number(number) < index ? [] : [{ componentKey, number: Number(number), rest }];
  });
  for (const { componentKey, number, rest } of places.sort((one, other) => one.number - other.number)) {
    const own = (eb: ExpressionBuilder<DB, 'draftFile'>) => eb.and({ draftId, componentKey });
    if (number === index) await tx.db.deleteFrom('draftFile').where(own).execute();
    else
      await tx.db
        .updateTable('draftFile')
        .set({ componentKey: `${prefix}.${number - 1}.${rest}` })
        .where(own)
        .execute();
  }
}
