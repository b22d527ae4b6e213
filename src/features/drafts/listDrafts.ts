import type { Ctx } from '../../platform/context.ts';
import { withinReach } from '../../platform/db/withinReach.ts';
import { accessDenied } from '../../platform/errors.ts';

export interface ListedDraft {
  id: string;
  procedureCode: string;
  procedureName: string;
  agencyName: string;
  updatedAt: Date;
}

/** The actor's unfinished drafts, last touched first; of one procedure when asked. One query; there are at most 50. */
export async function listDrafts(ctx: Ctx, procedureCode?: string): Promise<ListedDraft[]> {
  if (ctx.actor.kind !== 'APPLICANT') throw accessDenied();
  const query = ctx.db
    .selectFrom('draft')
    .innerJoin('procedure', 'procedure.code', 'draft.procedureCode')
    .innerJoin('agency', 'agency.code', 'draft.competentAgencyCode')
    .select(['draft.id', 'draft.procedureCode', 'procedure.name as procedureName', 'agency.name as agencyName'])
    .select('draft.updatedAt')
    .where('accountId', '=', ctx.actor.accountId)
    .where(withinReach(ctx.actor, 'draft.procedureCode'))
    .where('submittedDossierId', 'is', null)
    .orderBy('draft.updatedAt', 'desc')
    .limit(50);
  return (procedureCode ? query.where('draft.procedureCode', '=', procedureCode) : query).execute();
}
