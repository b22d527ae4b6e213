import { sql } from 'kysely';
import type { FeedbackTopic } from '../../domain/feedback/feedback.ts';
import type { Ctx } from '../../platform/context.ts';
import { getProvince } from '../organisation/portalShell.ts';

export interface Whereabouts {
  topic: FeedbackTopic;
  /** chosen by the sender */
  agencyCode?: string;
  /** agency of the commune where it is */
  communeCode?: string;
  /** agency that decides about the dossier it is about */
  dossierAgencyCode?: string;
  /** path of the page from which it was sent */
  page?: string;
}

/**
 * The agency that is to have it: the one that was named; for something in the street the commune; the agency of the dossier, or
 * of the page it was sent from; otherwise the centre, which passes it on. At most three queries.
 */
export async function routeFeedback(ctx: Ctx, where: Whereabouts): Promise<string> {
  const onPage = where.page ? /^\/co-quan\/([A-Z0-9.]{3,35})(?:[?#/]|$)/.exec(where.page)?.[1] : undefined;
  const wanted = [
    where.agencyCode,
    where.dossierAgencyCode,
    where.topic === 'SITE' ? where.communeCode : undefined,
    onPage,
    where.topic === 'SYSTEM' ? undefined : where.communeCode,
  ].flatMap((code) => code ?? []);
  const { oneStop } = await getProvince(ctx.db);
  const { rows } = await sql<{ code: string }>`
    SELECT code FROM agency WHERE active AND code = ANY(${[...wanted, oneStop]}::text[])
    ORDER BY array_position(${[...wanted, oneStop]}::text[], code) LIMIT 1`.execute(ctx.db);
  const [first] = rows;
  if (first) return first.code;
  const any = await ctx.db
    .selectFrom('agency')
    .select('code')
    .where('active', '=', true)
    .orderBy('code')
    .executeTakeFirstOrThrow();
  return any.code;
}
