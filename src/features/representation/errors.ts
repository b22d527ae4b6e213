import { defineError } from '../../platform/errors.ts';

/** The organisation has an account already; its owner invites. */
export const organisationExists = defineError('representation.organisation_exists', 409);
export const memberNotFound = defineError('representation.member_not_found', 404);
/** Somebody must be left who owns the organisation. */
export const lastOwner = defineError('representation.last_owner', 409);
/** Unknown, used, taken back, too old, or with a wrong key: one answer. */
export const invitationGone = defineError('representation.invitation_gone', 404);
/** The invitation went to another contact than those of the account that takes it. */
export const invitationForOther = defineError('representation.invitation_for_other', 403);
export const mayNotActFor = defineError('representation.may_not_act_for', 403);
export const authorisationNotFound = defineError('representation.authorisation_not_found', 404);
