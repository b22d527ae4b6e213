import { defineError } from '../../platform/errors.ts';

export const priorityListNotFound = defineError('priority.list_not_found', 404);
