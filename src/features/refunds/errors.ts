import { defineError } from '../../platform/errors.ts';

export const refundNotFound = defineError('refunds.not_found', 404);
/** decided or done by somebody else meanwhile, or another is open */
export const refundNotNow = defineError('refunds.not_now', 409);
