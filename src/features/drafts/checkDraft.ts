import { type AnswerProblem, checkAnswers } from '../../domain/form/checkAnswers.ts';
import type { FormAnswers } from '../../domain/form/form.ts';
import type { Known } from '../../domain/form/readAnswer.ts';
import type { TaskState } from '../../ui/TaskList.tsx';
import { knownPlaces } from '../forms/places.ts';
import { TASKS, type TaskKey, type TypedTask } from './draftContent.ts';
import { type Draft, formOf } from './getDraft.ts';
import { chosenCase, fileField, papersOf, remarkOf } from './papers.ts';

export interface CheckedDraft {
  /** as they would be handed in */
  answers: Record<Exclude<TypedTask, 'papers'>, FormAnswers>;
  /** what is wrong or missing on each page */
  problems: Record<TypedTask, AnswerProblem[]>;
  /** in order; a procedure without electronic form has no such task */
  tasks: { key: TaskKey; state: TaskState }[];
  /** everything is there: it may be handed in */
  complete: boolean;
  /** the procedure is no longer what it was when the draft was begun */
  outdated: boolean;
}

/** What a draft still needs. Pure. */
export function checkDraft(draft: Draft): CheckedDraft {
  const { typed } = draft;
  const checked = {
    applicant: checkPage(draft, 'applicant'),
    form: checkPage(draft, 'form'),
    return: checkPage(draft, 'return'),
  };
  const problems = {
    applicant: checked.applicant.problems,
    form: checked.form.problems,
    papers: checkPapers(draft),
    return: checked.return.problems,
  };
  const stateOf = (task: TypedTask): TaskState => {
    const progress = typed.progress[task];
    if (progress === 'SAVED') return problems[task].length === 0 ? 'DONE' : 'IN_PROGRESS';
    return progress ? 'IN_PROGRESS' : 'NOT_STARTED';
  };
  const cased = chosenCase(draft.content, typed.papers) !== undefined;
  const states: Record<Exclude<TaskKey, 'check'>, TaskState> = {
    case: cased ? 'DONE' : 'NOT_STARTED',
    applicant: stateOf('applicant'),
    form: stateOf('form'),
    // which papers follows from the case
    papers: cased || draft.content.componentCases.length === 0 ? stateOf('papers') : 'BLOCKED',
    return: stateOf('return'),
    fee: typed.progress.fee ? 'DONE' : 'OPTIONAL',
  };
  // a dossier keeps the version under which it was submitted
  const outdated = draft.dossierId === null && draft.versionId !== draft.currentVersionId;
  const present = TASKS.filter((task) => {
    if (task === 'case') return draft.content.componentCases.length > 1;
    return task !== 'form' || draft.form !== undefined;
  });
  const done = present.every((task) => task === 'check' || states[task] === 'DONE' || states[task] === 'OPTIONAL');
  const complete = done && !outdated;
  return {
    answers: {
      applicant: checked.applicant.answers,
      form: checked.form.answers,
      return: checked.return.answers,
    },
    problems,
    tasks: present.map((key) => ({
      key,
      state: key === 'check' ? (complete ? 'NOT_STARTED' : 'BLOCKED') : states[key],
    })),
    complete,
    outdated,
  };
}

function checkPage(draft: Draft, task: Exclude<TypedTask, 'papers'>) {
  const form = formOf(draft, task);
  return form ? checkAnswers(form, draft.typed[task], knownOf(draft)) : { answers: {}, problems: [] };
}

/** What the form of a draft cannot know by itself. */
export function knownOf({ today, places }: Pick<Draft, 'today' | 'places'>): Known {
  return { today, places: knownPlaces(places) };
}

function checkPapers({ content, typed, files }: Draft): AnswerProblem[] {
  const { papers } = typed;
  if (content.componentCases.length > 1 && !chosenCase(content, papers)) return [{ field: 'case', code: 'required' }];
  return papersOf(content, papers)
    .filter(({ key, required }) => {
      const attached = files.some((file) => file.componentKey === key);
      return required && !attached && !remarkOf(content, papers, key);
    })
    .map(({ key }) => ({ field: fileField(key), code: 'required' }));
}
