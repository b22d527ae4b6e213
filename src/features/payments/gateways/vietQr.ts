import { referencesIn } from '../../../domain/money/paymentReference.ts';
import { vietQrPayload } from '../../../domain/money/vietQr.ts';
import type { Merchant } from '../merchants.ts';
import { callProvider, textOf } from './callProvider.ts';
import { readCompactTime } from './compactTime.ts';
import type { Gateway, RefundOrder, RefundOutcome } from './gateway.ts';
import { readProviderList, vndOf } from './providerList.ts';
import { hmacOf, sameSignature } from './signatures.ts';

/** A transfer is made within minutes, but a bank may tell of it hours later. */
const MINUTES = 60;

/** A credit notice of a bank: money has arrived on an account. */
export interface CreditNotice {
  account: string;
  transactionId: string;
  amount: string;
  time: string;
  fromAccount: string;
  fromName: string;
  content: string;
  signature: string;
}

export interface Credit {
  account: string;
  transactionId: string;
  vnd: number;
  at: Date;
  purpose: string;
  /** our references in the purpose; exactly one says what the money is for */
  refs: string[];
  details: Record<string, string>;
}

/** Whether the bank of this account signed the notice: HMAC-SHA256 over its values joined by `|`, the free text last. */
export function isSignedByBank({ secret }: Merchant, notice: CreditNotice): boolean {
  const { account, transactionId, amount, time, fromAccount, fromName, content } = notice;
  const values = [account, transactionId, amount, time, fromAccount, fromName, content];
  return sameSignature(hmacOf('sha256', secret, values), notice.signature);
}

/** The credit of a verified notice; undefined when its amount or time cannot be read. */
export function creditOf(notice: CreditNotice): Credit | undefined {
  const vnd = Number(notice.amount);
  const at = readCompactTime(notice.time);
  if (!Number.isSafeInteger(vnd) || vnd < 1 || !at) return undefined;
  const { account, transactionId, content: purpose, fromAccount, fromName } = notice;
  return { account, transactionId, vnd, at, purpose, refs: referencesIn(purpose), details: { fromAccount, fromName } };
}

async function refund(merchant: Merchant, order: RefundOrder): Promise<RefundOutcome> {
  const values = {
    id: order.refundId,
    from: merchant.settings.account ?? '',
    to: order.details.fromAccount ?? '',
    amount: String(order.vnd),
    content: `Hoan tra ${order.ref}`,
  };
  const answer = await callProvider(`${merchant.settings.endpoint}/transfers`, {
    ...values,
    signature: hmacOf('sha256', merchant.secret, Object.values(values)),
  });
  const code = textOf(answer, 'code');
  return code === '00'
    ? { status: 'DONE', transactionId: textOf(answer, 'transactionId') }
    : { status: 'FAILED', code };
}

/** A transfer by VietQR: the code alone settles nothing, only the bank's verified notice does. */
export const vietQr: Gateway = {
  way: 'VIETQR',
  minutes: MINUTES,
  start: async ({ settings }, { ref, vnd }) => {
    const { bankBin = '', account = '', bankName = '', accountName = '' } = settings;
    const payload = vietQrPayload({ bankBin, account, vnd, purpose: ref });
    return { kind: 'TRANSFER', bankName, account, accountName, purpose: ref, payload };
  },
  refund,
  readList: (cells) =>
    readProviderList(cells, ['transactionId', 'amount', 'content']).map((row, index) => ({
      ref: onlyOne(referencesIn(row.content ?? '')),
      transactionId: row.transactionId ?? '',
      vnd: vndOf(row.amount, index + 2),
    })),
};

function onlyOne(refs: string[]): string | null {
  return refs.length === 1 ? (refs[0] ?? null) : null;
}
