import Type, { type Static } from 'typebox';
import { words } from '../../i18n/words.ts';
import type { Ctx } from '../../platform/context.ts';
import { type FieldProblem, invalidInput } from '../../platform/errors.ts';

/** How money goes back when not by the way it came. */
export const Payout = Type.Union([
  Type.Object({
    method: Type.Literal('ACCOUNT'),
    bank: Type.String({ maxLength: 200 }),
    account: Type.String({ maxLength: 40 }),
    holder: Type.String({ maxLength: 200 }),
  }),
  Type.Object({ method: Type.Literal('CASH'), receiver: Type.String({ maxLength: 200 }) }),
]);
export type Payout = Static<typeof Payout>;

/** Cleaned. @throws common.invalid_input naming what is missing */
export function checkPayout({ language }: Ctx, payout: Payout): Payout {
  const { common, money } = words(language);
  const texts = Object.entries(payout).map(([key, text]) => [key, text.trim().replace(/\s+/g, ' ')] as const);
  const fields = texts
    .filter(([, text]) => text === '')
    .map(([field]): FieldProblem => {
      const label = money.refund.payout[field as 'bank' | 'account' | 'holder' | 'receiver'];
      return { field, code: 'required', message: common.form.invalid.required(label) };
    });
  if (fields.length > 0) throw invalidInput({ fields });
  return Object.fromEntries(texts) as Payout;
}

/** In Vietnamese, as it stands on the paper. Pure. */
export function payoutOnPaper(payout: Payout | null, way: string): string {
  const { refund } = words('vi').money;
  if (payout === null) return refund.byTheWay(way);
  if (payout.method === 'CASH') return refund.inCash(payout.receiver);
  return refund.toAccount(payout.holder, payout.account, payout.bank);
}
