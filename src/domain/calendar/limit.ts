import type { Language, Words } from '../language.ts';
import { inLanguage } from '../language.ts';
import { CalendarError } from './errors.ts';

/**
 * A statutory time limit as the procedure's decision states it.
 * `SAME_DAY`: the same day; received after the cut-off (15:00), the next working day – the rule behind the
 * national portal's unit `OTHER` where its words say so.
 */
export type TimeLimit =
  | { unit: 'WORKING_DAYS' | 'WORKING_HOURS' | 'CALENDAR_DAYS' | 'MONTHS'; value: number }
  | { unit: 'SAME_DAY' }
  /** The decision gives words, not a number: no date can be promised by the system. */
  | { unit: 'AS_DESCRIBED'; words: string };

type CountedUnit = Extract<TimeLimit, { value: number }>['unit'];

interface UnitWords {
  /** as typed in a command or a file, without the plural s */
  key: string;
  one: Words;
  many: Words;
  /** about a hundred years: longer is a typing error */
  most: number;
}

const UNITS: Record<CountedUnit, UnitWords> = {
  WORKING_DAYS: unit('working-day', 'ngày làm việc', 'working day', 25_000),
  WORKING_HOURS: unit('working-hour', 'giờ làm việc', 'working hour', 200_000),
  CALENDAR_DAYS: unit('day', 'ngày', 'day', 36_525),
  MONTHS: unit('month', 'tháng', 'month', 1_200),
};
const SAME_DAY: Words = { vi: 'trong ngày', en: 'same day' };

/**
 * Reads `5 working-days`, `8 working-hours`, `15 days`, `2 months` (units singular or plural) or `same-day`.
 * Throws `LIMIT_INVALID`.
 */
export function parseLimit(text: string): TimeLimit {
  const normal = text.trim().toLowerCase();
  if (/^same[- ]day$/.test(normal)) return { unit: 'SAME_DAY' };
  const [, number, name] = /^(\d+(?:\.\d+)?)\s+([a-z][a-z -]*)$/.exec(normal) ?? [];
  const key = name?.replace(/\s+/g, '-').replace(/s$/, '');
  const found = (Object.keys(UNITS) as CountedUnit[]).find((candidate) => UNITS[candidate].key === key);
  if (number === undefined || found === undefined) {
    throw invalid(
      `Không hiểu thời hạn “${text}”. Viết như “5 working-days”, “8 working-hours”, “15 days”, “2 months” hoặc “same-day”.`,
      `Cannot read the limit “${text}”. Write “5 working-days”, “8 working-hours”, “15 days”, “2 months” or “same-day”.`,
    );
  }
  const limit: TimeLimit = { unit: found, value: Number(number) };
  checkLimit(limit);
  return limit;
}

/** Throws `LIMIT_INVALID` unless the value is a whole number from 1 up (hours: whole minutes) and below a century. */
export function checkLimit(limit: TimeLimit): void {
  if (!('value' in limit)) return;
  const { most } = UNITS[limit.unit];
  const whole = Number.isInteger(limit.unit === 'WORKING_HOURS' ? limit.value * 60 : limit.value);
  if (whole && limit.value > 0 && limit.value <= most) return;
  throw invalid(
    `Thời hạn phải là số nguyên từ 1 đến ${most} (${UNITS[limit.unit].many.vi}), không phải ${limit.value}.`,
    `The limit must be a whole number from 1 to ${most} (${UNITS[limit.unit].many.en}), not ${limit.value}.`,
  );
}

/** `5 ngày làm việc`, `5 working days`, `trong ngày`; of `AS_DESCRIBED` the words of the decision. */
export function formatLimit(limit: TimeLimit, language: Language): string {
  if (limit.unit === 'SAME_DAY') return inLanguage(SAME_DAY, language);
  if (limit.unit === 'AS_DESCRIBED') return limit.words;
  const words = limit.value === 1 ? UNITS[limit.unit].one : UNITS[limit.unit].many;
  const number = language === 'en' ? String(limit.value) : String(limit.value).replace('.', ',');
  return `${number} ${inLanguage(words, language)}`;
}

function unit(key: string, vi: string, en: string, most: number): UnitWords {
  return { key, one: { vi, en }, many: { vi, en: `${en}s` }, most };
}

function invalid(vi: string, en: string): CalendarError {
  return new CalendarError('LIMIT_INVALID', vi, en);
}
