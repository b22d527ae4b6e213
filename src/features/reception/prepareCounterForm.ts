import type { Applicant, SubmittedComponent } from '../../domain/dossier/events.ts';
import type { FormAnswers } from '../../domain/form/form.ts';
import type { Ctx } from '../../platform/context.ts';
import { invalidInput } from '../../platform/errors.ts';
import { findForm } from '../catalogue/getForm.ts';
import { findProcedure } from '../catalogue/getProcedure.ts';
import { checkSentForm, problemsOfAnswers } from '../forms/checkSentForm.ts';
import { withFormPapers } from '../forms/formPapers.ts';

/** What an officer typed of a dossier. */
interface TypedEntry {
  procedureCode: string;
  competentAgencyCode: string;
  applicant: Applicant;
  answers: Readonly<Record<string, unknown>>;
  components: readonly SubmittedComponent[];
}

/**
 * The answers typed at the counter as they are stored, and the papers with what the form adds: its files, and itself as a
 * PDF. What is typed must be right; what is not typed stands on the paper form that was handed in, so nothing is required.
 * @throws common.invalid_input with `answers.<field>`
 */
export async function prepareCounterForm(
  ctx: Ctx,
  entry: TypedEntry,
): Promise<{ answers: FormAnswers; components: SubmittedComponent[] }> {
  const untouched = { answers: {}, components: [...entry.components] };
  if (Object.keys(entry.answers).length === 0) return untouched;
  const content = (await findProcedure(ctx, entry.procedureCode))?.content;
  const form = content?.formKey ? (await findForm(ctx, content.formKey))?.form : undefined;
  if (!content || !form) return untouched;
  const { answers, problems } = await checkSentForm(ctx, form, entry.answers);
  const fields = problemsOfAnswers(
    form,
    problems.filter(({ code }) => code !== 'required'),
    ctx,
  );
  if (fields.length > 0) throw invalidInput({ fields });
  if (Object.keys(answers).length === 0) return untouched;
  const agency = await ctx.db
    .selectFrom('agency')
    .select('name')
    .where('code', '=', entry.competentAgencyCode)
    .executeTakeFirst();
  const declaredBy = entry.applicant.submitterName ?? entry.applicant.name;
  const filled = { form, answers, content, agencyName: agency?.name ?? '', declaredBy, where: 'COUNTER' } as const;
  // the paper form that was handed in stays what it is
  return { answers, components: await withFormPapers(ctx, filled, entry.components, undefined) };
}
