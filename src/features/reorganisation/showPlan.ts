import type { Ctx } from '../../platform/context.ts';
import { whatDependsOn } from './commitPlan.ts';
import { countEffects } from './listEffects.ts';
import { requireSystemAdministrator } from './mayReorganise.ts';
import { findOutcome, getPlan, listPlans, type PlanState } from './queries.ts';

/** Plans made out of data are too long to be edited by hand. */
const EDITED_MOVES = 200;

/** All plans for the list. One query. */
export async function presentPlans(ctx: Ctx) {
  requireSystemAdministrator(ctx.actor);
  const plans = await listPlans(ctx);
  return {
    items: plans.map(({ id, title, decisionNumber, decisionDate, effectiveOn, state, moves }) => ({
      id,
      title,
      decisionNumber,
      decisionDate,
      effectiveOn,
      state: state as PlanState,
      moves,
    })),
  };
}

/** A plan as its page shows it. Two queries, five once it was carried out. @throws reorganisation.plan_not_found */
export async function presentPlan(ctx: Ctx, id: string) {
  requireSystemAdministrator(ctx.actor);
  const { content, createdAt: _, updatedAt: __, confirmedAt: ___, ...plan } = await getPlan(ctx, id);
  const counts = await countEffects(ctx, id);
  const { committedAt } = plan;
  const dependsOn =
    plan.state === 'COMMITTED'
      ? await whatDependsOn(ctx, { id, committedAt, outcome: await findOutcome(ctx, id) })
      : undefined;
  return {
    ...plan,
    moves: content.moves.length,
    ...(content.moves.length <= EDITED_MOVES && { content }),
    checkedAt: plan.checkedAt?.toISOString() ?? null,
    heldBackAt: plan.heldBackAt?.toISOString() ?? null,
    committedAt: committedAt?.toISOString() ?? null,
    revertedAt: plan.revertedAt?.toISOString() ?? null,
    dependsOn: dependsOn ?? null,
    counts,
  };
}
