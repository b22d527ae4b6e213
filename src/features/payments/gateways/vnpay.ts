import { randomUUID } from 'node:crypto';
import { gatewayDown } from '../errors.ts';
import type { Merchant } from '../merchants.ts';
import { callProvider, textOf } from './callProvider.ts';
import { compactTime, readCompactTime } from './compactTime.ts';
import type { Gateway, OrderedPayment, Outcome, RefundOrder, RefundOutcome } from './gateway.ts';
import { readProviderList, vndOf } from './providerList.ts';
import { hmacOf, hmacOfText, sameSignature } from './signatures.ts';

const VERSION = '2.1.0';
const MINUTES = 15;
const OK = '00';
const PENDING_STATUS = '01';

/** Settings of a merchant: the eight-letter code and the address of VNPay. */
interface Settings {
  tmnCode: string;
  endpoint: string;
}

function settingsOf({ settings }: Merchant): Settings {
  return { tmnCode: settings.tmnCode ?? '', endpoint: settings.endpoint ?? '' };
}

type Parameters = Record<string, string | undefined>;

/** What is signed: all `vnp_*` but the signature, sorted, encoded like a form (VNPay 2.1.0). */
export function vnpayCanonical(parameters: Parameters): string {
  return Object.entries(parameters)
    .filter(([name, value]) => name.startsWith('vnp_') && value && !/^vnp_SecureHash(Type)?$/.test(name))
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value = '']) => `${formEncode(name)}=${formEncode(value)}`)
    .join('&');
}

function formEncode(text: string): string {
  return new URLSearchParams([['', text]]).toString().slice(1);
}

/** `vnp_SecureHash` of the parameters. */
export function vnpaySign(secret: string, parameters: Parameters): string {
  return hmacOfText(secret, vnpayCanonical(parameters));
}

/** Whether a message of VNPay really comes from there, for this merchant. */
export function isSignedByVnpay({ secret }: Merchant, parameters: Parameters): boolean {
  return sameSignature(vnpaySign(secret, parameters), parameters.vnp_SecureHash);
}

/** Paid only when both codes say so; the amount is compared by whoever settles. */
export function vnpayOutcome(parameters: Parameters, now: Date): Outcome {
  const { vnp_ResponseCode = '', vnp_TransactionStatus = '', vnp_Amount, vnp_TransactionNo = '' } = parameters;
  const details = Object.fromEntries(
    ['vnp_BankCode', 'vnp_BankTranNo', 'vnp_CardType', 'vnp_PayDate'].flatMap((name) => {
      const value = parameters[name];
      return value ? [[name, value]] : [];
    }),
  );
  const paid = vnp_ResponseCode === OK && vnp_TransactionStatus === OK;
  if (!paid)
    return { status: 'FAILED', code: vnp_ResponseCode === OK ? vnp_TransactionStatus : vnp_ResponseCode, details };
  const at = readCompactTime(parameters.vnp_PayDate) ?? now;
  return { status: 'PAID', vnd: Number(vnp_Amount) / 100, transactionId: vnp_TransactionNo, at, details };
}

function payUrl(merchant: Merchant, payment: OrderedPayment): string {
  const { tmnCode, endpoint } = settingsOf(merchant);
  const parameters = {
    vnp_Version: VERSION,
    vnp_Command: 'pay',
    vnp_TmnCode: tmnCode,
    vnp_Amount: String(payment.vnd * 100),
    vnp_CreateDate: compactTime(payment.startedAt),
    vnp_CurrCode: 'VND',
    vnp_IpAddr: payment.ip,
    vnp_Locale: payment.language === 'vi' ? 'vn' : 'en',
    vnp_OrderInfo: orderInfo(payment.dossierCode),
    vnp_OrderType: 'other',
    vnp_ReturnUrl: payment.returnUrl,
    vnp_ExpireDate: compactTime(payment.expiresAt),
    vnp_TxnRef: payment.ref,
  };
  const query = vnpayCanonical(parameters);
  return `${endpoint}/paymentv2/vpcpay.html?${query}&vnp_SecureHash=${hmacOfText(merchant.secret, query)}`;
}

function orderInfo(dossierCode: string): string {
  return `Thu phi ho so ${dossierCode}`;
}

const QUERY_ANSWER = [
  ...['ResponseId', 'Command', 'ResponseCode', 'Message', 'TmnCode', 'TxnRef', 'Amount', 'BankCode', 'PayDate'],
  ...['TransactionNo', 'TransactionType', 'TransactionStatus', 'OrderInfo', 'PromotionCode', 'PromotionAmount'],
];
const REFUND_ANSWER = QUERY_ANSWER.slice(0, 13);

/** Calls the merchant API; the values of both ways are signed joined by `|`. */
async function ask(
  merchant: Merchant,
  request: Record<string, string>,
  answerFields: readonly string[],
): Promise<Record<string, string>> {
  const { endpoint } = settingsOf(merchant);
  const secureHash = hmacOf('sha512', merchant.secret, Object.values(request));
  const answer = await callProvider(`${endpoint}/merchant_webapi/api/transaction`, {
    ...request,
    vnp_SecureHash: secureHash,
  });
  const texts = Object.fromEntries(Object.keys(answer).map((name) => [name, textOf(answer, name)]));
  const signed = hmacOf(
    'sha512',
    merchant.secret,
    answerFields.map((name) => texts[`vnp_${name}`] ?? ''),
  );
  if (!sameSignature(signed, texts.vnp_SecureHash)) throw gatewayDown();
  return texts;
}

async function query(
  merchant: Merchant,
  { ref, startedAt, at }: { ref: string; startedAt: Date; at: Date },
): Promise<Outcome> {
  const answer = await ask(
    merchant,
    {
      vnp_RequestId: requestId(),
      vnp_Version: VERSION,
      vnp_Command: 'querydr',
      vnp_TmnCode: settingsOf(merchant).tmnCode,
      vnp_TxnRef: ref,
      vnp_TransactionDate: compactTime(startedAt),
      vnp_CreateDate: compactTime(at),
      vnp_IpAddr: '127.0.0.1',
      vnp_OrderInfo: `Kiem tra ${ref}`,
    },
    QUERY_ANSWER,
  );
  if (answer.vnp_TxnRef !== ref) return { status: 'PENDING' };
  if (answer.vnp_ResponseCode !== OK || answer.vnp_TransactionStatus === PENDING_STATUS) return { status: 'PENDING' };
  return vnpayOutcome(answer, at);
}

async function refund(merchant: Merchant, order: RefundOrder): Promise<RefundOutcome> {
  const answer = await ask(
    merchant,
    {
      vnp_RequestId: order.refundId.replaceAll('-', ''),
      vnp_Version: VERSION,
      vnp_Command: 'refund',
      vnp_TmnCode: settingsOf(merchant).tmnCode,
      vnp_TransactionType: order.vnd === order.paidVnd ? '02' : '03',
      vnp_TxnRef: order.ref,
      vnp_Amount: String(order.vnd * 100),
      vnp_TransactionNo: order.transactionId,
      vnp_TransactionDate: compactTime(order.startedAt),
      vnp_CreateBy: 'motcua',
      vnp_CreateDate: compactTime(order.at),
      vnp_IpAddr: '127.0.0.1',
      vnp_OrderInfo: `Hoan tra ${order.ref}`,
    },
    REFUND_ANSWER,
  );
  if (answer.vnp_ResponseCode !== OK) return { status: 'FAILED', code: answer.vnp_ResponseCode ?? '' };
  return { status: 'DONE', transactionId: answer.vnp_TransactionNo ?? '' };
}

function requestId(): string {
  return randomUUID().replaceAll('-', '');
}

/** VNPay 2.1.0: redirect, server-to-server notice, query and refund. */
export const vnpay: Gateway = {
  way: 'VNPAY',
  minutes: MINUTES,
  start: async (merchant, payment) => ({ kind: 'REDIRECT', url: payUrl(merchant, payment) }),
  query,
  refund,
  readList: (cells) =>
    readProviderList(cells, ['vnp_TxnRef', 'vnp_TransactionNo', 'vnp_Amount', 'vnp_TransactionStatus'])
      .map((row, index) => ({
        ref: row.vnp_TxnRef || null,
        transactionId: row.vnp_TransactionNo ?? '',
        vnd: vndOf(row.vnp_Amount, index + 2) / 100,
        paid: row.vnp_TransactionStatus === OK,
      }))
      .filter(({ paid }) => paid)
      .map(({ paid: _, ...payment }) => payment),
};
