import type { IsoDate } from '../calendar/instant.ts';
import type { Words } from '../language.ts';

/** What a number counts. `MINUTE_OF_DAY`: a time of day as minutes since midnight (900 is 15:00). `SWITCH`: 1 or 0. */
export type ParameterUnit =
  | 'WORKING_HOURS'
  | 'WORKING_DAYS'
  | 'CALENDAR_DAYS'
  | 'HOURS'
  | 'MINUTES'
  | 'MINUTE_OF_DAY'
  | 'PERCENT'
  | 'COUNT'
  | 'SWITCH';

export type ParameterGroup =
  | 'RECEPTION'
  | 'SUPPLEMENT'
  | 'APOLOGY'
  | 'WARNING'
  | 'RETURN'
  | 'PROCESS'
  | 'DOWN_TIME'
  | 'FEEDBACK'
  | 'PERSONAL_DATA'
  | 'POST';

/** One text of law that gives the number, from a day to a day. */
export interface Ground {
  value: number | null;
  /** article and document, as cited on papers */
  basis: string;
  validFrom: IsoDate;
  /** last day; null while no end is known */
  validTo: IsoDate | null;
}

export interface ParameterDefinition {
  group: ParameterGroup;
  unit: ParameterUnit;
  name: Words & { en: string };
  /** what the law leaves to the province or agency: `AT_MOST` may be made shorter, `AT_LEAST` longer, `FREE` anything */
  bound: 'AT_MOST' | 'AT_LEAST' | 'FREE';
  /** least and most that make sense at all */
  range: readonly [least: number, most: number];
  grounds: readonly [Ground, ...Ground[]];
  note?: Words & { en: string };
  /** the same for the whole province: no agency or procedure has one of its own */
  provinceOnly?: true;
}
