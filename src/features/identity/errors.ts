import { defineError } from '../../platform/errors.ts';

export const providerNotFound = defineError('identity.provider_not_found', 404);
/** The provider did not answer, or not as a provider does. */
export const providerDown = defineError('identity.provider_down', 503);
/** The answer of the provider does not belong to what this browser asked for, or is no longer good. */
export const signOnFailed = defineError('identity.sign_on_failed', 422);
/** The person pressed cancel at the provider. */
export const signOnCancelled = defineError('identity.sign_on_cancelled', 422);
/** The provider vouches for nobody: no valid citizen number or tax code. */
export const identityIncomplete = defineError('identity.incomplete', 422);
/** Signed in as one person, proved to be another. */
export const otherPerson = defineError('identity.other_person', 409);
/** The account that the identity opens is locked or closed. */
export const accountClosed = defineError('identity.account_closed', 403);
export const logoutTokenWrong = defineError('identity.logout_token', 400);
export const providerWrong = defineError('identity.provider_wrong', 422);
/** Applicants come in by single sign-on only. */
export const ownAccountsClosed = defineError('identity.own_accounts_closed', 403);
