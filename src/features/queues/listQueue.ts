import { type Expression, type ExpressionBuilder, expressionBuilder, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { QueueName } from '../../domain/queues/queues.ts';
import type { QueueSort } from '../../domain/queues/sorts.ts';
import type { Ctx } from '../../platform/context.ts';
import type { Database, Tx } from '../../platform/db/database.ts';
import type { DB } from '../../platform/db/schema.ts';
import { accessDenied } from '../../platform/errors.ts';
import { type Criteria, fits } from './criteria.ts';
import { type DossierRow, matchesWords, readableBy, selectDossierRows } from './dossierRows.ts';
import {
  answerDue,
  inQueue,
  inScope,
  type QueueMoment,
  queueMoment,
  queueRule,
  SCOPED_QUEUES,
} from './queueDefinitions.ts';

export interface QueuePage {
  items: DossierRow[];
  /** give it back as `after` for the next page; absent on the last */
  next?: string;
}

export interface QueueWish extends Criteria {
  sort?: QueueSort;
  after?: string;
  /** 1–500, 50 when left out */
  limit?: number;
}

/** How many dossiers each queue of the officer holds: one query, each scope read once. */
export async function countQueues(ctx: Ctx): Promise<Record<QueueName, number>> {
  const moment = momentOf(ctx);
  const scopes = SCOPED_QUEUES.map(([scope, names]) => {
    const counted = ctx.db
      .selectFrom('dossier')
      .select((select) =>
        names.map((name) =>
          select.fn
            .countAll<number>()
            .filterWhere((where) => queueRule(name, where, moment))
            .as(name),
        ),
      )
      .where((where) => inScope(scope, where, moment));
    return sql`(${counted}) AS ${sql.id(scope)}`;
  });
  const { rows } = await sql<Record<QueueName, number>>`SELECT * FROM ${sql.join(scopes)}`.execute(ctx.db);
  return rows[0]!;
}

interface Order {
  place: RawBuilder<Date>;
  direction: 'asc' | 'desc';
}

const ARRIVAL = sql<Date>`coalesce(dossier.received_at, dossier.submitted_at)`;
const ORDERS: Record<QueueSort, Order> = {
  // Before acceptance the 8-hour clock is the urgent one; without any date the oldest comes first, after all dated ones.
  due: {
    place: sql`coalesce(CASE WHEN dossier.status = 1 THEN dossier.accept_by ELSE dossier.due_at END, 'infinity')`,
    direction: 'asc',
  },
  received: { place: ARRIVAL, direction: 'asc' },
  latest: { place: ARRIVAL, direction: 'desc' },
  step: { place: sql`coalesce(dossier.step_since, 'infinity')`, direction: 'asc' },
};

/** Among the questions asked of the officer it is the answer that is due, not the dossier. */
function orderOf(name: QueueName, sort: QueueSort = 'due', { officer }: QueueMoment): Order {
  if (name !== 'opinions' || sort !== 'due') return ORDERS[sort];
  return { ...ORDERS.due, place: sql`coalesce(${answerDue(expressionBuilder(), officer)}, 'infinity')` };
}

/** A page of a queue. One query. Throws `common.forbidden` for anybody but an officer. */
export async function listQueue(ctx: Ctx, name: QueueName, wish: QueueWish = {}): Promise<QueuePage> {
  const moment = momentOf(ctx);
  const condition: Condition = (where) => where.and([inQueue(name, where, moment), fits(where, wish)]);
  const due = name === 'opinions' ? answerDue(expressionBuilder(), moment.officer) : undefined;
  return readPage(ctx.db, condition, orderOf(name, wish.sort, moment), wish, due);
}

/** Which dossiers are chosen by “all that match”, as they stand: at most `limit`, in the order of the list. One query. */
export async function selectQueue(
  ctx: Ctx,
  name: QueueName,
  wish: QueueWish,
  limit: number,
): Promise<{ id: string; revision: number }[]> {
  const moment = momentOf(ctx);
  const { place, direction } = orderOf(name, wish.sort, moment);
  return ctx.db
    .selectFrom('dossier')
    .select(['dossier.id', 'dossier.revision'])
    .where((where) => inQueue(name, where, moment))
    .where((where) => fits(where, wish))
    .orderBy(place, direction)
    .orderBy('dossier.id', direction)
    .limit(limit)
    .execute();
}

type Condition = (where: ExpressionBuilder<DB, 'dossier'>) => Expression<SqlBool>;

/**
 * The dossiers of the page are chosen from the narrow columns first; only these get names. Places that are equal are told
 * apart by the id.
 */
async function readPage(
  db: Database | Tx,
  condition: Condition,
  { place, direction }: Order,
  wish: QueueWish,
  opinionDue: ReturnType<typeof answerDue> | undefined,
): Promise<QueuePage> {
  const limit = Math.min(Math.max(wish.limit ?? 50, 1), 500);
  const after = readCursor(wish.after);
  const compare = direction === 'asc' ? sql`>` : sql`<`;
  const chosen = db
    .selectFrom('dossier')
    .select(['dossier.id', place.as('place')])
    .where(condition)
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(${place}, dossier.id) ${compare} (${after?.place}::timestamptz, ${after?.id}::uuid)`),
    )
    .orderBy('place', direction)
    .orderBy('dossier.id', direction)
    .limit(limit + 1)
    .as('chosen');
  const rows = await selectDossierRows(db)
    .innerJoin(chosen, 'chosen.id', 'dossier.id')
    .select(sql<string>`chosen.place::text`.as('place'))
    .$if(opinionDue !== undefined, (query) => query.select(sql<Date | null>`${opinionDue}`.as('opinionDueAt')))
    .orderBy('chosen.place', direction)
    .orderBy('dossier.id', direction)
    .execute();
  const last = rows[limit - 1];
  return {
    items: rows.slice(0, limit).map(({ place: _, ...item }) => item),
    next: rows.length > limit && last ? Buffer.from(`${last.place}|${last.id}`).toString('base64url') : undefined,
  };
}

/** How long `recent` remembers, how many dossiers, and how many acts it looks through for them. */
const RECENT_DAYS = 30;
const RECENT_LIMIT = 50;
const RECENT_ACTS = 500;

/** What the officer has acted on lately and may still read, the latest first. One query. */
export async function listRecent(ctx: Ctx, words?: string): Promise<QueuePage> {
  const { officer, now } = momentOf(ctx);
  const acts = ctx.db
    .selectFrom('dossierEvent')
    .select(['dossierId', 'recordedAt'])
    .where('actorId', '=', officer.accountId)
    .where('recordedAt', '>', new Date(now.getTime() - RECENT_DAYS * 86_400_000))
    .orderBy('recordedAt', 'desc')
    .limit(RECENT_ACTS)
    .as('acts');
  const touched = ctx.db
    .selectFrom(acts)
    .select((select) => ['acts.dossierId', select.fn.max('acts.recordedAt').as('lastAct')])
    .groupBy('acts.dossierId')
    .as('touched');
  const items = await selectDossierRows(ctx.db)
    .innerJoin(touched, 'touched.dossierId', 'dossier.id')
    .where(matchesWords(words))
    .where(readableBy(officer))
    .orderBy('touched.lastAct', 'desc')
    .limit(RECENT_LIMIT)
    .execute();
  return { items };
}

function readCursor(text: string | undefined): { place: string; id: string } | undefined {
  if (!text) return undefined;
  const [place = '', id = ''] = Buffer.from(text, 'base64url').toString().split('|');
  const plausible = /^(infinity|[\d :.+-]{10,40})$/.test(place) && /^[0-9a-f-]{36}$/.test(id);
  return plausible ? { place, id } : undefined;
}

/** Throws `common.forbidden` for anybody but an officer. */
export function momentOf(ctx: Ctx): QueueMoment {
  if (ctx.actor.kind !== 'OFFICER') throw accessDenied();
  return queueMoment(ctx.actor, ctx.clock.now());
}
