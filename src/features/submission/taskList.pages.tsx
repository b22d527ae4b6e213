import Type from 'typebox';
import { inLanguage, type Language } from '../../domain/language.ts';
import { changeInWords } from '../../domain/procedure/diff.ts';
import { formatDateTime } from '../../domain/text/format.ts';
import { words } from '../../i18n/words.ts';
import type { App } from '../../platform/http/app.ts';
import { type PageResult, page } from '../../platform/http/route.ts';
import { Button } from '../../ui/Button.tsx';
import { DraftBanner } from '../../ui/DraftBanner.tsx';
import { Form } from '../../ui/Form.tsx';
import { ButtonRow } from '../../ui/Layout.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { PageHeading, Panel } from '../../ui/Panel.tsx';
import { PATHS } from '../../ui/paths.ts';
import { TaskList } from '../../ui/TaskList.tsx';
import { deleteDraft } from '../drafts/deleteDraft.ts';
import type { TaskKey } from '../drafts/draftContent.ts';
import { draftChangedElsewhere } from '../drafts/errors.ts';
import { readShown } from '../drafts/mergeTyped.ts';
import { findChange, moveDraft, type ProcedureMoved } from '../drafts/moveDraft.ts';
import { saveDraft } from '../drafts/saveDraft.ts';
import { draftResult, nameOf } from './DraftFrame.tsx';
import { type DraftRequest, draftPage, draftPost } from './draftRoutes.tsx';
import { taskOfSlug, taskPath } from './paths.ts';

/** The task list of a draft, saving by itself, going on under a changed procedure, throwing a draft away. */
export function registerTaskList(app: App): void {
  draftPage(app, '', showTaskList);

  draftPost(app, '/phien-ban', async ({ ctx, id: draftId }) => {
    await moveDraft(ctx, draftId);
    return { redirect: PATHS.draft(draftId) };
  });

  draftPage(app, '/xoa', showDeletion);
  draftPost(app, '/xoa', async ({ ctx, id: draftId }) => {
    await deleteDraft(ctx, draftId);
    return { redirect: `${PATHS.myDossiers}?tin=da-xoa` };
  });

  page(app, {
    method: 'POST',
    path: `${PATHS.draft('')}:id/luu`,
    access: 'APPLICANT',
    params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
    query: Type.Object({ viec: Type.String({ maxLength: 20 }) }),
    body: Type.Record(Type.String(), Type.Unknown()),
    handler: async ({ ctx, params, query, body }) => {
      const task = taskOfSlug(query.viec);
      // What cannot be kept is not worth an error while somebody types.
      const typed = textsOf(body);
      const shown = readShown(typed._shown);
      const conflicts = task ? await saveDraft(ctx, params.id, { task, typed, shown, byHand: false }) : [];
      if (conflicts.length > 0) throw draftChangedElsewhere();
      return { noContent: true };
    },
  });
}

/** Scripts send one text or a list for each name; only texts are kept. */
function textsOf(body: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) => {
      const first: unknown = Array.isArray(value) ? value.at(-1) : value;
      return typeof first === 'string' ? [[name, first]] : [];
    }),
  );
}

async function showTaskList({ ctx, draft, checked, csrf, query }: DraftRequest): Promise<PageResult> {
  const { language } = ctx;
  const { submission } = words(language);
  const change = await findChange(ctx, draft);
  const isGuest = ctx.actor.kind === 'APPLICANT' && ctx.actor.by?.capacity === 'HELPER';
  const agency = inLanguage({ vi: draft.agency.name, en: draft.agency.nameEn ?? undefined }, language);
  return {
    title: `${submission.title} – ${nameOf(draft, language)}`,
    layout: 'narrow',
    personal: true,
    crumbs: [{ href: PATHS.myDossiers, label: words(language).common.nav.myDossiers }],
    body: (
      <div className="stack">
        <DraftBanner language={language} />
        {query.tin === 'da-luu' && (
          <Alert tone="success" language={language} live>
            <p>{submission.savedNews}</p>
          </Alert>
        )}
        <PageHeading
          above={submission.title}
          title={nameOf(draft, language)}
          lead={submission.check.submitTo(agency)}
        />
        {change && <Change change={change} draftId={draft.id} csrf={csrf} language={language} />}
        <h2>{submission.taskListTitle}</h2>
        <TaskList
          language={language}
          tasks={checked.tasks.map(({ key, state }) => ({
            key,
            title: submission.tasks[key].title,
            hint: isTouched(draft.typed.touched, key) ? submission.changed.touched : submission.tasks[key].hint,
            state,
            href: state === 'BLOCKED' ? undefined : taskPath(draft.id, key),
          }))}
        />
        <p className="field-hint">{submission.drafts.lastSaved(formatDateTime(draft.updatedAt))}</p>
        {!isGuest && (
          <p>
            <a href={`${PATHS.draft(draft.id)}/nho-giup`}>{words(language).representation.helper.title}</a>
          </p>
        )}
        <p>
          <a href={`${PATHS.draft(draft.id)}/xoa`}>{submission.drafts.delete}</a>
        </p>
      </div>
    ),
  };
}

/** Something in the task was changed by the procedure's new version and not looked at since. */
function isTouched(touched: readonly string[], task: TaskKey): boolean {
  if (task === 'fee') return touched.includes('fee');
  return task === 'papers' && touched.some((one) => one !== 'fee');
}

/** The procedure is no longer what it was: what changed, and the button that says it was seen. */
function Change({
  change,
  draftId,
  csrf,
  language,
}: {
  change: ProcedureMoved;
  draftId: string;
  csrf: string;
  language: Language;
}) {
  const text = words(language).submission.changed;
  return (
    <Alert tone="warning" language={language} title={text.title}>
      {change.online ? (
        <>
          {change.changes.length > 0 && <p>{text.lead}</p>}
          <ul className="list">
            {change.changes.map((one) => (
              <li key={one.path}>{changeInWords(one, language)}</li>
            ))}
          </ul>
          <p>{text.kept}</p>
          <Form action={`${PATHS.draft(draftId)}/phien-ban`} csrf={csrf}>
            <Button>{text.confirm}</Button>
          </Form>
        </>
      ) : (
        <p>{text.gone}</p>
      )}
    </Alert>
  );
}

function showDeletion({ ctx, draft, csrf }: DraftRequest): PageResult {
  const { submission, common } = words(ctx.language);
  return draftResult({
    language: ctx.language,
    draft,
    title: submission.drafts.deleteTitle,
    body: (
      <Panel>
        <p>{submission.drafts.deleteText}</p>
        <Form action={`${PATHS.draft(draft.id)}/xoa`} csrf={csrf}>
          <ButtonRow>
            <Button kind="danger">{submission.drafts.delete}</Button>
            <a href={PATHS.draft(draft.id)}>{common.actions.cancel}</a>
          </ButtonRow>
        </Form>
      </Panel>
    ),
  });
}
