import { keepAnswers, replay } from '../../domain/form/keptAnswers.ts';
import { proveForm } from '../../domain/form/proveForm.ts';
import { fromStoredForm } from '../../domain/form/storedForm.ts';
import { inLanguage } from '../../domain/language.ts';
import { words } from '../../i18n/words.ts';
import { type Ctx, inTransaction } from '../../platform/context.ts';
import { invalidInput } from '../../platform/errors.ts';
import { requirePublisher } from '../catalogue/mayPublish.ts';
import { publishForm } from '../catalogue/publishForm.ts';
import { today } from '../catalogue/today.ts';
import { answersChanged, formChangedMeanwhile, formDraftNotFound, formNotSound } from './errors.ts';

/** On what a form is published, and from when it is filled in. */
export interface FormPublication {
  revision: number;
  decisionNumber: string;
  /** yyyy-mm-dd */
  decisionDate: string;
  /** yyyy-mm-dd, today or later */
  effectiveOn: string;
  /** that kept answers now give something else was seen and is meant */
  confirmed: boolean;
}

/**
 * Makes the draft the next immutable version. Drafts of applicants and dossiers under older versions stay readable: their
 * answers are kept by path, and a dossier is shown by the version of its day.
 * @throws access.denied, forms.draft_not_found, forms.changed_meanwhile, forms.not_sound, forms.answers_changed,
 * common.invalid_input (field `effectiveOn`)
 */
export async function publishFormDraft(ctx: Ctx, key: string, input: FormPublication): Promise<{ number: number }> {
  requirePublisher(ctx);
  const { editor } = words(ctx.language).forms;
  if (input.effectiveOn < today(ctx.clock))
    throw invalidInput({ fields: [{ field: 'effectiveOn', code: 'tooSmall', message: editor.effectivePast }] });
  return inTransaction(ctx, async (tx) => {
    const draft = await tx.db.selectFrom('formDraft').selectAll().where('key', '=', key).forUpdate().executeTakeFirst();
    if (!draft) throw formDraftNotFound();
    if (draft.revision !== input.revision) throw formChangedMeanwhile();
    const form = fromStoredForm(draft.content);
    const findings = proveForm(form);
    if (findings.length > 0)
      throw formNotSound({
        fields: findings.map(({ at, words: said }) => ({
          field: at,
          code: 'invalid',
          message: inLanguage(said, ctx.language),
        })),
      });
    const { tests } = draft;
    const changed = tests.flatMap((kept) => replay(form, kept).map(({ path }) => ({ kept, path })));
    if (changed.length > 0 && !input.confirmed)
      throw answersChanged({
        fields: changed.map(({ kept, path }) => ({
          field: path,
          code: 'changed',
          message: editor.givesOther(kept.name, path),
        })),
      });
    const { id, number } = await publishForm(tx, form);
    await tx.db
      .updateTable('formDefinition')
      .set({
        effectiveOn: input.effectiveOn,
        decisionNumber: input.decisionNumber,
        decisionDate: input.decisionDate,
        publishedByName: 'name' in ctx.actor ? ctx.actor.name : '',
      })
      .where('id', '=', id)
      .where('decisionNumber', 'is', null)
      .execute();
    // what was confirmed is what the answers are to give from now on
    const kept = tests.map((one) => keepAnswers(form, one.name, one.typed, one.today));
    await tx.db
      .updateTable('formDraft')
      .set({ tests: JSON.stringify(kept), revision: draft.revision + 1 })
      .where('key', '=', key)
      .execute();
    return { number };
  });
}
