import { type RawBuilder, sql } from 'kysely';
import { vietnamDate } from '../../domain/calendar/instant.ts';
import type { Role } from '../../domain/process/process.ts';
import type { TxCtx } from '../../platform/context.ts';
import { canAdministerOfficer } from './administration.ts';
import { accountNotFound, mayNotAdminister } from './errors.ts';

/** Posts of `account.id` that are held today or will be, as a column. */
function postsNotEnded(now: Date): RawBuilder<{ role: Role; agencyCode: string }[]> {
  return sql`(
    SELECT coalesce(jsonb_agg(jsonb_build_object('role', post.role, 'agencyCode', post.agency_code)), '[]')
    FROM post
    WHERE post.account_id = account.id AND (post.valid_to IS NULL OR post.valid_to >= ${vietnamDate(now.getTime())}::date))`;
}

/**
 * The officer's account, locked until the transaction ends, if the actor may administer it. Events that name the officer
 * can still be written meanwhile: whoever works on a dossier does not wait for the administrator.
 */
export async function takeOfficer(ctx: TxCtx, accountId: string) {
  const account = await ctx.db
    .selectFrom('account')
    .select(['id', 'login', 'status', postsNotEnded(ctx.clock.now()).as('posts')])
    .where('id', '=', accountId)
    .where('kind', '=', 'OFFICER')
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!account) throw accountNotFound();
  if (!canAdministerOfficer(ctx.actor, account.posts)) throw mayNotAdminister();
  return account;
}
