import type { DossierState } from '../../domain/dossier/state.ts';
import type { Ctx } from '../../platform/context.ts';
import { legalParameter } from '../parameters/legalParameter.ts';

/**
 * Whether the requests for papers that need no ground of their own are used up: one (Đ.15.3 NĐ 61/2018), or as many as is
 * decided for agency or procedure. One query.
 */
export async function requestsUsedUp(ctx: Ctx, state: DossierState, at: Date): Promise<boolean> {
  const { competentAgencyCode: agencyCode, procedureCode } = state;
  const most = await legalParameter(ctx.db, 'supplement.requestsMax', { agencyCode, procedureCode, at });
  return state.supplementRequests >= most.value;
}
