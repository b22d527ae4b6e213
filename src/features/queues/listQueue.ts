import { sql } from 'kysely';
import { foldVietnamese } from '../../domain/text/normalise.ts';
import type { Ctx } from '../../platform/context.ts';
import { accessDenied } from '../../platform/errors.ts';
import {
  concerns,
  QUEUE_CONDITIONS,
  QUEUES,
  type QueueMoment,
  type QueueName,
  queueMoment,
} from './queueDefinitions.ts';

/** One line of a queue: what an officer needs to choose the next dossier. */
export interface QueueItem {
  id: string;
  code: string | null;
  submissionNumber: string;
  status: number;
  procedureCode: string;
  procedureName: string;
  applicantName: string;
  channel: string;
  submittedAt: Date;
  acceptBy: Date | null;
  dueAt: Date | null;
  stepId: string | null;
  stepSince: Date | null;
  assigneeId: string | null;
  assigneeName: string | null;
  competentAgencyName: string;
  revision: number;
}

export interface QueuePage {
  items: QueueItem[];
  /** give it back as `after` for the next page; absent on the last */
  next?: string;
}

export interface QueueFilter {
  words?: string;
  procedureCode?: string;
  after?: string;
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
          .filterWhere((where) => QUEUE_CONDITIONS[name](where as never, moment) as never)
          .as(name),
      ),
    )
    .where((where) => concerns(where, moment))
    .executeTakeFirstOrThrow();
  return row as Record<QueueName, number>;
}

/** A page of a queue, the most urgent first. One query. */
export async function listQueue(ctx: Ctx, name: QueueName, filter: QueueFilter = {}): Promise<QueuePage> {
  const moment = momentOf(ctx);
  const limit = Math.min(filter.limit ?? 50, 200);
  // Before acceptance the 8-hour clock is the urgent one; without any date the oldest comes first, after all dated ones.
  const urgency = sql<Date>`coalesce(CASE WHEN dossier.status = 1 THEN dossier.accept_by ELSE dossier.due_at END, 'infinity')`;
  let query = ctx.db
    .selectFrom('dossier')
    .innerJoin('procedure', 'procedure.code', 'dossier.procedureCode')
    .innerJoin('agency', 'agency.code', 'dossier.competentAgencyCode')
    .leftJoin('account', 'account.id', 'dossier.assigneeId')
    .select([
      'dossier.id',
      'dossier.code',
      'dossier.submissionNumber',
      'dossier.status',
      'dossier.procedureCode',
      'procedure.name as procedureName',
      'dossier.applicantName',
      'dossier.channel',
      'dossier.submittedAt',
      'dossier.acceptBy',
      'dossier.dueAt',
      'dossier.stepId',
      'dossier.stepSince',
      'dossier.assigneeId',
      'account.fullName as assigneeName',
      'agency.shortName as competentAgencyName',
      'dossier.revision',
    ])
    .select(sql<string>`${urgency}::text`.as('urgency'))
    .where((where) => concerns(where as never, moment) as never)
    .where((where) => QUEUE_CONDITIONS[name](where as never, moment) as never)
    .orderBy(urgency)
    .orderBy('dossier.id')
    .limit(limit + 1);
  if (filter.procedureCode) query = query.where('dossier.procedureCode', '=', filter.procedureCode);
  for (const word of foldVietnamese(filter.words ?? '')
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, 8)) {
    query = query.where('dossier.searchText', 'like', `%${word.replace(/[\\%_]/g, '\\$&')}%`);
  }
  const after = readCursor(filter.after);
  if (after)
    query = query.where(sql<boolean>`(${urgency}, dossier.id) > (${after.urgency}::timestamptz, ${after.id}::uuid)`);
  const rows = await query.execute();
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return {
    items: items.map(({ urgency: _, ...item }) => item),
    next: rows.length > limit && last ? Buffer.from(`${last.urgency}|${last.id}`).toString('base64url') : undefined,
  };
}

function readCursor(text: string | undefined): { urgency: string; id: string } | undefined {
  if (!text) return undefined;
  const [urgency = '', id = ''] = Buffer.from(text, 'base64url').toString().split('|');
  const plausible = /^(infinity|[\d :.+-]{10,40})$/.test(urgency) && /^[0-9a-f-]{36}$/.test(id);
  return plausible ? { urgency, id } : undefined;
}

function momentOf(ctx: Ctx): QueueMoment {
  if (ctx.actor.kind !== 'OFFICER') throw accessDenied();
  return queueMoment(ctx.actor, ctx.clock.now());
}
