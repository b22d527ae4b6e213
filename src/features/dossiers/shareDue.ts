import { stepBudgetMinutes, stepDue } from '../../domain/clock/stepTime.ts';
import type { DossierState } from '../../domain/dossier/state.ts';
import type { TxCtx } from '../../platform/context.ts';
import { getAgencyCalendar } from '../organisation/agencyCalendar.ts';
import { stepDayMinutes } from '../parameters/legalParameter.ts';

/** When a share of the whole limit is over at the agency that has it; null where the limit is given in words. */
export async function shareDue(
  ctx: TxCtx,
  { limit, receivedAt, competentAgencyCode, procedureCode }: DossierState,
  agencyCode: string,
  sharePercent: number,
  from: Date,
): Promise<string | null> {
  if (!limit || !receivedAt) return null;
  const dayMinutes = await stepDayMinutes(ctx.db, {
    agencyCode: competentAgencyCode,
    procedureCode,
    at: new Date(receivedAt),
  });
  const competent = await getAgencyCalendar(ctx.db, competentAgencyCode);
  const whole = stepBudgetMinutes(competent, limit, Date.parse(receivedAt), dayMinutes);
  if (whole === null) return null;
  const calendar = await getAgencyCalendar(ctx.db, agencyCode);
  return new Date(stepDue(calendar, from.getTime(), whole, sharePercent)).toISOString();
}
