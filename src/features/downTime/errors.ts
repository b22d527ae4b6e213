import { defineError } from '../../platform/errors.ts';

export const downTimeNotFound = defineError('down_time.not_found', 404);
export const journalUnreadable = defineError('down_time.journal_unreadable', 422);
