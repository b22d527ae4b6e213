import { checkAnswers } from '../../domain/form/checkAnswers.ts';
import type { FormAnswers } from '../../domain/form/form.ts';
import { fromJsonValue } from '../../domain/form/jsonValue.ts';
import { findField } from '../../domain/form/visibleFields.ts';
import type { Ctx } from '../../platform/context.ts';
import { type FieldProblem, invalidInput } from '../../platform/errors.ts';
import { answerProblemInWords } from '../../ui/answerProblem.ts';
import { findForm } from '../catalogue/getForm.ts';
import { findProcedure } from '../catalogue/getProcedure.ts';

/**
 * The answers typed at the counter as they are stored. What is typed must be right; what is not typed stands on the paper
 * form that was handed in, so nothing is required. Two queries, none without answers.
 * @throws common.invalid_input with `answers.<field>`
 */
export async function checkCounterAnswers(
  ctx: Ctx,
  entry: { procedureCode: string; answers: FormAnswers },
): Promise<FormAnswers> {
  if (Object.keys(entry.answers).length === 0) return {};
  const formKey = (await findProcedure(ctx, entry.procedureCode))?.content.formKey;
  const found = formKey ? await findForm(ctx, formKey) : undefined;
  if (!found) return {};
  const { answers, problems } = checkAnswers(found.form, fromJsonValue(entry.answers));
  const fields = problems.flatMap((problem): FieldProblem[] => {
    const field = findField(found.form, problem.field);
    if (!field || problem.code === 'required') return [];
    const message = answerProblemInWords(field, problem, ctx.language);
    return [{ field: `answers.${field.key}`, code: problem.code, message }];
  });
  if (fields.length > 0) throw invalidInput({ fields });
  return answers;
}
