import type { peopleErrors as vi } from '../../vi/errors/people.ts';

export const peopleErrors = {
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
} satisfies typeof vi;
