import type { Applicant, SubmittedComponent } from '../../domain/dossier/events.ts';
import { fileFieldOf } from '../../domain/form/files.ts';
import type { FormAnswers, FormDefinition } from '../../domain/form/form.ts';
import type { ProcedureContent } from '../../domain/procedure/procedure.ts';
import { words } from '../../i18n/words.ts';
import type { Ctx } from '../../platform/context.ts';
import { type FieldProblem, invalidInput } from '../../platform/errors.ts';
import { findForm } from '../catalogue/getForm.ts';
import { getProcedureVersion } from '../catalogue/getProcedure.ts';
import { getDossier } from '../dossiers/getDossier.ts';
import type { SubmissionEdit } from '../dossiers/submissionInput.ts';
import { checkSentForm, problemsOfAnswers } from '../forms/checkSentForm.ts';
import { FILLED_FORM, withFormPapers } from '../forms/formPapers.ts';
import { requireAssurance } from '../identity/requireAssurance.ts';
import { getOnlineOffer } from './onlineOffer.ts';
import { declaredPaper, isDeclared, mayBring, papersOf } from './papers.ts';

/** What another system hands in for an applicant. */
interface OnlineSubmission {
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
  const { form, answers, fields } = await checkForm(ctx, content, submission);
  fields.push(...missingPapers(ctx, content, submission.components));
  if (fields.length > 0) throw invalidInput({ fields });
  const agency = offerings.find(({ competentAgency: { code } }) => code === submission.competentAgencyCode);
  const agencyName = agency?.competentAgency.name;
  return { answers, components: await withForm(ctx, submission, { form, answers, content }, agencyName) };
}

/**
 * The same for what another system hands in anew in place of a dossier that nobody has accepted. Which papers are not
 * needed was said before and cannot be said here, so that only the form is judged.
 * @throws dossier.not_found, common.invalid_input with `answers.<field>`
 */
export async function prepareEdit(ctx: Ctx, dossierId: string, edit: SubmissionEdit): Promise<SubmissionEdit> {
  const { state } = (await getDossier(ctx, dossierId)).dossier;
  const { content } = await getProcedureVersion(ctx, state.procedureVersionId);
  const { form, answers, fields } = await checkForm(ctx, content, edit);
  if (fields.length > 0) throw invalidInput({ fields });
  const agency = await ctx.db
    .selectFrom('agency')
    .select('name')
    .where('code', '=', state.competentAgencyCode)
    .executeTakeFirst();
  const papers = edit.components.filter(({ key }) => key !== FILLED_FORM && !fileFieldOf(form, key));
  const components = await withForm(ctx, { ...edit, components: papers }, { form, answers, content }, agency?.name);
  return { ...edit, answers, components };
}

async function checkForm(ctx: Ctx, content: ProcedureContent, { answers: sent }: Pick<OnlineSubmission, 'answers'>) {
  const form = content.formKey ? (await findForm(ctx, content.formKey))?.form : undefined;
  const { answers, problems } = form ? await checkSentForm(ctx, form, sent) : { answers: {}, problems: [] };
  const fields = form ? problemsOfAnswers(form, problems, ctx) : [];
  return { form, answers, fields };
}

async function withForm(
  ctx: Ctx,
  { applicant, components }: Pick<OnlineSubmission, 'applicant' | 'components'>,
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
