import type { ListedWay } from './obligation.ts';

/** What each way of being paid asks an agency for. */
export const MERCHANT_SETTINGS = {
  VIETQR: ['bankName', 'bankBin', 'account', 'accountName', 'endpoint'],
  VNPAY: ['tmnCode', 'endpoint'],
  PLATFORM: ['partnerCode', 'bankBin', 'account', 'accountName', 'treasuryAccount', 'endpoint'],
  COD: ['agreement'],
} as const satisfies Record<ListedWay, readonly string[]>;

/** What may be left empty. */
const OPTIONAL = ['treasuryAccount'];

const SHAPE: Record<string, RegExp> = {
  bankBin: /^\d{6}$/,
  account: /^[\dA-Z]{6,19}$/,
  // without encryption only on this very machine, where a simulator may run
  endpoint: /^(https:\/\/|http:\/\/localhost(:\d+)?(\/|$))/,
};

/** Names of the settings that are missing, not of their shape, or not known for the way. Pure. */
export function wrongMerchantSettings(way: ListedWay, settings: Readonly<Record<string, string>>): string[] {
  const known: readonly string[] = MERCHANT_SETTINGS[way];
  const strange = Object.keys(settings).filter((name) => !known.includes(name));
  const wrong = known.filter((name) => {
    const value = settings[name] ?? '';
    return value === '' ? !OPTIONAL.includes(name) : SHAPE[name]?.test(value) === false;
  });
  return [...strange, ...wrong];
}
