import { defineError } from '../../platform/errors.ts';

export const questionNotFound = defineError('question.not_found', 404);
/** It was answered meanwhile. */
export const questionClosed = defineError('question.closed', 409);
