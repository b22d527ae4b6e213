import { sql } from 'kysely';
import type { ListedWay } from '../../domain/money/obligation.ts';
import { words } from '../../i18n/words.ts';
import { type Ctx, inTransaction, type TxCtx } from '../../platform/context.ts';
import { accessDenied, invalidInput } from '../../platform/errors.ts';
import { settlePostCollection } from '../payments/collectByPost.ts';
import { mayHandleMoney } from '../payments/mayHandleMoney.ts';
import { settlePayment, type Verdict } from '../payments/settlePayment.ts';
import { appendReconciled } from '../payments/store.ts';
import { alreadySigned, reconciliationNotFound, stillUnresolved } from './errors.ts';

/** Records how a difference was resolved, in the officer's words. Throws reconciliation.not_found, reconciliation.signed. */
export async function resolveLine(ctx: Ctx, id: string, number: number, resolution: string): Promise<void> {
  const { common, money } = words(ctx.language);
  if (resolution.trim() === '') {
    const message = common.form.invalid.required(money.reconciliation.resolution);
    throw invalidInput({ fields: [{ field: 'resolution', code: 'required', message }] });
  }
  await inTransaction(ctx, async (tx) => {
    await lockOpen(tx, id);
    await keepResolution(tx, id, number, resolution.trim());
  });
}

/**
 * Money that only the provider's list has: after the officer's check it is settled as its notice would have settled it
 * (ONLY_GATEWAY). `found`: the payment's reference, where the payer wrote none and the officer found out. Throws when the
 * line is none of that kind, or the reference none of this way.
 */
export async function confirmLine(ctx: Ctx, id: string, number: number, found?: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const { way, day } = await lockOpen(tx, id);
    const line = await findLine(tx, id, number);
    const [transactionId] = line.transactionIds;
    const ref = line.ref ?? found?.trim();
    if (line.result !== 'ONLY_GATEWAY' || !ref || !transactionId) throw reconciliationNotFound();
    const at = new Date(`${day}T12:00:00+07:00`);
    const vnd = Number(line.gatewayVnd);
    const verdict = await settleFound(tx, way as ListedWay, { ref, vnd, transactionId, at, id });
    if (verdict === 'UNKNOWN' || verdict === 'WRONG_AMOUNT') throw reconciliationNotFound();
    await tx.db
      .updateTable('bankCredit')
      .set({ ref })
      .where('way', '=', way)
      .where('transactionId', '=', transactionId)
      .where('ref', 'is', null)
      .execute();
    await keepResolution(tx, id, number, `${words('vi').money.reconciliation.confirm}: ${ref}, ${verdict}`);
  });
}

/**
 * The officer's signature under a day: every difference has been resolved; what agreed is marked as reconciled. Throws
 * reconciliation.unresolved, reconciliation.signed.
 */
export async function signOff(ctx: Ctx, id: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const { day, way } = await lockOpen(tx, id);
    const lines = await tx.db.selectFrom('reconciliationLine').selectAll().where('reconciliationId', '=', id).execute();
    if (lines.some(({ result, resolvedAt }) => result !== 'MATCHED' && resolvedAt === null)) throw stillUnresolved();
    const matched = lines.flatMap(({ result, ref, gatewayVnd }) =>
      result === 'MATCHED' && ref !== null ? [{ ref, vnd: Number(gatewayVnd) }] : [],
    );
    if (way === 'COD') await settleCollected(tx, matched);
    await appendReconciled(
      tx,
      matched.map(({ ref }) => ref),
      day,
    );
    await tx.db
      .updateTable('reconciliation')
      .set({ signedAt: tx.clock.now(), signedByName: nameOf(tx) })
      .where('id', '=', id)
      .execute();
  });
}

/** As the provider's own notice would have settled it. */
function settleFound(
  tx: TxCtx,
  way: ListedWay,
  { id, ...found }: { ref: string; vnd: number; transactionId: string; at: Date; id: string },
): Promise<Verdict> {
  if (way === 'COD') return settlePostCollection(tx, { ...found, orderNumber: found.ref });
  return settlePayment(tx, { ...found, way, details: { reconciliationId: id } });
}

/** What a post officer said was collected counts as paid once the post's list says the same. */
async function settleCollected(tx: TxCtx, matched: { ref: string; vnd: number }[]): Promise<void> {
  const rows = await tx.db
    .selectFrom('postOrder')
    .select(['number', 'codCollectedAt'])
    .where('number', '=', sql<string>`any(${matched.map(({ ref }) => ref)})`)
    .orderBy('number')
    .execute();
  for (const { number: orderNumber, codCollectedAt } of rows) {
    const vnd = matched.find(({ ref }) => ref === orderNumber)?.vnd ?? 0;
    await settlePostCollection(tx, { orderNumber, vnd, at: codCollectedAt ?? tx.clock.now() });
  }
}

async function lockOpen(tx: TxCtx, id: string) {
  const row = await tx.db
    .selectFrom('reconciliation')
    .select(['agencyCode', 'way', 'day', 'signedAt'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw reconciliationNotFound();
  if (!mayHandleMoney(tx.actor, [row.agencyCode])) throw accessDenied();
  if (row.signedAt) throw alreadySigned();
  return row;
}

async function findLine({ db }: TxCtx, id: string, number: number) {
  const line = await db
    .selectFrom('reconciliationLine')
    .selectAll()
    .where('reconciliationId', '=', id)
    .where('number', '=', number)
    .executeTakeFirst();
  if (!line) throw reconciliationNotFound();
  return line;
}

async function keepResolution(tx: TxCtx, id: string, number: number, resolution: string): Promise<void> {
  await findLine(tx, id, number);
  await tx.db
    .updateTable('reconciliationLine')
    .set({ resolution, resolvedAt: tx.clock.now(), resolvedByName: nameOf(tx) })
    .where('reconciliationId', '=', id)
    .where('number', '=', number)
    .execute();
}

function nameOf({ actor }: Ctx): string {
  return 'name' in actor ? actor.name : '';
}
