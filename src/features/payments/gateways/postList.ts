import type { SettledPayment } from '../../../domain/money/reconcile.ts';
import { readProviderList, vndOf } from './providerList.ts';

/** What the post collected with its parcels, by the number of the order. Throws `RangeError` as other lists do. */
export function readPostList(cells: string[][]): SettledPayment[] {
  return readProviderList(cells, ['orderNumber', 'codAmount']).map(({ orderNumber = '', codAmount }, index) => ({
    ref: orderNumber,
    transactionId: orderNumber,
    vnd: vndOf(codAmount, index + 2),
  }));
}
