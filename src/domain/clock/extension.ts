import { dayNumber, type Instant, vietnamDate } from '../calendar/instant.ts';
import type { Extension } from './replay.ts';

export type ExtensionProblem = 'ALREADY_EXTENDED' | 'TOO_LATE' | 'NOT_LATER';

/**
 * Whether a new appointment may be given, by Đ.19.9 NĐ 61/2018: once only, decided at least one day before the due
 * date, and for a later moment. Undefined when it may.
 */
export function extensionProblem(
  due: Instant,
  given: readonly Extension[],
  wanted: Pick<Extension, 'decidedAt' | 'until'>,
): ExtensionProblem | undefined {
  if (given.length > 0) return 'ALREADY_EXTENDED';
  if (wanted.until <= due) return 'NOT_LATER';
  const daysBefore = dayNumber(vietnamDate(due)) - dayNumber(vietnamDate(wanted.decidedAt));
  return daysBefore < 1 ? 'TOO_LATE' : undefined;
}
