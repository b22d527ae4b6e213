import { defineError } from '../../platform/errors.ts';

export const batchNotFound = defineError('batch.not_found', 404);
/** Nothing was chosen, or more than a batch may hold. */
export const batchSizeWrong = defineError('batch.size_wrong', 400);
