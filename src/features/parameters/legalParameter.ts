import { sql } from 'kysely';
import { vietnamDate } from '../../domain/calendar/instant.ts';
import type { DuePolicy } from '../../domain/calendar/policy.ts';
import {
  DUE_POLICY_KEYS,
  duePolicyAt,
  type ParameterOverride,
  type ParameterValue,
  parameterAt,
} from '../../domain/law/parameters.ts';
import type { ParameterKey } from '../../domain/law/statutoryNumbers.ts';
import type { Database, Tx } from '../../platform/db/database.ts';

/** For whom and when a number is asked. Without agency: the province's. */
export interface ParameterPlace {
  agencyCode?: string;
  procedureCode?: string;
  at: Date;
}

/** The number of the law, or what the province, the agency or the procedure has decided instead. One query. */
export async function legalParameter<K extends ParameterKey>(
  db: Database | Tx,
  key: K,
  place: ParameterPlace,
): Promise<ParameterValue<K>> {
  return parameterAt(key, dateOf(place), await readOverrides(db, [key], place));
}

/** Several numbers of the same place. One query. */
export async function legalParameters<K extends ParameterKey>(
  db: Database | Tx,
  keys: readonly K[],
  place: ParameterPlace,
): Promise<{ [Key in K]: ParameterValue<Key> }> {
  const overrides = await readOverrides(db, keys, place);
  const values = keys.map((key) => [key, parameterAt(key, dateOf(place), overrides)]);
  return Object.fromEntries(values) as { [Key in K]: ParameterValue<Key> };
}

/** Working minutes of a day of internal processes at the place. One query. */
export async function stepDayMinutes(db: Database | Tx, place: ParameterPlace): Promise<number> {
  return (await legalParameter(db, 'process.hoursPerDay', place)).value * 60;
}

/** How due dates of the place are counted at that time. One query. */
export async function duePolicy(db: Database | Tx, place: ParameterPlace): Promise<DuePolicy> {
  return duePolicyAt(dateOf(place), await readOverrides(db, DUE_POLICY_KEYS, place));
}

/** Everything decided about the counting of due dates anywhere, for going through many dossiers. One query. */
export async function listDuePolicyOverrides(db: Database | Tx): Promise<ParameterOverride[]> {
  return (await selectOverrides(db, DUE_POLICY_KEYS).execute()).map(present);
}

/** The decisions that concern a place. One query. */
async function readOverrides(
  db: Database | Tx,
  keys: readonly ParameterKey[],
  { agencyCode, procedureCode }: ParameterPlace,
): Promise<ParameterOverride[]> {
  const rows = await selectOverrides(db, keys)
    .where((eb) => eb.or([eb('agencyCode', 'is', null), eb('agencyCode', '=', agencyCode ?? '')]))
    .where((eb) => eb.or([eb('procedureCode', 'is', null), eb('procedureCode', '=', procedureCode ?? '')]))
    .execute();
  return rows.map(present);
}

function selectOverrides(db: Database | Tx, keys: readonly ParameterKey[]) {
  return db
    .selectFrom('legalParameter')
    .select(['key', 'agencyCode', 'procedureCode', 'value', 'basis', 'validFrom', 'validTo', 'recordedAt'])
    .select(sql<string>`decision_number || ', ' || to_char(decision_date, 'DD/MM/YYYY')`.as('decision'))
    .where('key', 'in', [...keys])
    .where('cancelledAt', 'is', null);
}

type OverrideRow = Awaited<ReturnType<ReturnType<typeof selectOverrides>['execute']>>[number];

function present({ key, value, recordedAt, ...row }: OverrideRow): ParameterOverride {
  return {
    ...row,
    key: key as ParameterKey,
    value: value === null ? null : Number(value),
    recordedAt: recordedAt.toISOString(),
  };
}

function dateOf({ at }: ParameterPlace): string {
  return vietnamDate(at.getTime());
}
