import { defineError } from '../../platform/errors.ts';

/** nothing can be claimed now: paid already, another claim waits, or there is no such ground */
export const claimNotNow = defineError('fees.claim_not_now', 409);
export const feeLineNotFound = defineError('fees.line_not_found', 404);
export const claimNotFound = defineError('fees.claim_not_found', 404);
