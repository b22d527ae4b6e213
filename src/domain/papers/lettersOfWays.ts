import type { DossierAction } from '../dossier/actions.ts';
import type { Letter, ProcessStep, StepAction } from '../process/process.ts';
import { ACTION_PAPERS, type PaperKind } from './paperKinds.ts';

const HANDED_OVER = ['control-sheet'] as const;

/**
 * The forms that each action of a process can issue. Whoever hands a dossier over may print the control sheet with it
 * (Mẫu 06); the other forms belong to one action. Receipt, apology and stop notice come from actions that stand outside
 * of processes, the register is kept for all dossiers together.
 */
export const LETTERS_OF_ACTIONS: Readonly<Record<StepAction, readonly Exclude<Letter, 'register'>[]>> = {
  FORWARD: HANDED_OVER,
  ASSIGN: HANDED_OVER,
  PROPOSE: HANDED_OVER,
  APPROVE: HANDED_OVER,
  SEND_BACK: HANDED_OVER,
  ISSUE: HANDED_OVER,
  RETURN: HANDED_OVER,
  ASK_OPINION: [],
  BRANCH: [],
  REQUEST_SUPPLEMENT: ['supplement-request'],
  REFUSE: ['refusal', ...HANDED_OVER],
};

/**
 * The papers that an action shows before it is done: those that the way of the step names, or the one that the law
 * attaches to the action. `BY_DECISION`: that of the decision that lies before the leader. Pure.
 */
export function papersToShow(
  action: DossierAction,
  step: ProcessStep | undefined,
): readonly (PaperKind | 'BY_DECISION')[] {
  const letters = step?.transitions.find((way) => way.action === action)?.letters;
  const issuable: readonly Letter[] = LETTERS_OF_ACTIONS[action as StepAction] ?? [];
  const named = letters?.flatMap((letter) => (letter !== 'register' && issuable.includes(letter) ? [letter] : []));
  if (named && named.length > 0) return named;
  const paper = ACTION_PAPERS[action];
  return paper ? [paper] : [];
}
