import { v7 as uuidv7 } from 'uuid';
import { type IsoDate, vietnamDate } from '../../domain/calendar/instant.ts';
import type { ListedWay } from '../../domain/money/obligation.ts';
import { reconcile, type SettledPayment } from '../../domain/money/reconcile.ts';
import { words } from '../../i18n/words.ts';
import { type Ctx, inTransaction, type TxCtx } from '../../platform/context.ts';
import type { Tx } from '../../platform/db/database.ts';
import { accessDenied, invalidInput } from '../../platform/errors.ts';
import { readCells, SheetUnreadableError } from '../../platform/sheets/readCells.ts';
import { LIST_READERS } from '../payments/gateways/gateways.ts';
import { mayHandleMoney } from '../payments/mayHandleMoney.ts';
import { alreadySigned } from './errors.ts';

export interface ProviderList {
  agencyCode: string;
  way: ListedWay;
  day: IsoDate;
  fileName: string;
  /** CSV or XLSX */
  content: Buffer;
}

const DAY = 86_400_000;
/** PostgreSQL takes 65,535 values in one statement */
const LINES_AT_ONCE = 2_000;

/**
 * Compares a provider's list of a day that is over with what we have (T+1). Importing it again replaces the comparison
 * until the day is signed off; what had been resolved has to be resolved anew. @throws common.forbidden,
 * common.invalid_input when the list cannot be read, reconciliation.signed
 */
export async function importList(
  ctx: Ctx,
  { agencyCode, way, day, fileName, content }: ProviderList,
): Promise<{ id: string }> {
  if (!mayHandleMoney(ctx.actor, [agencyCode])) throw accessDenied();
  const { reconciliation: text } = words(ctx.language).money;
  if (day >= vietnamDate(ctx.clock.now().getTime()))
    throw invalidInput({ fields: [{ field: 'day', code: 'tooEarly', message: text.wrongDay }] });
  const gateway = await read(ctx, way, content);
  return inTransaction(ctx, async (tx) => {
    await refuseSigned(tx, { agencyCode, way, day });
    const local = await listLocal(tx, agencyCode, way, day);
    const id = uuidv7();
    await tx.db
      .insertInto('reconciliation')
      .values({
        id,
        agencyCode,
        way,
        day,
        fileName: fileName.slice(0, 200),
        importedAt: tx.clock.now(),
        importedByName: 'name' in tx.actor ? tx.actor.name : '',
      })
      .execute();
    const lines = reconcile(local, gateway).map((line, index) => ({
      reconciliationId: id,
      number: index + 1,
      ...line,
    }));
    for (let from = 0; from < lines.length; from += LINES_AT_ONCE)
      await tx.db
        .insertInto('reconciliationLine')
        .values(lines.slice(from, from + LINES_AT_ONCE))
        .execute();
    return { id };
  });
}

async function read({ language }: Ctx, way: ListedWay, content: Buffer): Promise<SettledPayment[]> {
  try {
    return LIST_READERS[way](await readCells(content));
  } catch (error) {
    if (!(error instanceof RangeError) && !(error instanceof SheetUnreadableError)) throw error;
    const message = words(language).money.reconciliation.wrongFile(error.message);
    throw invalidInput({ fields: [{ field: 'file', code: 'unreadable', message }] });
  }
}

/** Takes away an earlier comparison of the day that nobody has signed. */
async function refuseSigned(
  { db }: TxCtx,
  { agencyCode, way, day }: { agencyCode: string; way: string; day: IsoDate },
) {
  const before = await db
    .selectFrom('reconciliation')
    .select(['id', 'signedAt'])
    .where('agencyCode', '=', agencyCode)
    .where('way', '=', way)
    .where('day', '=', day)
    .forUpdate()
    .executeTakeFirst();
  if (before?.signedAt) throw alreadySigned();
  if (before) await db.deleteFrom('reconciliation').where('id', '=', before.id).execute();
}

/**
 * What we have of the day in Vietnam: of a bank every credit it told of whose purpose we know, of the post every fee that was
 * to be collected with a parcel delivered, of a gateway every payment it confirmed.
 */
async function listLocal({ db }: TxCtx, agencyCode: string, way: ListedWay, day: IsoDate): Promise<SettledPayment[]> {
  const from = new Date(`${day}T00:00:00+07:00`);
  const to = new Date(from.getTime() + DAY);
  if (way === 'COD') return listCollected(db, agencyCode, from, to);
  const rows =
    way === 'VIETQR'
      ? await db
          .selectFrom('bankCredit')
          .select(['ref', 'transactionId', 'vnd'])
          .where('agencyCode', '=', agencyCode)
          .where('ref', 'is not', null)
          .where('at', '>=', from)
          .where('at', '<', to)
          .execute()
      : await db
          .selectFrom('payment')
          .select(['ref', 'transactionId', 'vnd'])
          .where('agencyCode', '=', agencyCode)
          .where('way', '=', way)
          .where('status', '=', 'PAID')
          .where('paidAt', '>=', from)
          .where('paidAt', '<', to)
          .execute();
  return rows.map(({ ref, transactionId, vnd }) => ({ ref, transactionId: transactionId ?? '', vnd: Number(vnd) }));
}

/** By the numbers of the orders: the post knows no other. */
async function listCollected(db: Tx, agencyCode: string, from: Date, to: Date): Promise<SettledPayment[]> {
  const rows = await db
    .selectFrom('postOrder')
    .innerJoin('payment', 'payment.postOrderId', 'postOrder.id')
    .select(['postOrder.number', 'codVnd'])
    .distinct()
    .where('payment.agencyCode', '=', agencyCode)
    .where('codCollectedAt', '>=', from)
    .where('codCollectedAt', '<', to)
    .orderBy('postOrder.number')
    .execute();
  return rows.map(({ number, codVnd: vnd }) => ({ ref: number, transactionId: number, vnd }));
}
