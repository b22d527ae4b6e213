import { sql } from 'kysely';
import type { Words } from '../../domain/language.ts';
import type { Ctx } from '../../platform/context.ts';
import type { Database, Tx } from '../../platform/db/database.ts';
import { signInRequired } from '../../platform/errors.ts';

/** Names of agencies by code. One query. */
export async function findAgencies(db: Database | Tx, codes: readonly string[]): Promise<Map<string, Words>> {
  const rows = await db
    .selectFrom('agency')
    .select(['code', 'name', 'nameEn'])
    .where('code', 'in', [...new Set(codes)])
    .execute();
  return new Map(rows.map(({ code, name, nameEn }) => [code, { vi: name, en: nameEn ?? undefined }]));
}

/** A message to be sent, with the agency that signs it. */
export async function findToSend(db: Database | Tx, id: string) {
  return db
    .selectFrom('notification')
    .leftJoin('dossier', 'dossier.id', 'notification.dossierId')
    .leftJoin('agency', 'agency.code', 'dossier.receivingAgencyCode')
    .selectAll('notification')
    .select(['agency.name as agency', 'agency.nameEn as agencyEn', 'agency.phone as agencyPhone'])
    .where('notification.id', '=', id)
    .executeTakeFirst();
}

/** Messages that should have left by now and did not, the oldest first. */
export async function listUnsent(db: Database | Tx, channels: string[], before: Date) {
  const rows = await db
    .selectFrom('notification')
    .select('id')
    .where('channel', '=', sql<string>`ANY(${channels}::text[])`)
    .where('bundled', '=', false)
    .where('sentAt', 'is', null)
    .where('failure', 'is', null)
    .where((eb) => eb(eb.fn.coalesce('sendAfter', 'createdAt'), '<', before))
    .orderBy('createdAt')
    .limit(10_000)
    .execute();
  return rows.map(({ id }) => id);
}

/** People whose digest should have left by now and did not. */
export async function listUnsentBundles(db: Database | Tx, before: Date): Promise<string[]> {
  const rows = await db
    .selectFrom('notification')
    .select('accountId')
    .distinct()
    .where('bundled', '=', true)
    .where('digestId', 'is', null)
    .where('failure', 'is', null)
    .where('sendAfter', '<', before)
    .limit(10_000)
    .execute();
  return rows.flatMap(({ accountId }) => accountId ?? []);
}

/** The account whose messages are read. @throws common.not_signed_in for whoever has none */
export function readerId(ctx: Ctx): string {
  if (!('accountId' in ctx.actor)) throw signInRequired();
  return ctx.actor.accountId;
}

/** The person's own messages of the portal, newest first; `next` is the id to go on `after`. One query. */
export async function listMessages(ctx: Ctx, { after, limit = 20 }: { after?: string; limit?: number } = {}) {
  const rows = await ctx.db
    .selectFrom('notification')
    .select(['id', 'dossierId', 'kind', 'subject', 'body', 'link', 'language', 'createdAt', 'readAt'])
    .where('accountId', '=', readerId(ctx))
    .where('channel', '=', 'PORTAL')
    // ids grow with time (UUIDv7)
    .$if(after !== undefined, (query) => query.where('id', '<', after ?? ''))
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
  const items = rows.slice(0, limit);
  return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}

/** How many messages of the portal the person has not read. One query. */
export async function countUnread(ctx: Ctx): Promise<number> {
  const { unread } = await ctx.db
    .selectFrom('notification')
    .select((eb) => eb.fn.countAll<number>().as('unread'))
    .where('accountId', '=', readerId(ctx))
    .where('channel', '=', 'PORTAL')
    .where('readAt', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(unread);
}
