import type { Applicant, SubmittedComponent } from '../../domain/dossier/events.ts';
import type { FormAnswers, FormDefinition } from '../../domain/form/form.ts';
import type { ProcedureContent } from '../../domain/procedure/procedure.ts';
import { words } from '../../i18n/words.ts';
import type { Ctx } from '../../platform/context.ts';
import { type FieldProblem, invalidInput } from '../../platform/errors.ts';
import { findForm } from '../catalogue/getForm.ts';
import { checkSentForm, problemsOfAnswers } from '../forms/checkSentForm.ts';
import { withFormPapers } from '../forms/formPapers.ts';
import { requireAssurance } from '../identity/requireAssurance.ts';
import { getOnlineOffer } from './onlineOffer.ts';
import { declaredPaper, isDeclared, mayBring, papersOf } from './papers.ts';

/** What another system hands in for an applicant. */
export interface OnlineSubmission {
  procedureCode: string;
  competentAgencyCode: string;
  applicant: Applicant;
  answers: Readonly<Record<string, unknown>>;
  components: readonly SubmittedComponent[];
}

/**
 * Asks of a submission over the API what the pages ask of a draft: the procedure goes online, the form is answered, the
 * papers are there (Đ.9.1 NĐ 45/2020). Answers the answers as they are stored, and the papers with what the form adds:
 * its files, and itself as a PDF.
 * @throws procedure.not_found, procedure.not_online, common.invalid_input with `answers.<field>` and `components.<key>`
 */
export async function prepareOnlineSubmission(
  ctx: Ctx,
  submission: OnlineSubmission,
): Promise<{ answers: FormAnswers; components: SubmittedComponent[] }> {
  await requireAssurance(ctx, 'SUBMIT', { procedureCode: submission.procedureCode });
  const { version, offerings } = await getOnlineOffer(ctx, submission.procedureCode);
  const { content } = version;
  const form = content.formKey ? (await findForm(ctx, content.formKey))?.form : undefined;
  const { answers, problems } = form
    ? await checkSentForm(ctx, form, submission.answers)
    : { answers: {}, problems: [] };
  const fields = form ? problemsOfAnswers(form, problems, ctx) : [];
  fields.push(...missingPapers(ctx, content, submission.components));
  if (fields.length > 0) throw invalidInput({ fields });
  const agency = offerings.find(({ competentAgency: { code } }) => code === submission.competentAgencyCode);
  return {
    answers,
    components: await withForm(ctx, submission, { form, answers, content }, agency?.competentAgency.name),
  };
}

async function withForm(
  ctx: Ctx,
  { applicant, components }: OnlineSubmission,
  { form, ...filled }: { form: FormDefinition | undefined; answers: FormAnswers; content: ProcedureContent },
  agencyName = '',
): Promise<SubmittedComponent[]> {
  if (!form) return [...components];
  const declaredBy = applicant.submitterName ?? applicant.name;
  const keys = filled.content.componentCases.map((_, index) => declaredPaper(filled.content, { case: String(index) }));
  const [key, ...others] = [...new Set(keys)];
  return withFormPapers(
    ctx,
    { ...filled, form, agencyName, declaredBy, where: 'ONLINE' },
    components,
    // which case it is, only the papers tell
    others.length === 0 ? key : keys.find((one) => components.some((paper) => paper.key === one)),
  );
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
