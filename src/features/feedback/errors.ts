import { defineError } from '../../platform/errors.ts';

export const feedbackNotFound = defineError('feedback.not_found', 404);
/** It has moved on meanwhile, or it is not the actor's to do. */
export const feedbackActionNotAllowed = defineError('feedback.action_not_allowed', 409);
export const anonymousNotTaken = defineError('feedback.anonymous_not_taken', 422);
