import Type, { type Static } from 'typebox';
import { v7 as uuidv7 } from 'uuid';
import { recordAccess } from '../../platform/auth/recordAccess.ts';
import { type Ctx, inTransaction, type TxCtx } from '../../platform/context.ts';
import { type FieldProblem, invalidInput } from '../../platform/errors.ts';
import { nullable } from '../../platform/nullable.ts';

const Code = nullable(Type.String({ maxLength: 40 }));

/** One line of the table: null stands for all procedures, all agencies, any age of the proof. */
export const AssuranceRule = Type.Object(
  {
    action: Type.Union([
      Type.Literal('SUBMIT'),
      Type.Literal('CREATE_ORGANISATION'),
      Type.Literal('AUTHORISE'),
      Type.Literal('PERSONAL_DATA'),
    ]),
    procedureCode: Code,
    agencyCode: Code,
    level: Type.Union([Type.Literal(0), Type.Literal(1), Type.Literal(2)]),
    maxAgeMinutes: nullable(Type.Integer({ minimum: 1, maximum: 1440 })),
    basis: Type.String({ minLength: 3, maxLength: 500 }),
  },
  { additionalProperties: false },
);
export type AssuranceRule = Static<typeof AssuranceRule>;

/** All lines. One query. */
export async function listAssuranceRules(ctx: Ctx): Promise<AssuranceRule[]> {
  const rows = await ctx.db
    .selectFrom('assuranceRule')
    .select(['action', 'procedureCode', 'agencyCode', 'level', 'maxAgeMinutes', 'basis'])
    .orderBy('action')
    .orderBy('procedureCode')
    .orderBy('agencyCode')
    .execute();
  return rows as AssuranceRule[];
}

/**
 * Writes a line, in the place of the one about the same.
 * @throws common.invalid_input for a procedure or an agency that does not exist
 */
export async function saveAssuranceRule(ctx: Ctx, rule: AssuranceRule): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await checkPlace(tx, rule);
    await tx.db
      .insertInto('assuranceRule')
      .values({ id: uuidv7(), ...rule })
      .onConflict((conflict) =>
        conflict.columns(['action', 'procedureCode', 'agencyCode']).doUpdateSet((row) => ({
          level: row.ref('excluded.level'),
          maxAgeMinutes: row.ref('excluded.maxAgeMinutes'),
          basis: row.ref('excluded.basis'),
        })),
      )
      .execute();
    await recordAccess(tx, { subject: 'assurance_rule', subjectId: subjectOf(rule), action: 'SAVED' });
  });
}

async function checkPlace({ db }: TxCtx, { procedureCode, agencyCode }: AssuranceRule): Promise<void> {
  const fields: FieldProblem[] = [];
  const procedure = db.selectFrom('procedure').select('code').where('code', '=', procedureCode);
  if (procedureCode !== null && !(await procedure.executeTakeFirst()))
    fields.push({ field: 'procedureCode', code: 'INVALID' });
  const agency = db.selectFrom('agency').select('code').where('code', '=', agencyCode);
  if (agencyCode !== null && !(await agency.executeTakeFirst())) fields.push({ field: 'agencyCode', code: 'INVALID' });
  if (fields.length > 0) throw invalidInput({ fields });
}

/** Takes a line away; what is gone already is gone. */
export async function removeAssuranceRule(
  ctx: Ctx,
  rule: Pick<AssuranceRule, 'action' | 'procedureCode' | 'agencyCode'>,
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await tx.db
      .deleteFrom('assuranceRule')
      .where('action', '=', rule.action)
      .where('procedureCode', 'is not distinct from', rule.procedureCode)
      .where('agencyCode', 'is not distinct from', rule.agencyCode)
      .execute();
    await recordAccess(tx, { subject: 'assurance_rule', subjectId: subjectOf(rule), action: 'REMOVED' });
  });
}

function subjectOf({
  action,
  procedureCode,
  agencyCode,
}: Pick<AssuranceRule, 'action' | 'procedureCode' | 'agencyCode'>) {
  return [action, procedureCode ?? '*', agencyCode ?? '*'].join(' ');
}
