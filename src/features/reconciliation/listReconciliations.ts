import { sql } from 'kysely';
import type { Reconciled } from '../../domain/money/reconcile.ts';
import type { Ctx } from '../../platform/context.ts';
import { accessDenied } from '../../platform/errors.ts';
import { handledAgencies } from '../payments/handledAgencies.ts';
import { mayHandleMoney } from '../payments/mayHandleMoney.ts';
import { reconciliationNotFound } from './errors.ts';

const MOST = 100;

/** Days compared so far, newest first, and the accounts that can be reconciled. Three queries. */
export async function listReconciliations(ctx: Ctx) {
  const agencies = handledAgencies(ctx.actor);
  const mine = agencies === 'ALL' ? undefined : agencies;
  const items = await ctx.db
    .selectFrom('reconciliation')
    .selectAll('reconciliation')
    .select((eb) => [
      eb
        .selectFrom('reconciliationLine')
        .select(sql<number>`count(*)`.as('count'))
        .whereRef('reconciliationId', '=', 'reconciliation.id')
        .as('lines'),
      eb
        .selectFrom('reconciliationLine')
        .select(sql<number>`count(*)`.as('count'))
        .whereRef('reconciliationId', '=', 'reconciliation.id')
        .where('result', '=', 'MATCHED')
        .as('matched'),
    ])
    .$if(mine !== undefined, (query) => query.where('agencyCode', '=', sql<string>`any(${mine ?? []})`))
    .orderBy('day', 'desc')
    .orderBy('way')
    .limit(MOST)
    .execute();
  const merchants = await ctx.db
    .selectFrom('merchant')
    .innerJoin('agency', 'agency.code', 'merchant.agencyCode')
    .select(['merchant.agencyCode', 'merchant.way', 'agency.name'])
    .where('merchant.active', '=', true)
    .$if(mine !== undefined, (query) => query.where('merchant.agencyCode', '=', sql<string>`any(${mine ?? []})`))
    .orderBy('merchant.agencyCode')
    .orderBy('merchant.way')
    .execute();
  return { items, merchants };
}

/** One day with its lines, differences first; of those that agree only so many. */
export async function getReconciliation(ctx: Ctx, id: string, mostMatched = Number.MAX_SAFE_INTEGER) {
  const row = await ctx.db.selectFrom('reconciliation').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw reconciliationNotFound();
  if (!mayHandleMoney(ctx.actor, [row.agencyCode])) throw accessDenied();
  const lines = await ctx.db
    .selectFrom('reconciliationLine')
    .selectAll()
    .where('reconciliationId', '=', id)
    .orderBy((eb) => eb.case().when('result', '=', 'MATCHED').then(1).else(0).end())
    .orderBy('number')
    .execute();
  const shown = lines.length - Math.max(0, lines.filter(({ result }) => result === 'MATCHED').length - mostMatched);
  return {
    ...row,
    more: lines.length - shown,
    lines: lines.slice(0, shown).map((line) => ({
      ...line,
      result: line.result as Reconciled,
      localVnd: line.localVnd === null ? null : Number(line.localVnd),
      gatewayVnd: line.gatewayVnd === null ? null : Number(line.gatewayVnd),
    })),
  };
}
