import { sql } from 'kysely';
import { Value } from 'typebox/value';
import type { FormDefinition } from '../../domain/form/form.ts';
import type { KeptAnswers } from '../../domain/form/keptAnswers.ts';
import { fromStoredForm, isConsistent, type StoredForm, toStoredForm } from '../../domain/form/storedForm.ts';
import { words } from '../../i18n/words.ts';
import { type Ctx, inTransaction } from '../../platform/context.ts';
import { invalidInput } from '../../platform/errors.ts';
import { contentHash } from '../catalogue/contentHash.ts';
import { formNotFound } from '../catalogue/errors.ts';
import { requirePublisher } from '../catalogue/mayPublish.ts';
import { formChangedMeanwhile, formDraftNotFound } from './errors.ts';
import { asStoredForm, StoredFormSchema } from './storedFormSchema.ts';

/** A line of the list of forms: what is published, and whether the next version is being written. */
export interface ListedForm {
  key: string;
  title: string;
  /** newest published number; null when it is only a draft */
  number: number | null;
  effectiveOn: string | null;
  procedures: number;
  draft: { updatedByName: string; updatedAt: Date } | null;
}

/** Every form, by title. Three queries. @throws access.denied */
export async function listForms(ctx: Ctx): Promise<ListedForm[]> {
  requirePublisher(ctx);
  const published = await ctx.db
    .selectFrom('formDefinition')
    .distinctOn('key')
    .select(['key', 'number', 'content', 'effectiveOn'])
    .orderBy('key')
    .orderBy('number', 'desc')
    .execute();
  const drafts = await ctx.db.selectFrom('formDraft').selectAll().execute();
  const used = await usedBy(ctx);
  const contents = new Map<string, unknown>(published.map(({ key, content }) => [key, content]));
  const rows = new Map<string, ListedForm>();
  for (const { key, number, content, effectiveOn } of published)
    rows.set(key, { key, number, title: titleOf(content), effectiveOn, procedures: used.get(key) ?? 0, draft: null });
  for (const { key, content, updatedByName, updatedAt } of drafts) {
    const row = rows.get(key) ?? {
      key,
      number: null,
      title: titleOf(content),
      effectiveOn: null,
      procedures: 0,
      draft: null,
    };
    // what was published stays as a draft, for its kept answers
    const open = contentHash(contents.get(key)) !== contentHash(content);
    rows.set(key, { ...row, draft: open ? { updatedByName, updatedAt } : null });
  }
  return [...rows.values()].sort((one, other) => one.title.localeCompare(other.title, 'vi'));
}

async function usedBy(ctx: Ctx): Promise<Map<string, number>> {
  const rows = await ctx.db
    .selectFrom('procedure')
    .innerJoin('procedureVersion as version', 'version.id', 'procedure.currentVersionId')
    .select(sql<string | null>`version.content ->> 'formKey'`.as('formKey'))
    .execute();
  const counts = new Map<string, number>();
  for (const { formKey } of rows) if (formKey) counts.set(formKey, (counts.get(formKey) ?? 0) + 1);
  return counts;
}

function titleOf(content: unknown): string {
  return (content as StoredForm).title.vi;
}

/** A form as the editor opens it. */
export interface FormForEditor {
  form: FormDefinition;
  /** the newest published version, to compare with */
  published: { form: FormDefinition; number: number; effectiveOn: string | null } | null;
  tests: KeptAnswers[];
  /** 0: nothing was written yet */
  revision: number;
}

/** The draft of a form, else what is published. Two queries. @throws access.denied, procedure.no_form */
export async function getFormForEditor(ctx: Ctx, key: string): Promise<FormForEditor> {
  requirePublisher(ctx);
  const row = await ctx.db
    .selectFrom('formDefinition')
    .select(['content', 'number', 'effectiveOn'])
    .where('key', '=', key)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  const draft = await ctx.db.selectFrom('formDraft').selectAll().where('key', '=', key).executeTakeFirst();
  const published = row && { ...row, form: fromStoredForm(row.content) };
  const form = draft ? fromStoredForm(draft.content) : published?.form;
  if (!form) throw formNotFound();
  return {
    form,
    published: published
      ? { form: published.form, number: published.number, effectiveOn: published.effectiveOn }
      : null,
    tests: (draft?.tests ?? []) as unknown as KeptAnswers[],
    revision: draft?.revision ?? 0,
  };
}

/** What the editor keeps. `revision`: the one that was opened, 0 for a new draft. */
export interface FormDraftInput {
  content: unknown;
  tests: KeptAnswers[];
  revision: number;
}

/**
 * Keeps the next version of a form, finished or not. Kept answers belong to the form, not to a version: they stay when a
 * draft is published.
 * @throws access.denied, common.invalid_input (not a form), forms.changed_meanwhile
 */
export async function saveFormDraft(ctx: Ctx, key: string, input: FormDraftInput): Promise<{ revision: number }> {
  requirePublisher(ctx);
  const content = readForm(ctx, key, input.content);
  const { actor } = ctx;
  const by = {
    updatedBy: 'accountId' in actor ? actor.accountId : null,
    updatedByName: 'name' in actor ? actor.name : '',
    updatedAt: ctx.clock.now(),
  };
  return inTransaction(ctx, async (tx) => {
    const draft = await tx.db
      .selectFrom('formDraft')
      .select('revision')
      .where('key', '=', key)
      .forUpdate()
      .executeTakeFirst();
    if ((draft?.revision ?? 0) !== input.revision) throw formChangedMeanwhile();
    const revision = input.revision + 1;
    const values = { content: JSON.stringify(content), tests: JSON.stringify(input.tests), revision, ...by };
    await tx.db
      .insertInto('formDraft')
      .values({ key, ...values })
      .onConflict((conflict) => conflict.column('key').doUpdateSet(values))
      .execute();
    return { revision };
  });
}

function readForm(ctx: Ctx, key: string, content: unknown): StoredForm {
  const stored = Value.Check(StoredFormSchema, content) ? asStoredForm(content) : undefined;
  if (stored?.key !== key || !isConsistent(stored)) {
    const [fault] = [...Value.Errors(StoredFormSchema, content)];
    const message = words(ctx.language).forms.editor.notAForm(fault?.instancePath ?? '');
    throw invalidInput({ fields: [{ field: 'content', code: 'invalid', message }] });
  }
  // derived parts are worked out anew
  return toStoredForm(fromStoredForm(stored));
}

/** Throws away what was written; what is published stays. @throws access.denied, forms.draft_not_found */
export async function discardFormDraft(ctx: Ctx, key: string): Promise<void> {
  requirePublisher(ctx);
  const gone = await ctx.db.deleteFrom('formDraft').where('key', '=', key).executeTakeFirst();
  if (gone.numDeletedRows === 0n) throw formDraftNotFound();
}
