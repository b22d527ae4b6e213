import { type RawBuilder, sql } from 'kysely';
import { vietnamDate } from '../../domain/calendar/instant.ts';
import type { Capacity } from '../../domain/policy/actor.ts';
import { authorisedOn } from './authorisedOn.ts';

/** For whom a session acts, as one column; null when for nobody else, or when the right to has ended meanwhile. */
export interface Acting {
  accountId: string;
  name: string;
  capacity: Capacity;
  procedureCodes: string[];
  draftId: string | null;
  /** of the guest; null: the account's own person acts */
  guestName: string | null;
}

/**
 * JSON of the organisation whose member, the principal whose agent, or the draft whose guest the session is. Looks
 * nowhere for the sessions of most people, who act for themselves. A column of a query that reads `session`, `account`.
 */
export function actingFor(now: Date): RawBuilder<Acting | null> {
  const day = vietnamDate(now.getTime());
  return sql<Acting | null>`CASE
    WHEN session.helper_id IS NOT NULL THEN (
      SELECT jsonb_build_object('accountId', account.id, 'name', account.full_name, 'capacity', 'HELPER',
        'procedureCodes', '[]'::jsonb, 'draftId', helper.draft_id, 'guestName', helper.name)
      FROM draft_helper helper WHERE helper.id = session.helper_id)
    WHEN session.acting_for_id IS NOT NULL THEN (
      SELECT jsonb_build_object('accountId', holder.id, 'name', holder.full_name, 'capacity', grounds.capacity,
        'procedureCodes', grounds.codes, 'draftId', null, 'guestName', null)
      FROM account holder
      JOIN LATERAL (
        SELECT member.role AS capacity, '[]'::jsonb AS codes FROM organisation_member member
        WHERE member.organisation_id = holder.id AND member.account_id = account.id
        UNION ALL
        SELECT 'AUTHORISED', to_jsonb(authorisation.procedure_codes) FROM authorisation
        WHERE authorisation.principal_id = holder.id AND authorisation.agent_id = account.id AND ${authorisedOn(day)}
      ) grounds ON true
      WHERE holder.id = session.acting_for_id AND holder.status = 'ACTIVE'
      LIMIT 1)
    END`;
}
