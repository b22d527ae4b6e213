import type { FormDefinition } from '../../domain/form/form.ts';
import { fromStoredForm, type StoredForm } from '../../domain/form/storedForm.ts';
import type { Ctx } from '../../platform/context.ts';

/** The newest number of an electronic form. One query. */
export async function findForm(ctx: Ctx, key: string): Promise<{ id: string; form: FormDefinition } | undefined> {
  const row = await ctx.db
    .selectFrom('formDefinition')
    .select(['id', 'content'])
    .where('key', '=', key)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && { id: row.id, form: fromStoredForm(row.content as unknown as StoredForm) };
}
