import { sql } from 'kysely';
import type { Outcome } from '../../domain/reorganisation/outcome.ts';
import type { PlanContent } from '../../domain/reorganisation/plan.ts';
import type { Ctx, TxCtx } from '../../platform/context.ts';
import { planNotFound } from './errors.ts';

export const PLAN_STATES = [
  'DRAFT',
  'CHECKED',
  'SCHEDULED',
  'COMMITTING',
  'COMMITTED',
  'REVERTING',
  'REVERTED',
] as const;
export type PlanState = (typeof PLAN_STATES)[number];

/** A plan with everything but what it came to. Dates `YYYY-MM-DD`. */
export interface Plan {
  id: string;
  title: string;
  decisionNumber: string;
  decisionDate: string;
  effectiveOn: string;
  content: PlanContent;
  revision: number;
  state: PlanState;
  createdByName: string;
  createdAt: Date;
  updatedAt: Date;
  checkedAt: Date | null;
  confirmedByName: string | null;
  confirmedAt: Date | null;
  heldBackAt: Date | null;
  committedAt: Date | null;
  revertedAt: Date | null;
  dossiersTotal: number;
  dossiersMoved: number;
}

const COLUMNS = [
  'id',
  'title',
  'decisionNumber',
  'decisionDate',
  'effectiveOn',
  'content',
  'revision',
  'state',
  'createdByName',
  'createdAt',
  'updatedAt',
  'checkedAt',
  'confirmedByName',
  'confirmedAt',
  'heldBackAt',
  'committedAt',
  'revertedAt',
  'dossiersTotal',
  'dossiersMoved',
] as const;

/** One query. @throws reorganisation.plan_not_found */
export async function getPlan(ctx: Ctx, id: string): Promise<Plan> {
  const row = await ctx.db.selectFrom('reorganisationPlan').select(COLUMNS).where('id', '=', id).executeTakeFirst();
  if (!row) throw planNotFound();
  return { ...row, state: row.state as PlanState };
}

export interface LockedPlan extends Plan {
  outcome: Outcome | null;
  cursor: string | null;
  movedInPass: number;
}

/** The plan, in nobody else's hands until the transaction ends. One query. @throws reorganisation.plan_not_found */
export async function lockPlan(tx: TxCtx, id: string): Promise<LockedPlan> {
  const row = await tx.db
    .selectFrom('reorganisationPlan')
    .select([...COLUMNS, 'outcome', 'cursor', 'movedInPass'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw planNotFound();
  return { ...row, state: row.state as PlanState };
}

/** All plans, the newest day first; a province has a handful. One query. */
export async function listPlans(ctx: Ctx) {
  return ctx.db
    .selectFrom('reorganisationPlan')
    .select([
      'id',
      'title',
      'decisionNumber',
      'decisionDate',
      'effectiveOn',
      'state',
      'updatedAt',
      'dossiersTotal',
      'dossiersMoved',
    ])
    .select(sql<number>`jsonb_array_length(content -> 'moves')`.as('moves'))
    .orderBy('effectiveOn', 'desc')
    .orderBy('createdAt', 'desc')
    .limit(200)
    .execute();
}

/** What a plan came to when it was carried out; null before. One query. */
export async function findOutcome(ctx: Ctx, id: string): Promise<Outcome | null> {
  const row = await ctx.db.selectFrom('reorganisationPlan').select('outcome').where('id', '=', id).executeTakeFirst();
  return row?.outcome ?? null;
}
