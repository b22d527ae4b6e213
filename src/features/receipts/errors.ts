import { defineError } from '../../platform/errors.ts';

export const feeReceiptNotFound = defineError('receipts.not_found', 404);
/** another has taken its place already: correct that one */
export const alreadyReplaced = defineError('receipts.already_replaced', 409);
