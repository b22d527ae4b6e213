import type { WorkingCalendar } from '../../domain/calendar/calendar.ts';
import { dueDate } from '../../domain/calendar/dueDate.ts';
import { DAY_MINUTES, fromMinute, type Instant, splitMinute, toMinute } from '../../domain/calendar/instant.ts';
import { addWorkingTime, nextWorkingMoment, workingMinutesBetween } from '../../domain/calendar/workingTime.ts';
import { stepBudgetMinutes, stepDue } from '../../domain/clock/stepTime.ts';
import { type DossierState, isOpenOpinion } from '../../domain/dossier/state.ts';
import { STATUS } from '../../domain/dossier/status.ts';
import type { ProcessStep } from '../../domain/process/process.ts';

/** What runs out: a term of the law or of the process. `OPINION:<id>` is one question of several. */
export type ClockName =
  | 'ACCEPTANCE'
  | 'DOSSIER'
  | 'STEP'
  | 'APOLOGY'
  | 'SUPPLEMENT'
  | 'UNCOLLECTED'
  | `OPINION:${string}`;

/** The moment at which a clock has used up a part of its working time. */
export interface Mark {
  clock: ClockName;
  percent: number;
  dueAt: Instant;
  at: Instant;
}

/** Legal parameters that the clocks go by. */
export interface ClockNumbers {
  /** per cent, the first, the second, the one that goes up to the leaders */
  warnings: readonly [first: number, second: number, escalation: number];
  /** calendar days before the due date (Đ.19.9 NĐ 61/2018) */
  apologyDays: number;
  /** working days */
  supplementWait: number;
  /** working days for what is not handed in online (Đ.8.2 NQ 66.7/2025) */
  directSupplement: number;
  /** how many new dates may be given (Đ.19.9 NĐ 61/2018) */
  newDatesMax: number;
  /** working minutes of a day of internal processes */
  stepDayMinutes: number;
  /** calendar days after which a result counts as not collected */
  uncollectedDays: number;
}

export interface ClockFacts {
  state: DossierState;
  /** where the dossier is */
  step: ProcessStep | undefined;
  /** of the one-stop that received it */
  receiving: WorkingCalendar;
  /** of the agency that decides */
  competent: WorkingCalendar;
  numbers: ClockNumbers;
}

const RUNNING: readonly number[] = [STATUS.RECEIVED, STATUS.IN_PROCESS];

/** Every moment at which somebody has to be told of a clock of the dossier, past ones included. Pure. */
export function clockMarks(facts: ClockFacts): Mark[] {
  const { state } = facts;
  if (state.status === STATUS.SUBMITTED) return acceptance(facts);
  if (RUNNING.includes(state.status)) {
    return [...limit(facts), ...step(facts), ...apology(facts), ...opinions(facts)];
  }
  if (state.status === STATUS.SUPPLEMENT_REQUESTED) return supplement(facts);
  if (state.status === STATUS.RESOLVED) return uncollected(facts);
  return [];
}

/** 8 working hours for what came online, one working day for the rest (Đ.8 NQ 66.7/2025). */
function acceptance({ state, receiving, numbers }: ClockFacts): Mark[] {
  const from = Date.parse(state.pauses.at(-1)?.to ?? state.submittedAt);
  const due = state.acceptBy
    ? Date.parse(state.acceptBy)
    : dueDate({ calendar: receiving, from, limit: { unit: 'WORKING_DAYS', value: numbers.directSupplement } }).due;
  return due === null ? [] : marks('ACCEPTANCE', receiving, from, due, numbers.warnings);
}

function limit({ state, competent, numbers }: ClockFacts): Mark[] {
  const { effectiveFrom, dueAt } = state;
  if (!effectiveFrom || !dueAt) return [];
  return marks('DOSSIER', competent, Date.parse(effectiveFrom), Date.parse(dueAt), numbers.warnings, state.pauses);
}

/** As the dossier's page shows it: the step's share of the limit, from when it began or went on. */
function step({ state, step: current, competent, numbers }: ClockFacts): Mark[] {
  const { limit: term, effectiveFrom, dueAt } = state;
  if (!current || current.sharePercent === 0 || !term || !effectiveFrom) return [];
  const budget = stepBudgetMinutes(competent, term, Date.parse(effectiveFrom), numbers.stepDayMinutes);
  if (budget === null) return [];
  const resumedAt = state.pauses.at(-1)?.to;
  const from = Math.max(Date.parse(state.positionSince), resumedAt ? Date.parse(resumedAt) : 0);
  const due = stepDue(competent, from, budget, current.sharePercent);
  // The step that ends with the limit is told of as the limit.
  return dueAt && due >= Date.parse(dueAt) ? [] : marks('STEP', competent, from, due, numbers.warnings);
}

/** In the morning of the last working day on which the apology is in time; it can be given so often as the law says. */
function apology({ state, competent, numbers }: ClockFacts): Mark[] {
  const { receivedAt, dueAt, extensions, parent } = state;
  // the applicant was promised a date for the whole, not for one agency's part
  if (!receivedAt || !dueAt || parent || extensions.length >= numbers.newDatesMax) return [];
  const due = Date.parse(dueAt);
  // A due date at midnight is 24:00 of the day before.
  let day = splitMinute(toMinute(due - 1)).day - Math.max(1, numbers.apologyDays);
  let opens = nextWorkingMoment(competent, fromMinute(day * DAY_MINUTES));
  while (splitMinute(toMinute(opens)).day > day) {
    day -= 1;
    opens = nextWorkingMoment(competent, fromMinute(day * DAY_MINUTES));
  }
  // Received later than that: there was never a day for it.
  return opens < Date.parse(receivedAt) ? [] : [{ clock: 'APOLOGY', percent: 100, dueAt: due, at: opens }];
}

function opinions({ state, competent, numbers }: ClockFacts): Mark[] {
  return state.opinions
    .filter(isOpenOpinion)
    .flatMap(({ id, askedAt, dueAt }) =>
      marks(`OPINION:${id}`, competent, Date.parse(askedAt), Date.parse(dueAt), [numbers.warnings[1], 100]),
    );
}

/** The applicant is reminded, then the agency may stop (status 5 → 8). */
function supplement({ state, receiving, numbers }: ClockFacts): Mark[] {
  if (!state.supplement) return [];
  const from = Date.parse(state.supplement.requestedAt);
  const due = supplementUntil(state, receiving, numbers);
  return due === null ? [] : marks('SUPPLEMENT', receiving, from, due, [numbers.warnings[1], 100]);
}

/** Until when the applicant is waited for: the day of the request, else the one of the law. */
export function supplementUntil(
  { supplement: asked }: DossierState,
  calendar: WorkingCalendar,
  { supplementWait }: Pick<ClockNumbers, 'supplementWait'>,
): Instant | null {
  if (!asked) return null;
  if (asked.until) return Date.parse(asked.until);
  return dueDate({
    calendar,
    from: Date.parse(asked.requestedAt),
    limit: { unit: 'WORKING_DAYS', value: supplementWait },
  }).due;
}

/** The applicant is reminded when the result comes onto the list of those not collected (Đ.16.2 quy chế Sóc Trăng). */
function uncollected({ state, numbers }: ClockFacts): Mark[] {
  if (!state.finishedAt || state.delivery.method !== 'COUNTER') return [];
  const due = Date.parse(state.finishedAt) + numbers.uncollectedDays * DAY_MINUTES * 60_000;
  return [{ clock: 'UNCOLLECTED', percent: 100, dueAt: due, at: due }];
}

function marks(
  clock: ClockName,
  calendar: WorkingCalendar,
  from: Instant,
  due: Instant,
  percents: readonly number[],
  pauses: DossierState['pauses'] = [],
): Mark[] {
  return [...new Set(percents)].map((percent) => ({
    clock,
    percent,
    dueAt: due,
    at: momentAt(calendar, from, due, percent, pauses),
  }));
}

/** When `percent` of the working time between two moments has passed, pauses left out. Pure. */
export function momentAt(
  calendar: WorkingCalendar,
  from: Instant,
  due: Instant,
  percent: number,
  pauses: DossierState['pauses'] = [],
): Instant {
  if (percent === 100) return due;
  const running = runningStretches(from, due, pauses);
  const worked = running.map((stretch) => workingMinutesBetween(calendar, stretch.from, stretch.to));
  const total = worked.reduce((sum, minutes) => sum + minutes, 0);
  let left = Math.ceil((total * percent) / 100);
  for (const [index, stretch] of running.entries()) {
    const here = worked[index] ?? 0;
    if (left <= here) return addWorkingTime(calendar, stretch.from, left);
    left -= here;
  }
  return addWorkingTime(calendar, due, left);
}

function runningStretches(from: Instant, due: Instant, pauses: DossierState['pauses']) {
  const stretches: { from: Instant; to: Instant }[] = [];
  let at = from;
  for (const pause of pauses) {
    const begins = Date.parse(pause.from);
    const ends = pause.to === null ? due : Date.parse(pause.to);
    if (ends <= at || begins >= due) continue;
    if (begins > at) stretches.push({ from: at, to: begins });
    at = ends;
  }
  if (at < due) stretches.push({ from: at, to: due });
  return stretches;
}
