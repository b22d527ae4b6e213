import { defineError } from '../../platform/errors.ts';

export const absenceNotFound = defineError('standIns.absence_not_found', 404);
/** Neither one's own absence nor that of somebody in one's unit or agency. */
export const mayNotRegister = defineError('standIns.may_not_register', 403);
export const delegationNotFound = defineError('standIns.delegation_not_found', 404);
