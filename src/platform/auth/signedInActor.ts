import { type RawBuilder, sql } from 'kysely';
import { vietnamDate } from '../../domain/calendar/instant.ts';
import type { Actor, Post } from '../../domain/policy/actor.ts';

/** JSON array of the posts `account.id` holds on the day of `now`: one column of a query that reads `account`. */
export function postsHeld(now: Date): RawBuilder<Post[]> {
  const day = vietnamDate(now.getTime());
  return sql<Post[]>`(
    SELECT coalesce(jsonb_agg(jsonb_build_object('role', post.role, 'agencyCode', post.agency_code, 'unitId', post.unit_id)
                              ORDER BY post.id), '[]')
    FROM post
    WHERE post.account_id = account.id
      AND post.valid_from <= ${day}::date AND (post.valid_to IS NULL OR post.valid_to >= ${day}::date))`;
}

/** An actor with an account behind. */
export type SignedInActor = Extract<Actor, { accountId: string }>;

interface SignedInAccount {
  accountId: string;
  kind: string;
  fullName: string;
  mustChangePassword: boolean;
  posts: Post[];
}

/**
 * Who an account acts as. An officer who still has the issued password holds no post until it is changed
 * (Đ.15 quy chế Tiền Giang; 5.6 TCVN 14423:2026): no rule anywhere can let them do anything.
 */
export function actorOf(account: SignedInAccount): SignedInActor {
  const { accountId, fullName: name, mustChangePassword } = account;
  if (account.kind !== 'OFFICER') return { kind: 'APPLICANT', accountId, name };
  return { kind: 'OFFICER', accountId, name, mustChangePassword, posts: mustChangePassword ? [] : account.posts };
}
