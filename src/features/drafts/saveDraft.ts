import type { FormAnswers, FormDefinition } from '../../domain/form/form.ts';
import { addItem, removeItem } from '../../domain/form/repeats.ts';
import { findField } from '../../domain/form/visibleFields.ts';
import { type Ctx, inTransaction } from '../../platform/context.ts';
import { type Progress, type TaskKey, TYPED_TASKS, toDraftContent } from './draftContent.ts';
import { dropItemFiles } from './draftFiles.ts';
import { formOf, getDraft } from './getDraft.ts';
import { lockDraft } from './lockDraft.ts';
import { mergeTyped, type TypedConflict, type TypedPage } from './mergeTyped.ts';
import { paperFields } from './papers.ts';
import { recordChange } from './recordChange.ts';

/** What was sent of one page; fields that the page does not know are left out. */
export interface SavedPage extends TypedPage {
  task: TaskKey;
  /** one more item of a repeat, or one less */
  items?: { add: string } | { removeFrom: string; index: number };
  /** saved by the person, not by itself */
  byHand: boolean;
}

/**
 * Keeps what was typed on one page, right or wrong, complete or not. Answers the fields that another window changed
 * meanwhile: those stay as they are. @throws draft.not_found (also once submitted)
 */
export async function saveDraft(ctx: Ctx, draftId: string, page: SavedPage): Promise<TypedConflict[]> {
  const draft = await getDraft(ctx, draftId);
  const { task } = page;
  // the case is kept with the papers that follow from it
  const typedTask = task === 'case' ? 'papers' : TYPED_TASKS.find((candidate) => candidate === task);
  const form = typedTask && typedTask !== 'papers' ? formOf(draft, typedTask) : undefined;
  const known = typedTask ? knownFields(draft, form, page) : [];
  return inTransaction(ctx, async (tx) => {
    const content = toDraftContent(await lockDraft(tx, draftId));
    const answered = typedTask ? content[typedTask] : {};
    const merged = mergeTyped(answered, known, page);
    const changed = known.filter((key) => (answered[key] ?? '') !== (merged.answers[key] ?? ''));
    await recordChange(tx, draftId, task, changed);
    if (typedTask) content[typedTask] = withItems(form, merged.answers, page.items);
    if (page.items && 'removeFrom' in page.items)
      await dropItemFiles(tx, draftId, page.items.removeFrom, page.items.index);
    if (task === 'fee') content.fee = page.typed.onDelivery === 'yes' ? { onDelivery: 'yes' } : {};
    const before: Progress | undefined = content.progress[task];
    if (page.byHand) content.touched = content.touched.filter((one) => !isSettled(one, task));
    content.progress[task] = page.byHand || before === 'SAVED' ? 'SAVED' : 'STARTED';
    await tx.db
      .updateTable('draft')
      .set({ answers: JSON.stringify(content), updatedAt: ctx.clock.now() })
      .where('id', '=', draftId)
      .execute();
    return merged.conflicts;
  });
}

function knownFields(
  draft: Awaited<ReturnType<typeof getDraft>>,
  form: FormDefinition | undefined,
  { task, typed, asked = [] }: SavedPage,
): string[] {
  if (task === 'case') return ['case'];
  if (task === 'papers') return paperFields(draft.content);
  return form ? [...new Set([...Object.keys(typed), ...asked])].filter((path) => isTyped(form, path)) : [];
}

/** Files are there or not; nothing is typed about them. */
function isTyped(form: FormDefinition, path: string): boolean {
  const field = findField(form, path);
  return field !== undefined && field.kind !== 'files';
}

/** Saving a page settles what changed on it: a fee is a task, anything else a paper. */
function isSettled(touched: string, task: TaskKey): boolean {
  return touched === 'fee' ? task === 'fee' : task === 'papers';
}

function withItems(form: FormDefinition | undefined, answers: FormAnswers, items: SavedPage['items']): FormAnswers {
  if (!form || !items) return answers;
  return 'add' in items ? addItem(form, answers, items.add) : removeItem(form, answers, items.removeFrom, items.index);
}
