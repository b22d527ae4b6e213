import { v7 as uuidv7 } from 'uuid';
import { cleanText } from '../../domain/text/normalise.ts';
import { words } from '../../i18n/words.ts';
import { type Ctx, inTransaction, type TxCtx } from '../../platform/context.ts';
import { invalidInput } from '../../platform/errors.ts';
import { planChanged, planNotOpen } from './errors.ts';
import { requireSystemAdministrator } from './mayReorganise.ts';
import type { PlanChange, PlanInput } from './planInput.ts';
import { lockPlan } from './queries.ts';

/** Writes down a new plan. Changes nothing but the plan. @throws common.forbidden, common.invalid_input */
export async function createPlan(ctx: Ctx, input: PlanInput): Promise<{ id: string }> {
  requireSystemAdministrator(ctx.actor);
  const id = uuidv7();
  const now = ctx.clock.now();
  const { actor } = ctx;
  await inTransaction(ctx, (tx) =>
    tx.db
      .insertInto('reorganisationPlan')
      .values({
        id,
        ...columns(ctx, input),
        content: JSON.stringify(input.content),
        createdBy: 'accountId' in actor ? actor.accountId : null,
        createdByName: 'name' in actor ? actor.name : '',
        createdAt: now,
        updatedAt: now,
      })
      .execute(),
  );
  return { id };
}

/**
 * Changes a plan that nobody has confirmed; it has to be checked again. `revision`: the one that was read.
 * @throws reorganisation.plan_not_found, reorganisation.plan_not_open, reorganisation.plan_changed
 */
export async function changePlan(ctx: Ctx, id: string, revision: number, input: PlanChange): Promise<void> {
  requireSystemAdministrator(ctx.actor);
  await inTransaction(ctx, async (tx) => {
    await takeOpen(tx, id, revision);
    await tx.db.deleteFrom('reorganisationEffect').where('planId', '=', id).execute();
    await tx.db
      .updateTable('reorganisationPlan')
      .set({
        ...columns(ctx, input),
        ...(input.content && { content: JSON.stringify(input.content) }),
        revision: revision + 1,
        state: 'DRAFT',
        checkedAt: null,
        heldBackAt: null,
        dossiersTotal: 0,
        updatedAt: tx.clock.now(),
      })
      .where('id', '=', id)
      .execute();
  });
}

/** Throws a plan away that nobody has confirmed. @throws reorganisation.plan_not_found, reorganisation.plan_not_open */
export async function deletePlan(ctx: Ctx, id: string): Promise<void> {
  requireSystemAdministrator(ctx.actor);
  await inTransaction(ctx, async (tx) => {
    await takeOpen(tx, id);
    await tx.db.deleteFrom('reorganisationPlan').where('id', '=', id).execute();
  });
}

async function takeOpen(tx: TxCtx, id: string, revision?: number): Promise<void> {
  const plan = await lockPlan(tx, id);
  if (plan.state !== 'DRAFT' && plan.state !== 'CHECKED') throw planNotOpen();
  if (revision !== undefined && plan.revision !== revision) throw planChanged();
}

/** Texts without hidden characters; the decision cannot be younger than what it orders. */
function columns(ctx: Ctx, { title, decisionNumber, decisionDate, effectiveOn }: PlanChange) {
  if (decisionDate > effectiveOn) {
    const message = words(ctx.language).reorganisation.editor.dayBeforeDecision;
    throw invalidInput({ fields: [{ field: 'effectiveOn', code: 'invalid', message }] });
  }
  return {
    title: cleanText(title),
    decisionNumber: cleanText(decisionNumber),
    decisionDate,
    effectiveOn,
  };
}
