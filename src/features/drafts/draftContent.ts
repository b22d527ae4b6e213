import { withFiles } from '../../domain/form/files.ts';
import type { FormAnswers, FormDefinition } from '../../domain/form/form.ts';
import type { Prefilled } from '../../domain/form/prefill.ts';

/** The parts of the one job of handing in a dossier, in the order in which most people do them. */
export const TASKS = ['case', 'applicant', 'form', 'papers', 'return', 'fee', 'check'] as const;
export type TaskKey = (typeof TASKS)[number];

/** Tasks in which something is typed. */
export const TYPED_TASKS = ['applicant', 'form', 'papers', 'return'] as const;
export type TypedTask = (typeof TYPED_TASKS)[number];

/** `STARTED`: something was saved by itself; `SAVED`: the person pressed *save*. */
export type Progress = 'STARTED' | 'SAVED';

/** The column `draft.answers`: what was typed on each page, as it was typed. */
export type DraftContent = Record<TypedTask, FormAnswers> & {
  /** `onDelivery`: what is owed is paid to whoever brings the result */
  fee: { onDelivery?: 'yes' };
  progress: Partial<Record<TaskKey, Progress>>;
  /** papers and fees that the procedure changed since the draft was begun, until they were looked at: keys of papers, tasks */
  touched: string[];
  /** what was filled in on a page before anybody typed, and from where */
  prefilled: Partial<Record<TypedTask, Prefilled>>;
};

/** The same with what the form's questions for files are answered by: the files are the answer. Pure. */
export function withFormFiles(
  typed: DraftContent,
  form: FormDefinition | undefined,
  files: readonly { id: string; name: string; componentKey: string }[],
): DraftContent {
  return form ? { ...typed, form: withFiles(form, typed.form, files) } : typed;
}

/** A draft's content out of its column, whatever was stored by an older release. */
export function toDraftContent(stored: unknown): DraftContent {
  const {
    applicant = {},
    form = {},
    papers = {},
    return: wish = {},
    fee = {},
    progress = {},
    touched = [],
    prefilled = {},
  } = (stored ?? {}) as Partial<DraftContent>;
  return { applicant, form, papers, return: wish, fee, progress, touched, prefilled };
}
