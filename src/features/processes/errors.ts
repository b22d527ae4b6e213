import { defineError } from '../../platform/errors.ts';

export const processNotFound = defineError('process.not_found', 404);
export const draftNotFound = defineError('process.draft_not_found', 404);
/** Somebody else has a version of this process in the making. */
export const draftExists = defineError('process.draft_exists', 409);
/** Somebody else saved since the draft was opened. */
export const draftChanged = defineError('process.draft_changed', 409);
/** What is asked does not fit the state of the draft: checked twice, published before it was checked … */
export const draftNotInState = defineError('process.draft_not_in_state', 409);
export const keyTaken = defineError('process.key_taken', 409);
export const processUnsound = defineError('process.unsound', 422);
export const sameChecker = defineError('process.same_checker', 403);
export const decisionMissing = defineError('process.decision_missing', 422);
export const trialNotOffered = defineError('process.trial_not_offered', 422);
/** Not BPMN 2.0, or nothing is drawn in it. */
export const bpmnUnreadable = defineError('process.bpmn_unreadable', 422);
