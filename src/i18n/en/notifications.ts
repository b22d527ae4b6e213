import type { notifications as vi } from '../vi/notifications.ts';

export const notifications = {
  title: 'Messages',
  none: 'No messages yet.',
  noneHint: 'News about your dossiers appear here.',
  unread: 'Unread',
  markAllRead: 'Mark all as read',
  older: 'Older messages',
  greeting: (name: string) => `Dear ${name},`,
  signature: (agency: string) => `Yours faithfully,\n${agency}`,
  doNotReply: 'This message was sent automatically; please do not reply.',
  openLink: 'Open the dossier',
  asDescribed: 'as the procedure prescribes',
  submitted: {
    subject: (number: string) => `Online dossier ${number} arrived`,
    text: (procedure: string, answerBy: string | undefined) =>
      `Your dossier “${procedure}” has arrived. ${
        answerBy
          ? `The one-stop office answers no later than ${answerBy}.`
          : 'The one-stop office will check it and answer.'
      }`,
    next: 'There is nothing you need to do now.',
  },
  received: {
    subject: (code: string) => `Dossier ${code} has been received`,
    text: (procedure: string, due: string) => `Your dossier “${procedure}” has been received. Result due: ${due}.`,
    next: 'The link below shows where it is and how the due date was counted.',
  },
  declined: {
    subject: (code: string) => `Dossier ${code} was not accepted`,
    text: (procedure: string, reason: string) => `Your dossier “${procedure}” was not accepted. Reason: ${reason}`,
    next: 'You may submit a new dossier once the reason is put right, or ask the one-stop office for guidance.',
  },
  supplementRequested: {
    subject: (code: string) => `Dossier ${code} needs more papers`,
    text: (procedure: string, until: string | undefined) =>
      `Your dossier “${procedure}” needs to be completed${
        until ? ` before ${until}` : ''
      }. The time limit is paused while we wait for you.`,
    items: 'What is missing:',
    nextOnline: 'Please open the dossier and add it online, or bring the papers to the one-stop office.',
    nextCounter: (agency: string) => `Please bring the papers to ${agency}.`,
  },
  supplemented: {
    subject: (code: string) => `The additional papers of dossier ${code} arrived`,
    text: (procedure: string) => `The additional papers of your dossier “${procedure}” have arrived.`,
    due: (due: string) => `New due date: ${due}.`,
    answerBy: (moment: string) => `The one-stop office answers no later than ${moment}.`,
  },
  obligationSet: {
    subject: (code: string) => `A payment is due for dossier ${code}`,
    text: (procedure: string, amount: string, reason: string) =>
      `Your dossier “${procedure}” requires a payment of ${amount}: ${reason}. The time limit is paused until it is paid.`,
    next: (agency: string) => `Please pay as notified and give the proof of payment to ${agency}.`,
  },
  obligationMet: {
    subject: (code: string) => `Work on dossier ${code} goes on`,
    text: (procedure: string, due: string) =>
      `The payment for your dossier “${procedure}” is complete. Result due: ${due}.`,
  },
  resultReady: {
    subject: (code: string) => `The result of dossier ${code} is ready`,
    text: (procedure: string) => `The result of “${procedure}” is ready.`,
    counter: (agency: string) => `Please bring the receipt to ${agency} to collect it.`,
    post: 'It is sent by public post to the address you gave.',
    online: 'Open the dossier to get the electronic result.',
  },
  refused: {
    subject: (code: string) => `Dossier ${code} was refused`,
    text: (procedure: string, reason: string) => `Your dossier “${procedure}” was refused. Reason: ${reason}`,
    next: 'A written answer with the reason will be sent to you. The one-stop office can tell you more.',
  },
  refusalReady: {
    subject: (code: string) => `The written answer to dossier ${code} is ready`,
    text: (procedure: string) => `The written answer about the refusal of “${procedure}” has been issued.`,
  },
  withdrawn: {
    subject: (code: string) => `Dossier ${code} was withdrawn`,
    text: (procedure: string) => `Your dossier “${procedure}” was withdrawn on request; work on it has ended.`,
    next: 'If you did not ask for this, tell the one-stop office at once.',
  },
  returned: {
    subject: (code: string) => `The result of dossier ${code} was returned`,
    text: (procedure: string) => `The result of “${procedure}” was returned. Thank you.`,
    next: 'If you have not received it, tell the one-stop office at once.',
  },
  oneTimeCode: {
    subject: 'Một Cửa confirmation code',
    text: (code: string, minutes: number) =>
      `Your confirmation code is ${code}; it works for ${minutes} minutes. Never give it to anybody.`,
  },
  caught: {
    title: 'Sample mailbox',
    lead: 'In trial mode, mail and text messages are kept here and reach nobody.',
    none: 'No mail yet',
    noneHint:
      'Mail appears a few seconds after a dossier is submitted, received or needs papers, or a code is asked for.',
    from: 'From',
    to: 'To',
    at: 'Arrived',
    deliveries: 'Times delivered',
    attachments: 'Attachments',
    older: 'Older mail',
    noSubject: '(no subject)',
  },
} satisfies typeof vi;
