/** Which obligations a list shows. */
export const MONEY_FILTERS = ['OPEN', 'PAID', 'SURPLUS', 'ALL'] as const;
export type MoneyFilter = (typeof MONEY_FILTERS)[number];
