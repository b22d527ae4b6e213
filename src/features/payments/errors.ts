import { defineError } from '../../platform/errors.ts';

export const obligationNotFound = defineError('payments.obligation_not_found', 404);
export const paymentNotFound = defineError('payments.payment_not_found', 404);
/** the link was given out too long ago; the dossier's page gives a fresh one */
export const payLinkEnded = defineError('payments.link_ended', 410);
/** who gave it out has taken it back */
export const payLinkWithdrawn = defineError('payments.link_withdrawn', 410);
/** nothing is owed any more: paid, cancelled, the dossier closed */
export const nothingToPay = defineError('payments.nothing_to_pay', 409);
export const wayNotOffered = defineError('payments.way_not_offered', 409);
export const gatewayDown = defineError('payments.gateway_down', 503);
/** the post collects it with the result: that order is taken back first */
export const collectedByPost = defineError('payments.collected_by_post', 409);
/** the amount taken at the counter is not what is owed */
export const wrongCounterAmount = defineError('payments.wrong_counter_amount', 409);
/** the fee is due before acceptance and has not been paid */
export const payFirst = defineError('payments.pay_first', 409);
