import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { vietnamDate } from '../../domain/calendar/instant.ts';
import type { Actor, Assurance, Post } from '../../domain/policy/actor.ts';
import type { Acting } from './actingFor.ts';

const ASSURANCES: readonly Assurance[] = [0, 1, 2];

/**
 * JSON array of the posts under which `account.id` acts on the day of `now`: the own ones, then those of officers who
 * are away and in whose stead the account was named. One column of a query that reads `account`.
 */
export function postsHeld(now: Date): RawBuilder<Post[]> {
  const day = vietnamDate(now.getTime());
  return sql<Post[]>`(
    SELECT coalesce(jsonb_agg(held.post || coalesce(
      (SELECT jsonb_build_object('formerly', formerly) FROM agency
       WHERE code = held.post ->> 'agencyCode' AND formerly IS NOT NULL), '{}') ORDER BY held.absent, held.id), '[]')
    FROM (
      SELECT post.id, false AS absent,
        jsonb_build_object('role', post.role, 'agencyCode', post.agency_code, 'unitId', post.unit_id) AS post
      FROM post
      WHERE post.account_id = account.id AND ${postHeldOn(day)}
      UNION ALL
      SELECT post.id, true, jsonb_build_object('role', post.role, 'agencyCode', post.agency_code, 'unitId', post.unit_id,
        'onBehalfOf', jsonb_build_object('accountId', away.id, 'name', away.full_name))
      FROM absence
      JOIN absence_post ON absence_post.absence_id = absence.id
      JOIN post ON post.id = absence_post.post_id
      JOIN account away ON away.id = absence.account_id AND away.status <> 'DISABLED'
      WHERE absence.substitute_id = account.id AND ${awayOn(day)} AND ${postHeldOn(day)}
    ) held)`;
}

/** Whether `post` is held on a Vietnamese day, `YYYY-MM-DD`; its first and last day count. */
export function postHeldOn(day: string): RawBuilder<SqlBool> {
  return sql<SqlBool>`(post.valid_from <= ${day}::date AND (post.valid_to IS NULL OR post.valid_to >= ${day}::date))`;
}

/** Whether `absence` holds on a Vietnamese day: its first and last day count, one that was ended early is over at once. */
export function awayOn(day: string): RawBuilder<SqlBool> {
  return sql<SqlBool>`(absence.first_day <= ${day}::date AND absence.last_day >= ${day}::date AND absence.ended_at IS NULL)`;
}

/** An actor with an account behind. */
export type SignedInActor = Extract<Actor, { accountId: string }>;

interface SignedInAccount {
  accountId: string;
  kind: string;
  fullName: string;
  mustChangePassword: boolean;
  posts: Post[];
  assurance?: number;
  authenticatedAt?: Date | null;
}

/**
 * Who an account acts as. An officer who still has the issued password holds no post until it is changed
 * (Đ.15 quy chế Tiền Giang; 5.6 TCVN 14423:2026): no rule anywhere can let them do anything.
 */
export function actorOf(account: SignedInAccount, acting: Acting | null = null): SignedInActor {
  const { accountId, fullName: name, mustChangePassword } = account;
  if (account.kind !== 'OFFICER') {
    const assurance = ASSURANCES.find((level) => level === account.assurance) ?? 0;
    const known = { kind: 'APPLICANT' as const, assurance, authenticatedAt: account.authenticatedAt?.toISOString() };
    if (!acting) return { ...known, accountId, name };
    const { capacity, procedureCodes, draftId, guestName } = acting;
    const person = guestName === null ? { accountId, name } : { accountId: null, name: guestName };
    return {
      ...known,
      accountId: acting.accountId,
      name: acting.name,
      by: { ...person, capacity, procedureCodes, draftId },
    };
  }
  return { kind: 'OFFICER', accountId, name, mustChangePassword, posts: mustChangePassword ? [] : account.posts };
}
