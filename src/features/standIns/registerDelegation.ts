import { v7 as uuidv7 } from 'uuid';
import { words } from '../../i18n/words.ts';
import { recordAccess } from '../../platform/auth/recordAccess.ts';
import { type Ctx, inTransaction } from '../../platform/context.ts';
import { accessDenied, type FieldProblem, invalidInput } from '../../platform/errors.ts';
import { administeredAgencies } from '../accounts/administration.ts';
import { type DelegatedTask, listDelegations, listOneStopOfficers } from './delegations.ts';
import { delegationNotFound } from './errors.ts';

/** A decision as it is typed in; days 'YYYY-MM-DD'. */
export interface DelegationInput {
  agencyCode: string;
  accountId: string;
  tasks: DelegatedTask[];
  /** empty: every procedure of the agency */
  procedureCodes: string[];
  decisionNumber: string;
  decisionDate: string;
  validFrom: string;
  /** null: without end */
  validTo: string | null;
}

/**
 * Records the decision by which the head of an agency empowers an officer at the one-stop (Đ.16.1c QĐ 1748/2023 Đồng
 * Nai): by an administrator of that agency, or of the one-stop, to which such decisions are sent.
 */
export async function registerDelegation(ctx: Ctx, input: DelegationInput): Promise<{ id: string }> {
  const { actor } = ctx;
  const administered = administeredAgencies(actor);
  if (actor.kind !== 'OFFICER' || administered.length === 0) throw accessDenied();
  return inTransaction(ctx, async (tx) => {
    const fields = await check(tx, input);
    if (fields.length > 0) throw invalidInput({ fields });
    const id = uuidv7();
    await tx.db
      .insertInto('delegation')
      .values({
        ...input,
        id,
        decisionNumber: input.decisionNumber.trim(),
        registeredBy: actor.accountId,
        registeredAt: tx.clock.now(),
      })
      .execute();
    await recordAccess(tx, { subject: 'account', subjectId: input.accountId, action: 'DELEGATION_REGISTERED' });
    // Whoever may not see it afterwards had no right to write it.
    if ((await listDelegations(tx, id)).length === 0) throw accessDenied();
    return { id };
  });
}

async function check(ctx: Ctx, input: DelegationInput): Promise<FieldProblem[]> {
  const { wrong } = words(ctx.language).standIns.delegation;
  const problems: FieldProblem[] = [];
  const say = (field: keyof DelegationInput, message: string) => problems.push({ field, code: 'invalid', message });
  const officers = await listOneStopOfficers(ctx);
  if (!officers.some(({ accountId }) => accountId === input.accountId)) say('accountId', wrong.officer);
  const agency = await ctx.db
    .selectFrom('agency')
    .select('code')
    .where('code', '=', input.agencyCode)
    .executeTakeFirst();
  if (!agency) say('agencyCode', wrong.agency);
  if (input.tasks.length === 0) say('tasks', wrong.tasks);
  if (input.decisionNumber.trim() === '') say('decisionNumber', wrong.decision);
  if (input.validTo !== null && input.validTo < input.validFrom) say('validTo', wrong.validTo);
  const unknown = await unknownProcedures(ctx, input.procedureCodes);
  if (unknown.length > 0) say('procedureCodes', wrong.procedures(unknown.join(', ')));
  return problems;
}

async function unknownProcedures(ctx: Ctx, codes: string[]): Promise<string[]> {
  if (codes.length === 0) return [];
  const rows = await ctx.db.selectFrom('procedure').select('code').where('code', 'in', codes).execute();
  const known = new Set(rows.map(({ code }) => code));
  return codes.filter((code) => !known.has(code));
}

/** Ends a decision at once. Throws `standIns.delegation_not_found`, also for one that is not the actor's to end. */
export async function revokeDelegation(ctx: Ctx, id: string): Promise<void> {
  const { actor } = ctx;
  if (actor.kind !== 'OFFICER') throw accessDenied();
  await inTransaction(ctx, async (tx) => {
    const [delegation] = await listDelegations(tx, id);
    if (!delegation || delegation.state === 'OVER') throw delegationNotFound();
    await tx.db
      .updateTable('delegation')
      .set({ revokedAt: tx.clock.now(), revokedBy: actor.accountId })
      .where('id', '=', id)
      .where('revokedAt', 'is', null)
      .execute();
    await recordAccess(tx, { subject: 'account', subjectId: delegation.accountId, action: 'DELEGATION_REVOKED' });
  });
}
