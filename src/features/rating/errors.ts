import { defineError } from '../../platform/errors.ts';

export const alreadyRated = defineError('rating.already', 409);
export const notRatable = defineError('rating.not_yet', 409);
/** Wrong, too old, tried too often, or of another dossier: which of them is not said. */
export const ratingCodeWrong = defineError('rating.code_wrong', 422);
