import { clockText } from '../../domain/calendar/instant.ts';
import type { Parameters } from '../../features/parameters/parameters.api.ts';
import type { WordsTree } from '../../i18n/words.ts';

export type Parameter = Parameters['items'][number];
type Unit = keyof WordsTree['parameters']['unit'];

/** `8 giờ làm việc`, `15:00`, `Không áp dụng`. */
export function valueText(w: WordsTree['parameters'], { unit }: Parameter, value: number | null): string {
  if (value === null) return w.notSet;
  if (unit === 'MINUTE_OF_DAY') return clockText(value);
  if (unit === 'SWITCH') return value === 1 ? w.on : w.off;
  return `${value} ${w.unit[unit as Unit]}`.replace(' %', '%');
}

/** What was typed as the number the API takes: null for nothing, undefined when it is none. */
export function readValue({ unit }: Parameter, typed: string): number | null | undefined {
  const text = typed.trim();
  if (text === '') return null;
  const clock = /^(\d{1,2}):(\d{2})$/.exec(text);
  if (unit === 'MINUTE_OF_DAY') {
    const [hour, minute] = [Number(clock?.[1]), Number(clock?.[2])];
    return clock && hour <= 24 && minute < 60 ? hour * 60 + minute : undefined;
  }
  return /^\d{1,6}$/.test(text) ? Number(text) : undefined;
}

/** `01/01/2026 – 28/02/2027`, `từ 01/01/2026`. */
export function periodText(
  w: WordsTree['parameters'],
  { validFrom, validTo }: { validFrom: string; validTo: string | null },
): string {
  return validTo === null ? w.from(dayText(validFrom)) : w.fromTo(dayText(validFrom), dayText(validTo));
}

/** `28/02/2027` of an ISO date. */
export function dayText(iso: string): string {
  return iso.split('-').reverse().join('/');
}
