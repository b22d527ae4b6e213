import { defineError } from '../../platform/errors.ts';

export const dossierNotFound = defineError('dossier.not_found', 404);
/** Somebody else was faster: the dossier is no longer where the person saw it. */
export const dossierChanged = defineError('dossier.changed_meanwhile', 409);
export const actionNotAllowed = defineError('dossier.action_not_allowed', 403);
export const noStaffAtDesk = defineError('dossier.no_staff_at_desk', 409);
export const procedureNotOffered = defineError('procedure.not_offered', 409);
