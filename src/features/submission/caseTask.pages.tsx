import type { Language } from '../../domain/language.ts';
import { words } from '../../i18n/words.ts';
import type { App } from '../../platform/http/app.ts';
import type { PageResult } from '../../platform/http/route.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { RadioGroup } from '../../ui/Choice.tsx';
import { Form } from '../../ui/Form.tsx';
import { ButtonRow, Prose } from '../../ui/Layout.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { PATHS } from '../../ui/paths.ts';
import { draftNotFound } from '../drafts/errors.ts';
import { saveDraft } from '../drafts/saveDraft.ts';
import { draftResult } from './DraftFrame.tsx';
import { type DraftRequest, draftPage, draftPost } from './draftRoutes.tsx';
import { nextPath } from './formTasks.pages.tsx';
import { taskPath, taskSlug } from './paths.ts';

/** Chosen by somebody whom none of the cases fits. */
const NONE = 'none';
/** Papers named under a case. */
const NAMED = 4;

/** The first question where a procedure has cases: only the papers of that case are asked for afterwards. */
export function registerCaseTask(app: App): void {
  draftPage(app, taskSlug('case'), (request) => showCases(request));

  draftPost(app, taskSlug('case'), async ({ ctx, id: draftId, fields, reload }) => {
    const request = await reload();
    const { componentCases } = request.draft.content;
    if (fields.case === NONE) return showNoCase(request);
    if (componentCases[Number(fields.case || Number.NaN)] === undefined) {
      return showCases(request, words(ctx.language).submission.papers.caseMissing);
    }
    await saveDraft(ctx, draftId, { task: 'case', typed: { case: fields.case ?? '' }, byHand: true });
    return { redirect: nextPath(draftId, (await reload()).checked) };
  });
}

function showCases({ ctx, draft, csrf }: DraftRequest, error?: string): PageResult {
  const { language } = ctx;
  const { submission, common } = words(language);
  const { componentCases, conditions } = draft.content;
  if (componentCases.length <= 1) throw draftNotFound();
  return draftResult({
    language,
    draft,
    title: submission.tasks.case.title,
    lead: submission.papers.caseLead,
    problems: error ? [{ field: 'case', message: error }] : [],
    body: (
      <>
        {conditions && (
          <Panel title={submission.start.conditions} icon="info">
            <Prose text={conditions} />
          </Panel>
        )}
        <Form action={taskPath(draft.id, 'case')} csrf={csrf}>
          <RadioGroup
            language={language}
            name="case"
            label={submission.papers.caseQuestion}
            error={error}
            value={draft.typed.papers.case}
            options={[
              ...componentCases.map(({ name, components }, index) => ({
                value: String(index),
                label: name || submission.papers.caseN(index + 1),
                hint: papersInWords(components, language),
              })),
              { value: NONE, label: submission.papers.caseNone },
            ]}
          />
          <Button large>{common.actions.saveAndContinue}</Button>
        </Form>
      </>
    ),
  });
}

function papersInWords(components: readonly { name: string }[], language: Language): string {
  const { papers } = words(language).submission;
  const names = components.slice(0, NAMED).map(({ name }) => (name.length > 60 ? `${name.slice(0, 59)}…` : name));
  return papers.casePapers(components.length, `${names.join('; ')}${components.length > NAMED ? '; …' : ''}`);
}

/** Not this procedure, or a question for the one-stop: nothing is saved. */
function showNoCase({ ctx, draft }: DraftRequest): PageResult {
  const { language } = ctx;
  const { submission, common } = words(language);
  const text = submission.papers;
  return draftResult({
    language,
    draft,
    title: text.noCaseTitle,
    body: (
      <>
        <Alert tone="info" language={language}>
          <p>{text.noCaseText(draft.agency.name)}</p>
        </Alert>
        <ButtonRow>
          <ButtonLink href={PATHS.search} icon="search">
            {text.noCaseSearch}
          </ButtonLink>
          <ButtonLink href={PATHS.agency(draft.agency.code)} kind="secondary">
            {text.noCaseAsk}
          </ButtonLink>
          <a href={taskPath(draft.id, 'case')}>{common.actions.back}</a>
        </ButtonRow>
      </>
    ),
  });
}
