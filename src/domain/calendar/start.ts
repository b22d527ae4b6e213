import type { Day, DayTable } from './dayTable.ts';
import { clockText, DAY_MINUTES, splitMinute } from './instant.ts';
import type { TimeLimit } from './limit.ts';
import type { DuePolicy } from './policy.ts';
import { entry, momentEn, momentVi, type TraceEntry } from './trace.ts';
import { nextWorkingMinute } from './workingTime.ts';

/** The minute from which the law counts (`effectiveReceivedAt`), and the line that explains it when it moved. */
export interface EffectiveStart {
  minute: number;
  shift?: TraceEntry;
}

/**
 * Reception outside office hours counts from the next working moment (law.md §14.4: Đ.11.2a quy chế Sóc Trăng;
 * NĐ 297/2025). Limits in calendar days and months run from the very date (khoản 2 Điều 147 BLDS 2015), unless the
 * policy states a cut-off of its own.
 */
export function effectiveStart(table: DayTable, received: number, limit: TimeLimit, policy: DuePolicy): EffectiveStart {
  const byDate = limit.unit === 'CALENDAR_DAYS' || limit.unit === 'MONTHS';
  const ownCutoff = policy.intakeCutoffMinute !== undefined || policy.lastMinutes !== undefined;
  if (limit.unit === 'AS_DESCRIBED' || (byDate && !ownCutoff)) return { minute: received };

  const { day: number, minuteOfDay } = splitMinute(received);
  const day = table.day(number);
  const cutoff = day.minutes > 0 ? firstCutoff(day, limit, policy) : undefined;
  if (cutoff && minuteOfDay > cutoff.minute) {
    const next = table.workingDayFrom(number + 1);
    return shifted(table, next.number * DAY_MINUTES + next.opens, cutoff);
  }
  const minute = nextWorkingMinute(table, received);
  return minute === received ? { minute } : shifted(table, minute, whyClosed(day, minuteOfDay));
}

interface Why {
  vi: string;
  en: string;
}

function firstCutoff(day: Day, limit: TimeLimit, policy: DuePolicy): (Why & { minute: number }) | undefined {
  const cutoffs = [
    limit.unit === 'SAME_DAY' ? policy.sameDayCutoffMinute : undefined,
    policy.intakeCutoffMinute,
    policy.lastMinutes === undefined ? undefined : day.closes - policy.lastMinutes,
  ].filter((minute) => minute !== undefined);
  if (cutoffs.length === 0) return undefined;
  const minute = Math.min(...cutoffs);
  return { minute, vi: `sau ${clockText(minute)}`, en: `is after ${clockText(minute)}` };
}

function whyClosed(day: Day, minuteOfDay: number): Why {
  if (day.minutes === 0) {
    const { vi, en = vi } = day.reason ?? { vi: '' };
    return { vi: `rơi vào ngày nghỉ (${vi})`, en: `is on a day off (${en})` };
  }
  if (minuteOfDay < day.opens) return { vi: 'trước giờ mở cửa', en: 'is before opening' };
  if (minuteOfDay > day.closes) return { vi: 'sau giờ đóng cửa', en: 'is after closing' };
  return { vi: 'rơi vào giờ nghỉ giữa hai buổi', en: 'is in the break between two sessions' };
}

function shifted(table: DayTable, minute: number, why: Why): EffectiveStart {
  const { day: number, minuteOfDay } = splitMinute(minute);
  const day = table.day(number);
  const shift = entry(
    'SHIFT',
    `Thời điểm bắt đầu ${why.vi}: thời hạn được tính từ ${momentVi(day, minuteOfDay)}.`,
    `The starting moment ${why.en}: the limit counts from ${momentEn(day, minuteOfDay)}.`,
    { from: day.date, to: day.date },
  );
  return { minute, shift };
}
