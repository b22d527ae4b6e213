import { sql } from 'kysely';
import { holds } from '../../domain/policy/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { accessDenied } from '../../platform/errors.ts';

/** Text messages of one agency that left in a stretch of time. */
export interface SmsVolume {
  /** null: about accounts, not about dossiers */
  agencyCode: string | null;
  agencyName: string | null;
  messages: number;
  /** parts, by which the operator bills */
  segments: number;
  failed: number;
}

/**
 * SMS sent from a day to a day (both included, Vietnamese days), by agency, for settlement (Đ.9.2l quy chế Đồng Nai).
 * For administrators of the province and the head of the centre. One query. Throws `common.forbidden`.
 */
export async function listSmsVolumes(ctx: Ctx, { from, to }: { from: string; to: string }): Promise<SmsVolume[]> {
  if (!holds(ctx.actor, 'SYSTEM_ADMINISTRATOR') && !holds(ctx.actor, 'CENTRE_HEAD')) throw accessDenied();
  const { rows } = await sql<SmsVolume>`
    SELECT notification.agency_code, agency.short_name AS agency_name,
      count(notification.sent_at)::int AS messages,
      coalesce(sum(notification.sms_segments) FILTER (WHERE notification.sent_at IS NOT NULL), 0)::int AS segments,
      count(notification.failure)::int AS failed
    FROM notification LEFT JOIN agency ON agency.code = notification.agency_code
    WHERE notification.channel = 'SMS'
      AND coalesce(notification.sent_at, notification.created_at) >= (${from}::date)::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh'
      AND coalesce(notification.sent_at, notification.created_at) < (${to}::date + 1)::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh'
    GROUP BY notification.agency_code, agency.short_name
    ORDER BY notification.agency_code NULLS LAST`.execute(ctx.db);
  return rows;
}
