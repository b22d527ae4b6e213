import { sql } from 'kysely';
import type { Way } from '../../domain/money/obligation.ts';
import { paymentReference } from '../../domain/money/paymentReference.ts';
import type { TxCtx } from '../../platform/context.ts';
import { appendObligation, type Obligation } from './store.ts';

export interface NewPayment {
  way: Way;
  /** whose account it is paid to */
  agencyCode: string;
  startedAt: Date;
  expiresAt?: Date;
  /** of the parcel with which the post collects it */
  postOrderId?: string;
}

/** One attempt to pay all of an obligation, under the next reference of the day. The obligation is locked. */
export async function addPayment(
  tx: TxCtx,
  obligation: Obligation,
  payment: NewPayment,
): Promise<{ ref: string; obligation: Obligation }> {
  const { rows } = await sql<{ number: number }>`SELECT nextval('payment_number')::int AS number`.execute(tx.db);
  const ref = paymentReference(payment.startedAt, rows[0]?.number ?? 0);
  const { vnd } = obligation.state;
  await tx.db
    .insertInto('payment')
    .values({ ref, obligationId: obligation.id, vnd, status: 'PENDING', ...payment })
    .execute();
  return { ref, obligation: await appendObligation(tx, obligation, { type: 'STARTED', ref, way: payment.way }) };
}
