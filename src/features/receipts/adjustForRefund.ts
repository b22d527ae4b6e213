import type { TxCtx } from '../../platform/context.ts';
import { addFeeReceipt, listFeeReceipts } from './feeReceipt.ts';
import { findCollector } from './issueFeeReceipt.ts';

/** After a fee went back: a receipt that adjusts the one in force by that much. Nothing where there was none. */
export async function adjustForRefund(tx: TxCtx, obligationId: string, vnd: number, reason: string): Promise<void> {
  const receipts = await listFeeReceipts(tx.db, [obligationId]);
  const replaced = new Set(receipts.map(({ kind, refersTo }) => (kind === 'REPLACING' ? refersTo : null)));
  const valid = receipts.find(({ id, kind }) => kind !== 'ADJUSTING' && !replaced.has(id));
  const collector = valid && (await findCollector(tx, valid.agencyCode));
  if (!valid || !collector) return;
  await addFeeReceipt(tx, {
    agencyCode: valid.agencyCode,
    letters: collector.receiptLetters,
    kind: 'ADJUSTING',
    refersTo: valid.id,
    obligationId,
    paymentRef: valid.paymentRef,
    vnd: -vnd,
    content: {
      ...valid.content,
      lines: [{ kind: 'FEE', name: 'Hoàn trả phí, lệ phí đã nộp', vnd: -vnd, reduction: null }],
      reason,
    },
  });
}
