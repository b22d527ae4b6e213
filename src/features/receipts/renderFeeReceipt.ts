import { amountInWords } from '../../domain/money/amountInWords.ts';
import { dateInWords, dateTimeInWords, formatDate, formatVnd } from '../../domain/text/format.ts';
import { words } from '../../i18n/words.ts';
import type { Ctx } from '../../platform/context.ts';
import type { FeeReceiptPaper } from '../../platform/pdf/feeReceiptPaper.ts';
import type { PaperFile } from '../papers/getPaper.ts';
import { renderInForce } from '../papers/renderInForce.ts';
import { type FeeReceipt, findFeeReceipt, listCorrections, receiptNumber } from './feeReceipt.ts';
import { receiptLink } from './receiptLink.ts';

/** A fee receipt as PDF; one that was replaced says so across the page. `signer`: whose signature is put into it then. */
export async function renderFeeReceipt(ctx: Ctx, receipt: FeeReceipt, signer?: string): Promise<PaperFile> {
  const replacement = (await listCorrections(ctx.db, receipt.id)).find(({ kind }) => kind === 'REPLACING');
  const corrected = receipt.refersTo ? await findFeeReceipt(ctx.db, { id: receipt.refersTo }) : undefined;
  const paper = { ...assemble(ctx, receipt, replacement, corrected), signer };
  return {
    pdf: await renderInForce(ctx, 'fee-receipt', paper),
    fileName: receiptFileName(receipt),
  };
}

/** Under which name a fee receipt is saved: its symbol and its number. */
export function receiptFileName({ symbol, number }: FeeReceipt): string {
  return `bien-lai-${symbol}-${receiptNumber(number)}.pdf`;
}

function assemble(
  { config }: Ctx,
  receipt: FeeReceipt,
  replacement: FeeReceipt | undefined,
  corrected: FeeReceipt | undefined,
): FeeReceiptPaper {
  const { content, vnd } = receipt;
  const { collector, payer } = content;
  return {
    collector: { name: collector.name, taxCode: collector.taxCode, address: collector.address },
    form: collector.form,
    symbol: receipt.symbol,
    number: receiptNumber(receipt.number),
    dossierCode: content.dossierCode,
    lookupUrl: receiptLink(config.publicUrl, receipt.verifyKey),
    payer: { name: payer.name, identity: payer.identity || undefined, address: payer.address || undefined },
    procedureName: content.procedureName,
    lines: content.lines.map(({ name, vnd: amount, reduction }) => ({
      name,
      amount: formatVnd(amount),
      reduction: reduction ?? undefined,
    })),
    total: formatVnd(vnd),
    totalInWords: vnd < 0 ? `Giảm ${amountInWords(-vnd).toLowerCase()}` : amountInWords(vnd),
    method: `${words('vi').money.way[content.way]}, mã giao dịch ${content.transactionId}`,
    paidAt: dateTimeInWords(content.paidAt),
    issuedAt: dateInWords(receipt.issuedAt),
    corrects: corrected && correctionText(receipt, corrected),
    replacedBy: replacement && `Đã được thay thế bằng biên lai ${nameOf(replacement)}.`,
    officerName: receipt.issuedByName || undefined,
  };
}

function correctionText({ kind, content }: FeeReceipt, corrected: FeeReceipt): string {
  const verb = kind === 'REPLACING' ? 'Thay thế' : 'Điều chỉnh';
  return `${verb} biên lai ${nameOf(corrected)}. Lý do: ${content.reason ?? ''}.`;
}

function nameOf({ symbol, number, issuedAt }: FeeReceipt): string {
  return `ký hiệu ${symbol}, số ${receiptNumber(number)}, ngày ${formatDate(issuedAt)}`;
}
