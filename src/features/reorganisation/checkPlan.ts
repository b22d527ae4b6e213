import { type Ctx, inTransaction, type TxCtx } from '../../platform/context.ts';
import type { AffectedDossier } from './affectedDossiers.ts';
import { dossierEffects } from './dossierEffects.ts';
import { dueDateEffects } from './dueDateEffects.ts';
import { createNames, type Effect } from './effect.ts';
import { planNotOpen } from './errors.ts';
import { requireSystemAdministrator } from './mayReorganise.ts';
import { officerEffects } from './officerEffects.ts';
import { otherEffects } from './otherEffects.ts';
import { procedureEffects } from './procedureEffects.ts';
import { lockPlan, type Plan } from './queries.ts';
import { structureEffects } from './structureEffects.ts';
import { textConflicts } from './textConflicts.ts';
import { workOutPlan } from './workOutPlan.ts';

export interface DryRun {
  effects: Effect[];
  /** dossiers that change desk or agency */
  moving: number;
  blocked: boolean;
}

/**
 * The dry run: lists every effect of a plan and stores the list; nothing else is changed. Without anything blocking the
 * plan is checked and may be carried out.
 * @throws reorganisation.plan_not_found, reorganisation.plan_not_open
 */
export async function checkPlan(ctx: Ctx, planId: string): Promise<DryRun> {
  requireSystemAdministrator(ctx.actor);
  return inTransaction(ctx, async (tx) => {
    const plan = await lockPlan(tx, planId);
    if (plan.state !== 'DRAFT' && plan.state !== 'CHECKED') throw planNotOpen();
    const run = await dryRun(tx, plan);
    await storeEffects(tx, planId, run);
    await tx.db
      .updateTable('reorganisationPlan')
      .set({ state: run.blocked ? 'DRAFT' : 'CHECKED', checkedAt: tx.clock.now(), dossiersTotal: run.moving })
      .where('id', '=', planId)
      .execute();
    return run;
  });
}

/** Every effect of a plan as things stand now; with problems in the plan itself only these. */
export async function dryRun(ctx: Ctx, plan: Plan): Promise<DryRun> {
  const { outcome, organisation } = await workOutPlan(ctx, plan);
  const names = createNames(outcome, organisation);
  const problems = [...outcome.problems, ...(await otherPlans(ctx, plan, Object.keys(outcome.routes)))];
  if (problems.length > 0) {
    const effects = problems.map(
      ({ code, subject }): Effect => ({
        section: 'PLAN',
        severity: 'BLOCKING',
        code,
        data: { subject: nameOf(subject) },
        count: 1,
      }),
    );
    return { effects, moving: 0, blocked: true };
  }
  const worked = { outcome, organisation, names };
  const concerned: { dossier: AffectedDossier; competentAfter: string }[] = [];
  const dossiers = await dossierEffects(ctx, worked, (dossier, competentAfter) => {
    concerned.push({ dossier, competentAfter });
  });
  const effects = [
    ...structureEffects(worked),
    ...(await officerEffects(ctx, worked)),
    ...(await procedureEffects(ctx, worked)),
    ...dossiers.effects,
    ...(await dueDateEffects(ctx, worked, concerned)),
    ...(await otherEffects(ctx, worked)),
    ...(await textConflicts(ctx, plan.content, worked)),
  ];
  return { effects, moving: dossiers.moving, blocked: effects.some((effect) => effect.severity === 'BLOCKING') };

  function nameOf(subject: string): string {
    const name = names.agency(subject);
    return name === subject ? names.unit(subject) : `${name} (${subject})`;
  }
}

/** Another plan that is under way or waits for its day must not pull at the same agencies. */
async function otherPlans(ctx: Ctx, plan: Plan, codes: string[]) {
  const others = await ctx.db
    .selectFrom('reorganisationPlan')
    .select(['title', 'content'])
    .where('id', '!=', plan.id)
    .where('state', 'in', ['SCHEDULED', 'COMMITTING', 'REVERTING'])
    .execute();
  const touched = new Set(codes);
  return others
    .filter(({ content }) =>
      [...JSON.stringify(content).matchAll(/"([A-Z0-9.]{3,35})"/g)].some((found) => touched.has(found[1] ?? '')),
    )
    .map(({ title }) => ({ code: 'OTHER_PLAN' as const, subject: title }));
}

const CHUNK = 5_000;

/** Replaces the stored list by this one. */
export async function storeEffects(tx: TxCtx, planId: string, { effects }: DryRun): Promise<void> {
  await tx.db.deleteFrom('reorganisationEffect').where('planId', '=', planId).execute();
  for (let start = 0; start < effects.length; start += CHUNK) {
    const values = effects.slice(start, start + CHUNK).map((effect, index) => ({
      ...effect,
      planId,
      number: start + index + 1,
      data: JSON.stringify(effect.data),
    }));
    await tx.db.insertInto('reorganisationEffect').values(values).execute();
  }
}
