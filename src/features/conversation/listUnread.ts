import { sql } from 'kysely';
import type { Ctx } from '../../platform/context.ts';

export interface UnreadConversation {
  dossierId: string;
  code: string;
  applicantName: string;
  procedureName: string;
  count: number;
  since: Date;
}

const MOST = 100;

/** Dossiers at the actor's desks, or received at the actor's one-stop, whose applicants wait for an answer. One query. */
export async function listUnread(ctx: Ctx): Promise<UnreadConversation[]> {
  if (ctx.actor.kind !== 'OFFICER') return [];
  const posts = ctx.actor.posts.map(({ role, agencyCode, unitId }) => ({
    role,
    agency_code: agencyCode,
    unit_id: unitId,
  }));
  const { rows } = await sql<UnreadConversation>`
    SELECT dossier.id AS dossier_id, coalesce(dossier.code, dossier.submission_number) AS code, dossier.applicant_name,
      dossier.state ->> 'procedureName' AS procedure_name, count(*)::int AS count, min(message.sent_at) AS since
    FROM dossier_message AS message JOIN dossier ON dossier.id = message.dossier_id
    WHERE message.side = 'APPLICANT' AND message.read_at IS NULL AND EXISTS (
      SELECT FROM jsonb_to_recordset(${JSON.stringify(posts)}::jsonb) AS post (role text, agency_code text, unit_id uuid)
      WHERE CASE WHEN dossier.step_id IS NULL
        THEN post.role = 'RECEPTIONIST' AND post.agency_code = dossier.receiving_agency_code
        ELSE post.role = dossier.step_role AND post.agency_code = dossier.desk_agency_code
          AND (post.unit_id IS NULL OR dossier.desk_unit_id IS NULL OR post.unit_id = dossier.desk_unit_id) END)
    GROUP BY dossier.id ORDER BY since LIMIT ${MOST}`.execute(ctx.db);
  return rows;
}
