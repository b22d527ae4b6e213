import { v7 as uuidv7 } from 'uuid';
import type { IsoDate } from '../../domain/calendar/instant.ts';
import type { ParameterDefinition } from '../../domain/law/parameterDefinition.ts';
import { isLooserThanLaw, type OptionalKey } from '../../domain/law/parameters.ts';
import { type ParameterKey, STATUTORY_NUMBERS } from '../../domain/law/statutoryNumbers.ts';
import { words } from '../../i18n/words.ts';
import { type Ctx, inTransaction } from '../../platform/context.ts';
import { accessDenied, type FieldProblem, invalidInput } from '../../platform/errors.ts';
import { administeredAgencies } from '../accounts/administration.ts';

/** What a province or agency decided instead of the law's number. */
export interface ParameterDecision {
  key: ParameterKey;
  /** null: the whole province; only the system's administrator decides that */
  agencyCode: string | null;
  procedureCode: string | null;
  /** null switches an optional rule off */
  value: number | null;
  basis: string;
  decisionNumber: string;
  decisionDate: IsoDate;
  validFrom: IsoDate;
  validTo: IsoDate | null;
  note: string;
}

const OPTIONAL: readonly ParameterKey[] = ['reception.intakeCutoff', 'reception.lastHour'] satisfies OptionalKey[];

/**
 * Records a decision; from its first day on it is what everybody reads. Promises given before do not move.
 * @throws common.forbidden outside the agencies one administers, common.invalid_input
 */
export async function decideParameter(ctx: Ctx, decision: ParameterDecision): Promise<{ id: string }> {
  const { actor } = ctx;
  if (actor.kind !== 'OFFICER' || !mayDecideFor(ctx, decision.agencyCode)) throw accessDenied();
  const problems = problemsOf(ctx, decision);
  const id = uuidv7();
  await inTransaction(ctx, async (tx) => {
    problems.push(...(await unknownPlace(tx, decision)));
    if (problems.length > 0) throw invalidInput({ fields: problems });
    await tx.db
      .insertInto('legalParameter')
      .values({
        ...decision,
        id,
        basis: decision.basis.trim(),
        decisionNumber: decision.decisionNumber.trim(),
        note: decision.note.trim(),
        recordedAt: tx.clock.now(),
        recordedBy: actor.accountId,
        recordedByName: actor.name,
      })
      .execute();
  });
  return { id };
}

/** Whether the person may decide for the agency (null: for the province). */
export function mayDecideFor({ actor }: Ctx, agencyCode: string | null): boolean {
  const agencies = administeredAgencies(actor);
  return agencies === 'ALL' || (agencyCode !== null && agencies.includes(agencyCode));
}

function problemsOf(ctx: Ctx, decision: ParameterDecision): FieldProblem[] {
  const { parameters, common } = words(ctx.language);
  const definition: ParameterDefinition = STATUTORY_NUMBERS[decision.key];
  const { value, validFrom, validTo, decisionDate, note, key } = decision;
  const problems: FieldProblem[] = [];
  const check = (field: string, code: string, fails: boolean, message: string) => {
    if (fails) problems.push({ field, code, message });
  };
  for (const field of ['basis', 'decisionNumber'] as const)
    check(field, 'required', decision[field].trim() === '', common.form.invalid.required(parameters.field[field]));
  const [least, most] = definition.range;
  const fits = value === null ? OPTIONAL.includes(key) : Number.isInteger(value) && value >= least && value <= most;
  check('value', 'invalid', !fits, parameters.valueBetween(least, most));
  check('validFrom', 'beforeDecision', validFrom < decisionDate, parameters.notBeforeDecision);
  check('validTo', 'beforeStart', validTo !== null && validTo < validFrom, parameters.endBeforeStart);
  const elsewhere = definition.provinceOnly && (decision.agencyCode !== null || decision.procedureCode !== null);
  check('agencyCode', 'provinceOnly', elsewhere === true, parameters.provinceOnly);
  const looser = fits && isLooserThanLaw(key, value, validFrom);
  check('note', 'required', looser && note.trim() === '', parameters.looserNeedsNote);
  return problems;
}

async function unknownPlace(
  { db, language }: Ctx,
  { agencyCode, procedureCode }: ParameterDecision,
): Promise<FieldProblem[]> {
  const { parameters } = words(language);
  const agency =
    agencyCode === null ||
    (await db.selectFrom('agency').select('code').where('code', '=', agencyCode).executeTakeFirst());
  const procedure =
    procedureCode === null ||
    (await db.selectFrom('procedure').select('code').where('code', '=', procedureCode).executeTakeFirst());
  return [
    ...(agency ? [] : [{ field: 'agencyCode', code: 'unknown', message: parameters.unknownAgency }]),
    ...(procedure ? [] : [{ field: 'procedureCode', code: 'unknown', message: parameters.unknownProcedure }]),
  ];
}
