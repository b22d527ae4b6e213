import type { errors as vi } from '../vi/errors.ts';

export const errors = {
  'common.not_found': { title: 'Not found', detail: 'Check the address or the code.' },
  'common.forbidden': { title: 'You may not do this', detail: 'If you need to, ask your agency’s administrator.' },
  'common.not_signed_in': { title: 'You are not signed in', detail: 'Sign in and try again.' },
  'common.invalid_input': { title: 'What was sent is not valid', detail: 'See the marked places and correct them.' },
  'common.too_many_requests': { title: 'Too many requests', detail: 'Wait a few minutes and try again.' },
  'common.too_large': { title: 'What was sent is too large', detail: 'Make it smaller and try again.' },
  'common.wrong_content_type': {
    title: 'Unsupported content type',
    detail: 'Send the type of content this address accepts.',
  },
  'common.csrf': {
    title: 'The page was open too long',
    detail: 'Reload the page and send again. What you typed is kept.',
  },
  'common.conflict': { title: 'The data has just changed', detail: 'Somebody else changed it. Reload and go on.' },
  'common.unavailable': { title: 'The system cannot serve this now', detail: 'Try again in a few minutes.' },
  'common.internal': { title: 'Something went wrong on our side', detail: 'Nothing was recorded. Try again later.' },
  'process.not_found': { title: 'There is no such process', detail: 'Choose one from the list.' },
  'process.draft_not_found': { title: 'There is no such draft', detail: 'Open it again from the list of processes.' },
  'process.draft_exists': {
    title: 'A version of this process is already in the making',
    detail: 'Open that draft, or give it up first.',
  },
  'process.draft_changed': {
    title: 'Somebody else has just changed this draft',
    detail: 'Load it again, look at the changes and go on.',
  },
  'process.draft_not_in_state': {
    title: 'The draft is no longer at this stage',
    detail: 'Somebody has proposed, checked, published or given it up. Load it again.',
  },
  'process.key_taken': { title: 'The key is taken', detail: 'Choose another one.' },
  'process.bpmn_unreadable': {
    title: 'The BPMN file cannot be read',
    detail: 'Choose a BPMN 2.0 file (.bpmn, .xml) in which at least one step of an agency is drawn.',
  },
  'process.unsound': { title: 'The process is not sound', detail: 'Put the named steps right and try again.' },
  'process.same_checker': {
    title: 'Nobody checks what they proposed',
    detail: 'Let somebody else at the centre check it.',
  },
  'process.decision_missing': {
    title: 'The decision is incomplete',
    detail: 'It needs a number, a day not after today, and a first day in force from today on.',
  },
  'process.trial_not_offered': {
    title: 'This agency does not offer the procedure',
    detail: 'Choose procedure and agency again.',
  },
  'catalogue.agency_not_found': { title: 'There is no such agency', detail: 'Choose one from the list of agencies.' },
  'catalogue.version_not_found': {
    title: 'There is no such version of the procedure',
    detail: 'See the version in force.',
  },
  'catalogue.file_unreadable': { title: 'The file cannot be read', detail: 'Check its path and permissions.' },
  'catalogue.file_not_catalogue': {
    title: 'The file is not a catalogue of procedures',
    detail: 'It must be JSON in UTF-8: a list, or an object with "procedures".',
  },
  'catalogue.process_not_sound': {
    title: 'The electronic process has faults and cannot be published',
    detail: 'Correct the steps named, then publish again.',
  },
  'catalogue.offering_unknown': {
    title: 'The procedure, agency, process or division does not exist',
    detail: 'Check the code.',
  },
  'standIns.absence_not_found': {
    title: 'There is no such absence',
    detail: 'It may have been ended. Load the list again.',
  },
  'standIns.may_not_register': {
    title: 'You cannot register absences of this person',
    detail: 'Only the person, the head of the unit, or a leader or administrator of the agency can.',
  },
  'standIns.delegation_not_found': {
    title: 'There is no such decision',
    detail: 'It may have been revoked. Load the list again.',
  },
  'common.acting_ended': {
    title: 'You may no longer act for them',
    detail: 'The authorisation or the role in the organisation has ended. Choose anew for whom you act.',
  },
  'common.assurance': {
    title: 'A higher level of proof is needed',
    detail: 'This needs an identity of level {level}. Sign in with your electronic identity and try again.',
  },
  'identity.own_accounts_closed': {
    title: 'The portal no longer uses accounts of its own',
    detail: 'Please sign in with your electronic identity.',
  },
  'representation.organisation_exists': {
    title: 'This organisation has an account already',
    detail: 'Ask its owner to invite you. If you do not know who that is, go to a one-stop counter.',
  },
  'representation.member_not_found': {
    title: 'This person is not in the organisation',
    detail: 'Please load the page again.',
  },
  'representation.last_owner': {
    title: 'The organisation needs an owner',
    detail: 'Give somebody else the role of owner first.',
  },
  'representation.invitation_gone': {
    title: 'The invitation can no longer be used',
    detail: 'It was accepted, taken back, or is too old.',
  },
  'representation.invitation_for_other': {
    title: 'This invitation is for somebody else',
    detail: 'Sign in with the account whose telephone number or e-mail address received it.',
  },
  'representation.may_not_act_for': {
    title: 'You may not act for them',
    detail: 'The right to may have ended, or the organisation is not confirmed yet.',
  },
  'representation.authorisation_not_found': {
    title: 'There is no such authorisation',
    detail: 'It may have ended. Please load the page again.',
  },
  'personal_data.request_not_found': {
    title: 'There is no such request',
    detail: 'Please load the list again.',
  },
  'personal_data.request_decided': {
    title: 'The request was answered already, or not yet',
    detail: 'Please load the list again.',
  },
  'personal_data.erasure_too_early': {
    title: 'The account cannot be erased yet',
    detail: 'A dossier or feedback is still being handled, or an organisation has no other owner. That must end first.',
  },
  'personal_data.export_not_found': {
    title: 'There is no such copy',
    detail: 'Its link may have expired. Please ask for a new copy.',
  },
  'identity.provider_not_found': {
    title: 'There is no such identity provider',
    detail: 'It may no longer be in use. Please choose another way to sign in.',
  },
  'identity.provider_down': {
    title: 'The identity provider does not answer',
    detail: 'We cannot reach {name}, or its answer makes no sense. Try again in a few minutes or choose another way.',
  },
  'identity.sign_on_failed': {
    title: 'Signing in did not succeed',
    detail:
      'The answer of the identity provider does not belong to what this browser asked for, or came too late. Please start again.',
  },
  'identity.sign_on_cancelled': {
    title: 'You cancelled signing in',
    detail: 'Nothing has changed. Try again or choose another way.',
  },
  'identity.incomplete': {
    title: 'The identity provider does not say who you are',
    detail: 'A valid citizen number or tax code is missing. Please check your electronic identity.',
  },
  'identity.other_person': {
    title: 'The identity is another person’s',
    detail: 'You are signed in to somebody else’s account. Sign out, then sign in with the right identity.',
  },
  'identity.account_closed': {
    title: 'This account is closed',
    detail: 'Please contact a one-stop counter or call the hotline.',
  },
  'identity.logout_token': {
    title: 'The log-out notice is not valid',
    detail: 'Its signature, audience or time is wrong.',
  },
  'identity.provider_wrong': {
    title: 'The identity provider is not described correctly',
    detail: 'Please check the marked fields.',
  },
  'account.post_not_found': { title: 'There is no such post', detail: 'Load the page again.' },
  'account.desk_left_empty': {
    title: 'Dossiers would be left with nobody',
    detail: 'Give the post to somebody else, then try again.',
  },
  'procedure.not_found': {
    title: 'There is no such procedure',
    detail: 'The code is wrong or the procedure was abolished.',
  },
  'procedure.no_form': {
    title: 'This procedure has no electronic form',
    detail: 'See the papers it asks for on the page of the procedure.',
  },
  'procedure.not_online': {
    title: 'This procedure cannot be submitted online yet',
    detail: 'Submit in person or by post.',
  },
  'paper.list_too_long': {
    title: 'The list is too long to be printed at once',
    detail: 'Choose a shorter period.',
  },
  'paper.template_wrong': {
    title: 'The template is not right yet',
    detail: 'Correct the lines named, then preview again.',
  },
  'paper.version_not_found': {
    title: 'There is no such version',
    detail: 'Choose one from the history of the template.',
  },
  'paper.not_issued': {
    title: 'This paper does not exist yet',
    detail: 'It is issued when the dossier gets to that step.',
  },
  'paper.none_for_action': { title: 'This action issues no paper', detail: 'There is nothing to preview.' },
  'batch.not_found': { title: 'There is no such batch', detail: 'Look at the list of your batches.' },
  'batch.size_wrong': {
    title: 'The number of dossiers chosen does not fit',
    detail: 'Choose between 1 and 500 dossiers.',
  },
  'queue.filter_not_found': { title: 'There is no such filter', detail: 'It may have been deleted. Reload the list.' },
  'dossier.not_found': { title: 'There is no such dossier', detail: 'Check the dossier code.' },
  'dossier.action_not_allowed': {
    title: 'This cannot be done with the dossier now',
    detail: 'Its status or your role does not allow it.',
  },
  'dossier.changed_meanwhile': {
    title: 'Somebody else has just acted on the dossier',
    detail: 'Reload to see the new state.',
  },
  'dossier.no_staff_at_desk': {
    title: 'Nobody holds the next desk',
    detail: 'Ask the agency’s administrator to give somebody this role and try again. The dossier stays where it is.',
  },
  'procedure.not_offered': {
    title: 'This agency does not take the chosen procedure',
    detail: 'Choose another agency that resolves it, or call the hotline.',
  },
  'draft.not_found': { title: 'There is no such draft', detail: 'It may have been submitted or deleted.' },
  'draft.incomplete': {
    title: 'The dossier is not ready to submit',
    detail: 'Complete the remaining tasks in the list.',
  },
  'draft.changed_elsewhere': {
    title: 'Another window has just changed the same field',
    detail: 'Press “Save and continue” to see both texts and choose.',
  },
  'draft.too_many': {
    title: 'You have too many drafts',
    detail: 'Submit or delete some, then start again.',
  },
  'draft.too_many_files': {
    title: 'Too many files for one paper',
    detail: 'Put the pages into one PDF.',
  },
  'vault.not_found': { title: 'There is no such paper', detail: 'It may have been deleted.' },
  'vault.not_usable': {
    title: 'This paper can no longer be used',
    detail: 'It has run out, was revoked or replaced. Choose another one.',
  },
  'vault.fixed': {
    title: 'This paper cannot be changed or deleted',
    detail: 'What agencies put here stays as it is. You can change and delete the papers you added yourself.',
  },
  'vault.share_not_found': {
    title: 'There is no such share',
    detail: 'Check the code. It may have ended or been withdrawn, or it is for somebody else.',
  },
  'bulk.not_found': {
    title: 'There is no such spreadsheet',
    detail: 'Open it again from “Submit many dossiers at once”.',
  },
  'bulk.unreadable': {
    title: 'The spreadsheet could not be read',
    detail: 'Use the template of this very procedure, keep its first line, and save it as XLSX or CSV (UTF-8).',
  },
  'bulk.size_wrong': { title: 'Too few or too many rows', detail: 'A spreadsheet has 1 to {rows} rows.' },
  'bulk.nothing_ready': { title: 'No row is ready', detail: 'Correct the marked rows and send the spreadsheet again.' },
  'bulk.zip_unreadable': {
    title: 'The ZIP file could not be read',
    detail: 'Put the papers into a ZIP without password, at most 2000 files and 500 MB when unpacked.',
  },
  'file.infected': {
    title: 'The file carries a virus',
    detail: 'It was refused and not kept. Scan your device and send another file.',
  },
  'file.not_scanned': {
    title: 'The file could not be scanned for viruses',
    detail: 'The scanner is out of service, so the file was not taken. Send it again in a few minutes.',
  },
  'file.too_large': { title: 'The file is too large', detail: 'Each file may have up to {megabytes} MB.' },
  'file.type_not_allowed': {
    title: 'This type of file is not accepted',
    detail: 'Use PDF, JPG, PNG or an office document.',
  },
  'file.empty': { title: 'The file is empty', detail: 'Open it on your device to check, then choose it again.' },
  'file.interrupted': {
    title: 'The whole file did not arrive',
    detail: 'The connection broke off or no file was chosen. Nothing was kept; send it again.',
  },
  'file.not_found': { title: 'There is no such file', detail: 'It may have been replaced.' },
  'account.wrong_password': { title: 'The user name or password is wrong', detail: 'Check them and try again.' },
  'account.locked': { title: 'The account is locked for a while', detail: 'Too many wrong attempts. Wait 15 minutes.' },
  'account.code_wrong': { title: 'The code is wrong or has expired', detail: 'Enter it again or ask for a new one.' },
  'account.too_many_codes': {
    title: 'Too many codes were sent to this address',
    detail: 'Look at the messages you received, or try again in an hour.',
  },
  'account.not_found': { title: 'There is no such account', detail: 'Check the list of officers.' },
  'account.may_not_administer': {
    title: 'You do not administer this post or account',
    detail: 'An agency’s administrator gives posts and looks after accounts in that agency only.',
  },
  'account.token_not_found': { title: 'There is no such token', detail: 'It may have been removed.' },
  'account.password_change_required': {
    title: 'Set a new password before you start work',
    detail: 'You are using the password you were given.',
  },
  'parameters.decision_not_found': {
    title: 'The decision was not found',
    detail: 'Load the page again and choose from the list.',
  },
  'down_time.not_found': {
    title: 'This down time was not found',
    detail: 'Load the page again and choose from the list.',
  },
  'down_time.journal_unreadable': {
    title: 'The journal file cannot be read',
    detail: 'Use the given form, save it as CSV (UTF-8) or XLSX, and try again.',
  },
  'reorganisation.plan_not_found': {
    title: 'There is no such plan',
    detail: 'It may have been deleted. Go back to the list.',
  },
  'reorganisation.plan_changed': {
    title: 'Somebody has just changed the plan',
    detail: 'Load the page again to see it, then go on.',
  },
  'reorganisation.plan_not_open': {
    title: 'The plan has been confirmed',
    detail: 'It can no longer be changed, checked or deleted. Before its day, take the confirmation back first.',
  },
  'reorganisation.plan_not_checked': {
    title: 'The plan is not in a state for this',
    detail: 'Load the page again to see its state; it has to be checked before it is carried out.',
  },
  'reorganisation.plan_blocked': {
    title: 'Something stands in the way of the plan',
    detail: 'Things have changed since the last check. Settle the lines “Must be settled”, then confirm again.',
  },
  'reorganisation.confirmation_wrong': {
    title: 'The number does not match the decision',
    detail: 'Type the number of the plan’s decision exactly, with its marks.',
  },
  'reorganisation.revert_too_late': {
    title: 'It can no longer be taken back',
    detail: 'A successor has received dossiers, or dossiers that moved are being worked on. Make a new plan.',
  },
  'conversation.not_yours': {
    title: 'You do not take part in this conversation',
    detail: 'Only the applicant, the desk that has the dossier and the one-stop write here.',
  },
  'dossier.copy_not_possible': {
    title: 'No paper copy can be ordered yet',
    detail: 'The dossier has no electronic result.',
  },
  'rating.already': { title: 'This dossier was rated already', detail: 'Each dossier is rated once.' },
  'rating.not_yet': { title: 'Not yet', detail: 'A dossier is rated when it is finished.' },
  'rating.code_wrong': {
    title: 'The code is wrong or has expired',
    detail: 'Look at the code again, or ask for a new one.',
  },
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
  'feedback.not_found': { title: 'Feedback not found', detail: 'Check the code: PA and 8 characters.' },
  'feedback.action_not_allowed': {
    title: 'This can no longer be done',
    detail: 'Somebody else was faster, or it is not yours to do. Open it again to see.',
  },
  'feedback.anonymous_not_taken': {
    title: 'The province takes no feedback without a name',
    detail: 'Give your name and a way to reach you.',
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
  'priority.list_not_found': { title: 'There is no list of that year', detail: 'Choose another year.' },
  'question.not_found': { title: 'Question not found', detail: 'Check the code.' },
  'question.closed': { title: 'The question was answered', detail: 'Somebody else has answered it.' },
  'notice.not_found': { title: 'Notice not found', detail: 'There is no such notice any more.' },
  'forms.draft_not_found': { title: 'There is no such draft', detail: 'Somebody may have discarded it.' },
  'forms.changed_meanwhile': {
    title: 'Somebody else has just changed this form',
    detail: 'Export what you wrote if you need it, then open the page again.',
  },
  'forms.not_sound': { title: 'The form has faults', detail: 'Put right what is named, then publish again.' },
  'forms.answers_changed': {
    title: 'Kept answers give something else than before',
    detail: 'Look at each case; if it is meant, tick that you agree.',
  },
} satisfies typeof vi;
