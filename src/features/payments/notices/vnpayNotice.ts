import type { Ctx } from '../../../platform/context.ts';
import { endAttempt } from '../endAttempt.ts';
import { isSignedByVnpay, vnpayOutcome } from '../gateways/vnpay.ts';
import { keepMessage } from '../keepMessage.ts';
import { findMerchant, findMerchantBySetting, type Merchant } from '../merchants.ts';
import { settlePayment } from '../settlePayment.ts';

/** The words VNPay expects; it sends again until it reads 00 or 02. */
const ANSWERS = {
  '00': 'Confirm Success',
  '01': 'Order not found',
  '02': 'Order already confirmed',
  '04': 'Invalid amount',
  '97': 'Invalid signature',
  '99': 'Unknown error',
} as const;
type Code = keyof typeof ANSWERS;

export interface VnpayAnswer {
  RspCode: Code;
  Message: string;
}

type Parameters = Record<string, string>;

/** VNPay tells server to server how a payment ended (IPN). Answers what its protocol asks for; keeps every message. */
export async function receiveVnpayNotice(ctx: Ctx, parameters: Parameters): Promise<VnpayAnswer> {
  const ref = parameters.vnp_TxnRef ?? null;
  const code = await decide(ctx, parameters);
  await keepMessage(ctx, { way: 'VNPAY', kind: 'NOTICE', ref, raw: parameters, verdict: code });
  return { RspCode: code, Message: ANSWERS[code] };
}

/** The attempt that a message is about, when it is signed by the account that was to be paid. Else undefined. */
export async function verifiedVnpayRef(ctx: Ctx, parameters: Parameters): Promise<string | undefined> {
  const merchant = await merchantOf(ctx, parameters);
  return merchant && isSignedByVnpay(merchant, parameters) ? parameters.vnp_TxnRef : undefined;
}

async function decide(ctx: Ctx, parameters: Parameters): Promise<Code> {
  if ((await verifiedVnpayRef(ctx, parameters)) === undefined) return '97';
  const ref = parameters.vnp_TxnRef ?? '';
  const payment = await findAttempt(ctx, ref);
  if (!payment) return '01';
  if (Number(parameters.vnp_Amount) !== Number(payment.vnd) * 100) return '04';
  const outcome = vnpayOutcome(parameters, ctx.clock.now());
  if (outcome.status === 'FAILED') {
    return (await endAttempt(ctx, ref, { type: 'FAILED', code: outcome.code })) ? '00' : '02';
  }
  if (outcome.status === 'PENDING') return '99';
  const verdict = await settlePayment(ctx, { way: 'VNPAY', ref, ...outcome });
  return ({ PAID: '00', SURPLUS: '00', ALREADY: '02', UNKNOWN: '01', WRONG_AMOUNT: '04' } as const)[verdict];
}

/** By the order where there is one: somebody else's account cannot speak for it. */
async function merchantOf(ctx: Ctx, parameters: Parameters): Promise<Merchant | undefined> {
  const tmnCode = parameters.vnp_TmnCode ?? '';
  const payment = await findAttempt(ctx, parameters.vnp_TxnRef ?? '');
  const merchant = payment
    ? await findMerchant(ctx, payment.agencyCode, 'VNPAY')
    : await findMerchantBySetting(ctx, 'VNPAY', 'tmnCode', tmnCode);
  return merchant?.settings.tmnCode === tmnCode ? merchant : undefined;
}

async function findAttempt({ db }: Ctx, ref: string) {
  return db
    .selectFrom('payment')
    .select(['agencyCode', 'vnd'])
    .where('ref', '=', ref)
    .where('way', '=', 'VNPAY')
    .executeTakeFirst();
}
