import { defineError } from '../../platform/errors.ts';

/** The paper of that kind has not been issued for this dossier, or is not for this person. */
export const paperNotIssued = defineError('paper.not_issued', 404);
/** Nothing is printed by this action. */
export const actionWithoutPaper = defineError('paper.none_for_action', 400);
/** A list would be longer than anybody prints. */
export const listTooLong = defineError('paper.list_too_long', 422);
/** A template does not compile, or takes too long; the fields say where. */
export const templateWrong = defineError('paper.template_wrong', 422);
/** There is no such version. */
export const versionNotFound = defineError('paper.version_not_found', 404);
