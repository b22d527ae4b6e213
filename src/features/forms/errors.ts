import { defineError } from '../../platform/errors.ts';

export const formDraftNotFound = defineError('forms.draft_not_found', 404);
export const formChangedMeanwhile = defineError('forms.changed_meanwhile', 409);
export const formNotSound = defineError('forms.not_sound', 422);
/** a kept set of answers gives something else than it gave; it may be confirmed */
export const answersChanged = defineError('forms.answers_changed', 409);
