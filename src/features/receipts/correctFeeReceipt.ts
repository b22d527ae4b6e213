import { holds } from '../../domain/policy/actor.ts';
import { words } from '../../i18n/words.ts';
import { type Ctx, inTransaction } from '../../platform/context.ts';
import { accessDenied, type FieldProblem, invalidInput } from '../../platform/errors.ts';
import { alreadyReplaced, feeReceiptNotFound } from './errors.ts';
import { addFeeReceipt, type FeeReceipt, findFeeReceipt, listCorrections } from './feeReceipt.ts';
import { findCollector } from './issueFeeReceipt.ts';

/** What was wrong on a receipt. Amounts of an ADJUSTING one are differences and may be negative. */
export interface FeeReceiptCorrection {
  kind: 'ADJUSTING' | 'REPLACING';
  reason: string;
  payer?: { name: string; identity: string; address: string };
  lines?: FeeReceipt['content']['lines'];
}

/**
 * Issues a receipt that adjusts or replaces another, with a number of its own; the wrong one stays as it was (a number is
 * never deleted, NĐ 123/2020). A replaced one can be neither adjusted nor replaced again. By a leader or administrator of
 * the agency that collects, or the head of the centre. @throws common.forbidden, common.invalid_input, receipts.not_found, receipts.already_replaced
 */
export async function correctFeeReceipt(ctx: Ctx, id: string, correction: FeeReceiptCorrection): Promise<FeeReceipt> {
  return inTransaction(ctx, async (tx) => {
    const wrong = await findFeeReceipt(tx.db, { id });
    if (!wrong) throw feeReceiptNotFound();
    if (!mayCorrect(ctx, wrong)) throw accessDenied();
    checkCorrection(ctx, correction);
    // whoever corrects the same receipt at the same time waits here
    await tx.db.selectFrom('obligation').select('id').where('id', '=', wrong.obligationId).forUpdate().execute();
    if ((await listCorrections(tx.db, id)).some(({ kind }) => kind === 'REPLACING')) throw alreadyReplaced();
    const collector = await findCollector(tx, wrong.agencyCode);
    if (!collector) throw feeReceiptNotFound();
    const lines = correction.lines ?? (correction.kind === 'REPLACING' ? wrong.content.lines : []);
    return addFeeReceipt(tx, {
      agencyCode: wrong.agencyCode,
      letters: collector.receiptLetters,
      kind: correction.kind,
      refersTo: id,
      obligationId: wrong.obligationId,
      paymentRef: wrong.paymentRef,
      vnd: lines.reduce((sum, { vnd }) => sum + vnd, 0),
      content: {
        ...wrong.content,
        payer: correction.payer ?? wrong.content.payer,
        lines,
        reason: correction.reason.trim(),
      },
    });
  });
}

/** Who issues receipts for the agency, and who leads it. */
function mayCorrect({ actor }: Ctx, { agencyCode }: FeeReceipt): boolean {
  return (
    holds(actor, 'AGENCY_LEADER', agencyCode) ||
    holds(actor, 'CENTRE_HEAD') ||
    holds(actor, 'AGENCY_ADMINISTRATOR', agencyCode)
  );
}

function checkCorrection({ language }: Ctx, { kind, reason, payer, lines = [] }: FeeReceiptCorrection): void {
  const { common, money } = words(language);
  const fields: FieldProblem[] = [];
  const need = (field: string, text: string, label: string) => {
    if (text.trim() === '') fields.push({ field, code: 'required', message: common.form.invalid.required(label) });
  };
  need('reason', reason, money.receipt.reason);
  if (payer) need('payerName', payer.name, money.receipt.payer);
  const wrongAmount = lines.some(({ vnd }) => !Number.isSafeInteger(vnd) || (kind === 'REPLACING' && vnd < 0));
  if (wrongAmount) fields.push({ field: 'lines', code: 'invalid', message: money.receipt.wrongAmount });
  if (fields.length > 0) throw invalidInput({ fields });
}
