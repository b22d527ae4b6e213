import type { IsoDate } from '../calendar/instant.ts';
import type { TimeLimit } from '../calendar/limit.ts';
import type { DuePolicy } from '../calendar/policy.ts';
import type { ParameterDefinition, ParameterUnit } from './parameterDefinition.ts';
import { type ParameterKey, STATUTORY_NUMBERS } from './statutoryNumbers.ts';

/** Rules that apply only where a province, agency or procedure has set them. */
export type OptionalKey = 'reception.intakeCutoff' | 'reception.lastHour';

/** A number that a province or agency has decided for itself, or for one procedure. */
export interface ParameterOverride {
  key: ParameterKey;
  /** null: the whole province */
  agencyCode: string | null;
  /** null: every procedure */
  procedureCode: string | null;
  /** null switches an optional rule off */
  value: number | null;
  basis: string;
  /** number and day of the decision */
  decision: string;
  validFrom: IsoDate;
  validTo: IsoDate | null;
  /** ISO instant; of two for the same place from the same day the later one holds */
  recordedAt: string;
}

export interface ParameterValue<K extends ParameterKey = ParameterKey> {
  key: K;
  value: K extends OptionalKey ? number | null : number;
  unit: ParameterUnit;
  basis: string;
  validFrom: IsoDate;
  validTo: IsoDate | null;
  source: 'LAW' | 'PROVINCE' | 'AGENCY' | 'PROCEDURE';
  /** false when every ground has ended, or none had begun: the nearest number is used for want of another */
  inForce: boolean;
}

/**
 * The number on a day. `overrides` are those of the place in question (any that name another agency or procedure must be
 * left out by the caller): one procedure's goes before its agency's, that before the province's, that before the law's.
 */
export function parameterAt<K extends ParameterKey>(
  key: K,
  date: IsoDate,
  overrides: readonly ParameterOverride[] = [],
): ParameterValue<K> {
  const definition: ParameterDefinition = STATUTORY_NUMBERS[key];
  const own = overrides
    .filter((override) => override.key === key && isInForce(override, date))
    .sort((a, b) => rank(b) - rank(a) || newest(a, b))
    .at(0);
  const { grounds } = definition;
  const inForce = [...grounds].filter((ground) => isInForce(ground, date)).sort(newest);
  const nearest = [...grounds].filter((ground) => ground.validFrom <= date).sort(byEnd)[0] ?? grounds[0];
  const { value, basis, validFrom, validTo } = own ?? inForce[0] ?? nearest;
  return {
    key,
    value: value as ParameterValue<K>['value'],
    unit: definition.unit,
    basis: own ? `${own.basis} (${own.decision})` : basis,
    validFrom,
    validTo,
    source: own ? sourceOf(own) : 'LAW',
    inForce: own !== undefined || inForce.length > 0,
  };
}

/** A number of hours or days as a limit that the calendar can count. */
export function limitOf({ key, unit, value }: ParameterValue): TimeLimit {
  if (value !== null && (unit === 'WORKING_HOURS' || unit === 'WORKING_DAYS' || unit === 'CALENDAR_DAYS'))
    return { unit, value };
  throw new Error(`${key} is not a limit`);
}

export const DUE_POLICY_KEYS = [
  'reception.rollingDueMoment',
  'reception.sameDayCutoff',
  'reception.intakeCutoff',
  'reception.lastHour',
] as const satisfies ParameterKey[];

/** How due dates are counted on a day: by the law, or by what the place has decided. */
export function duePolicyAt(date: IsoDate, overrides: readonly ParameterOverride[] = []): DuePolicy {
  const read = <K extends ParameterKey>(key: K) => parameterAt(key, date, overrides).value;
  return {
    dueMoment: read('reception.rollingDueMoment') === 1 ? 'ROLLING' : 'END_OF_DAY',
    sameDayCutoffMinute: read('reception.sameDayCutoff'),
    intakeCutoffMinute: read('reception.intakeCutoff') ?? undefined,
    lastMinutes: read('reception.lastHour') ?? undefined,
  };
}

/** Whether a number asks more of the applicant, or less of the agency, than the law does: it then needs a special law. */
export function isLooserThanLaw(key: ParameterKey, value: number | null, date: IsoDate): boolean {
  const { bound }: ParameterDefinition = STATUTORY_NUMBERS[key];
  const law = parameterAt(key, date).value;
  if (bound === 'FREE' || law === null) return false;
  if (value === null) return true;
  return bound === 'AT_MOST' ? value > law : value < law;
}

interface Period {
  validFrom: IsoDate;
  validTo: IsoDate | null;
}

function isInForce({ validFrom, validTo }: Period, date: IsoDate): boolean {
  return validFrom <= date && (validTo === null || date <= validTo);
}

function newest(a: Period & { recordedAt?: string }, b: Period & { recordedAt?: string }): number {
  return b.validFrom.localeCompare(a.validFrom) || (b.recordedAt ?? '').localeCompare(a.recordedAt ?? '');
}

function byEnd(a: Period, b: Period): number {
  return (b.validTo ?? '9999').localeCompare(a.validTo ?? '9999');
}

function rank({ agencyCode, procedureCode }: ParameterOverride): number {
  return (procedureCode === null ? 0 : 2) + (agencyCode === null ? 0 : 1);
}

function sourceOf({ agencyCode, procedureCode }: ParameterOverride): ParameterValue['source'] {
  if (procedureCode !== null) return 'PROCEDURE';
  return agencyCode === null ? 'PROVINCE' : 'AGENCY';
}
