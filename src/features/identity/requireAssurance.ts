import { sql } from 'kysely';
import type { Assurance } from '../../domain/policy/actor.ts';
import { type AssuranceNeed, type AssuredAction, assuranceLack, NO_NEED } from '../../domain/policy/assurance.ts';
import type { Ctx } from '../../platform/context.ts';
import { assuranceTooLow } from '../../platform/errors.ts';

/** What an action is about; left out: no procedure or agency in particular. */
export interface AssuredSubject {
  procedureCode?: string;
  agencyCode?: string;
}

/** What the rules ask for an action: the narrowest line, a procedure's before an agency's. One query. */
export async function neededAssurance(
  ctx: Ctx,
  action: AssuredAction,
  { procedureCode, agencyCode }: AssuredSubject = {},
): Promise<AssuranceNeed> {
  const row = await ctx.db
    .selectFrom('assuranceRule')
    .select(['level', 'maxAgeMinutes'])
    .where('action', '=', action)
    .where((is) => is.or([is('procedureCode', 'is', null), is('procedureCode', '=', procedureCode ?? null)]))
    .where((is) => is.or([is('agencyCode', 'is', null), is('agencyCode', '=', agencyCode ?? null)]))
    .orderBy(sql`procedure_code IS NULL`)
    .orderBy(sql`agency_code IS NULL`)
    .limit(1)
    .executeTakeFirst();
  return row ? { level: row.level as Assurance, maxAgeMinutes: row.maxAgeMinutes } : NO_NEED;
}

/** Lets an applicant do what the rules ask a level for, or throws `common.assurance` with `level` and `fresh`. */
export async function requireAssurance(ctx: Ctx, action: AssuredAction, subject?: AssuredSubject): Promise<void> {
  const need = await neededAssurance(ctx, action, subject);
  const lack = assuranceLack(ctx.actor, need, ctx.clock.now().getTime());
  if (lack) throw assuranceTooLow({ values: { level: need.level }, details: { level: need.level, lack } });
}
