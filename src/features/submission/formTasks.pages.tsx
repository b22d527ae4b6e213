import type { ReactNode } from 'react';
import type { AnswerProblem } from '../../domain/form/checkAnswers.ts';
import { formFileKey } from '../../domain/form/files.ts';
import type { FormDefinition, FormField } from '../../domain/form/form.ts';
import { cardFacts, prefillForm } from '../../domain/form/prefill.ts';
import { fieldsOf, findField, visibleFields } from '../../domain/form/visibleFields.ts';
import { inLanguage, type Language } from '../../domain/language.ts';
import { words } from '../../i18n/words.ts';
import type { App } from '../../platform/http/app.ts';
import type { PageResult } from '../../platform/http/route.ts';
import { answerProblemInWords } from '../../ui/answerProblem.ts';
import { itemName } from '../../ui/answerRows.ts';
import { Button } from '../../ui/Button.tsx';
import type { FieldProblem } from '../../ui/ErrorSummary.tsx';
import { Form } from '../../ui/Form.tsx';
import { DefaultButton, FormFields, ITEMS_FIELD, type ItemsEdit } from '../../ui/FormFields.tsx';
import { FormScriptData } from '../../ui/FormScriptData.tsx';
import { ButtonRow } from '../../ui/Layout.tsx';
import { PATHS } from '../../ui/paths.ts';
import { sourceWords } from '../../ui/sourceWords.ts';
import { type CheckedDraft, knownOf } from '../drafts/checkDraft.ts';
import { draftNotFound } from '../drafts/errors.ts';
import { formOf } from '../drafts/getDraft.ts';
import { readShown, type TypedConflict } from '../drafts/mergeTyped.ts';
import { fileField } from '../drafts/papers.ts';
import { readCard } from '../drafts/readCard.ts';
import { saveDraft } from '../drafts/saveDraft.ts';
import { listCommunes } from '../forms/places.ts';
import { toDelivery } from '../post/deliveryAnswers.ts';
import { assessPostage, PostageLines } from '../post/PostageLines.tsx';
import { listOffered } from '../vault/listOffered.ts';
import { CARD_BUTTON, CARD_TEXT, CardPanel } from './CardPanel.tsx';
import { CARD_PICTURE, cardInPicture, takeCardPicture } from './cardPicture.ts';
import { draftResult } from './DraftFrame.tsx';
import { type DraftRequest, draftPage, draftPost, type PostedDraft } from './draftRoutes.tsx';
import { FormFileBox } from './FormFileBox.tsx';
import { maxMegabytes } from './fileRefusal.ts';
import { autosavePath, taskPath, taskSlug } from './paths.ts';
import { attachUploads, fileNews, joinPosted, removeOrJoin, takeFile, takeFromVault } from './sentFiles.ts';
import { TAKE, vaultField } from './VaultChoice.tsx';

/** Postage is by address, whoever lives there. */
export const NOBODY = { kind: 'CITIZEN', name: '' } as const;

type FormTask = 'applicant' | 'form' | 'return';

/** The pages that are nothing but fields: who you are, the form, how you want the result. */
export function registerFormTasks(app: App): void {
  for (const task of ['applicant', 'form', 'return'] as const) {
    draftPage(app, taskSlug(task), (request) => {
      const problems = request.query.sua ? request.checked.problems[task] : [];
      return showFormTask(request, task, { problems, news: newsOf(request, task) });
    });

    draftPost(
      app,
      taskSlug(task),
      (posted) => saveFormTask(posted, task),
      (ctx, id, file) => (file.field === CARD_PICTURE ? takeCardPicture(ctx, file) : takeFile(ctx, id, file)),
    );
  }
}

/** What the last press did, in words. */
function newsOf(request: DraftRequest, task: FormTask): ReactNode {
  const { query, ctx, draft } = request;
  const { moreQuestions, toQuestion, card } = words(ctx.language).submission;
  const opened = Number(query.them ?? 0);
  const form = formOf(draft, task);
  const first = form && findField(form, query.tu ?? '');
  if (opened > 0 && opened < 1000)
    return (
      <>
        {moreQuestions(opened)}{' '}
        {first && <a href={`#${first.key}`}>{toQuestion(inLanguage(first.label, ctx.language))}</a>}
      </>
    );
  return { 'da-doc-the': card.done, 'the-lech': card.doubtful }[query.tin ?? ''] ?? fileNews(request);
}

/** Keeps the page, then does what was pressed: a card read, a file or item added or taken out, or on to the next task. */
async function saveFormTask(posted: PostedDraft, task: FormTask): Promise<PageResult> {
  const { ctx, id: draftId, fields, fileProblems, reload } = posted;
  const asked = (fields._asked ?? '').split(',');
  await attachUploads(ctx, draftId, fields);
  await joinPosted(ctx, draftId);
  const vaultProblems = await takeFromVault(ctx, draftId, fields);
  const items = itemsPressed(fields[ITEMS_FIELD]);
  const shownBefore = readShown(fields._shown);
  const conflicts = await saveDraft(ctx, draftId, {
    task,
    typed: fields,
    asked,
    shown: shownBefore,
    items,
    byHand: true,
  });
  const at = taskPath(draftId, task);
  if (conflicts.length > 0)
    return showFormTask(await reload(), task, { elsewhere: { typed: fields, fields: conflicts } });
  if (fileProblems.some(({ field }) => field === CARD_PICTURE))
    return showFormTask(await reload(), task, { fileProblems });
  const cardText = cardInPicture(ctx) ?? fields[CARD_TEXT]?.trim();
  if (task !== 'return' && (fields[CARD_BUTTON] !== undefined || cardText)) {
    const card = await readCard(ctx, draftId, task, cardText ?? '');
    if (card) return { redirect: `${at}?tin=${card.doubts.length > 0 ? 'the-lech' : 'da-doc-the'}` };
    return showFormTask(await reload(), task, { unreadCard: fields[CARD_TEXT] ?? '' });
  }
  const before = await reload();
  const pressed = await removeOrJoin(ctx, before.draft, fields);
  if (pressed) return { redirect: `${at}?tin=${pressed.news}#${pressed.componentKey.slice(formFileKey('').length)}` };
  if (items) return { redirect: `${at}#${placeOf(items, before.draft)}` };
  if (vaultProblems.length > 0) return showFormTask(before, task, { vaultProblems });
  if (fields[TAKE] !== undefined) return { redirect: `${at}?tin=da-luu#${fields[TAKE].slice(formFileKey('').length)}` };
  if (fields.later !== undefined) return { redirect: `${PATHS.draft(draftId)}?tin=da-luu` };
  const shown = new Set(asked);
  const problems = before.checked.problems[task].filter((problem) => shown.has(problem.field));
  const opened = askedNow(before, task).filter((key) => !shown.has(key));
  if (problems.length > 0 || fileProblems.length > 0)
    return showFormTask(before, task, { problems, fileProblems, news: placeNews(before, asked) });
  if (opened[0]) return { redirect: `${at}?them=${opened.length}&tu=${encodeURIComponent(opened[0])}` };
  return { redirect: nextPath(draftId, before.checked) };
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

/** Where somebody goes on after pressing the button of a repeat: the item that was added, or the heading. */
function placeOf(pressed: ItemsEdit, { typed }: DraftRequest['draft']): string {
  if ('removeFrom' in pressed) return `${pressed.removeFrom}-title`;
  return `${pressed.add}.${Number(typed.form[pressed.add]) - 1}`;
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

/** What a page says beside its fields. */
interface Said {
  problems?: AnswerProblem[];
  /** files that were refused */
  fileProblems?: FieldProblem[];
  /** papers of the vault that cannot be taken */
  vaultProblems?: FieldProblem[];
  news?: ReactNode;
  elsewhere?: ChangedElsewhere;
  /** typed as the text of a card, and is none */
  unreadCard?: string;
}

async function showFormTask(
  request: DraftRequest,
  task: FormTask,
  {
    problems = [],
    fileProblems = [],
    vaultProblems = [],
    news,
    elsewhere = { typed: {}, fields: [] },
    unreadCard,
  }: Said,
): Promise<PageResult> {
  const { ctx, draft, csrf } = request;
  const { language } = ctx;
  const { submission, common } = words(language);
  const form = formOf(draft, task);
  if (!form) throw draftNotFound();
  const messages = describeProblems(form, problems, language);
  const communes = task === 'form' && hasKind(form, ['place', 'commune']) ? await listCommunes(ctx) : undefined;
  for (const { field, other } of elsewhere.fields) messages[field] = submission.changedElsewhere(other);
  const ofFile = fileField(formFileKey(''));
  for (const { field = '', message } of fileProblems)
    if (field !== CARD_PICTURE) messages[field.slice(ofFile.length)] = message;
  const own = elsewhere.fields.map(({ field }) => [field, elsewhere.typed[field] ?? '']);
  const values = { ...draft.typed[task], ...Object.fromEntries(own) };
  const { title, hint } = submission.tasks[task];
  const cardProblems = fileProblems.filter(({ field }) => field === CARD_PICTURE);
  if (unreadCard !== undefined) cardProblems.push({ field: CARD_TEXT, message: submission.card.unreadable });
  const postage = task === 'return' ? await assessPostage(ctx, toDelivery(request.checked.answers.return, NOBODY)) : [];
  const takesCard = task === 'applicant' || (task === 'form' && Object.keys(prefillForm(form, OF_A_CARD)).length > 0);
  const takesFiles = task === 'form' && hasKind(form, ['files']);
  const offeredFor = takesFiles ? await listOffered(ctx) : () => [];
  const listed = Object.entries(messages).map(([field, message]) => ({
    field,
    message: `${itemOf(form, field, language)}${message}`,
  }));
  return draftResult({
    language,
    draft,
    title,
    lead: hint,
    problems: [...listed, ...vaultProblems, ...cardProblems],
    news,
    scripts: [
      'autosave',
      'form',
      ...(takesCard ? ['card' as const] : []),
      ...(takesFiles ? (['pictures', 'upload'] as const) : []),
    ],
    body: (
      <Form
        action={taskPath(draft.id, task)}
        csrf={csrf}
        multipart={takesFiles || takesCard}
        autosaveUrl={autosavePath(draft.id, task)}
        autosaveWords={submission.autosaveScript}
      >
        <DefaultButton />
        <FormScriptData form={form} today={draft.today} language={language} />
        <input type="hidden" name="_asked" value={askedNow(request, task).join(',')} />
        <input type="hidden" name="_shown" value={JSON.stringify(draft.typed[task])} />
        {takesCard && <CardPanel language={language} typed={unreadCard} problems={cardProblems} />}
        <FormFields
          form={form}
          values={values}
          known={knownOf(draft)}
          errors={messages}
          sources={sourceWords(draft.typed.prefilled[task] ?? {}, values, language)}
          communes={communes}
          fileBox={(box) => (
            <FormFileBox
              box={box}
              draft={draft}
              csrf={csrf}
              maxMegabytes={maxMegabytes(ctx)}
              offered={offeredFor(box.field.label.vi)}
              vaultError={vaultProblems.find(({ field }) => field === vaultField(formFileKey(box.field.key)))?.message}
              language={language}
            />
          )}
          dormant
          language={language}
        />
        <PostageLines postage={postage} language={language} />
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

/** Whether a form asks anything that a card answers. */
const OF_A_CARD = cardFacts(
  { name: '-', citizenId: '-', dateOfBirth: '1990-01-01', address: '-', sex: 'MALE', doubts: [] },
  '',
);

function hasKind(form: FormDefinition, kinds: readonly FormField['kind'][]): boolean {
  const is = (field: FormField): boolean => kinds.includes(field.kind) || (field.fields ?? []).some(is);
  return fieldsOf(form).some(is);
}

/** “Con thứ 2: ” before what is wrong in an item of a repeat: a list of mistakes is read without its boxes. */
function itemOf(form: FormDefinition, path: string, language: Language): string {
  const [, key, index] = /^(\w+)\.(\d+)\./.exec(path) ?? [];
  const repeat = fieldsOf(form).find((field) => field.key === key);
  return repeat ? `${itemName(repeat, Number(index), language)}: ` : '';
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
