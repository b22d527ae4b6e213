import { defineError } from '../../platform/errors.ts';

export { fileNotFound } from '../dossiers/attachFiles.ts';

export const fileTooLarge = defineError('file.too_large', 413);
export const fileTypeNotAllowed = defineError('file.type_not_allowed', 415);
export const fileEmpty = defineError('file.empty', 422);
/** The scanner found a virus: the content is gone. */
export const fileInfected = defineError('file.infected', 422);
/** A scanner is set and did not answer. */
export const fileNotScanned = defineError('file.not_scanned', 503);
/** The connection broke, or the form held no file: nothing was kept. */
export const fileInterrupted = defineError('file.interrupted', 400);
