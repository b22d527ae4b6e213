import { type AnswerProblem, type CheckedAnswers, checkAnswers } from '../../domain/form/checkAnswers.ts';
import { filesIn } from '../../domain/form/files.ts';
import type { FormAnswers, FormDefinition } from '../../domain/form/form.ts';
import { fromJsonValue } from '../../domain/form/jsonValue.ts';
import { findField } from '../../domain/form/visibleFields.ts';
import type { Ctx } from '../../platform/context.ts';
import type { FieldProblem } from '../../platform/errors.ts';
import { answerProblemInWords } from '../../ui/answerProblem.ts';
import { today } from '../catalogue/today.ts';
import { findPlacesOf, knownPlaces } from './places.ts';

/**
 * Answers that came from another system or the counter – texts by path, or the JSON value of the form's schema – judged
 * by the rules of the pages: with the day it is, the communes of today and the files that the actor has sent. Three
 * queries at most.
 */
export async function checkSentForm(
  ctx: Ctx,
  form: FormDefinition,
  sent: Readonly<Record<string, unknown>>,
): Promise<CheckedAnswers> {
  const typed = fromJsonValue(sent);
  const places = knownPlaces(await findPlacesOf(ctx, form, typed));
  const files = await ownFiles(ctx, form, typed);
  return checkAnswers(form, typed, { today: today(ctx.clock), places, files });
}

/** The problems as the API names them: `answers.<path>`, with the words of the pages. */
export function problemsOfAnswers(
  form: FormDefinition,
  problems: readonly AnswerProblem[],
  { language }: Pick<Ctx, 'language'>,
): FieldProblem[] {
  return problems.flatMap((problem) => {
    const field = findField(form, problem.field);
    if (!field) return [];
    const message = answerProblemInWords(field, problem, language);
    return [{ field: `answers.${field.key}`, code: problem.code, message }];
  });
}

async function ownFiles(ctx: Ctx, form: FormDefinition, typed: FormAnswers): Promise<Map<string, string>> {
  const ids = filesIn(form, typed).flatMap(({ files }) => files.map(({ id }) => id));
  if (ids.length === 0 || !('accountId' in ctx.actor)) return new Map();
  const rows = await ctx.db
    .selectFrom('storedFile')
    .select(['id', 'name'])
    .where('id', 'in', ids)
    .where('uploadedBy', '=', ctx.actor.accountId)
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
