import { sql } from 'kysely';
import type { Words } from '../../domain/language.ts';
import type { Ctx } from '../../platform/context.ts';
import type { Database, Tx } from '../../platform/db/database.ts';
import { signInRequired } from '../../platform/errors.ts';

/** The person behind an account, as a reader of messages. */
export async function findReader(db: Database | Tx, accountId: string) {
  return db
    .selectFrom('account')
    .select(['fullName', 'email', 'phone', 'language'])
    .where('id', '=', accountId)
    .executeTakeFirst();
}

export async function findAgencyNames(db: Database | Tx, code: string): Promise<Words | undefined> {
  const row = await db.selectFrom('agency').select(['name', 'nameEn']).where('code', '=', code).executeTakeFirst();
  return row && { vi: row.name, en: row.nameEn ?? undefined };
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
    .where('sentAt', 'is', null)
    .where('failure', 'is', null)
    .where('createdAt', '<', before)
    .orderBy('createdAt')
    .limit(10_000)
    .execute();
  return rows.map(({ id }) => id);
}

export function readerId(ctx: Ctx): string {
  if (!('accountId' in ctx.actor)) throw signInRequired();
  return ctx.actor.accountId;
}

/** The person's own messages of the portal, newest first; `next` is the id to go on `after`. One query. */
export async function listMessages(ctx: Ctx, { after, limit = 20 }: { after?: string; limit?: number } = {}) {
  const rows = await ctx.db
    .selectFrom('notification')
    .select(['id', 'dossierId', 'subject', 'body', 'link', 'language', 'createdAt', 'readAt'])
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
