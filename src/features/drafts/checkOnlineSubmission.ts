import type { SubmittedComponent } from '../../domain/dossier/events.ts';
import { checkAnswers } from '../../domain/form/checkAnswers.ts';
import type { FormAnswers } from '../../domain/form/form.ts';
import { fromJsonValue } from '../../domain/form/jsonValue.ts';
import { findField } from '../../domain/form/visibleFields.ts';
import type { ProcedureContent } from '../../domain/procedure/procedure.ts';
import { words } from '../../i18n/words.ts';
import type { Ctx } from '../../platform/context.ts';
import { type FieldProblem, invalidInput } from '../../platform/errors.ts';
import { answerProblemInWords } from '../../ui/answerProblem.ts';
import { findForm } from '../catalogue/getForm.ts';
import { requireAssurance } from '../identity/requireAssurance.ts';
import { getOnlineOffer } from './onlineOffer.ts';
import { isDeclared, mayBring, papersOf } from './papers.ts';

/** What another system hands in for an applicant. */
export interface OnlineSubmission {
  procedureCode: string;
  answers: FormAnswers;
  components: readonly SubmittedComponent[];
}

/**
 * Asks of a submission over the API what the pages ask of a draft: the procedure goes online, the form is answered, the
 * papers are there (Đ.9.1 NĐ 45/2020). Answers the answers as they are stored. Three queries.
 * @throws procedure.not_found, procedure.not_online, common.invalid_input with `answers.<field>` and `components.<key>`
 */
export async function checkOnlineSubmission(ctx: Ctx, submission: OnlineSubmission): Promise<FormAnswers> {
  await requireAssurance(ctx, 'SUBMIT', { procedureCode: submission.procedureCode });
  const { content } = (await getOnlineOffer(ctx, submission.procedureCode)).version;
  const found = content.formKey ? await findForm(ctx, content.formKey) : undefined;
  const { answers, problems } = found
    ? checkAnswers(found.form, fromJsonValue(submission.answers))
    : { answers: {}, problems: [] };
  const fields = problems.flatMap((problem): FieldProblem[] => {
    const field = found && findField(found.form, problem.field);
    if (!field) return [];
    const message = answerProblemInWords(field, problem, ctx.language);
    return [{ field: `answers.${field.key}`, code: problem.code, message }];
  });
  fields.push(...missingPapers(ctx, content, submission.components));
  if (fields.length > 0) throw invalidInput({ fields });
  return answers;
}

/** Required papers that are not there, in the case that lacks the fewest. */
function missingPapers(ctx: Ctx, content: ProcedureContent, given: readonly SubmittedComponent[]): FieldProblem[] {
  const isThere = (key: string) =>
    given.some(
      (paper) => paper.key === key && (paper.fileIds.length > 0 || (mayBring(content) && paper.shape !== 'MISSING')),
    );
  const lacking = content.componentCases.map((_, index) => {
    const chosen = { case: String(index) };
    return papersOf(content, chosen).filter(
      ({ key, required }) => required && !isDeclared(content, chosen, key) && !isThere(key),
    );
  });
  const [fewest = []] = lacking.sort((one, other) => one.length - other.length);
  const { required } = words(ctx.language).common.form.invalid;
  return fewest.map(({ key, name }) => ({ field: `components.${key}`, code: 'required', message: required(name) }));
}
