import type { WorkingCalendar } from '../calendar/calendar.ts';
import { dueDate } from '../calendar/dueDate.ts';
import type { Instant } from '../calendar/instant.ts';
import type { TimeLimit } from '../calendar/limit.ts';
import { DEFAULT_POLICY, type DuePolicy } from '../calendar/policy.ts';
import { addWorkingTime, nextWorkingMoment } from '../calendar/workingTime.ts';
import { type Deadline, deadlineOf, resumeDeadline } from '../clock/resume.ts';
import { stepBudgetMinutes, stepDue } from '../clock/stepTime.ts';
import type { ProcessDefinition, ProcessStep, StepAction } from './process.ts';
import { END, stepsById, WAIT } from './stepsGraph.ts';

/** What can happen in a play: the actions of the steps, and the answers that a dossier waits for. */
export const PLAY_ANSWERS = ['ANSWER_OPINION', 'SUPPLEMENT', 'FINISH_BRANCH'] as const;
export type PlayAction = StepAction | (typeof PLAY_ANSWERS)[number];

/** One thing that happens `minutes` of working time after the one before. */
export interface Move {
  action: PlayAction;
  minutes: number;
}

export interface PlayInput {
  definition: ProcessDefinition;
  calendar: WorkingCalendar;
  limit: TimeLimit;
  /** working minutes of a day of internal processes */
  dayMinutes: number;
  /** what a supplement does to the time (Đ.19.4 NĐ 61/2018): all of it again, or the rest of it */
  afterSupplement: 'RESTART' | 'RESUME';
  /** reception */
  from: Instant;
  moves: readonly Move[];
  policy?: DuePolicy;
}

/** The dossier after one thing that happened; instants in milliseconds. */
export interface Moment {
  at: Instant;
  action: PlayAction | 'RECEIVE';
  /** the desk it is on now; null when it has ended */
  stepId: string | null;
  /** when this desk should be done; null for limits in words, steps without a share, and while the clock stands still */
  stepDue: Instant | null;
  /** the date for the applicant; null for limits in words */
  due: Instant | null;
  /** what was done came after its desk should have been done, or after the applicant's date */
  stepLate: boolean;
  late: boolean;
  /** when the opinion or the branches under way are due */
  opinionDue: Instant | null;
  branches: { id: string; due: Instant | null }[];
}

export interface Played {
  moments: Moment[];
  /** what may happen next, in the order of the step; empty at the end */
  possible: PlayAction[];
  /** index of the first move that the process does not allow; it and what follows were not played */
  stoppedAt: number | null;
}

interface Dossier {
  at: Instant;
  step: ProcessStep | undefined;
  deadline: Deadline | null;
  budgetMinutes: number | null;
  stepDue: Instant | null;
  pausedSince: Instant | null;
  opinionDue: Instant | null;
  branches: Moment['branches'];
  issued: boolean;
}

/**
 * Plays a dossier through a process with a pretend clock: each desk's due date and the applicant's, by the same rules
 * that count real ones. Pure. Throws what the calendar throws (`LIMIT_INVALID`, `NO_WORKING_TIME`).
 */
export function playProcess(input: PlayInput): Played {
  const { definition, from, moves } = input;
  const steps = stepsById(definition.steps);
  let dossier = receive(input, steps.get(definition.start), from);
  const moments = [momentOf(dossier, 'RECEIVE', { stepLate: false, late: false })];
  for (const [index, { action, minutes }] of moves.entries()) {
    if (!possibleActions(dossier).includes(action))
      return { moments, possible: possibleActions(dossier), stoppedAt: index };
    const at = addWorkingTime(input.calendar, nextWorkingMoment(input.calendar, dossier.at), Math.max(0, minutes));
    const running = dossier.pausedSince === null && !dossier.issued;
    const verdict = {
      stepLate: running && dossier.stepDue !== null && at > dossier.stepDue,
      late: running && dossier.deadline !== null && at > dossier.deadline.due,
    };
    dossier = act(input, { ...dossier, at }, action, steps);
    moments.push(momentOf(dossier, action, verdict));
  }
  return { moments, possible: possibleActions(dossier), stoppedAt: null };
}

function momentOf(
  { at, step, stepDue: due, deadline, opinionDue, branches, pausedSince }: Dossier,
  action: Moment['action'],
  verdict: Pick<Moment, 'stepLate' | 'late'>,
): Moment {
  const paused = pausedSince !== null;
  return {
    at,
    action,
    stepId: step?.id ?? null,
    stepDue: paused ? null : due,
    due: deadline?.due ?? null,
    ...verdict,
    opinionDue,
    branches,
  };
}

function receive(input: PlayInput, step: ProcessStep | undefined, at: Instant): Dossier {
  const { calendar, limit, dayMinutes, policy = DEFAULT_POLICY } = input;
  const { due, effectiveFrom } = dueDate({ calendar, from: at, limit, policy });
  const budgetMinutes = stepBudgetMinutes(calendar, limit, effectiveFrom, dayMinutes);
  const deadline = due === null ? null : deadlineOf(calendar, effectiveFrom, due, limit, policy);
  const dossier: Dossier = {
    at,
    step,
    deadline,
    budgetMinutes,
    stepDue: null,
    pausedSince: null,
    opinionDue: null,
    branches: [],
    issued: false,
  };
  return arrive(input, dossier, step, effectiveFrom);
}

function arrive(input: PlayInput, dossier: Dossier, step: ProcessStep | undefined, at: Instant): Dossier {
  const { budgetMinutes, issued } = dossier;
  const timed = step !== undefined && budgetMinutes !== null && step.sharePercent > 0 && !issued;
  return { ...dossier, step, stepDue: timed ? stepDue(input.calendar, at, budgetMinutes, step.sharePercent) : null };
}

function possibleActions({ step, pausedSince, opinionDue, branches }: Dossier): PlayAction[] {
  if (!step) return [];
  if (pausedSince !== null) return ['SUPPLEMENT'];
  const answers: PlayAction[] = [
    ...(opinionDue === null ? [] : (['ANSWER_OPINION'] as const)),
    ...(branches.length === 0 ? [] : (['FINISH_BRANCH'] as const)),
  ];
  // while parts are with other agencies the whole waits for them; an opinion need not be waited for
  const own = step.transitions
    .map(({ action }) => action)
    .filter((action) => branches.length === 0 && !(action === 'ASK_OPINION' && opinionDue !== null));
  return [...own, ...answers];
}

function act(input: PlayInput, dossier: Dossier, action: PlayAction, steps: ReadonlyMap<string, ProcessStep>): Dossier {
  const { step, at } = dossier;
  if (!step) return dossier;
  switch (action) {
    case 'SUPPLEMENT':
      return supplement(input, dossier);
    case 'ANSWER_OPINION':
      return { ...dossier, opinionDue: null };
    case 'FINISH_BRANCH':
      return { ...dossier, branches: nextBranches(input, dossier) };
    case 'REQUEST_SUPPLEMENT':
      return { ...dossier, pausedSince: at };
    case 'ASK_OPINION': {
      const limit: TimeLimit = { unit: 'WORKING_DAYS', value: step.opinionDays ?? 1 };
      return { ...dossier, opinionDue: dueDate({ calendar: input.calendar, from: at, limit }).due };
    }
    case 'BRANCH':
      return { ...dossier, branches: firstBranches(input, dossier) };
    default: {
      const to = step.transitions.find((transition) => transition.action === action)?.to;
      const next = to === undefined || to === END ? undefined : to === WAIT ? step : steps.get(to);
      const issued = dossier.issued || action === 'ISSUE' || action === 'REFUSE';
      return arrive(input, { ...dossier, opinionDue: null, issued }, next, at);
    }
  }
}

function firstBranches(input: PlayInput, { step, at, budgetMinutes }: Dossier): Moment['branches'] {
  const { mode, branches = [] } = step?.branching ?? {};
  const opened = mode === 'PARALLEL' ? branches : branches.slice(0, 1);
  return opened.map(({ id, sharePercent }) => branchAt(input, id, sharePercent, at, budgetMinutes));
}

function nextBranches(input: PlayInput, { step, at, budgetMinutes, branches }: Dossier): Moment['branches'] {
  const [done, ...rest] = branches;
  const all = step?.branching?.branches ?? [];
  const next = step?.branching?.mode === 'SEQUENTIAL' ? all[all.findIndex(({ id }) => id === done?.id) + 1] : undefined;
  return next ? [...rest, branchAt(input, next.id, next.sharePercent, at, budgetMinutes)] : rest;
}

function branchAt({ calendar }: PlayInput, id: string, share: number, at: Instant, budgetMinutes: number | null) {
  return { id, due: budgetMinutes === null ? null : stepDue(calendar, at, budgetMinutes, share) };
}

/** The applicant has answered: the time begins anew, or what was left of it runs on (Đ.19.4 NĐ 61/2018). */
function supplement(input: PlayInput, dossier: Dossier): Dossier {
  const { at, step, deadline, pausedSince } = dossier;
  if (input.afterSupplement === 'RESTART') {
    const again = receive(input, step, at);
    return {
      ...dossier,
      deadline: again.deadline,
      budgetMinutes: again.budgetMinutes,
      stepDue: again.stepDue,
      pausedSince: null,
    };
  }
  const reason = { vi: 'chờ bổ sung', en: 'waiting for a supplement' };
  const moved =
    deadline && pausedSince !== null
      ? resumeDeadline(input.calendar, deadline, pausedSince, at, reason).deadline
      : deadline;
  return arrive(input, { ...dossier, deadline: moved, pausedSince: null }, step, at);
}
