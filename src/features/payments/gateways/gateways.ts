import type { OnlineWay } from '../../../domain/money/obligation.ts';
import type { Gateway } from './gateway.ts';
import { platform } from './platform.ts';
import { vietQr } from './vietQr.ts';
import { vnpay } from './vnpay.ts';

/** Every way to pay without an officer; complete by the compiler. */
export const GATEWAYS: Record<OnlineWay, Gateway> = { VIETQR: vietQr, VNPAY: vnpay, PLATFORM: platform };
