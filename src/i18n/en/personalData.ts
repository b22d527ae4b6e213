import type { WordsTree } from '../words.ts';

/** A person's own data: copies, requests, consent. */
export const personalData: WordsTree['personalData'] = {
  title: 'My data',
  lead: 'A copy of your data, requests about it, and what you agreed to (Law 91/2025/QH15 on the protection of personal data).',
  news: {
    copy: 'Recorded. We tell you when the copy is ready.',
    request: 'Your request is on its way. Its deadlines and the answer are shown here.',
    consent: 'Your choice has been recorded.',
  },
  export: {
    title: 'A copy of your data',
    lead: 'A ZIP file with your account, dossiers, drafts, messages, the times somebody looked at your data, and your files.',
    ask: 'Ask for a copy',
    making: 'being made',
    fetch: (until) => `Download (until ${until})`,
    readySubject: 'The copy of your data is ready',
    readyBody: (days) => `Fetch the copy under “My data” within ${days} days; then the file is deleted.`,
  },
  request: {
    title: 'Requests about your data',
    lead: 'Handling a procedure under the law does not rest on consent. What the law orders to be kept cannot be deleted yet; the answer then names the ground.',
    kindLabel: 'You want',
    kind: {
      CORRECT: { name: 'Data corrected', hint: 'Something kept about me is wrong' },
      DELETE: { name: 'Data deleted', hint: 'The account, or a part of the data' },
      RESTRICT: { name: 'Processing restricted', hint: 'Some data are not to be used for the time being' },
      OBJECT: { name: 'To object to processing', hint: 'Data are not to be used for some purpose' },
    },
    wish: 'Which data, and why',
    wishHint: 'The clearer, the sooner it is done right',
    wishInvalid: (least, most) => `Write ${least} to ${most} characters.`,
    submit: 'Send the request',
    state: { NEW: 'sent', ACCEPTED: 'being carried out', REFUSED: 'cannot be carried out', DONE: 'done' },
    clocks: (answer, due) => `To be answered by ${answer}, to be done by ${due}.`,
    groundIs: (ground) => `Ground: ${ground}.`,
    subject: {
      ACCEPT: 'Your request about personal data is being carried out',
      REFUSE: 'Your request about personal data cannot be carried out',
      DONE: 'Your request about personal data is done',
    },
  },
  office: {
    title: 'Requests about personal data',
    lead: 'What people ask, the most urgent first. A refusal names its ground, for example a duty to keep records.',
    none: 'No request is waiting.',
    state: 'State',
    answerBy: 'To be answered by',
    dueAt: 'To be done by',
    decision: 'Decision',
    action: { ACCEPT: 'Take it up', REFUSE: 'Refuse', DONE: 'It was carried out' },
    answer: 'Answer to the person',
    ground: 'Ground in law (required for a refusal)',
    send: 'Send the answer',
    done: 'The answer has been sent.',
  },
  consent: {
    title: 'What you agree to',
    lead: 'Nothing here is required. Without your consent your dossiers are handled just the same. Every consent and every withdrawal is recorded.',
    purpose: {
      EXPIRY_REMINDERS: {
        name: 'Reminders before papers expire',
        text: 'The portal may use the expiry dates of the papers in my vault to remind me by text message and e-mail.',
      },
      SURVEYS: {
        name: 'Invitations to give an opinion',
        text: 'The portal may invite me to give an opinion on its service, at most once a quarter.',
      },
    },
    given: (at) => `You agreed at ${at}.`,
    notGiven: 'You have not agreed.',
    give: 'I agree',
    withdraw: 'Withdraw consent',
  },
};
