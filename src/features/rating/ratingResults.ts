import { sql } from 'kysely';
import { holds } from '../../domain/policy/actor.ts';
import { cleanText } from '../../domain/text/normalise.ts';
import type { Ctx } from '../../platform/context.ts';
import { accessDenied } from '../../platform/errors.ts';

export interface RatingComment {
  dossierId: string;
  code: string;
  procedureName: string;
  satisfaction: number;
  complaint: boolean;
  comment: string;
  ratedAt: Date;
  refutedBy: string | null;
  refutedAt: Date | null;
}

const MOST = 100;

/** What people wrote with their ratings, complaints first, newest first, at most 100. One query. */
export async function listComments(
  ctx: Ctx,
  { agencyCodes, from, to }: { agencyCodes?: readonly string[]; from: Date; to: Date },
): Promise<RatingComment[]> {
  const { rows } = await sql<RatingComment>`
    SELECT rating.dossier_id, coalesce(dossier.code, dossier.submission_number) AS code,
      dossier.state ->> 'procedureName' AS procedure_name, satisfaction, complaint, comment, rated_at,
      refuter.full_name AS refuted_by, complaint_refuted_at AS refuted_at
    FROM rating JOIN dossier ON dossier.id = rating.dossier_id
    LEFT JOIN account AS refuter ON refuter.id = rating.complaint_refuted_by
    WHERE rated_at >= ${from} AND rated_at < ${to} AND (comment <> '' OR complaint)
      AND (${agencyCodes === undefined} OR rating.agency_code = ANY(${[...(agencyCodes ?? [])]}::text[]))
    ORDER BY (complaint AND complaint_refuted_at IS NULL) DESC, rated_at DESC LIMIT ${MOST}`.execute(ctx.db);
  return rows;
}

/** Names of agencies by code and of officers by account, in one map. Two queries. */
export async function nameKeys(ctx: Ctx, agencyCodes: string[], accountIds: string[]): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  if (agencyCodes.length > 0) {
    const rows = await ctx.db
      .selectFrom('agency')
      .select(['code', 'name', 'nameEn'])
      .where('code', 'in', agencyCodes)
      .execute();
    for (const { code, name, nameEn } of rows) names.set(code, (ctx.language === 'en' && nameEn) || name);
  }
  if (accountIds.length > 0) {
    const rows = await ctx.db.selectFrom('account').select(['id', 'fullName']).where('id', 'in', accountIds).execute();
    for (const { id, fullName } of rows) names.set(id, fullName);
  }
  return names;
}

/** A leader has verified that a complaint is untrue: it counts against nobody (chỉ số 7 TT 01/2018). @throws common.forbidden */
export async function refuteComplaint(ctx: Ctx, dossierId: string, note: string): Promise<void> {
  const row = await ctx.db
    .selectFrom('rating')
    .select('agencyCode')
    .where('dossierId', '=', dossierId)
    .where('complaint', '=', true)
    .executeTakeFirst();
  const { actor } = ctx;
  const may = row && (holds(actor, 'AGENCY_LEADER', row.agencyCode) || holds(actor, 'CENTRE_HEAD'));
  if (!may || !('accountId' in actor)) throw accessDenied();
  await ctx.db
    .updateTable('rating')
    .set({
      complaintRefutedAt: ctx.clock.now(),
      complaintRefutedBy: actor.accountId,
      complaintRefutedNote: cleanText(note),
    })
    .where('dossierId', '=', dossierId)
    .where('complaintRefutedAt', 'is', null)
    .execute();
}
