import { defineError } from '../../platform/errors.ts';

export const decisionNotFound = defineError('parameters.decision_not_found', 404);
