import { sql } from 'kysely';
import { parseInstant } from '../../domain/calendar/instant.ts';
import { comparableText } from '../../domain/text/normalise.ts';
import { type Ctx, inTransaction, type TxCtx } from '../../platform/context.ts';
import { enqueue } from '../../platform/jobs/enqueue.ts';
import { checkPlan } from './checkPlan.ts';
import { confirmationWrong, planBlocked, planNotChecked, revertTooLate } from './errors.ts';
import { requireSystemAdministrator } from './mayReorganise.ts';
import { type LockedPlan, lockPlan } from './queries.ts';
import { restoreOld } from './restore.ts';

/**
 * Confirms a checked plan: it is checked once more, and carried out by the worker at 00:00 of its day, at once when the
 * day has come. `confirmation`: the number of the decision, typed by hand.
 * @throws reorganisation.confirmation_wrong, reorganisation.plan_not_checked, reorganisation.plan_blocked
 */
export async function commitPlan(ctx: Ctx, planId: string, confirmation: string): Promise<void> {
  requireSystemAdministrator(ctx.actor);
  await inTransaction(ctx, async (tx) => {
    const plan = await lockPlan(tx, planId);
    checkConfirmation(plan, confirmation);
    if (plan.state !== 'CHECKED') throw planNotChecked();
  });
  // Stored even when something stands in the way, so that it can be read.
  if ((await checkPlan(ctx, planId)).blocked) throw planBlocked();
  await inTransaction(ctx, async (tx) => {
    const plan = await lockPlan(tx, planId);
    if (plan.state !== 'CHECKED') throw planNotChecked();
    await tx.db
      .updateTable('reorganisationPlan')
      .set({
        state: 'SCHEDULED',
        confirmedByName: 'name' in ctx.actor ? ctx.actor.name : '',
        confirmedAt: tx.clock.now(),
        heldBackAt: null,
      })
      .where('id', '=', planId)
      .execute();
    await enqueueRun(tx, plan);
  });
}

/** The worker takes it up at 00:00 of the day in Vietnam. */
export async function enqueueRun(
  tx: TxCtx,
  { id, effectiveOn }: Pick<LockedPlan, 'id' | 'effectiveOn'>,
): Promise<void> {
  const runAt = new Date(parseInstant(effectiveOn));
  await enqueue(tx.db, 'reorganisation.run', { planId: id }, { jobKey: `reorganisation:${id}`, runAt });
}

/** Takes the confirmation back while the day has not come. @throws reorganisation.plan_not_checked */
export async function cancelCommit(ctx: Ctx, planId: string): Promise<void> {
  requireSystemAdministrator(ctx.actor);
  await inTransaction(ctx, async (tx) => {
    const plan = await lockPlan(tx, planId);
    if (plan.state !== 'SCHEDULED') throw planNotChecked();
    await tx.db
      .updateTable('reorganisationPlan')
      .set({ state: 'CHECKED', confirmedByName: null, confirmedAt: null })
      .where('id', '=', planId)
      .execute();
  });
}

/**
 * Takes a plan back that was carried out: possible until a successor has received its first dossier, or one that moved
 * was worked on there. The worker moves the dossiers back.
 * @throws reorganisation.confirmation_wrong, reorganisation.plan_not_checked, reorganisation.revert_too_late
 */
export async function revertPlan(ctx: Ctx, planId: string, confirmation: string): Promise<void> {
  requireSystemAdministrator(ctx.actor);
  await inTransaction(ctx, async (tx) => {
    const plan = await lockPlan(tx, planId);
    checkConfirmation(plan, confirmation);
    if (plan.state !== 'COMMITTED') throw planNotChecked();
    if (await whatDependsOn(tx, plan)) throw revertTooLate();
    await restoreOld(tx, planId);
    await tx.db
      .updateTable('reorganisationPlan')
      .set({ state: 'REVERTING', dossiersMoved: 0 })
      .where('id', '=', planId)
      .execute();
    await enqueueRun(tx, plan);
  });
}

/** Why a plan that was carried out can no longer be taken back; undefined: it can. Two queries. */
export async function whatDependsOn(
  ctx: Ctx,
  { id, outcome, committedAt }: Pick<LockedPlan, 'id' | 'outcome' | 'committedAt'>,
): Promise<'RECEIVED' | 'WORKED_ON' | undefined> {
  const routes = Object.values(outcome?.routes ?? {});
  const successors = routes.flatMap(({ rest, ways }) => [rest, ...ways.map((way) => way.to)]);
  const { rows: received } = await sql`
    SELECT FROM dossier
    WHERE (receiving_agency_code = ANY(${successors}) OR competent_agency_code = ANY(${successors}))
      AND (submitted_at > ${committedAt} OR received_at > ${committedAt}) LIMIT 1`.execute(ctx.db);
  if (received.length > 0) return 'RECEIVED';
  const { rows: worked } = await sql`
    SELECT FROM reorganisation_dossier AS moved JOIN dossier ON dossier.id = moved.dossier_id
    WHERE moved.plan_id = ${id} AND dossier.revision <> moved.revision LIMIT 1`.execute(ctx.db);
  return worked.length > 0 ? 'WORKED_ON' : undefined;
}

function checkConfirmation({ decisionNumber }: LockedPlan, typed: string): void {
  if (comparableText(typed) !== comparableText(decisionNumber))
    throw confirmationWrong({ values: { number: decisionNumber } });
}
