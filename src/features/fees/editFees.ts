import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { IsoDate } from '../../domain/calendar/instant.ts';
import type { FeeReduction, FeeRule } from '../../domain/money/fees.ts';
import { holds } from '../../domain/policy/actor.ts';
import { words } from '../../i18n/words.ts';
import type { Ctx } from '../../platform/context.ts';
import { accessDenied, type FieldProblem, invalidInput } from '../../platform/errors.ts';
import { listCountable } from './countable.ts';
import { feeLineNotFound } from './errors.ts';

/** A line for the fee table of a procedure. */
export type NewFeeRule = Omit<FeeRule, 'id'> & { procedureCode: string };

/** A ground on which one pays less; without a code: at every procedure. */
export type NewFeeReduction = Omit<FeeReduction, 'id'> & { procedureCode: string | null };

/** Adds a line to the fee table; obligations issued before do not change. @throws common.forbidden, common.invalid_input */
export async function addFeeRule(ctx: Ctx, rule: NewFeeRule): Promise<{ id: string }> {
  const by = recorder(ctx);
  const { fees } = words(ctx.language).money;
  const counted =
    rule.perAnswer === null || (await listCountable(ctx, rule.procedureCode)).some(({ key }) => key === rule.perAnswer);
  const problems = counted ? [] : [{ field: 'perAnswer', code: 'unknown', message: fees.perAnswerWrong }];
  await check(ctx, rule, { code: fees.code, name: fees.name, basis: fees.basis }, problems);
  const id = uuidv7();
  await ctx.db
    .insertInto('feeRule')
    .values({ id, ...rule, ...by })
    .execute();
  return { id };
}

/** Adds a ground on which one pays less. @throws common.forbidden, common.invalid_input */
export async function addFeeReduction(ctx: Ctx, reduction: NewFeeReduction): Promise<{ id: string }> {
  const by = recorder(ctx);
  const { fees } = words(ctx.language).money;
  const wrong = reduction.percent < 1 || reduction.percent > 100;
  const problems = wrong ? [{ field: 'percent', code: 'invalid', message: fees.percentWrong }] : [];
  await check(ctx, reduction, { name: fees.reductionName, basis: fees.basis }, problems);
  const id = uuidv7();
  await ctx.db
    .insertInto('feeReduction')
    .values({ id, ...reduction, ...by })
    .execute();
  return { id };
}

/**
 * Ends a line or a reduction: it counts no more, and stays to be read. Ending twice is ending once, the first time.
 * @throws common.forbidden, fees.line_not_found
 */
export async function endFeeLine(ctx: Ctx, table: 'feeRule' | 'feeReduction', id: string): Promise<void> {
  const { recordedAt: endedAt, recordedByName: endedByName } = recorder(ctx);
  const ended = await ctx.db
    .updateTable(table)
    .set({
      endedAt: sql`coalesce(ended_at, ${endedAt})`,
      endedByName: sql`coalesce(ended_by_name, ${endedByName})`,
    })
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
  if (!ended) throw feeLineNotFound();
}

/** The fee table is the whole province's, set by its council: its administrator keeps it, not that of one agency. */
function recorder({ actor, clock }: Ctx) {
  if (actor.kind !== 'OFFICER' || !holds(actor, 'SYSTEM_ADMINISTRATOR')) throw accessDenied();
  return { recordedAt: clock.now(), recordedBy: actor.accountId, recordedByName: actor.name };
}

async function check(
  { db, language }: Ctx,
  line: { procedureCode: string | null; validFrom: IsoDate; validTo: IsoDate | null },
  required: Record<string, string>,
  problems: FieldProblem[] = [],
): Promise<void> {
  const { common, money } = words(language);
  const texts = new Map(Object.entries(line));
  for (const [field, label] of Object.entries(required))
    if (String(texts.get(field) ?? '').trim() === '')
      problems.push({ field, code: 'required', message: common.form.invalid.required(label) });
  if (line.validTo !== null && line.validTo < line.validFrom)
    problems.push({ field: 'validTo', code: 'beforeStart', message: money.fees.endBeforeStart });
  if (line.procedureCode !== null) {
    const known = await db
      .selectFrom('procedure')
      .select('code')
      .where('code', '=', line.procedureCode)
      .executeTakeFirst();
    if (!known) problems.push({ field: 'procedureCode', code: 'unknown', message: money.fees.unknownProcedure });
  }
  if (problems.length > 0) throw invalidInput({ fields: problems });
}
