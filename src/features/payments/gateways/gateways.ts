import type { ListedWay, OnlineWay } from '../../../domain/money/obligation.ts';
import type { Gateway } from './gateway.ts';
import { platform } from './platform.ts';
import { readPostList } from './postList.ts';
import { vietQr } from './vietQr.ts';
import { vnpay } from './vnpay.ts';

/** Every way to pay without an officer; complete by the compiler. */
export const GATEWAYS: Record<OnlineWay, Gateway> = { VIETQR: vietQr, VNPAY: vnpay, PLATFORM: platform };

/** How the list of a provider is read. */
export const LIST_READERS: Record<ListedWay, Gateway['readList']> = {
  VIETQR: vietQr.readList,
  VNPAY: vnpay.readList,
  PLATFORM: platform.readList,
  COD: readPostList,
};
