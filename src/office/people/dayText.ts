import { vietnamDate } from '../../domain/calendar/instant.ts';
import { parseDateText } from '../../domain/text/dateText.ts';
import { formatDate } from '../../domain/text/format.ts';

/** Today in Vietnam as people type it, dd/mm/yyyy; `days` later or, below 0, earlier. */
export function dayFromNow(days = 0): string {
  return formatDate(vietnamDate(Date.now() + days * 86_400_000));
}

/** A typed day as the API takes it, 'YYYY-MM-DD'; what cannot be read is sent as it is, and refused by name. */
export function typedDay(typed: string): string {
  return parseDateText(typed) ?? typed.trim();
}

/** Whether all of them are days; an empty one counts as none. */
export function unreadableDay(typed: string): boolean {
  return typed.trim() !== '' && parseDateText(typed) === undefined;
}

/** `24/11/2026 – 26/11/2026`, or `từ 24/11/2026` while there is no end. */
export function daysText(from: string, to: string | null, since: (from: string) => string): string {
  return to === null ? since(formatDate(from)) : `${formatDate(from)} – ${formatDate(to)}`;
}
