import { dueDate } from '../../domain/calendar/dueDate.ts';
import type { TimeLimit } from '../../domain/calendar/limit.ts';
import { type ClockReading, readClock } from '../../domain/clock/clock.ts';
import type { Extension as ClockExtension } from '../../domain/clock/replay.ts';
import type { DuePromise } from '../../domain/dossier/events.ts';
import type { DossierState, Pause } from '../../domain/dossier/state.ts';
import type { Words } from '../../domain/language.ts';
import { limitOf } from '../../domain/law/parameters.ts';
import type { Channel, ProcedureContent } from '../../domain/procedure/procedure.ts';
import type { TxCtx } from '../../platform/context.ts';
import { getAgencyCalendar } from '../organisation/agencyCalendar.ts';
import { duePolicy, legalParameter } from '../parameters/legalParameter.ts';

/**
 * The date promised for a limit that starts now, by the office hours of an agency (the competent one for its own limit)
 * and by what the law, the agency or the procedure says about cut-offs that day. Two queries.
 */
export async function promiseDate(
  ctx: TxCtx,
  agencyCode: string,
  limit: TimeLimit,
  from: Date,
  procedureCode?: string,
): Promise<DuePromise> {
  const calendar = await getAgencyCalendar(ctx.db, agencyCode);
  const policy = await duePolicy(ctx.db, { agencyCode, procedureCode, at: from });
  const result = dueDate({ calendar, from: from.getTime(), limit, policy });
  return {
    limit,
    effectiveFrom: new Date(result.effectiveFrom).toISOString(),
    dueAt: result.due === null ? null : new Date(result.due).toISOString(),
    trace: result.trace,
    warnings: result.warnings.map((warning) => warning.words),
  };
}

/** Why a clock stood still, as it is told. */
export const PAUSE_WORDS: Record<Pause['reason'], Words> = {
  SUPPLEMENT: { vi: 'chờ bổ sung hồ sơ', en: 'waiting for supplements' },
  FINANCIAL_OBLIGATION: { vi: 'chờ thực hiện nghĩa vụ tài chính', en: 'waiting for payment' },
};

/**
 * The date after the applicant has answered. After a supplement the limit starts again from zero (Đ.19.4 NĐ 61/2018)
 * unless the procedure's own law lets it go on; after a payment the rest of it goes on.
 */
export async function promiseAfterPause(ctx: TxCtx, state: DossierState, now: Date): Promise<DuePromise | null> {
  if (!state.limit || !state.receivedAt) return null;
  const clock = await clockOf(ctx, state, now);
  return {
    limit: state.limit,
    effectiveFrom: new Date(clock.effectiveFrom).toISOString(),
    dueAt: isoOrNull(clock.promised),
    extendedDueAt: isoOrNull(clock.extendedDue),
    trace: clock.trace,
    warnings: clock.warnings.map((warning) => warning.words),
  };
}

/**
 * The statutory clock of an accepted dossier, every pause ended by `now`, with the new appointments given and the one
 * about to be given.
 */
export async function clockOf(
  ctx: TxCtx,
  state: DossierState,
  now: Date,
  wanted?: ClockExtension,
): Promise<ClockReading> {
  const { limit, receivedAt } = state;
  if (!limit || !receivedAt) throw new Error('The clock runs from acceptance');
  const supplementMode = await restartMode(ctx, state);
  const given = state.extensions.map(({ decidedAt, until, reason }) => ({
    decidedAt: Date.parse(decidedAt),
    until: Date.parse(until),
    reason: { vi: reason },
  }));
  return readClock({
    calendar: await getAgencyCalendar(ctx.db, state.competentAgencyCode),
    start: Date.parse(receivedAt),
    limit,
    policy: await duePolicy(ctx.db, {
      agencyCode: state.competentAgencyCode,
      procedureCode: state.procedureCode,
      at: new Date(receivedAt),
    }),
    pauses: state.pauses
      .filter((pause) => pause.from >= receivedAt)
      .map((pause) => ({
        from: Date.parse(pause.from),
        to: pause.to === null ? now.getTime() : Date.parse(pause.to),
        reason: PAUSE_WORDS[pause.reason],
        mode: pause.reason === 'SUPPLEMENT' ? supplementMode : ('RESUME' as const),
      })),
    extensions: wanted ? [...given, wanted] : given,
    now: now.getTime(),
    finishedAt: null,
  });
}

function isoOrNull(instant: number | null): string | null {
  return instant === null ? null : new Date(instant).toISOString();
}

/** Whether the limit begins again after a supplement, or goes on: as the offering says. One query. */
export async function restartMode(ctx: TxCtx, state: DossierState): Promise<'RESTART' | 'RESUME'> {
  const offering = await ctx.db
    .selectFrom('offering')
    .select('supplementRestart')
    .where('procedureCode', '=', state.procedureCode)
    .where('competentAgencyCode', '=', state.competentAgencyCode)
    .executeTakeFirst();
  return offering?.supplementRestart === 'RESUME' ? 'RESUME' : 'RESTART';
}

/** Until when a supplement can be asked for without a ground of its own (Đ.19.4 NĐ 61/2018); null before acceptance. */
export async function supplementRequestBy(ctx: TxCtx, state: DossierState): Promise<Date | null> {
  if (state.receivedAt === null) return null;
  const from = new Date(state.receivedAt);
  const { competentAgencyCode: agencyCode, procedureCode } = state;
  const limit = await legalParameter(ctx.db, 'supplement.afterAppraisal', { agencyCode, procedureCode, at: from });
  const { dueAt } = await promiseDate(ctx, agencyCode, limitOf(limit), from, procedureCode);
  return dueAt === null ? null : new Date(dueAt);
}

/** Until when the one-stop has to accept, ask or decline an online submission (Đ.8.1 NQ 66.7/2025/NQ-CP). */
export async function acceptBy(ctx: TxCtx, agencyCode: string, submittedAt: Date): Promise<string | null> {
  const limit = await legalParameter(ctx.db, 'reception.onlineAnswer', { agencyCode, at: submittedAt });
  return (await promiseDate(ctx, agencyCode, limitOf(limit), submittedAt)).dueAt;
}

/** The limit of the procedure for the way in which the dossier came; the first way's where it has none of its own. */
export function limitFor(content: ProcedureContent, channel: Channel): TimeLimit {
  const method = content.methods.find((candidate) => candidate.channel === channel) ?? content.methods[0];
  return method?.limit ?? { unit: 'AS_DESCRIBED', words: '' };
}
