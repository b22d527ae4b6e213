import { defineError } from '../../platform/errors.ts';

/** The paper of that kind has not been issued for this dossier, or is not for this person. */
export const paperNotIssued = defineError('paper.not_issued', 404);
/** Nothing is printed by this action. */
export const actionWithoutPaper = defineError('paper.none_for_action', 400);
