import type { conversation as vi } from '../vi/conversation.ts';

export const conversation = {
  title: 'Messages with the office',
  lead: 'Ask or answer the officer who has the dossier right here; nobody’s private telephone number is needed.',
  officeTitle: 'Messages with the applicant',
  officeNone: 'No messages with the applicant yet.',
  you: 'You',
  applicant: 'Applicant',
  read: 'seen',
  unread: 'not seen yet',
  isNew: 'new',
  write: 'Your message',
  writeToApplicant: 'Write to the applicant',
  files: 'Files to attach',
  send: 'Send message',
  sent: 'Message sent. You will be told when the office answers.',
  empty: 'Write a message or attach a file.',
  unreadTitle: 'Applicants waiting for an answer',
  unreadNone: 'No message is waiting for an answer.',
  waiting: (count: number) => `${count} unread ${count === 1 ? 'message' : 'messages'}`,
  since: 'Waiting since',
} satisfies typeof vi;
