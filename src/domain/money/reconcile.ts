export const RECONCILED = ['MATCHED', 'ONLY_LOCAL', 'ONLY_GATEWAY', 'AMOUNT_DIFF', 'DOUBLED'] as const;
export type Reconciled = (typeof RECONCILED)[number];

/** A successful payment as one side knows it. */
export interface SettledPayment {
  /** our reference; null where the payer wrote none or a wrong one */
  ref: string | null;
  /** the provider's number of the transaction */
  transactionId: string;
  vnd: number;
}

export interface ReconciledLine {
  result: Reconciled;
  ref: string | null;
  transactionIds: string[];
  localVnd: number | null;
  gatewayVnd: number | null;
}

/**
 * Both lists of one provider and day side by side: by reference, or by transaction where there is none. DOUBLED: the
 * provider took money for one reference more than once, whatever we know of it. Every line of both lists is in exactly
 * one line of the answer. Pure.
 */
export function reconcile(local: readonly SettledPayment[], gateway: readonly SettledPayment[]): ReconciledLine[] {
  const transactions = new Map(local.map((one) => [one.transactionId, one]));
  const keyOf = (one: SettledPayment) =>
    `ref:${one.ref ?? transactions.get(one.transactionId)?.ref ?? `transaction:${one.transactionId}`}`;
  const here = groupBy(local, keyOf);
  const there = groupBy(gateway, keyOf);
  const keys = [...new Set([...here.keys(), ...there.keys()])].sort();
  return keys.map((key) => lineOf(here.get(key) ?? [], there.get(key) ?? []));
}

function lineOf(local: SettledPayment[], gateway: SettledPayment[]): ReconciledLine {
  const all = [...local, ...gateway];
  const localVnd = sumOf(local);
  const gatewayVnd = sumOf(gateway);
  return {
    result: resultOf(local, gateway, localVnd, gatewayVnd),
    ref: all.find(({ ref }) => ref !== null)?.ref ?? null,
    transactionIds: [...new Set(all.map(({ transactionId }) => transactionId))],
    localVnd,
    gatewayVnd,
  };
}

function resultOf(
  local: SettledPayment[],
  gateway: SettledPayment[],
  localVnd: number | null,
  gatewayVnd: number | null,
): Reconciled {
  if (gateway.length === 0) return 'ONLY_LOCAL';
  if (gateway.length > 1) return 'DOUBLED';
  if (local.length === 0) return 'ONLY_GATEWAY';
  return localVnd === gatewayVnd ? 'MATCHED' : 'AMOUNT_DIFF';
}

function sumOf(payments: SettledPayment[]): number | null {
  return payments.length === 0 ? null : payments.reduce((sum, { vnd }) => sum + vnd, 0);
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}
