import { defineError } from '../../platform/errors.ts';

export const planNotFound = defineError('reorganisation.plan_not_found', 404);
export const planChanged = defineError('reorganisation.plan_changed', 409);
export const planNotOpen = defineError('reorganisation.plan_not_open', 409);
export const planNotChecked = defineError('reorganisation.plan_not_checked', 409);
export const planBlocked = defineError('reorganisation.plan_blocked', 409);
export const confirmationWrong = defineError('reorganisation.confirmation_wrong', 422);
export const revertTooLate = defineError('reorganisation.revert_too_late', 409);
