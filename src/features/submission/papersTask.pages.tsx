import type { Language } from '../../domain/language.ts';
import type { Component } from '../../domain/procedure/procedure.ts';
import { words } from '../../i18n/words.ts';
import type { App } from '../../platform/http/app.ts';
import type { PageResult } from '../../platform/http/route.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Choice.tsx';
import { Details } from '../../ui/Details.tsx';
import type { FieldProblem } from '../../ui/ErrorSummary.tsx';
import { FileInput } from '../../ui/FileInput.tsx';
import { Form } from '../../ui/Form.tsx';
import { ButtonRow } from '../../ui/Layout.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { PATHS } from '../../ui/paths.ts';
import type { Draft, DraftFile } from '../drafts/getDraft.ts';
import {
  AUTHORISATION,
  bringField,
  chosenCase,
  fileField,
  isDeclared,
  mayBring,
  needsAuthorisationBox,
  paperFields,
  papersOf,
  skipField,
} from '../drafts/papers.ts';
import { saveDraft } from '../drafts/saveDraft.ts';
import { ACCEPTED_FILES } from '../files/fileTypes.ts';
import { UPLOAD_PATH } from '../files/uploadPath.ts';
import { listOffered, type OfferedPaper } from '../vault/listOffered.ts';
import { draftResult } from './DraftFrame.tsx';
import { type DraftRequest, draftPage, draftPost } from './draftRoutes.tsx';
import { AttachedFiles } from './FileList.tsx';
import { maxMegabytes } from './fileRefusal.ts';
import { nextPath } from './formTasks.pages.tsx';
import { taskPath, taskSlug } from './paths.ts';
import { attachUploads, fileNews, joinPosted, removeOrJoin, takeFile, takeFromVault } from './sentFiles.ts';
import { TAKE, VaultChoice, vaultField } from './VaultChoice.tsx';

/** The page *papers*: which case, a box for the files of every paper, and what to say instead of a file. */
export function registerPapersTask(app: App): void {
  draftPage(app, taskSlug('papers'), async (request) => {
    const { content, typed } = request.draft;
    if (content.componentCases.length > 1 && !chosenCase(content, typed.papers))
      return { redirect: taskPath(request.draft.id, 'case') };
    return showPapers(request, request.query.sua ? missing(request) : [], fileNews(request));
  });

  draftPost(
    app,
    taskSlug('papers'),
    async ({ ctx, id: draftId, fields, fileProblems, reload }) => {
      await attachUploads(ctx, draftId, fields);
      await joinPosted(ctx, draftId);
      const vaultProblems = await takeFromVault(ctx, draftId, fields);
      const before = await reload();
      await saveDraft(ctx, draftId, { task: 'papers', typed: fields, asked: askedFields(before.draft), byHand: true });
      const pressed = await removeOrJoin(ctx, before.draft, fields);
      if (pressed)
        return { redirect: `${taskPath(draftId, 'papers')}?tin=${pressed.news}#${fileField(pressed.componentKey)}` };
      const request = await reload();
      const problems = [...fileProblems, ...vaultProblems];
      if (problems.length > 0) return showPapers(request, problems);
      if (fields[TAKE] !== undefined)
        return { redirect: `${taskPath(draftId, 'papers')}?tin=da-luu#${fileField(fields[TAKE])}` };
      if (fields.later !== undefined) return { redirect: `${PATHS.draft(draftId)}?tin=da-luu` };
      if (missing(request).length > 0) return showPapers(request, missing(request));
      return { redirect: nextPath(draftId, request.checked) };
    },
    takeFile,
  );
}

/** Boxes that were on the page; an unticked one is not sent. */
function askedFields({ content, typed }: Draft): string[] {
  const shown = papersOf(content, typed.papers).flatMap(({ key }) => [bringField(key), skipField(key)]);
  return paperFields(content).filter((field) => shown.includes(field));
}

function missing({ ctx, draft, checked }: DraftRequest): FieldProblem[] {
  const { papers } = words(ctx.language).submission;
  const names = new Map(papersOf(draft.content, draft.typed.papers).map(({ key, name }) => [fileField(key), name]));
  return checked.problems.papers.map(({ field }) => {
    const name = names.get(field);
    return { field, message: name === undefined ? papers.caseQuestion : papers.required(shorten(name)) };
  });
}

const SHOWN_CHARACTERS = 90;

function shorten(name: string): string {
  return name.length <= SHOWN_CHARACTERS ? name : `${name.slice(0, SHOWN_CHARACTERS - 1)}…`;
}

async function showPapers(request: DraftRequest, problems: FieldProblem[], news?: string): Promise<PageResult> {
  const { ctx, draft, csrf } = request;
  const { language } = ctx;
  const { submission, common } = words(language);
  const { content, typed } = draft;
  const group = chosenCase(content, typed.papers);
  const offeredFor = await listOffered(ctx);
  const errorOf = (field: string) => problems.find((problem) => problem.field === field)?.message;
  const paper = (component: Component) => (
    <Paper
      key={component.key}
      component={component}
      draft={draft}
      language={language}
      csrf={csrf}
      error={errorOf(fileField(component.key))}
      vaultError={errorOf(vaultField(component.key))}
      offered={offeredFor(component.name)}
      maxMegabytes={maxMegabytes(ctx)}
    />
  );
  const asked = group?.components ?? [];
  const wanted = asked.filter((component) => isWanted(draft, component));
  const others = asked.filter((component) => !wanted.includes(component));
  return draftResult({
    language,
    draft,
    title: submission.tasks.papers.title,
    lead: submission.papers.uploadHint(maxMegabytes(ctx)),
    problems,
    news,
    scripts: ['pictures', 'upload'],
    body: (
      <Form action={taskPath(draft.id, 'papers')} csrf={csrf} multipart>
        {/* Enter presses the first button of a form: it must not be one that removes a file. */}
        <button type="submit" className="visually-hidden" tabIndex={-1} aria-hidden="true">
          {common.actions.saveAndContinue}
        </button>
        {group && content.componentCases.length > 1 && (
          <p>
            {submission.case}: <strong>{group.name || submission.papers.caseN(Number(typed.papers.case) + 1)}</strong>{' '}
            <a href={taskPath(draft.id, 'case')}>{common.actions.change}</a>
          </p>
        )}
        {group?.components.length === 0 && <p>{submission.papers.none}</p>}
        {wanted.map(paper)}
        {needsAuthorisationBox(content, typed.applicant, typed.papers) && (
          <Paper
            component={authorisation(language)}
            draft={draft}
            language={language}
            csrf={csrf}
            error={errorOf(fileField(AUTHORISATION))}
            offered={offeredFor(authorisation(language).name)}
            maxMegabytes={maxMegabytes(ctx)}
          />
        )}
        {others.length > 0 && (
          <Details
            summary={submission.papers.others(others.length)}
            open={wanted.length === 0 || others.some(({ key }) => isInUse(draft, key) || errorOf(vaultField(key)))}
          >
            <div className="stack">{others.map(paper)}</div>
          </Details>
        )}
        {group && group.notes.length > 0 && (
          <Alert tone="info" language={language} title={submission.papers.notes}>
            <ul className="list">
              {group.notes.map((note) => (
                <li key={note}>{note}</li>
              ))}
            </ul>
          </Alert>
        )}
        <ButtonRow>
          <Button large>{common.actions.saveAndContinue}</Button>
          <Button kind="secondary" name="later" value="yes">
            {submission.saveAndReturn}
          </Button>
        </ButtonRow>
      </Form>
    ),
  });
}

/** A paper that this person hands in; what the form has replaced and what only some cases need stands apart. */
function isWanted({ content, typed, actsFor }: Draft, { key, required }: Component): boolean {
  if (key === AUTHORISATION && (actsFor !== undefined || typed.applicant.for === 'other')) return true;
  return required && !isDeclared(content, typed.papers, key);
}

/** Something was said of it, or the procedure changed it. */
function isInUse({ files, typed }: Draft, key: string): boolean {
  return (
    files.some(({ componentKey }) => componentKey === key) ||
    typed.papers[bringField(key)] === 'yes' ||
    typed.touched.includes(key)
  );
}

function authorisation(language: Language): Component {
  const { applicant } = words(language).submission;
  return { key: AUTHORISATION, name: applicant.authorisation, originals: 0, copies: 0, required: false };
}

interface PaperProps {
  component: Component;
  draft: Draft;
  language: Language;
  csrf: string;
  error?: string;
  vaultError?: string;
  /** papers of the vault, those that sound like it first */
  offered: readonly OfferedPaper[];
  maxMegabytes: number;
}

function Paper({ component, draft, language, csrf, error, vaultError, offered, maxMegabytes: max }: PaperProps) {
  const { papers } = words(language).submission;
  const { key, name, originals, copies, formName, required } = component;
  const files: DraftFile[] = draft.files.filter((file) => file.componentKey === key);
  const typed = draft.typed.papers;
  const declared = isDeclared(draft.content, typed, key);
  const isAuthorisation = key === AUTHORISATION;
  const touched = draft.typed.touched.includes(key);
  const hints = [
    isAuthorisation && words(language).submission.applicant.authorisationHint,
    declared ? papers.declaredHint : papers.counts(originals, copies),
    formName && papers.blank(formName),
  ];
  return (
    <Panel>
      {touched && (
        <Alert tone="warning" language={language}>
          <p>{papers.touched}</p>
        </Alert>
      )}
      <FileInput
        language={language}
        name={fileField(key)}
        label={name}
        hint={hints.filter(Boolean).join(' · ') || papers.attach}
        error={error}
        required={required && !declared}
        multiple
        accept={ACCEPTED_FILES}
        maxMegabytes={max}
        pictures
        uploadUrl={UPLOAD_PATH}
        uploadMetadata={{ draft: draft.id, component: key }}
        csrf={csrf}
      />
      <AttachedFiles files={files} language={language} componentKey={key} />
      <VaultChoice offered={offered} componentKey={key} paperName={name} error={vaultError} language={language} />
      {files.length === 0 && !isAuthorisation && !declared && (
        <>
          {mayBring(draft.content) && (
            <Checkbox language={language} name={bringField(key)} checked={typed[bringField(key)] === 'yes'}>
              {papers.bringLater}
            </Checkbox>
          )}
          {required && (
            <Checkbox language={language} name={skipField(key)} checked={typed[skipField(key)] === 'yes'}>
              {papers.skip}
            </Checkbox>
          )}
        </>
      )}
    </Panel>
  );
}
