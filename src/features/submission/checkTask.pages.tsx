import type { PaperRemark } from '../../domain/dossier/events.ts';
import { formFileKey } from '../../domain/form/files.ts';
import { inLanguage, type Language } from '../../domain/language.ts';
import type { AssessedFees } from '../../domain/money/fees.ts';
import { words } from '../../i18n/words.ts';
import { ProblemError } from '../../platform/errors.ts';
import type { App } from '../../platform/http/app.ts';
import type { PageResult } from '../../platform/http/route.ts';
import { answerRows } from '../../ui/answerRows.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Choice.tsx';
import type { FieldProblem } from '../../ui/ErrorSummary.tsx';
import { Form } from '../../ui/Form.tsx';
import { type KeyValue, KeyValues } from '../../ui/KeyValues.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { PATHS } from '../../ui/paths.ts';
import { assessDraft } from '../drafts/assessDraft.ts';
import type { TaskKey } from '../drafts/draftContent.ts';
import { draftIncomplete } from '../drafts/errors.ts';
import { formOf, getDraft } from '../drafts/getDraft.ts';
import { AUTHORISATION, chosenCase, needsAuthorisationBox, papersOf, remarkOf } from '../drafts/papers.ts';
import { saveDraft } from '../drafts/saveDraft.ts';
import { submitDraft } from '../drafts/submitDraft.ts';
import { FeeLines } from '../fees/FeeLines.tsx';
import { requireAssurance } from '../identity/requireAssurance.ts';
import { canPayOnDelivery } from '../payments/collectByPost.ts';
import { toDelivery } from '../post/deliveryAnswers.ts';
import { assessPostage, PostageLines } from '../post/PostageLines.tsx';
import { listUnfinished, type UnfinishedDossier } from '../tracking/listUnfinished.ts';
import { draftResult } from './DraftFrame.tsx';
import { Duplicates } from './Duplicates.tsx';
import { type DraftRequest, draftPage, draftPost } from './draftRoutes.tsx';
import { FileList } from './FileList.tsx';
import { NOBODY, nextPath } from './formTasks.pages.tsx';
import { confirmationPath, taskPath, taskSlug } from './paths.ts';

/** The last pages: what it costs, check your answers, submit. */
export function registerCheckTasks(app: App): void {
  draftPage(app, taskSlug('fee'), showFees);
  draftPost(app, taskSlug('fee'), async ({ ctx, id: draftId, fields, reload }) => {
    await saveDraft(ctx, draftId, { task: 'fee', typed: fields, byHand: true });
    return { redirect: nextPath(draftId, (await reload()).checked) };
  });

  draftPage(app, taskSlug('check'), async (request) => {
    const { ctx, draft, checked } = request;
    const subject = { procedureCode: draft.procedureCode, agencyCode: draft.agency.code };
    // who must be known more surely goes there now, and comes back to press once
    if (checked.complete) await requireAssurance(ctx, 'SUBMIT', subject);
    return showCheck(request, await unfinishedOf(request));
  });
  draftPost(app, taskSlug('check'), async ({ ctx, id: draftId, fields, reload }) => {
    try {
      const { dossierId } = await submitDraft(ctx, draftId, fields.declared === 'yes');
      const edited = (await getDraft(ctx, draftId)).dossierId !== null;
      return { redirect: edited ? `${PATHS.myDossier(dossierId)}?tin=da-sua` : confirmationPath(dossierId) };
    } catch (error) {
      if (!(error instanceof ProblemError) || error.kind !== draftIncomplete.kind) throw error;
      const request = await reload();
      const problems = error.fields.map(({ field, message = '' }) => ({ field, message }));
      return showCheck(request, await unfinishedOf(request), problems);
    }
  });
}

function unfinishedOf({ ctx, draft }: DraftRequest): Promise<UnfinishedDossier[]> {
  return listUnfinished(ctx, draft.procedureCode);
}

async function showFees({ ctx, draft, csrf }: DraftRequest): Promise<PageResult> {
  const { language } = ctx;
  const { submission } = words(language);
  const fees = await assessDraft(ctx, draft);
  const payable =
    draft.typed.return.method === 'POST' &&
    (await canPayOnDelivery(ctx, { competentAgencyCode: draft.agency.code })) &&
    paidOnDelivery(fees);
  const { onDelivery } = words(language).post.order;
  return draftResult({
    language,
    draft,
    title: submission.tasks.fee.title,
    lead: fees.dueTime === 'BEFORE_ACCEPTANCE' && fees.totalVnd > 0 ? submission.fee.leadFirst : submission.fee.lead,
    body: (
      <>
        <FeeLines fees={fees} language={language} />
        {fees.totalVnd > 0 && <p>{words(language).money.claim.later}</p>}
        <Form action={taskPath(draft.id, 'fee')} csrf={csrf}>
          {payable && (
            <Checkbox
              language={language}
              name="onDelivery"
              hint={onDelivery.hint}
              checked={draft.typed.fee.onDelivery === 'yes'}
            >
              {onDelivery.choose}
            </Checkbox>
          )}
          <Button large>{submission.fee.seen}</Button>
        </Form>
      </>
    ),
  });
}

/** What is owed from acceptance on can be paid to the deliverer; what is due before it not. */
function paidOnDelivery({ totalVnd, dueTime }: AssessedFees): boolean {
  return totalVnd > 0 && dueTime === 'AFTER_ACCEPTANCE';
}

async function showCheck(
  request: DraftRequest,
  unfinished: UnfinishedDossier[],
  problems: FieldProblem[] = [],
): Promise<PageResult> {
  const { ctx, draft, checked, csrf } = request;
  const { language } = ctx;
  const { submission } = words(language);
  const text = submission.check;
  const agency = inLanguage({ vi: draft.agency.name, en: draft.agency.nameEn ?? undefined }, language);
  const fees = await assessDraft(ctx, draft);
  const delivery = toDelivery(checked.answers.return, NOBODY, draft.typed.fee);
  const postage = await assessPostage(ctx, delivery);
  return draftResult({
    language,
    draft,
    title: text.title,
    lead: text.lead,
    problems,
    body: (
      <>
        <Duplicates dossiers={unfinished} language={language} />
        {checked.tasks
          .filter(({ key }) => key !== 'check')
          .map(({ key }) => (
            <Panel
              key={key}
              title={submission.tasks[key].title}
              actions={
                <a href={taskPath(draft.id, key)} aria-label={text.changeTask(submission.tasks[key].title)}>
                  {words(language).common.actions.change}
                </a>
              }
            >
              {key === 'fee' ? <FeeLines fees={fees} language={language} /> : <Answers task={key} request={request} />}
              {key === 'return' && <PostageLines postage={postage} language={language} />}
              {key === 'fee' && delivery.payOnDelivery && paidOnDelivery(fees) && (
                <p>{words(language).post.order.onDelivery.choose}.</p>
              )}
            </Panel>
          ))}
        {checked.complete ? (
          <Form action={taskPath(draft.id, 'check')} csrf={csrf}>
            <h2>{text.declarationTitle}</h2>
            <Checkbox
              language={language}
              name="declared"
              error={problems.find((problem) => problem.field === 'declared')?.message}
            >
              {text.declaration}
            </Checkbox>
            <p>{text.submitTo(agency)}</p>
            <Button large>{text.submit}</Button>
          </Form>
        ) : (
          <Alert tone="warning" language={language}>
            <p>{checked.outdated ? submission.changed.first : text.incomplete}</p>
            <p>
              <a href={checked.outdated ? PATHS.draft(draft.id) : nextPath(draft.id, checked)}>
                {words(language).common.actions.continue}
              </a>
            </p>
          </Alert>
        )}
      </>
    ),
  });
}

function Answers({ task, request }: { task: TaskKey; request: DraftRequest }) {
  const { language } = request.ctx;
  if (task === 'case') return <Case request={request} />;
  if (task === 'papers') return <Papers request={request} />;
  if (task === 'check' || task === 'fee') return null;
  const { draft, checked } = request;
  const form = formOf(draft, task);
  const answers = checked.answers[task];
  const { notAnswered } = words(language).submission.check;
  const rows: KeyValue[] = form
    ? answerRows(form, answers, draft.today, language).flatMap((section) =>
        section.rows.map(({ key, label, value }) => {
          const files = draft.files.filter((file) => file.componentKey === formFileKey(key));
          const shown = value ?? notAnswered;
          return {
            id: key,
            key: label,
            value: files.length > 0 ? <FileList key={key} files={files} language={language} /> : shown,
          };
        }),
      )
    : [];
  return <KeyValues rows={rows} />;
}

function Case({ request: { ctx, draft } }: { request: DraftRequest }) {
  const { content, typed } = draft;
  const { papers } = words(ctx.language).submission;
  const chosen = chosenCase(content, typed.papers);
  return <p>{chosen ? chosen.name || papers.caseN(Number(typed.papers.case) + 1) : papers.caseMissing}</p>;
}

function Papers({ request: { ctx, draft } }: { request: DraftRequest }) {
  const { papers, applicant } = words(ctx.language).submission;
  const { content, typed, files } = draft;
  const filesOf = (key: string) => files.filter((file) => file.componentKey === key);
  const rows: KeyValue[] = papersOf(content, typed.papers).map(({ key, name }) => ({
    id: key,
    key: name,
    value: <Paper files={filesOf(key)} said={remarkOf(content, typed.papers, key)} language={ctx.language} />,
  }));
  const authorised = filesOf(AUTHORISATION);
  if (authorised.length > 0 && needsAuthorisationBox(content, typed.applicant, typed.papers)) {
    rows.push({ key: applicant.authorisation, value: <FileList files={authorised} language={ctx.language} /> });
  }
  return rows.length === 0 ? <p>{papers.none}</p> : <KeyValues rows={rows} />;
}

function Paper({
  files,
  said,
  language,
}: {
  files: Parameters<typeof FileList>[0]['files'];
  said: PaperRemark | undefined;
  language: Language;
}) {
  if (files.length > 0) return <FileList files={files} language={language} />;
  return words(language).dossier.paperSaid[said ?? 'NONE'];
}
