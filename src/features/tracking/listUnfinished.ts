import { FINAL_STATUSES, STATUS, type Status } from '../../domain/dossier/status.ts';
import { reaches } from '../../domain/policy/actor.ts';
import type { Ctx } from '../../platform/context.ts';

export interface UnfinishedDossier {
  id: string;
  /** the code, or the number of the submission while there is none */
  number: string;
  status: Status;
  submittedAt: Date;
}

/** Nothing can be added to these any more. */
const DECIDED: readonly Status[] = [...FINAL_STATUSES, STATUS.STOPPED, STATUS.RESOLVED];

/** The actor's own dossiers of a procedure that are not decided yet, newest first. One query. */
export async function listUnfinished(ctx: Ctx, procedureCode: string): Promise<UnfinishedDossier[]> {
  if (ctx.actor.kind !== 'APPLICANT' || !reaches(ctx.actor, procedureCode)) return [];
  const rows = await ctx.db
    .selectFrom('dossier')
    .select(['id', 'code', 'submissionNumber', 'status', 'submittedAt'])
    .where('ownerAccountId', '=', ctx.actor.accountId)
    .where('procedureCode', '=', procedureCode)
    .where('status', 'not in', [...DECIDED])
    .orderBy('submittedAt', 'desc')
    .limit(5)
    .execute();
  return rows.map(({ code, submissionNumber, status, ...row }) => ({
    ...row,
    number: code ?? submissionNumber,
    status: status as Status,
  }));
}
