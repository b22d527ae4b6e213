import type { FormDefinition } from '../../domain/form/form.ts';
import { fromStoredForm } from '../../domain/form/storedForm.ts';
import type { Ctx } from '../../platform/context.ts';
import { type Day, today } from './today.ts';

/** The newest number of an electronic form that is filled in today. One query. */
export async function findForm(ctx: Ctx, key: string): Promise<{ id: string; form: FormDefinition } | undefined> {
  const row = await ctx.db
    .selectFrom('formDefinition')
    .select(['id', 'content'])
    .where('key', '=', key)
    .where((eb) => eb.or([eb('effectiveOn', 'is', null), eb('effectiveOn', '<=', today(ctx.clock))]))
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && { id: row.id, form: fromStoredForm(row.content) };
}

/** The form as it was when a dossier was submitted; the first one where all are younger. One query. */
export async function findFormAt(
  ctx: Pick<Ctx, 'db'>,
  key: string,
  submittedAt: string,
): Promise<FormDefinition | undefined> {
  const moment = new Date(submittedAt);
  const day: Day = today({ now: () => moment });
  const row = await ctx.db
    .selectFrom('formDefinition')
    .select('content')
    .where('key', '=', key)
    .orderBy(
      (eb) =>
        eb.and([eb('createdAt', '<=', moment), eb.or([eb('effectiveOn', 'is', null), eb('effectiveOn', '<=', day)])]),
      'desc',
    )
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && fromStoredForm(row.content);
}
