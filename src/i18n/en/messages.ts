import type { messages as vi } from '../vi/messages.ts';

export const messages = {
  submitted: {
    subject: 'Online dossier {code} arrived',
    body: 'Your dossier “{procedure}” has arrived. [The one-stop office answers no later than {answerBy}.]\n\n[{nextStep}]',
  },
  edited: {
    subject: 'Your changes to dossier {code} arrived',
    body: 'Your changes to the dossier “{procedure}” have arrived and replace what was there before. [The one-stop office answers no later than {answerBy}.]',
  },
  received: {
    subject: 'Dossier {code} has been received',
    body: 'Your dossier “{procedure}” has been received. Result due: {due}.\n\nThe link below shows where it is and how the due date was counted.',
    sms: 'Dossier {code} received. Result due: {due}. {link}',
  },
  declined: {
    subject: 'Dossier {code} was not accepted',
    body: 'Your dossier “{procedure}” was not accepted. Reason: {reason}\n\nYou may submit a new dossier once the reason is put right, or ask the one-stop office for guidance.',
    sms: 'Dossier {code} was not accepted. Reason: {link}',
  },
  supplementRequested: {
    subject: 'Dossier {code} needs more papers',
    body: 'Your dossier “{procedure}” needs to be completed[ before {until}]. The time limit is paused while we wait for you.\n\nWhat is missing:\n{items}\n\n{nextStep}',
    sms: 'Dossier {code} needs more papers[ before {until}]. {link}',
  },
  supplementReminder: {
    subject: 'Dossier {code} still waits for your papers',
    body: 'Your dossier “{procedure}” still waits for the papers asked for. Without them the agency may stop work on it after {until}.\n\nWhat is missing:\n{items}',
    sms: 'Dossier {code} waits for papers until {until}, then work may stop. {link}',
  },
  postLost: {
    subject: 'The parcel of dossier {code} is lost',
    body: 'We are sorry: parcel {number} of your dossier “{procedure}” is lost. {happened}\n\nThe one-stop office will contact you and help to make the papers anew. The postal enterprise compensates the costs.',
    sms: 'Parcel {number} of dossier {code} is lost. The one-stop office will contact you. {link}',
  },
  postOnTheWay: {
    subject: 'The post is bringing the result of dossier {code}',
    body: 'The post has taken the result of your dossier “{procedure}” and brings it to {where}. Order number: {number}.\n\n[On delivery {amount} are collected.]',
    sms: 'The post has the result of dossier {code}, order {number}. {link}',
  },
  supplemented: {
    subject: 'The additional papers of dossier {code} arrived',
    body: 'The additional papers of your dossier “{procedure}” have arrived.\n\n[New due date: {due}.]\n\n[The one-stop office answers no later than {answerBy}.]',
  },
  obligationSet: {
    subject: 'A payment is due for dossier {code}',
    body: 'Your dossier “{procedure}” requires a payment of {amount}: {reason}. The time limit is paused until it is paid.\n\nPlease pay as notified and give the proof of payment to {agency}.',
    sms: 'Dossier {code} requires a payment of {amount}. {link}',
  },
  obligationMet: {
    subject: 'Work on dossier {code} goes on',
    body: 'The payment for your dossier “{procedure}” is complete. Result due: {due}.',
  },
  verificationPlanned: {
    subject: 'Dossier {code}: a visit to the site is planned',
    body: 'To decide on your dossier “{procedure}”, the agency visits the site at {at}: {place}.\n\nWhat for: {content}\n\nWho takes part: {participants}',
    sms: 'Dossier {code}: site visit at {at}. Where: {link}',
  },
  meetingPlanned: {
    subject: 'Dossier {code}: invitation to a meeting',
    body: 'To decide on your dossier “{procedure}”, you are invited to a meeting at {at}: {place}.\n\nWhat for: {content}\n\nWho takes part: {participants}',
    sms: 'Dossier {code}: you are invited to a meeting at {at}. Where: {link}',
  },
  visitCancelled: {
    subject: 'Dossier {code}: the {visit} is cancelled',
    body: 'The {visit} at {at} for your dossier “{procedure}” is cancelled. Reason: {reason}',
    sms: 'Dossier {code}: the {visit} at {at} is cancelled. {link}',
  },
  extended: {
    subject: 'Apology and new date for dossier {code}',
    body: 'The result of “{procedure}” cannot be ready on the promised date[ ({formerDue})]. Reason: {reason}\n\n{competentAgency} apologises for the delay and returns the result no later than {due}.',
    sms: 'Dossier {code}: we are sorry for the delay, new date {due}. {link}',
  },
  sentOut: {
    subject: 'Dossier {code} was sent to a higher authority',
    body: 'Your dossier “{procedure}” was sent to {to} for its decision[, expected before {until}].',
  },
  stopped: {
    subject: 'Work on dossier {code} has stopped',
    body: 'Work on your dossier “{procedure}” has stopped. Reason: {reason}\n\nThe notice and your original papers, if any, are returned at {agency}.',
    sms: 'Work on dossier {code} has stopped. Reason: {link}',
  },
  resultReady: {
    subject: 'The result of dossier {code} is ready',
    body: 'The result of “{procedure}” is ready.\n\n{collect}',
    sms: 'The result of dossier {code} is ready. {link}',
  },
  resultReadyEarly: {
    subject: 'The result of dossier {code} is ready early',
    body: 'The result of “{procedure}” is ready, before its due date {due}.\n\n{collect}',
    sms: 'The result of dossier {code} is ready early. {link}',
  },
  resultReminder: {
    subject: 'The result of dossier {code} waits for you',
    body: 'The result of “{procedure}” has been ready since {since}, and nobody has collected it. It is kept at {agency}.',
    sms: 'The result of dossier {code} waits at the one-stop office. {link}',
  },
  refused: {
    subject: 'Dossier {code} was refused',
    body: 'Your dossier “{procedure}” was refused. Reason: {reason}\n\nA written answer with the reason will be sent to you. The one-stop office can tell you more.',
    sms: 'Dossier {code} was refused. Reason: {link}',
  },
  refusalReady: {
    subject: 'The written answer to dossier {code} is ready',
    body: 'The written answer about the refusal of “{procedure}” has been issued.\n\n{collect}',
    sms: 'The written answer to dossier {code} is ready. {link}',
  },
  corrected: {
    subject: 'The result of dossier {code} is withdrawn and made anew',
    body: 'The result of “{procedure}” was wrong: {reason}\n\nIt is no longer valid. {competentAgency} apologises and issues the right result; you pay nothing more.',
    sms: 'The result of dossier {code} was wrong and is made anew. {link}',
  },
  reopened: {
    subject: 'Dossier {code} is open again',
    body: 'Work on your dossier “{procedure}” goes on. Reason: {reason}\n\n[Result due: {due}.]',
    sms: 'Dossier {code} is open again. {link}',
  },
  withdrawn: {
    subject: 'Dossier {code} was withdrawn',
    body: 'Your dossier “{procedure}” was withdrawn on request; work on it has ended.\n\nIf you did not ask for this, tell the one-stop office at once.',
  },
  returned: {
    subject: 'The result of dossier {code} was returned',
    body: 'The result of “{procedure}” was returned. Thank you.\n\nIf you have not received it, tell the one-stop office at once.',
  },

  messageFromOffice: {
    subject: 'Dossier {code}: the office has written to you',
    body: 'The officer handling “{procedure}” has written to you.\n\n[{text}]\n\nPlease read and answer on the dossier’s page.',
    sms: 'Dossier {code}: the office has written to you. {link}',
  },
  paperCopyReady: {
    subject: 'The paper copy of the result of dossier {code} is ready',
    body: 'The paper copy you ordered of the electronic result of “{procedure}” is ready. {collect}',
    sms: 'The paper copy of dossier {code} is ready. {link}',
  },
  // about feedback and questions
  feedbackReceived: {
    subject: 'Your feedback {code} was received',
    body: 'Your feedback was received under the code {code} and passed to {agency}. You will have a reply by {due}.\n\nKeep the code to follow it.',
  },
  feedbackForwarded: {
    subject: 'Feedback {code} was passed to {agency}',
    body: 'Feedback {code} was passed to {agency}, which is competent. Reason: {reason}\n\nYou will have a reply by {due}.',
  },
  feedbackSupplementAsked: {
    subject: 'Feedback {code} needs more information',
    body: '{agency} needs more information to handle feedback {code}:\n\n{reason}\n\nPlease add it on the page of your feedback, or answer this mail if you wrote by mail.',
    sms: 'Feedback {code} needs more information. {link}',
  },
  feedbackAccepted: {
    subject: 'Feedback {code} is being handled',
    body: '{agency} has accepted feedback {code} and is handling it. You will have a reply by {due}.',
  },
  feedbackExtended: {
    subject: 'Feedback {code}: more time is needed',
    body: '{agency} needs more time for feedback {code}. Reason: {reason}\n\nNew date: {due}.',
  },
  feedbackRejected: {
    subject: 'Feedback {code} is not accepted',
    body: '{agency} does not accept feedback {code}. Reason: {reason}',
  },
  feedbackAnswered: {
    subject: 'Answer to feedback {code}',
    body: '{agency} answers feedback {code}:\n\n{answer}\n\nPlease tell whether this answer satisfies you.',
    sms: 'Feedback {code} was answered. {link}',
  },
  feedbackPublished: {
    subject: 'The answer to feedback {code} is public',
    body: 'Feedback {code} and the answer of {agency} are now public, without any of your personal data.',
  },
  questionReceived: {
    subject: 'Your question {code} was received',
    body: 'Your question was received under the code {code} and passed to {agency}. You will have an answer by {due}.',
  },
  questionAnswered: {
    subject: 'Answer to question {code}',
    body: '{agency} answers your question:\n\n{question}\n\n{answer}',
  },
  newOnline: {
    subject: 'New online dossier {code}',
    body: '“{procedure}” of {applicant}.[ To be answered before {answerBy}.]',
  },
  editedOnline: {
    subject: 'The applicant changed dossier {code}',
    body: '“{procedure}” of {applicant} was handed in anew.[ To be answered before {answerBy}.]',
  },
  deskNew: {
    subject: 'Dossier {code} came to your desk',
    body: '“{procedure}” of {applicant}, passed on by {by}.[ Due: {due}.][\n\nComment: {comment}]',
  },
  sentBack: {
    subject: 'Dossier {code} came back for rework',
    body: '{by} sent back the dossier “{procedure}” of {applicant}.[\n\nComment: {comment}]',
  },
  takenOver: {
    subject: 'Dossier {code} is no longer in your hands',
    body: '{by} took over the dossier “{procedure}” or gave it to somebody else.[\n\nReason: {reason}]',
  },
  supplementArrived: {
    subject: 'Dossier {code} was completed',
    body: '{applicant} handed in what was missing in “{procedure}”.[ New due date: {due}.][ To be answered before {answerBy}.]',
  },
  paid: {
    subject: 'Dossier {code} has been paid',
    body: 'Work on “{procedure}” of {applicant} goes on.[ Due: {due}.]',
  },
  withdrawalAsked: {
    subject: 'The applicant asks to withdraw dossier {code}',
    body: '{applicant} asks to withdraw the dossier “{procedure}”. The one-stop confirms while there is no result (Article 21, Decree 118/2025/NĐ-CP).[\n\nReason: {reason}]',
  },
  withdrawalCancelled: {
    subject: 'The request to withdraw {code} was taken back',
    body: '{applicant} no longer asks to withdraw the dossier “{procedure}”; work on it goes on and nothing has to be confirmed.[\n\nReason: {reason}]',
  },
  withdrawnByApplicant: {
    subject: 'Dossier {code} was withdrawn',
    body: '{applicant} withdrew the dossier “{procedure}”; nothing more is to be done.[\n\nReason: {reason}]',
  },
  opinionAsked: {
    subject: 'Your opinion on dossier {code} is asked, before {until}',
    body: '{by} asks for an opinion on “{procedure}”.\n\nQuestion: {question}\n\nAnswer before {until}.',
  },
  opinionReminded: {
    subject: 'Reminder: opinion on dossier {code}',
    body: '{by} reminds you to answer about “{procedure}” before {until}.\n\nQuestion: {question}[\n\nNote: {note}]',
  },
  opinionAnswered: {
    subject: 'The opinion on dossier {code} is here',
    body: '{by} answered about “{procedure}”.\n\n{answer}',
  },
  opinionCancelled: {
    subject: 'No opinion on dossier {code} is needed any more',
    body: '{by} took back the question about “{procedure}”.[\n\nReason: {reason}]',
  },
  decisionAsked: {
    subject: 'Dossier {code}: {decision} for your decision',
    body: '{by} proposes {decision} for “{procedure}” of {applicant}.\n\nReason: {reason}',
  },
  decisionRejected: {
    subject: 'Dossier {code}: {decision} was rejected',
    body: '{by} rejected {decision} for “{procedure}”.\n\nComment: {comment}',
  },
  decisionMade: {
    subject: 'Dossier {code}: {decision} was approved',
    body: '{by} approved {decision} for “{procedure}”.',
  },
  branchFinished: {
    subject: 'Dossier {code}: {branch} is done',
    body: 'The part “{branch}” of the interlinked dossier “{procedure}” {outcome}.[\n\nNote: {note}]',
  },
  actedForYou: {
    subject: '{by} acted on dossier {code} for you',
    body: '{by} stood in for you and acted on “{procedure}” of {applicant} at {at}.',
  },
  vaultExpiring: {
    subject: '“{paper}” runs out on {validTo}',
    body: 'The paper “{paper}” in your vault holds until the end of {validTo}. After that day you can still look at it, but not use it again for a dossier.',
  },
  vaultShared: {
    subject: '{by} shares “{paper}” with you',
    body: '{by} lets you look at “{paper}” until the end of {until}.\n\nPurpose: {purpose}\n\nEvery look is recorded, and whoever shares it can read the record.',
  },
  standInRegistered: {
    subject: '{substitute} stands in for {absent} from {from} to {to}',
    body: '{substitute} is registered to stand in for {absent} from {from} to {to}[, as: {posts}]. Everything done in somebody’s stead says so.[\n\nReason: {reason}]',
  },
  clockWarning: {
    subject: 'Dossier {code}: {percent}% of the {clock} used',
    body: '“{procedure}” of {applicant} has used {percent}% of the {clock}. Due: {due}.',
  },
  clockOver: {
    subject: 'Dossier {code}: the {clock} is over',
    body: 'The {clock} of “{procedure}” of {applicant} ended at {due}, and it is not done.',
  },
  clockEscalated: {
    subject: 'Dossier {code} with {holder}: {percent}% of the {clock} used',
    body: '“{procedure}” of {applicant} is with {holder} and has used {percent}% of the {clock}. Due: {due}.',
  },
  apologyDue: {
    subject: 'Dossier {code}: due {due}; apologise and give a new date if it cannot be kept',
    body: '“{procedure}” of {applicant} is with {holder}, due {due}.\n\nIf that cannot be kept, the letter of apology with a new date must leave no later than 1 day before ({basis}); a new date may be given once.',
  },
  supplementUnanswered: {
    subject: 'Dossier {code} waited too long for its supplement',
    body: '{applicant} has not completed “{procedure}”; the time for it ended at {until} ({basis}).\n\nPlease consider stopping work on the dossier.',
  },
  opinionLate: {
    subject: 'An opinion on dossier {code} is overdue',
    body: '{asked} has not answered the question of {asker} about “{procedure}”; the answer was due {until}.\n\nQuestion: {question}\n\n(Article 19.5, Decree 61/2018)',
  },
  messageFromApplicant: {
    subject: 'Dossier {code}: the applicant has written',
    body: '{applicant} has written about “{procedure}”.\n\n[{text}]',
  },
  paperCopyOrdered: {
    subject: 'Dossier {code}: {copies} paper copies ordered',
    body: '{applicant} orders {copies} paper copies of the electronic result of “{procedure}”. To be handed over: {delivery}.',
  },
  feedbackNew: {
    subject: 'New feedback {code}',
    body: 'Feedback {code} ({topic}) was passed to {agency}. Reply due: {due}.',
  },
  feedbackSupplemented: {
    subject: 'Feedback {code}: the sender has added to it',
    body: 'The sender has added information to feedback {code}. Reply due: {due}.',
  },
  feedbackLate: {
    subject: 'Feedback {code} is overdue',
    body: 'Feedback {code} ({topic}) at {agency} has passed its date for {clock}, {due}.',
  },
  questionNew: {
    subject: 'New question {code}',
    body: 'Somebody asks {agency}:\n\n{question}\n\nAnswer due: {due}.',
  },
  dataRequestNew: {
    subject: 'New request about personal data',
    body: 'Somebody asks for “{topic}” about their personal data. It must be answered by {due} (Article 5 of Decree 356/2025/NĐ-CP).',
  },
  certificateEnding: {
    subject: 'The certificate that signs receipts of {agency} is valid until {until}',
    body: 'The certificate with which {agency} signs fee receipts is valid until {until}. Receipts issued after that bear no signature until there is another. Please ask for the next one; the system administrator sets it up on the page Connections.',
  },
  digest: {
    subject: '{count} news of dossiers',
    body: '{list}',
  },
} satisfies typeof vi;
