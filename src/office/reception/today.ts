import { vietnamDate } from '../../domain/calendar/instant.ts';

/** The day it is at the counter, yyyy-mm-dd: the forms' rules are judged by it, as on the portal. */
export function today(): string {
  return vietnamDate(Date.now());
}
