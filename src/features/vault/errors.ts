import { defineError } from '../../platform/errors.ts';

export const vaultItemNotFound = defineError('vault.not_found', 404);
/** It has run out, was revoked or replaced, or does not hold yet: seen, not used. */
export const vaultItemNotUsable = defineError('vault.not_usable', 409);
/** Only what people added themselves is theirs to change or delete. */
export const vaultItemFixed = defineError('vault.fixed', 409);
export const vaultShareNotFound = defineError('vault.share_not_found', 404);
