import { defineError } from '../../platform/errors.ts';

export const bulkNotFound = defineError('bulk.not_found', 404);
/** Neither a workbook nor a CSV, or not one of this procedure: the headings are not there. */
export const bulkUnreadable = defineError('bulk.unreadable', 422);
/** No rows, or more than one upload may have. */
export const bulkSizeWrong = defineError('bulk.size_wrong', 422);
/** Nothing to submit: every row is done, waits or has to be put right. */
export const bulkNothingReady = defineError('bulk.nothing_ready', 409);
export const bulkZipUnreadable = defineError('bulk.zip_unreadable', 422);
