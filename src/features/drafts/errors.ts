import { defineError } from '../../platform/errors.ts';

export const draftNotFound = defineError('draft.not_found', 404);
/** Tasks remain, the declaration is missing, or the procedure changed and the change was not looked at. */
export const draftIncomplete = defineError('draft.incomplete', 422);
/** Another window changed the same field since this page was shown. */
export const draftChangedElsewhere = defineError('draft.changed_elsewhere', 409);
export const tooManyDrafts = defineError('draft.too_many', 409);
export const procedureNotOnline = defineError('procedure.not_online', 409);
