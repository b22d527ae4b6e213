import type { Language, Words } from '../language.ts';
import { inLanguage } from '../language.ts';

/** Why a calendar, a limit, an instant or a pause cannot be used. The message of the error is the Vietnamese wording. */
export type CalendarErrorCode =
  | 'SESSIONS_INVALID'
  | 'CALENDAR_INVALID'
  | 'NO_WORKING_TIME'
  | 'LIMIT_INVALID'
  | 'INSTANT_INVALID'
  | 'PAUSE_INVALID';

export class CalendarError extends Error {
  readonly code: CalendarErrorCode;
  readonly words: Words & { en: string };

  constructor(code: CalendarErrorCode, vi: string, en: string) {
    super(vi);
    this.name = 'CalendarError';
    this.code = code;
    this.words = { vi, en };
  }

  /** The message in the wanted language. */
  in(language: Language): string {
    return inLanguage(this.words, language);
  }
}
