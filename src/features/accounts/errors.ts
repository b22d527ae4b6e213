import { defineError } from '../../platform/errors.ts';

/** Unknown login and wrong password are one answer: nobody learns here who has an account. */
export const wrongPassword = defineError('account.wrong_password', 401);
/** Too many wrong tries of one login; `values.minutes` until the next may be made. */
export const accountLocked = defineError('account.locked', 429);
export const codeWrong = defineError('account.code_wrong', 422);
/** Too many codes asked for one address; `values.minutes` until the next. */
export const tooManyCodes = defineError('account.too_many_codes', 429);
export const accountNotFound = defineError('account.not_found', 404);
/** The person has no right to give or take this post, or to touch this account. */
export const mayNotAdminister = defineError('account.may_not_administer', 403);
export const tokenNotFound = defineError('account.token_not_found', 404);
export const postNotFound = defineError('account.post_not_found', 404);
/** A desk would have open dossiers and nobody in its role; `fields` names each desk. */
export const deskLeftEmpty = defineError('account.desk_left_empty', 409);
