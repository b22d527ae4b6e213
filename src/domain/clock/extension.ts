import { dayNumber, type Instant, vietnamDate } from '../calendar/instant.ts';
import type { Extension } from './replay.ts';

export type ExtensionProblem = 'ALREADY_EXTENDED' | 'TOO_LATE' | 'NOT_LATER';

/** Numbers of the law: calendar days before the due date, and how often. */
export interface ExtensionLaw {
  daysBefore: number;
  newDatesMax: number;
}

/**
 * Whether a new appointment may be given, by Đ.19.9 NĐ 61/2018: so often and so long before the due date as the law
 * says (`apology.newDatesMax`, `apology.daysBefore`), and for a later moment. Undefined when it may.
 */
export function extensionProblem(
  due: Instant,
  given: readonly Extension[],
  wanted: Pick<Extension, 'decidedAt' | 'until'>,
  law: ExtensionLaw,
): ExtensionProblem | undefined {
  if (given.length >= law.newDatesMax) return 'ALREADY_EXTENDED';
  if (wanted.until <= due) return 'NOT_LATER';
  const daysBefore = dayNumber(vietnamDate(due)) - dayNumber(vietnamDate(wanted.decidedAt));
  return daysBefore < law.daysBefore ? 'TOO_LATE' : undefined;
}
