import { defineError } from '../../platform/errors.ts';

export const reconciliationNotFound = defineError('reconciliation.not_found', 404);
/** signed off: nothing of it changes any more */
export const alreadySigned = defineError('reconciliation.signed', 409);
export const stillUnresolved = defineError('reconciliation.unresolved', 409);
