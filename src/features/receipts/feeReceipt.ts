import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { vietnamDate } from '../../domain/calendar/instant.ts';
import type { Way } from '../../domain/money/obligation.ts';
import type { TxCtx } from '../../platform/context.ts';
import type { Database, Tx } from '../../platform/db/database.ts';
import { enqueue } from '../../platform/jobs/enqueue.ts';

export const FEE_RECEIPT_KINDS = ['ORIGINAL', 'ADJUSTING', 'REPLACING'] as const;
export type FeeReceiptKind = (typeof FEE_RECEIPT_KINDS)[number];

/** What a fee receipt says, as it was issued (Đ.32 NĐ 123/2020). */
export interface FeeReceiptContent {
  collector: { name: string; taxCode: string; address: string; form: string };
  payer: { name: string; identity: string; address: string };
  dossierId: string;
  dossierCode: string;
  procedureName: string;
  lines: { kind: 'FEE' | 'CHARGE'; name: string; vnd: number; reduction: string | null }[];
  way: Way;
  transactionId: string;
  paidAt: string;
  /** of an adjusting or replacing one */
  reason: string | null;
}

export interface FeeReceipt {
  id: string;
  agencyCode: string;
  symbol: string;
  year: number;
  number: number;
  kind: FeeReceiptKind;
  refersTo: string | null;
  obligationId: string;
  paymentRef: string;
  content: FeeReceiptContent;
  vnd: number;
  verifyKey: string;
  issuedAt: string;
  issuedByName: string;
}

export type NewFeeReceipt = Pick<
  FeeReceipt,
  'agencyCode' | 'kind' | 'refersTo' | 'obligationId' | 'paymentRef' | 'content' | 'vnd'
> & { letters: string };

/**
 * Gives the next number of the series and writes the receipt, in the transaction of what it is for: what is rolled back
 * leaves no gap. A series begins at 1 with its year in Vietnam (Đ.32 NĐ 123/2020).
 */
export async function addFeeReceipt(tx: TxCtx, { letters, content, ...receipt }: NewFeeReceipt): Promise<FeeReceipt> {
  const issuedAt = tx.clock.now();
  const year = Number(vietnamDate(issuedAt.getTime()).slice(0, 4));
  const symbol = `${letters}${String(year % 100).padStart(2, '0')}E`;
  const { last: number } = await tx.db
    .insertInto('feeReceiptSeries')
    .values({ agencyCode: receipt.agencyCode, symbol, year, last: 1 })
    .onConflict((conflict) =>
      conflict.columns(['agencyCode', 'symbol', 'year']).doUpdateSet({ last: sql`fee_receipt_series.last + 1` }),
    )
    .returning('last')
    .executeTakeFirstOrThrow();
  const id = uuidv7();
  const verifyKey = randomBytes(16).toString('base64url');
  // what a provider's message settles nobody has taken in
  const issuedByName = tx.actor.kind === 'OFFICER' ? tx.actor.name : '';
  const made = { ...receipt, id, symbol, year, number, verifyKey, issuedByName };
  await tx.db
    .insertInto('feeReceipt')
    .values({ ...made, content: JSON.stringify(content), issuedAt })
    .execute();
  if (!tx.quiet) await enqueue(tx.db, 'receipt.sign', { receiptId: id });
  return { ...made, content, issuedAt: issuedAt.toISOString() };
}

/** Receipts of obligations, oldest first. One query. */
export async function listFeeReceipts(db: Database | Tx, obligationIds: readonly string[]): Promise<FeeReceipt[]> {
  if (obligationIds.length === 0) return [];
  const rows = await db
    .selectFrom('feeReceipt')
    .selectAll()
    .where('obligationId', 'in', obligationIds)
    .orderBy('issuedAt')
    .orderBy('id')
    .execute();
  return rows.map(receiptOf);
}

/** One fee receipt by its id, or by the key that its QR code carries; undefined where there is none. One query. */
export async function findFeeReceipt(
  db: Database | Tx,
  by: { id: string } | { verifyKey: string },
): Promise<FeeReceipt | undefined> {
  const query = db.selectFrom('feeReceipt').selectAll();
  const row = await ('id' in by ? query.where('id', '=', by.id) : query.where('verifyKey', '=', by.verifyKey))
    .limit(1)
    .executeTakeFirst();
  return row && receiptOf(row);
}

/** The receipts that adjust or replace this one, oldest first. */
export async function listCorrections(db: Database | Tx, id: string): Promise<FeeReceipt[]> {
  const rows = await db.selectFrom('feeReceipt').selectAll().where('refersTo', '=', id).orderBy('issuedAt').execute();
  return rows.map(receiptOf);
}

/** `0000021`: seven digits (Đ.32 NĐ 123/2020). */
export function receiptNumber(number: number): string {
  return String(number).padStart(7, '0');
}

interface Row {
  id: string;
  agencyCode: string;
  symbol: string;
  year: number;
  number: number;
  kind: string;
  refersTo: string | null;
  obligationId: string;
  paymentRef: string;
  content: unknown;
  vnd: string;
  verifyKey: string;
  issuedAt: Date;
  issuedByName: string;
}

function receiptOf({ kind, content, vnd, issuedAt, ...row }: Row): FeeReceipt {
  return {
    ...row,
    kind: kind as FeeReceiptKind,
    content: content as FeeReceiptContent,
    vnd: Number(vnd),
    issuedAt: issuedAt.toISOString(),
  };
}
