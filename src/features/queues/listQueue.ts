import { sql } from 'kysely';
import type { Ctx } from '../../platform/context.ts';
import { accessDenied } from '../../platform/errors.ts';
import { type DossierRow, matchesWords, readableBy, selectDossierRows } from './dossierRows.ts';
import {
  concerns,
  QUEUE_CONDITIONS,
  QUEUES,
  type QueueMoment,
  type QueueName,
  queueMoment,
} from './queueDefinitions.ts';

export interface QueuePage {
  items: DossierRow[];
  /** give it back as `after` for the next page; absent on the last */
  next?: string;
}

export interface QueueFilter {
  /** found in code, number of submission, names and the procedure's name; diacritics and case do not matter */
  words?: string;
  procedureCode?: string;
  /** `due`: the most urgent first; `received`: the oldest first */
  sort?: 'due' | 'received';
  after?: string;
  /** 1–200, 50 when left out */
  limit?: number;
}

/** How many dossiers each queue of the officer holds. One query. */
export async function countQueues(ctx: Ctx): Promise<Record<QueueName, number>> {
  const moment = momentOf(ctx);
  const row = await ctx.db
    .selectFrom('dossier')
    .select((select) =>
      QUEUES.map((name) =>
        select.fn
          .countAll<number>()
          .filterWhere((where) => QUEUE_CONDITIONS[name](where, moment))
          .as(name),
      ),
    )
    .where((where) => concerns(where, moment))
    .executeTakeFirstOrThrow();
  return row;
}

// Before acceptance the 8-hour clock is the urgent one; without any date the oldest comes first, after all dated ones.
const URGENCY = sql<Date>`coalesce(CASE WHEN dossier.status = 1 THEN dossier.accept_by ELSE dossier.due_at END, 'infinity')`;
const ARRIVAL = sql<Date>`coalesce(dossier.received_at, dossier.submitted_at)`;

/** A page of a queue. One query. Throws `common.forbidden` for anybody but an officer. */
export async function listQueue(ctx: Ctx, name: QueueName, filter: QueueFilter = {}): Promise<QueuePage> {
  const moment = momentOf(ctx);
  const limit = Math.min(Math.max(filter.limit ?? 50, 1), 200);
  const order = filter.sort === 'received' ? ARRIVAL : URGENCY;
  let query = selectDossierRows(ctx.db)
    .where(matchesWords(filter.words))
    .select(sql<string>`${order}::text`.as('place'))
    .where((where) => concerns(where, moment))
    .where((where) => QUEUE_CONDITIONS[name](where, moment))
    .orderBy(order)
    .orderBy('dossier.id')
    .limit(limit + 1);
  if (filter.procedureCode) query = query.where('dossier.procedureCode', '=', filter.procedureCode);
  const after = readCursor(filter.after);
  if (after)
    query = query.where(sql<boolean>`(${order}, dossier.id) > (${after.place}::timestamptz, ${after.id}::uuid)`);
  const rows = await query.execute();
  const last = rows[limit - 1];
  return {
    items: rows.slice(0, limit).map(({ place: _, ...item }) => item),
    next: rows.length > limit && last ? Buffer.from(`${last.place}|${last.id}`).toString('base64url') : undefined,
  };
}

/** How long `recent` remembers, and how many. */
const RECENT_DAYS = 30;
const RECENT_LIMIT = 50;

/** What the officer has acted on lately and may still read, the latest first. One query. */
export async function listRecent(ctx: Ctx, words?: string): Promise<QueuePage> {
  const { officer, now } = momentOf(ctx);
  const since = new Date(now.getTime() - RECENT_DAYS * 86_400_000);
  const lastAct = sql<Date>`(
    SELECT max(recorded_at) FROM dossier_event
    WHERE dossier_event.dossier_id = dossier.id AND actor_id = ${officer.accountId})`;
  const items = await selectDossierRows(ctx.db)
    .where(matchesWords(words))
    .where((where) =>
      where(
        'dossier.id',
        'in',
        where
          .selectFrom('dossierEvent')
          .select('dossierId')
          .where('actorId', '=', officer.accountId)
          .where('recordedAt', '>', since),
      ),
    )
    .where(readableBy(officer))
    .orderBy(lastAct, 'desc')
    .limit(RECENT_LIMIT)
    .execute();
  return { items };
}

/** Dossiers that the officer may read and whose code, names or procedure hold every word; the latest first. One query. */
export async function findDossiers(ctx: Ctx, words: string, limit = 50): Promise<DossierRow[]> {
  const { officer } = momentOf(ctx);
  if (words.trim() === '') return [];
  return selectDossierRows(ctx.db)
    .where(matchesWords(words))
    .where(readableBy(officer))
    .orderBy('dossier.submittedAt', 'desc')
    .limit(limit)
    .execute();
}

function readCursor(text: string | undefined): { place: string; id: string } | undefined {
  if (!text) return undefined;
  const [place = '', id = ''] = Buffer.from(text, 'base64url').toString().split('|');
  const plausible = /^(infinity|[\d :.+-]{10,40})$/.test(place) && /^[0-9a-f-]{36}$/.test(id);
  return plausible ? { place, id } : undefined;
}

function momentOf(ctx: Ctx): QueueMoment {
  if (ctx.actor.kind !== 'OFFICER') throw accessDenied();
  return queueMoment(ctx.actor, ctx.clock.now());
}
