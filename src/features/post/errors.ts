import { defineError } from '../../platform/errors.ts';

export const postOrderNotFound = defineError('post.order_not_found', 404);
export const postHandoverNotFound = defineError('post.handover_not_found', 404);
export const postIncidentNotFound = defineError('post.incident_not_found', 404);
/** the order does not stand where this could be done with it */
export const postNotNow = defineError('post.not_now', 409);
export const postAlreadyOrdered = defineError('post.already_ordered', 409);
/** the dossier is over, or too far */
export const postTooLate = defineError('post.too_late', 409);
export const postHandoverSigned = defineError('post.handover_signed', 409);
