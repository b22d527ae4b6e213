import type { Words } from '../language.ts';
import type { WorkingCalendar } from './calendar.ts';
import { type Instant, vietnamDate } from './instant.ts';

/** CALENDAR_NOT_PUBLISHED: the holidays of a year on the way are not decided, or not held, so the date may move. */
export interface DueWarning {
  code: 'CALENDAR_NOT_PUBLISHED';
  words: Words & { en: string };
}

/** What makes a due date uncertain: a year after the last published calendar, or before the first one held. */
export function calendarWarnings(calendar: WorkingCalendar, from: Instant, due: Instant): DueWarning[] {
  const dueYear = Number(vietnamDate(due).slice(0, 4));
  const fromYear = Number(vietnamDate(from).slice(0, 4));
  const last = calendar.publishedThroughYear;
  const first = calendar.publishedFromYear ?? Number.NEGATIVE_INFINITY;
  const warnings: DueWarning[] = [];
  if (dueYear > last) {
    warnings.push({
      code: 'CALENDAR_NOT_PUBLISHED',
      words: {
        vi: `Lịch ${yearsVi(last + 1, dueYear)} chưa công bố: ngày nghỉ lễ, nghỉ bù và hoán đổi có thể làm hạn này thay đổi.`,
        en: `The calendar of ${yearsEn(last + 1, dueYear)} is not published: holidays and swapped days may still move this date.`,
      },
    });
  }
  if (fromYear < first) {
    warnings.push({
      code: 'CALENDAR_NOT_PUBLISHED',
      words: {
        vi: `Hệ thống không có lịch nghỉ trước năm ${first}: hạn này chưa trừ các ngày lễ của thời gian đó.`,
        en: `The system holds no holidays before ${first}: this date does not leave out the holidays of that time.`,
      },
    });
  }
  return warnings;
}

function yearsVi(from: number, to: number): string {
  return from === to ? `năm ${from}` : `các năm ${from}–${to}`;
}

function yearsEn(from: number, to: number): string {
  return from === to ? `${from}` : `${from}–${to}`;
}
