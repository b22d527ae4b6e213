import type { AttemptStatus, Way } from '../../domain/money/obligation.ts';
import type { Ctx } from '../../platform/context.ts';
import { paymentNotFound } from './errors.ts';
import type { StartedPayment } from './gateways/gateway.ts';
import type { PaymentDetails } from './startPayment.ts';

/** One attempt to pay as its page shows it. */
export interface Attempt {
  ref: string;
  way: Way;
  vnd: number;
  status: AttemptStatus;
  failureCode: string | null;
  expiresAt: Date | null;
  started: StartedPayment | undefined;
}

/** Throws `payments.payment_not_found` when it is none of this obligation. One query. */
export async function readAttempt(ctx: Ctx, obligationId: string, ref: string): Promise<Attempt> {
  const found = (await listAttempts(ctx, obligationId)).find((attempt) => attempt.ref === ref);
  if (!found) throw paymentNotFound();
  return found;
}

/** Newest first. One query. */
export async function listAttempts({ db }: Ctx, obligationId: string): Promise<Attempt[]> {
  const rows = await db
    .selectFrom('payment')
    .select(['ref', 'way', 'vnd', 'status', 'failureCode', 'expiresAt', 'details'])
    .where('obligationId', '=', obligationId)
    .orderBy('startedAt', 'desc')
    .orderBy('ref', 'desc')
    .execute();
  return rows.map(({ details, vnd, way, status, ...row }) => ({
    ...row,
    way: way as Way,
    status: status as AttemptStatus,
    vnd: Number(vnd),
    started: (details as PaymentDetails).started,
  }));
}
