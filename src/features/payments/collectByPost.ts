import type { DossierState } from '../../domain/dossier/state.ts';
import { isPayable } from '../../domain/money/obligation.ts';
import { type Ctx, inTransaction, type TxCtx } from '../../platform/context.ts';
import type { Dossier } from '../dossiers/store.ts';
import { addPayment } from './addPayment.ts';
import { endAttempt } from './endAttempt.ts';
import { findPostCollector } from './merchants.ts';
import { settlePayment, type Verdict } from './settlePayment.ts';
import { listObligations, lockObligation } from './store.ts';

/** Why an attempt ended whose parcel came back, was lost or is not sent any more. */
const NOT_COLLECTED = 'POST';

/**
 * Has the post collect, with one parcel, every fee that the dossier owes from acceptance on; answers the sum in VND. What
 * was demanded or is due before acceptance is none of it: without that there is no result to bring. Dossier and order are
 * locked.
 */
export async function startPostCollection(tx: TxCtx, { id, state }: Dossier, postOrderId: string): Promise<number> {
  const agencyCode = await findPostCollector(tx, state.competentAgencyCode);
  if (!agencyCode) return 0;
  const owed = (await listObligations(tx, id)).filter(
    (one) => one.purpose === 'AFTER_ACCEPTANCE' && isPayable(one.state),
  );
  const startedAt = tx.clock.now();
  for (const { id: owedId } of owed)
    await addPayment(tx, await lockObligation(tx, owedId), { way: 'COD', agencyCode, startedAt, postOrderId });
  return owed.reduce((sum, one) => sum + one.state.vnd, 0);
}

/** The post collects nothing for this order any more; what it was for can be paid otherwise again. */
export async function endPostCollection(tx: TxCtx, postOrderId: string): Promise<void> {
  for (const { ref } of await listCollected(tx, postOrderId))
    await endAttempt(tx, ref, { type: 'FAILED', code: NOT_COLLECTED });
}

/**
 * Settles what the post collected with an order, by its verified message or its list once that was compared: never by what
 * a person says at a desk. All of it or nothing; the same order counts once.
 */
export async function settlePostCollection(
  ctx: Ctx,
  { orderNumber, vnd, at }: { orderNumber: string; vnd: number; at: Date },
): Promise<Verdict> {
  return inTransaction(ctx, async (tx) => {
    const order = await tx.db.selectFrom('postOrder').select('id').where('number', '=', orderNumber).executeTakeFirst();
    const collected = order ? await listCollected(tx, order.id) : [];
    if (collected.length === 0) return 'UNKNOWN';
    if (collected.reduce((sum, payment) => sum + Number(payment.vnd), 0) !== vnd) return 'WRONG_AMOUNT';
    let verdict: Verdict = 'ALREADY';
    for (const { ref, vnd: part } of collected) {
      const payment = { way: 'COD', ref, vnd: Number(part), transactionId: orderNumber, at, details: {} } as const;
      const one = await settlePayment(tx, payment);
      if (one !== 'ALREADY') verdict = one;
    }
    return verdict;
  });
}

/** Whether the fees of a dossier can be paid to whoever brings its result. One query. */
export async function canPayOnDelivery(
  ctx: Pick<Ctx, 'db'>,
  { competentAgencyCode }: Pick<DossierState, 'competentAgencyCode'>,
): Promise<boolean> {
  return (await findPostCollector(ctx, competentAgencyCode)) !== undefined;
}

async function listCollected({ db }: TxCtx, postOrderId: string) {
  return db
    .selectFrom('payment')
    .select(['ref', 'vnd'])
    .where('postOrderId', '=', postOrderId)
    .orderBy('ref')
    .execute();
}
