import type { OnlineWay } from '../../domain/money/obligation.ts';
import type { Ctx } from '../../platform/context.ts';
import type { Log } from '../../platform/log.ts';
import { endAttempt } from './endAttempt.ts';
import { GATEWAYS } from './gateways/gateways.ts';
import { keepMessage } from './keepMessage.ts';
import { findMerchant } from './merchants.ts';
import { settlePayment } from './settlePayment.ts';

/** Every five minutes. */
export const PAYMENTS_CRONTAB = '*/5 * * * * payments:follow-up';

const MINUTE = 60_000;
/** a notice usually comes within seconds */
const ASK_AFTER_MINUTES = 3;
const AT_ONCE = 100;

export interface FollowedUp {
  asked: number;
  settled: number;
  expired: number;
}

/**
 * Looks after payments of which nothing was heard: asks the provider where that is possible, then lets them expire. Money that
 * is told of later still settles. Harmless when repeated.
 */
export async function followUpPending(ctx: Ctx, log: Pick<Log, 'warn'>): Promise<FollowedUp> {
  const now = ctx.clock.now();
  const rows = await ctx.db
    .selectFrom('payment')
    .select(['ref', 'way', 'agencyCode', 'startedAt', 'expiresAt'])
    .where('status', '=', 'PENDING')
    .where('postOrderId', 'is', null)
    .where('startedAt', '<', new Date(now.getTime() - ASK_AFTER_MINUTES * MINUTE))
    .orderBy('startedAt')
    .limit(AT_ONCE)
    .execute();
  const done: FollowedUp = { asked: 0, settled: 0, expired: 0 };
  for (const payment of rows) {
    const answered = await ask(ctx, payment, log);
    if (answered !== 'NOT_ASKED') done.asked++;
    if (answered === 'SETTLED') done.settled++;
    const over = payment.expiresAt !== null && payment.expiresAt < now;
    if (over && answered !== 'SETTLED' && (await endAttempt(ctx, payment.ref, { type: 'EXPIRED' }))) done.expired++;
  }
  return done;
}

async function ask(
  ctx: Ctx,
  { ref, way, agencyCode, startedAt }: { ref: string; way: string; agencyCode: string; startedAt: Date },
  log: Pick<Log, 'warn'>,
): Promise<'NOT_ASKED' | 'SETTLED' | 'OPEN'> {
  const gateway = GATEWAYS[way as OnlineWay];
  const merchant = gateway.query && (await findMerchant(ctx, agencyCode, way));
  if (!gateway.query || !merchant) return 'NOT_ASKED';
  try {
    const outcome = await gateway.query(merchant, { ref, startedAt, at: ctx.clock.now() });
    if (outcome.status === 'PENDING') return 'OPEN';
    const settled = outcome.status === 'PAID';
    const verdict = settled
      ? await settlePayment(ctx, { way: gateway.way, ref, ...outcome })
      : String(await endAttempt(ctx, ref, { type: 'FAILED', code: outcome.code }));
    await keepMessage(ctx, { way: gateway.way, kind: 'ANSWER', ref, raw: outcome, verdict });
    return settled ? 'SETTLED' : 'OPEN';
  } catch (error) {
    log.warn({ ref, error: error instanceof Error ? error.message : String(error) }, 'payment could not be asked for');
    return 'OPEN';
  }
}
