import type { WorkingCalendar } from '../../domain/calendar/calendar.ts';
import type { DuePolicy } from '../../domain/calendar/policy.ts';
import type { TraceEntry } from '../../domain/calendar/trace.ts';
import { readClock } from '../../domain/clock/clock.ts';
import type { DossierState } from '../../domain/dossier/state.ts';
import type { Words } from '../../domain/language.ts';

/** A date that would be another one if it were counted today. */
export interface MovedDate {
  /** as promised, ISO instant */
  dueAt: string;
  newDueAt: string;
  /** days counted otherwise than when the date was promised */
  why: Words[];
}

const DAY_KINDS: readonly TraceEntry['kind'][] = ['SKIPPED', 'ROLL', 'SHIFT'];

/**
 * The date in law of an open dossier, counted again by the calendar as it is now. Undefined when it stays, when none was
 * promised, and while the clock stands still: its end is not known yet. Pure.
 */
export function recountDue(
  state: DossierState,
  rules: { calendar: WorkingCalendar; policy: DuePolicy; supplementMode: 'RESTART' | 'RESUME' },
): MovedDate | undefined {
  const { limit, receivedAt, originalDueAt: dueAt, pauses } = state;
  if (!limit || !receivedAt || !dueAt || state.finishedAt || pauses.at(-1)?.to === null) return undefined;
  const clock = readClock({
    calendar: rules.calendar,
    policy: rules.policy,
    start: Date.parse(receivedAt),
    limit,
    pauses: pauses
      .filter((pause) => pause.from >= receivedAt)
      .map(({ from, to, reason }) => ({
        from: Date.parse(from),
        to: to === null ? null : Date.parse(to),
        reason: { vi: reason },
        mode: reason === 'SUPPLEMENT' ? rules.supplementMode : 'RESUME',
      })),
    extensions: [],
    now: Date.parse(dueAt),
    finishedAt: null,
  });
  if (clock.promised === null || clock.promised === Date.parse(dueAt)) return undefined;
  return { dueAt, newDueAt: new Date(clock.promised).toISOString(), why: differences(state.trace, clock.trace) };
}

/** Lines about days off that only one of the two countings has. */
function differences(before: readonly TraceEntry[], after: readonly TraceEntry[]): Words[] {
  const key = (entry: TraceEntry) => entry.words.vi;
  const daysOf = (trace: readonly TraceEntry[]) => trace.filter(({ kind }) => DAY_KINDS.includes(kind));
  const [old, now] = [daysOf(before), daysOf(after)];
  const known = new Set(old.map(key));
  const still = new Set(now.map(key));
  return [
    ...now.filter((entry) => !known.has(key(entry))).map(({ words }) => words),
    ...old
      .filter((entry) => !still.has(key(entry)))
      .map(({ words }) => ({ vi: `Trước đây: ${words.vi}`, en: `Before: ${words.en}` })),
  ];
}
