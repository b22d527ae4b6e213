import { defineError } from '../../platform/errors.ts';

export const noticeNotFound = defineError('notice.not_found', 404);
