import { type Ctx, inTransaction } from '../../../platform/context.ts';
import { type Credit, type CreditNotice, creditOf, isSignedByBank } from '../gateways/vietQr.ts';
import { keepMessage } from '../keepMessage.ts';
import { findMerchantBySetting, type Merchant } from '../merchants.ts';
import { settlePayment, type Verdict } from '../settlePayment.ts';

export interface BankAnswer {
  /** 00 taken up · 02 known already · 01 not our account · 97 signature · 99 cannot be read */
  code: '00' | '01' | '02' | '97' | '99';
  message: string;
}

const WORDS: Record<BankAnswer['code'], string> = {
  '00': 'ok',
  '01': 'unknown account',
  '02': 'already known',
  '97': 'invalid signature',
  '99': 'unreadable',
};

/**
 * A bank tells server to server that money has arrived (báo có): what a VietQR code asked for, if its purpose carries our
 * reference. Money without one is kept for an officer to find out about.
 */
export async function receiveBankNotice(ctx: Ctx, notice: CreditNotice): Promise<BankAnswer> {
  const { code, ref, verdict } = await decide(ctx, notice);
  await keepMessage(ctx, { way: 'VIETQR', kind: 'NOTICE', ref, raw: notice, verdict });
  return { code, message: WORDS[code] };
}

async function decide(
  ctx: Ctx,
  notice: CreditNotice,
): Promise<{ code: BankAnswer['code']; ref: string | null; verdict: string }> {
  const merchant = await findMerchantBySetting(ctx, 'VIETQR', 'account', notice.account);
  if (!merchant) return { code: '01', ref: null, verdict: 'UNKNOWN_ACCOUNT' };
  if (!isSignedByBank(merchant, notice)) return { code: '97', ref: null, verdict: 'INVALID_SIGNATURE' };
  const credit = creditOf(notice);
  if (!credit) return { code: '99', ref: null, verdict: 'UNREADABLE' };
  return inTransaction(ctx, async (tx) => {
    const ref = await wantedBy(tx, merchant, credit);
    if (!(await keepCredit(tx, merchant, credit, ref))) return { code: '02', ref, verdict: 'ALREADY' };
    const verdict: Verdict | 'UNMATCHED' =
      ref === null ? 'UNMATCHED' : await settlePayment(tx, { ...credit, way: 'VIETQR', ref });
    return { code: '00', ref, verdict };
  });
}

/** The attempt whose reference the purpose carries, when it was for this account. */
async function wantedBy({ db }: Ctx, { agencyCode }: Merchant, { refs }: Credit): Promise<string | null> {
  const [ref, ...others] = refs;
  if (ref === undefined || others.length > 0) return null;
  const payment = await db
    .selectFrom('payment')
    .select('ref')
    .where('ref', '=', ref)
    .where('way', '=', 'VIETQR')
    .where('agencyCode', '=', agencyCode)
    .executeTakeFirst();
  return payment?.ref ?? null;
}

/** Answers false when this transaction was told before. */
async function keepCredit(
  { db }: Ctx,
  { agencyCode }: Merchant,
  { account, transactionId, vnd, at, purpose }: Credit,
  ref: string | null,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('bankCredit')
    .values({ way: 'VIETQR', transactionId, agencyCode, account, vnd, purpose, at, ref })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return Number(numInsertedOrUpdatedRows) > 0;
}
