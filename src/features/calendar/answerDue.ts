import type { WorkingCalendar } from '../../domain/calendar/calendar.ts';
import { dueDate } from '../../domain/calendar/dueDate.ts';
import { formatInstant, parseInstant } from '../../domain/calendar/instant.ts';
import { parseLimit } from '../../domain/calendar/limit.ts';
import type { TraceEntry } from '../../domain/calendar/trace.ts';
import type { DueWarning } from '../../domain/calendar/warnings.ts';

/** What `motcua due` answers: instants as `2026-03-05T17:30:00+07:00`. */
export interface DueAnswer {
  due: string | null;
  effectiveFrom: string;
  trace: TraceEntry[];
  warnings: DueWarning[];
}

/** The due date of a limit written as text. Throws CalendarError with words for the person who typed it. */
export function answerDue(calendar: WorkingCalendar, from: string, limit: string): DueAnswer {
  const result = dueDate({ calendar, from: parseInstant(from), limit: parseLimit(limit) });
  return {
    due: result.due === null ? null : formatInstant(result.due),
    effectiveFrom: formatInstant(result.effectiveFrom),
    trace: result.trace,
    warnings: result.warnings,
  };
}
