import type { AnswerProblem } from '../../domain/form/checkAnswers.ts';
import type { FormDefinition, FormField } from '../../domain/form/form.ts';
import { fieldsOf, findField, visibleFields } from '../../domain/form/visibleFields.ts';
import type { Language } from '../../domain/language.ts';
import { words } from '../../i18n/words.ts';
import type { App } from '../../platform/http/app.ts';
import type { PageResult } from '../../platform/http/route.ts';
import { answerProblemInWords } from '../../ui/answerProblem.ts';
import { Button } from '../../ui/Button.tsx';
import { Form } from '../../ui/Form.tsx';
import { DefaultButton, FormFields, ITEMS_FIELD, type ItemsEdit } from '../../ui/FormFields.tsx';
import { FormScriptData } from '../../ui/FormScriptData.tsx';
import { ButtonRow } from '../../ui/Layout.tsx';
import { PATHS } from '../../ui/paths.ts';
import { type CheckedDraft, knownOf } from '../drafts/checkDraft.ts';
import { draftNotFound } from '../drafts/errors.ts';
import { formOf } from '../drafts/getDraft.ts';
import { readShown, type TypedConflict } from '../drafts/mergeTyped.ts';
import { saveDraft } from '../drafts/saveDraft.ts';
import { listCommunes } from '../forms/places.ts';
import { toDelivery } from '../post/deliveryAnswers.ts';
import { assessPostage, PostageLines } from '../post/PostageLines.tsx';
import { CARD_BUTTON, CARD_TEXT, CardPanel } from './CardPanel.tsx';
import { draftResult } from './DraftFrame.tsx';
import { type DraftRequest, draftPage, draftPost } from './draftRoutes.tsx';
import { autosavePath, taskPath, taskSlug } from './paths.ts';

type FormTask = 'applicant' | 'form' | 'return';

/** The pages that are nothing but fields: who you are, the form, how you want the result. */
export function registerFormTasks(app: App): void {
  for (const task of ['applicant', 'form', 'return'] as const) {
    draftPage(app, taskSlug(task), (request) => {
      const problems = request.query.sua ? request.checked.problems[task] : [];
import { attachUploads, fileNews, joinPosted, removeOrJoin, takeFile } from './sentFiles.ts';

/** Postage is by address, whoever lives there. */
export const NOBODY = { kind: 'CITIZEN', name: '' } as const;
      const opened = Number(request.query.them ?? 0);
      const news =
        opened > 0 && opened < 1000 ? words(request.ctx.language).submission.moreQuestions(opened) : undefined;
      return showFormTask(request, task, problems, news);
    });

    draftPost(app, taskSlug(task), async ({ ctx, id: draftId, fields, reload }) => {
      const asked = (fields._asked ?? '').split(',');
      const conflicts = await saveDraft(ctx, draftId, {
        task,
        typed: fields,
        asked,
        shown: readShown(fields._shown),
        items: itemsPressed(fields[ITEMS_FIELD]),
        byHand: true,
      });
      if (conflicts.length > 0)
        return showFormTask(await reload(), task, [], undefined, { typed: fields, fields: conflicts });
      const pressed = itemsPressed(fields[ITEMS_FIELD]);
      if (pressed)
        return { redirect: `${taskPath(draftId, task)}#${'add' in pressed ? pressed.add : pressed.removeFrom}-title` };
      if (fields.later !== undefined) return { redirect: `${PATHS.draft(draftId)}?tin=da-luu` };
      const request = await reload();
      const shown = new Set(asked);
      const problems = request.checked.problems[task].filter((problem) => shown.has(problem.field));
      const opened = askedNow(request, task).filter((key) => !shown.has(key)).length;
      const renamed = placeNews(request, asked);
      if (problems.length > 0) return showFormTask(request, task, problems, renamed);
      if (opened > 0) return { redirect: `${taskPath(draftId, task)}?them=${opened}` };
      return { redirect: nextPath(draftId, request.checked) };
    });
  }
}

/** The first task that is not done; in the end, checking. */
export function nextPath(draftId: string, checked: CheckedDraft): string {
  const next = checked.tasks.find((task) => task.state !== 'DONE' && task.key !== 'check');
  return taskPath(draftId, next?.key ?? 'check');
}

function askedNow({ draft }: DraftRequest, task: FormTask): string[] {
  const form = formOf(draft, task);
  return form ? visibleFields(form, draft.typed[task], knownOf(draft)).map((field) => field.key) : [];
}

/** `add:children` or `remove:children:0`: a button beside the items of a repeat. */
function itemsPressed(value: string | undefined): ItemsEdit | undefined {
  const [, verb, key, index] = /^(add|remove):(\w+)(?::(\d{1,3}))?$/.exec(value ?? '') ?? [];
  if (key === undefined) return undefined;
  return verb === 'add' ? { add: key } : { removeFrom: key, index: Number(index) };
}

/** What typed communes are called today, as far as they were on the page that was sent. */
function placeNews({ ctx, draft }: DraftRequest, asked: readonly string[]): string | undefined {
  const { place } = words(ctx.language).forms;
  const typed = asked.map((path) => draft.typed.form[path]?.trim() ?? '');
  const news = [...draft.places].flatMap(([text, finding]) => {
    if (!typed.includes(text)) return [];
    if (finding.kind === 'FORMER') return [place.became(finding.before, finding.name)];
    return finding.kind === 'SEVERAL' ? [place.divided(finding.before, finding.names.join('; '))] : [];
  });
  return news.length > 0 ? news.join(' ') : undefined;
}

/** What this window wrote into fields that another one changed meanwhile. */
interface ChangedElsewhere {
  typed: Record<string, string>;
  fields: TypedConflict[];
}

async function showFormTask(
  request: DraftRequest,
  task: FormTask,
  problems: AnswerProblem[],
  news?: string,
  elsewhere: ChangedElsewhere = { typed: {}, fields: [] },
): Promise<PageResult> {
  const { ctx, draft, csrf } = request;
  const { language } = ctx;
  const { submission, common } = words(language);
  const form = formOf(draft, task);
  if (!form) throw draftNotFound();
  const messages = describeProblems(form, problems, language);
  const communes = task === 'form' && hasCommunes(form) ? await listCommunes(ctx) : undefined;
  for (const { field, other } of elsewhere.fields) messages[field] = submission.changedElsewhere(other);
  const own = elsewhere.fields.map(({ field }) => [field, elsewhere.typed[field] ?? '']);
  const values = { ...draft.typed[task], ...Object.fromEntries(own) };
  const { title, hint } = submission.tasks[task];
  return draftResult({
    language,
    draft,
    title,
    lead: hint,
    problems: Object.entries(messages).map(([field, message]) => ({ field, message })),
    news,
    scripts: ['autosave', 'form'],
    body: (
      <Form
        action={taskPath(draft.id, task)}
        csrf={csrf}
        autosaveUrl={autosavePath(draft.id, task)}
        autosaveWords={submission.autosaveScript}
      >
        <DefaultButton />
        <FormScriptData form={form} today={draft.today} language={language} />
        <input type="hidden" name="_asked" value={askedNow(request, task).join(',')} />
        <input type="hidden" name="_shown" value={JSON.stringify(draft.typed[task])} />
        <FormFields
          form={form}
          values={values}
          known={knownOf(draft)}
          errors={messages}
          sources={sourceWords(draft.typed.prefilled[task] ?? {}, values, language)}
          communes={communes}
          dormant
          language={language}
        />
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

function hasCommunes(form: FormDefinition): boolean {
  const leads = (field: FormField): boolean =>
    field.kind === 'place' || field.kind === 'commune' || (field.fields ?? []).some(leads);
  return fieldsOf(form).some(leads);
  const cardError = unreadCard === undefined ? undefined : submission.card.unreadable;
  const postage =
    task === 'return' ? await assessPostage(ctx, toDelivery(request.checked.answers.return, NOBODY)) : [];
  const takesCard = task === 'applicant' || (task === 'form' && Object.keys(prefillForm(form, OF_A_CARD)).length > 0);
  const takesFiles = task === 'form' && hasKind(form, ['files']);
  const listed = Object.entries(messages).map(([field, message]) => ({ field, message }));
}

/** Every problem in words, by field. */
export function describeProblems(
  form: NonNullable<ReturnType<typeof formOf>>,
  problems: readonly AnswerProblem[],
  language: Language,
): Record<string, string> {
  return Object.fromEntries(
    problems.flatMap((problem) => {
      const field = findField(form, problem.field);
      return field ? [[problem.field, answerProblemInWords(field, problem, language)]] : [];
    }),
  );
}
        <PostageLines postage={postage} language={language} />
