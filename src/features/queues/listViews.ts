import { v7 as uuidv7 } from 'uuid';
import { type ColumnName, USUAL_COLUMNS } from '../../domain/queues/columns.ts';
import type { QueueName } from '../../domain/queues/queues.ts';
import type { QueueSort } from '../../domain/queues/sorts.ts';
import type { Ctx } from '../../platform/context.ts';
import { accessDenied, defineError, invalidInput } from '../../platform/errors.ts';
import type { Criteria } from './criteria.ts';
import type { Officer } from './queueDefinitions.ts';

export const filterNotFound = defineError('queue.filter_not_found', 404);

/** How an officer wants a queue shown. */
export interface ListView {
  columns: ColumnName[];
  sort: QueueSort;
}

/** A filter that an officer keeps for a queue. */
export interface SavedFilter {
  id: string;
  name: string;
  criteria: Criteria;
  /** whether it is the officer's own, or one that a colleague of the unit shares */
  own: boolean;
  shared: boolean;
  /** who made it */
  by: string;
}

function officerOf({ actor }: Ctx): Officer {
  if (actor.kind !== 'OFFICER') throw accessDenied();
  return actor;
}

/** The officer's columns and order of a queue, the usual ones when nothing was chosen. One query. */
export async function getListView(ctx: Ctx, queue: QueueName): Promise<ListView> {
  const row = await ctx.db
    .selectFrom('listView')
    .select(['columns', 'sort'])
    .where('accountId', '=', officerOf(ctx).accountId)
    .where('queue', '=', queue)
    .executeTakeFirst();
  return row ? (row as ListView) : { columns: [...USUAL_COLUMNS], sort: 'due' };
}

/** Keeps columns and order; the column that names the row comes first whatever was sent. */
export async function setListView(ctx: Ctx, queue: QueueName, { columns, sort }: ListView): Promise<ListView> {
  const view: ListView = { columns: [...new Set<ColumnName>(['applicant', ...columns])], sort };
  await ctx.db
    .insertInto('listView')
    .values({ accountId: officerOf(ctx).accountId, queue, ...view })
    .onConflict((conflict) => conflict.columns(['accountId', 'queue']).doUpdateSet(view))
    .execute();
  return view;
}

/** The officer's own filters of a queue and those shared with the units in which the officer has a post. One query. */
export async function listSavedFilters(ctx: Ctx, queue: QueueName): Promise<SavedFilter[]> {
  const officer = officerOf(ctx);
  const units = officer.posts.flatMap(({ unitId }) => (unitId === null ? [] : [unitId]));
  const rows = await ctx.db
    .selectFrom('savedFilter')
    .innerJoin('account', 'account.id', 'savedFilter.accountId')
    .select(['savedFilter.id', 'savedFilter.name', 'savedFilter.criteria', 'savedFilter.accountId'])
    .select(['savedFilter.sharedUnitId', 'account.fullName'])
    .where('savedFilter.queue', '=', queue)
    .where((where) =>
      where.or([
        where('savedFilter.accountId', '=', officer.accountId),
        where('savedFilter.sharedUnitId', '=', where.fn.any(where.val(units))),
      ]),
    )
    .orderBy('savedFilter.name')
    .orderBy('savedFilter.id')
    .execute();
  return rows.map(({ id, name, criteria, accountId, sharedUnitId, fullName }) => ({
    id,
    name,
    criteria: criteria as Criteria,
    own: accountId === officer.accountId,
    shared: sharedUnitId !== null,
    by: fullName,
  }));
}

export interface FilterWish {
  name: string;
  criteria: Criteria;
  /** one of the officer's units, to let colleagues use it */
  sharedUnitId?: string;
}

/** Keeps a filter; one of the same name is replaced. Throws `common.forbidden` for a unit that is not the officer's. */
export async function saveFilter(ctx: Ctx, queue: QueueName, wish: FilterWish): Promise<string> {
  const officer = officerOf(ctx);
  const name = wish.name.trim();
  if (name === '') throw invalidInput({ fields: [{ field: 'name', code: 'required' }] });
  const { sharedUnitId = null } = wish;
  if (sharedUnitId !== null && !officer.posts.some((post) => post.unitId === sharedUnitId)) throw accessDenied();
  const kept = { criteria: JSON.stringify(wish.criteria), sharedUnitId };
  const { id } = await ctx.db
    .insertInto('savedFilter')
    .values({ id: uuidv7(), accountId: officer.accountId, queue, name, createdAt: ctx.clock.now(), ...kept })
    .onConflict((conflict) => conflict.columns(['accountId', 'queue', 'name']).doUpdateSet(kept))
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Throws `queue.filter_not_found`, also for somebody else's. */
export async function deleteFilter(ctx: Ctx, id: string): Promise<void> {
  const { numDeletedRows } = await ctx.db
    .deleteFrom('savedFilter')
    .where('id', '=', id)
    .where('accountId', '=', officerOf(ctx).accountId)
    .executeTakeFirst();
  if (numDeletedRows === 0n) throw filterNotFound();
}
