import type { WorkingCalendar } from '../calendar/calendar.ts';
import type { Instant } from '../calendar/instant.ts';
import type { TimeLimit } from '../calendar/limit.ts';
import { DEFAULT_POLICY, type DuePolicy } from '../calendar/policy.ts';
import type { TraceEntry } from '../calendar/trace.ts';
import { calendarWarnings, type DueWarning } from '../calendar/warnings.ts';
import { workingMinutesBetween } from '../calendar/workingTime.ts';
import { type ClockInterval, splitIntervals } from './intervals.ts';
import { checkPauses, type Pause } from './pauses.ts';
import { type Extension, replay } from './replay.ts';

export interface ClockInput {
  calendar: WorkingCalendar;
  /** reception */
  start: Instant;
  limit: TimeLimit;
  policy?: DuePolicy;
  /** in order of time, not overlapping; only the last may be open */
  pauses: readonly Pause[];
  extensions: readonly Extension[];
  /** the moment of reading; what happens after it is not known yet */
  now: Instant;
  finishedAt: Instant | null;
}

export interface ClockReading {
  state: 'RUNNING' | 'PAUSED' | 'FINISHED';
  effectiveFrom: Instant;
  /**
   * The due date in law, pauses counted, extensions not: the one lateness is judged by (a dossier with a new
   * appointment stays late against the first one, Đ.19.9 NĐ 61/2018, bộ chỉ số 766). Null while paused and for
   * limits in words.
   */
  due: Instant | null;
  /** the due date as it stood when the present pause began; the same as `due` when not paused */
  promised: Instant | null;
  /** the new appointment of the last extension, pauses after it counted; null without one and while paused */
  extendedDue: Instant | null;
  trace: TraceEntry[];
  warnings: DueWarning[];
  /** without gaps from the start to the finish or now */
  intervals: ClockInterval[];
  /** working minutes used since the start, or since the term last began again */
  usedMinutes: number;
  /** working minutes left until `promised`; 0 when it is over, null for limits in words */
  remainingMinutes: number | null;
  /** used part of the whole in per cent, over 100 when late; null for limits in words */
  usedPercent: number | null;
}

/**
 * Reads the statutory clock of a dossier: a pure function of reception, limit, calendar, pauses and extensions, so
 * that every screen and report shows the same numbers and nothing drifts. Throws `PAUSE_INVALID`, `LIMIT_INVALID`.
 */
export function readClock(input: ClockInput): ClockReading {
  const { calendar, start, limit, policy = DEFAULT_POLICY, now, finishedAt } = input;
  checkPauses(start, input.pauses);
  const end = Math.max(start, finishedAt ?? now);
  // A pause of no length is nothing; one that the finish cut short ended with it; one that reaches beyond now is open.
  const pauses = input.pauses
    .filter(({ from, to }) => from !== to && (from < end || (finishedAt === null && from === end)))
    .map((pause) =>
      pause.to !== null && pause.to <= end ? pause : { ...pause, to: finishedAt === null ? null : end },
    );
  const extensions = input.extensions.filter(({ decidedAt }) => decidedAt <= end);
  const result = replay({ calendar, start, limit, policy, pauses, extensions });

  const open = pauses.at(-1)?.to === null;
  const { promised } = result;
  const intervals = splitIntervals(calendar, start, end, pauses);
  const running = intervals
    .filter(({ kind, to }) => kind === 'RUNNING' && to > result.countsFrom)
    .map(({ from, to }) => ({ from: Math.max(from, result.countsFrom), to }));
  const usedMinutes = running.reduce((sum, { from, to }) => sum + workingMinutesBetween(calendar, from, to), 0);
  const warnings = promised === null ? [] : calendarWarnings(calendar, start, promised);
  return {
    state: finishedAt !== null ? 'FINISHED' : open ? 'PAUSED' : 'RUNNING',
    effectiveFrom: result.effectiveFrom,
    due: open ? null : promised,
    promised,
    extendedDue: open ? null : result.extendedDue,
    trace: [...result.trace, ...warnings.map(({ words }): TraceEntry => ({ kind: 'WARNING', words }))],
    warnings,
    intervals,
    usedMinutes,
    ...share(calendar, running, open ? (pauses.at(-1)?.from ?? end) : end, promised, usedMinutes),
  };
}

function share(
  calendar: WorkingCalendar,
  running: readonly { from: Instant; to: Instant }[],
  at: Instant,
  promised: Instant | null,
  usedMinutes: number,
): Pick<ClockReading, 'remainingMinutes' | 'usedPercent'> {
  if (promised === null) return { remainingMinutes: null, usedPercent: null };
  const remainingMinutes = Math.max(0, workingMinutesBetween(calendar, at, promised));
  const usedInTime = running
    .filter(({ from }) => from < promised)
    .reduce((sum, { from, to }) => sum + workingMinutesBetween(calendar, from, Math.min(to, promised)), 0);
  const whole = usedInTime + remainingMinutes;
  return { remainingMinutes, usedPercent: whole > 0 ? Math.round((usedMinutes / whole) * 100) : 100 };
}
