import { PATHS } from '../../ui/paths.ts';

/** What the QR code of a fee receipt leads to: anybody who holds the receipt can see that it is genuine. */
export function receiptLink(publicUrl: string, verifyKey: string): string {
  return `${publicUrl}${PATHS.feeReceipt(verifyKey)}`;
}
