import type { moneyErrors as vi } from '../../vi/errors/money.ts';

export const moneyErrors = {
  'post.order_not_found': {
    title: 'There is no such order',
    detail: 'It does not exist, or it is not one of the places you serve.',
  },
  'post.handover_not_found': {
    title: 'There is no such list',
    detail: 'Open the post page again.',
  },
  'post.incident_not_found': {
    title: 'There is no such incident',
    detail: 'Open the post page again.',
  },
  'post.not_now': {
    title: 'The parcel is no longer at this point',
    detail: 'Somebody was faster. Load the page again.',
  },
  'post.already_ordered': {
    title: 'The post is already ordered for this dossier',
    detail: 'To change the address, cancel the order and order again.',
  },
  'post.too_late': {
    title: 'The post can no longer be ordered',
    detail: 'The dossier is over or past this point.',
  },
  'post.handover_signed': {
    title: 'This list cannot be signed',
    detail: 'It is signed already, or you signed it as the giver.',
  },
  'payments.obligation_not_found': {
    title: 'There is no such obligation',
    detail: 'The link is wrong or incomplete. Open it again from the dossier or the message.',
  },
  'payments.link_ended': {
    title: 'This link for paying has ended',
    detail:
      'It was good until the end of {day}. The applicant finds a fresh one on the page of the dossier, or at the counter. Money paid before is not lost.',
  },
  'payments.link_withdrawn': {
    title: 'This link for paying was withdrawn',
    detail: 'Whoever sent it has taken it back; ask them if you still mean to pay. Money sent before is not lost.',
  },
  'payments.payment_not_found': {
    title: 'There is no such payment',
    detail: 'Open the payment page again.',
  },
  'payments.nothing_to_pay': {
    title: 'Nothing is owed any more',
    detail: 'It has been paid or cancelled, or the dossier has ended. Reload the page.',
  },
  'payments.collected_by_post': {
    title: 'The post is collecting this',
    detail:
      'The parcel was given to the post with the amount to collect. To pay another way, cancel the delivery first.',
  },
  'fees.claim_not_now': {
    title: 'You cannot claim to pay less now',
    detail: 'The fee is paid, an earlier claim waits for its answer, or there is no such ground.',
  },
  'fees.line_not_found': {
    title: 'The fee table has no such line',
    detail: 'Load the page again.',
  },
  'fees.claim_not_found': {
    title: 'There is no such claim',
    detail: 'Please reload the page.',
  },
  'payments.way_not_offered': {
    title: 'This way cannot be used yet',
    detail: 'The collecting agency does not take money this way. Choose another.',
  },
  'payments.gateway_down': {
    title: 'The payment gateway does not answer',
    detail: 'No money has been taken. Choose another way, or try again in a few minutes.',
  },
  'payments.wrong_counter_amount': {
    title: 'The sum is not what is owed',
    detail: '{owed} is owed, {taken} was entered. Take what is owed, or correct the obligation first.',
  },
  'payments.pay_first': {
    title: 'The fee is due before acceptance',
    detail: '{owed} is not paid yet. Wait for the payment, or enter what was taken at the counter.',
  },
  'receipts.not_found': {
    title: 'There is no such receipt',
    detail: 'Check the QR code or the link on the receipt.',
  },
  'receipts.already_replaced': {
    title: 'This receipt has been replaced',
    detail: 'Adjust or replace the newest one.',
  },
  'refunds.not_found': {
    title: 'There is no such refund',
    detail: 'Reload the page.',
  },
  'refunds.not_now': {
    title: 'It cannot be paid back now',
    detail: 'It has been decided or sent, or another refund of this sum is open. Reload the page.',
  },
  'reconciliation.not_found': {
    title: 'There is no such reconciliation',
    detail: 'Reload the page.',
  },
  'reconciliation.signed': {
    title: 'This day is signed off',
    detail: 'It cannot be imported again or changed.',
  },
  'reconciliation.unresolved': {
    title: 'Some differences are not resolved',
    detail: 'Record how each line was resolved before you sign.',
  },
} satisfies typeof vi;
