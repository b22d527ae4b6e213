import type { commonErrors as vi } from '../../vi/errors/common.ts';

export const commonErrors = {
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
  'common.unknown_reference': {
    title: 'The request names something that is not there',
    detail: 'It does not exist or has just been removed. Reload the page and choose again.',
  },
  'common.unavailable': { title: 'The system cannot serve this now', detail: 'Try again in a few minutes.' },
  'common.internal': { title: 'Something went wrong on our side', detail: 'Nothing was recorded. Try again later.' },
  'common.acting_ended': {
    title: 'You may no longer act for them',
    detail: 'The authorisation or the role in the organisation has ended. Choose anew for whom you act.',
  },
  'common.assurance': {
    title: 'A higher level of proof is needed',
    detail: 'This needs an identity of level {level}. Sign in with your electronic identity and try again.',
  },
} satisfies typeof vi;
