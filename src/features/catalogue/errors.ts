import { defineError } from '../../platform/errors.ts';

export const procedureNotFound = defineError('procedure.not_found', 404);
export const formNotFound = defineError('procedure.no_form', 404);
export const agencyNotFound = defineError('catalogue.agency_not_found', 404);
export const versionNotFound = defineError('catalogue.version_not_found', 404);
export const fileUnreadable = defineError('catalogue.file_unreadable', 422);
export const fileNotCatalogue = defineError('catalogue.file_not_catalogue', 422);
export const processNotSound = defineError('catalogue.process_not_sound', 422);
export const offeringUnknown = defineError('catalogue.offering_unknown', 422);
