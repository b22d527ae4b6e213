import type { Ctx } from '../../../platform/context.ts';
import { endAttempt } from '../endAttempt.ts';
import { textOf } from '../gateways/callProvider.ts';
import { isSignedByPlatform, platformOutcome, platformReply } from '../gateways/platform.ts';
import { keepMessage } from '../keepMessage.ts';
import { findMerchantBySetting, type Merchant } from '../merchants.ts';
import { settlePayment } from '../settlePayment.ts';

type Message = Record<string, unknown>;

/** The national payment platform confirms a payment server to server; 00 was taken up, 99 was not. */
export async function receivePlatformNotice(ctx: Ctx, message: Message): Promise<Record<string, string>> {
  const ref = textOf(message, 'MaThamChieu');
  const merchant = await findMerchantBySetting(ctx, 'PLATFORM', 'partnerCode', textOf(message, 'MaDoiTac'));
  const words = merchant ? await decide(ctx, merchant, message) : 'unknown partner';
  await keepMessage(ctx, { way: 'PLATFORM', kind: 'NOTICE', ref: ref || null, raw: message, verdict: words });
  const code = words === 'ok' ? '00' : '99';
  const at = ctx.clock.now();
  if (!merchant) return { MaLoi: code, MoTaLoi: words };
  return platformReply(merchant, { ref, code, words, at });
}

async function decide(ctx: Ctx, merchant: Merchant, message: Message): Promise<string> {
  if (!isSignedByPlatform(merchant, message)) return 'invalid signature';
  const ref = textOf(message, 'MaThamChieu');
  const payment = await ctx.db
    .selectFrom('payment')
    .select(['agencyCode', 'vnd'])
    .where('ref', '=', ref)
    .where('way', '=', 'PLATFORM')
    .executeTakeFirst();
  if (payment?.agencyCode !== merchant.agencyCode) return 'unknown reference';
  if (Number(textOf(message, 'SoTien')) !== Number(payment.vnd)) return 'wrong amount';
  const outcome = platformOutcome(message, ctx.clock.now());
  if (outcome.status === 'FAILED') {
    await endAttempt(ctx, ref, { type: 'FAILED', code: outcome.code });
    return 'ok';
  }
  if (outcome.status === 'PENDING') return 'pending';
  const verdict = await settlePayment(ctx, { way: 'PLATFORM', ref, ...outcome });
  return verdict === 'UNKNOWN' || verdict === 'WRONG_AMOUNT' ? verdict : 'ok';
}
