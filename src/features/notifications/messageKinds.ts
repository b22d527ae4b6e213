import type { WordsTree } from '../../i18n/words.ts';

export type MessageKind = keyof WordsTree['messages'];

/**
 * How soon a message leaves by mail. NOW: at once. SOON: within a quarter of an hour, together with what else comes up.
 * DIGEST: with the next digest of an officer. Quiet hours come on top; the portal shows everything at once.
 */
export type Speed = 'NOW' | 'SOON' | 'DIGEST';

interface Kind<A extends string, S extends string> {
  reader: 'APPLICANT' | 'OFFICER';
  speed: Speed;
  /** names that always have a value, besides those of every dossier */
  always: readonly A[];
  /** names that may have none */
  sometimes: readonly S[];
  /** about no single dossier */
  general?: true;
}

function applicant<const A extends string = never, const S extends string = never>(
  always: readonly A[] = [],
  sometimes: readonly S[] = [],
): Kind<A, S> {
  return { reader: 'APPLICANT', speed: 'NOW', always, sometimes };
}

function officer<const A extends string = never, const S extends string = never>(
  speed: Speed,
  always: readonly A[] = [],
  sometimes: readonly S[] = [],
): Kind<A, S> {
  return { reader: 'OFFICER', speed, always, sometimes };
}

/** Names that every message about a dossier may use. */
export const DOSSIER_NAMES = ['code', 'procedure', 'applicant', 'agency', 'competentAgency', 'link'] as const;

/** Every message: for whom, how soon, and which names its words may use. Complete by the compiler. */
export const MESSAGE_KINDS = {
  submitted: applicant([], ['answerBy', 'nextStep']),
  edited: applicant([], ['answerBy']),
  received: applicant(['due']),
  declined: applicant(['reason']),
  supplementRequested: applicant(['items', 'nextStep'], ['until', 'reason']),
  supplementReminder: applicant(['items', 'until']),
  supplemented: applicant([], ['due', 'answerBy']),
  obligationSet: applicant(['amount', 'reason']),
  obligationMet: applicant(['due']),
  verificationPlanned: applicant(['at', 'place', 'content', 'participants']),
  meetingPlanned: applicant(['at', 'place', 'content', 'participants']),
  visitCancelled: applicant(['visit', 'at', 'reason']),
  extended: applicant(['due', 'reason'], ['formerDue']),
  sentOut: applicant(['to'], ['until']),
  stopped: applicant(['reason']),
  resultReady: applicant(['collect']),
  resultReadyEarly: applicant(['collect', 'due']),
  resultReminder: applicant(['since']),
  refused: applicant(['reason']),
  refusalReady: applicant(['collect']),
  corrected: applicant(['reason']),
  reopened: applicant(['reason'], ['due']),
  postOnTheWay: applicant(['number', 'where'], ['amount']),
  postLost: applicant(['number', 'happened']),
  withdrawn: applicant(),
  returned: applicant(),
  vaultExpiring: general(applicant(['paper', 'validTo'])),
  vaultShared: general(applicant(['by', 'paper', 'purpose', 'until'])),
  messageFromOffice: applicant([], ['text']),
  paperCopyReady: applicant(['collect']),
  feedbackReceived: general(applicant(['code', 'agency', 'due', 'link'])),
  feedbackForwarded: general(applicant(['code', 'agency', 'due', 'reason', 'link'])),
  feedbackSupplementAsked: general(applicant(['code', 'agency', 'reason', 'link'])),
  feedbackAccepted: general(applicant(['code', 'agency', 'due', 'link'])),
  feedbackExtended: general(applicant(['code', 'agency', 'due', 'reason', 'link'])),
  feedbackRejected: general(applicant(['code', 'agency', 'reason', 'link'])),
  feedbackAnswered: general(applicant(['code', 'agency', 'answer', 'link'])),
  feedbackPublished: general(applicant(['code', 'agency', 'link'])),
  questionReceived: general(applicant(['code', 'agency', 'due', 'link'])),
  questionAnswered: general(applicant(['code', 'agency', 'question', 'answer', 'link'])),
  // Đ.6 NĐ 297/2025: the officer hears of a new dossier within 2 working hours
  newOnline: officer('SOON', [], ['answerBy']),
  editedOnline: officer('SOON', [], ['answerBy']),
  deskNew: officer('DIGEST', ['by'], ['due', 'comment']),
  sentBack: officer('DIGEST', ['by'], ['comment']),
  takenOver: officer('DIGEST', ['by'], ['reason']),
  supplementArrived: officer('DIGEST', [], ['due', 'answerBy']),
  paid: officer('DIGEST', [], ['due']),
  withdrawalAsked: officer('SOON', [], ['reason']),
  withdrawalCancelled: officer('SOON', [], ['reason']),
  withdrawnByApplicant: officer('DIGEST', [], ['reason']),
  opinionAsked: officer('SOON', ['by', 'question', 'until']),
  opinionReminded: officer('SOON', ['by', 'question', 'until'], ['note']),
  opinionAnswered: officer('SOON', ['by', 'answer']),
  opinionCancelled: officer('DIGEST', ['by'], ['reason']),
  decisionAsked: officer('SOON', ['by', 'decision', 'reason']),
  decisionRejected: officer('SOON', ['by', 'decision', 'comment']),
  decisionMade: officer('DIGEST', ['by', 'decision']),
  branchFinished: officer('DIGEST', ['branch', 'outcome'], ['note']),
  actedForYou: officer('DIGEST', ['by', 'at']),
  standInRegistered: general(officer('NOW', ['substitute', 'absent', 'from', 'to'], ['posts', 'reason'])),
  clockWarning: officer('DIGEST', ['percent', 'clock', 'due']),
  clockOver: officer('SOON', ['clock', 'due']),
  clockEscalated: officer('DIGEST', ['percent', 'clock', 'due', 'holder']),
  apologyDue: officer('SOON', ['due', 'holder', 'basis']),
  supplementUnanswered: officer('DIGEST', ['until', 'basis']),
  opinionLate: officer('SOON', ['asked', 'asker', 'question', 'until']),
  messageFromApplicant: officer('SOON', [], ['text']),
  paperCopyOrdered: officer('DIGEST', ['copies', 'delivery']),
  feedbackNew: general(officer('SOON', ['code', 'agency', 'topic', 'due'])),
  feedbackSupplemented: general(officer('SOON', ['code', 'due'])),
  feedbackLate: general(officer('SOON', ['code', 'agency', 'topic', 'clock', 'due'])),
  questionNew: general(officer('DIGEST', ['code', 'agency', 'question', 'due'])),
  dataRequestNew: general(officer('SOON', ['topic', 'due'])),
  certificateEnding: general(officer('DIGEST', ['agency', 'until'])),
  digest: general(officer('NOW', ['count', 'list'])),
} satisfies Record<MessageKind, Kind<string, string>>;

function general<K extends object>(kind: K): K & { general: true } {
  return { ...kind, general: true };
}

type Names<K extends MessageKind, W extends 'always' | 'sometimes'> = (typeof MESSAGE_KINDS)[K][W][number];

/** What a message of the kind must and may be given, besides what every dossier gives. */
export type ValuesOf<K extends MessageKind> = { [N in Names<K, 'always'>]: string } & {
  [N in Names<K, 'sometimes'>]?: string | undefined;
};

/** One message before it has words. */
export interface News {
  kind: MessageKind;
  values: Record<string, string | undefined>;
}

/** News whose values fit its kind, or it does not compile. */
export function news<K extends MessageKind>(kind: K, values: ValuesOf<K>): News {
  return { kind, values };
}

/** The names that the words of a kind may use. */
export function namesOf(kind: MessageKind): { always: readonly string[]; sometimes: readonly string[] } {
  const { always, sometimes, ...rest }: Kind<string, string> = MESSAGE_KINDS[kind];
  return { always: rest.general ? [...always] : [...DOSSIER_NAMES, ...always], sometimes };
}

export const MESSAGE_KIND_NAMES = Object.keys(MESSAGE_KINDS) as MessageKind[];
