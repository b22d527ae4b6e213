import type { notifications as vi } from '../vi/notifications.ts';

export const notifications = {
  title: 'Messages',
  none: 'No messages yet.',
  greeting: (name: string) => `Dear ${name},`,
  signature: (agency: string) => `Yours faithfully,\n${agency}`,
  doNotReply: 'This message was sent automatically; please do not reply.',
  openLink: 'Open the dossier',
  submitted: {
    subject: (number: string) => `Online dossier ${number} arrived`,
    text: (procedure: string, answerBy: string) =>
      `Your dossier “${procedure}” has arrived. A one-stop officer answers no later than ${answerBy}.`,
  },
  received: {
    subject: (code: string) => `Dossier ${code} has been received`,
    text: (procedure: string, due: string) => `Your dossier “${procedure}” has been received. Result due: ${due}.`,
  },
  declined: {
    subject: (code: string) => `Dossier ${code} was not accepted`,
    text: (procedure: string, reason: string) => `Your dossier “${procedure}” was not accepted. Reason: ${reason}`,
  },
  supplementRequested: {
    subject: (code: string) => `Dossier ${code} needs more papers`,
    text: (procedure: string, due: string) =>
      `Your dossier “${procedure}” needs more papers before ${due}. The time limit is paused while we wait.`,
  },
  resultReady: {
    subject: (code: string) => `The result of dossier ${code} is ready`,
    text: (procedure: string, how: string) => `The result of “${procedure}” is ready. ${how}`,
  },
  returned: {
    subject: (code: string) => `The result of dossier ${code} was returned`,
    text: (procedure: string) => `The result of “${procedure}” was returned. Thank you.`,
  },
  refused: {
    subject: (code: string) => `Dossier ${code} was refused`,
    text: (procedure: string, reason: string) => `Your dossier “${procedure}” was refused. Reason: ${reason}`,
  },
  oneTimeCode: {
    subject: 'Một Cửa confirmation code',
    text: (code: string, minutes: number) =>
      `Your confirmation code is ${code}; it works for ${minutes} minutes. Never give it to anybody.`,
  },
} satisfies typeof vi;
