import type { PaperHead } from './paperParts.ts';

/** Phiếu hoàn trả phí, lệ phí. All texts are Vietnamese and final. A5. */
export interface RefundSlipPaper {
  head: PaperHead;
  dossierCode: string;
  recipient: { name: string; address?: string };
  procedureName: string;
  amount: string;
  amountInWords: string;
  ground: string;
  reason: string;
  /** symbol, number and day of the fee receipt, where there is one */
  receipt?: string;
  /** e.g. `Tiền mặt`, or bank, account and its holder */
  method: string;
  /** who approved it, and when */
  approved?: string;
}
