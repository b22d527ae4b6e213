import { defineError } from '../../platform/errors.ts';

export const requestNotFound = defineError('personal_data.request_not_found', 404);
/** The request was answered already, or not yet, or extended before. */
export const requestDecided = defineError('personal_data.request_decided', 409);
/** Something of the account is still going on; `details.obstacles` says what. */
export const erasureTooEarly = defineError('personal_data.erasure_too_early', 409);
export const exportNotFound = defineError('personal_data.export_not_found', 404);
