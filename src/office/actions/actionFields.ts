import type { DossierAction } from '../../domain/dossier/actions.ts';
import type { ActionInput } from '../../features/dossiers/actionInput.ts';
import type { WordsTree } from '../../i18n/words.ts';

export type FieldKind =
  | 'longText'
  | 'text'
  | 'date'
  | 'dateTime'
  | 'money'
  | 'yesNo'
  | 'person'
  | 'items'
  | 'method'
  | 'payWay'
  | 'files'
  | 'opinionDesk'
  | 'opinion'
  | 'visit'
  | 'visitKind'
  | 'branchAgencies';

type Labels = WordsTree['processing']['fields'];

/** One field of an action's panel; `name` is the API's. */
export interface ActionField {
  name: Exclude<keyof ActionInput, 'action' | 'revision' | 'answers' | 'edit'>;
  kind: FieldKind;
  label: keyof Labels;
}

const field = (name: ActionField['name'], kind: FieldKind, label: keyof Labels): ActionField => ({ name, kind, label });

const NOTE = field('note', 'longText', 'note');
const REASON = field('reason', 'longText', 'reason');
const COMMENT = field('comment', 'longText', 'comment');

/** how money was taken at the counter */
const PAID_BY = [field('payWay', 'payWay', 'payWay'), field('paySlip', 'text', 'paySlip')];

const FILES = field('fileIds', 'files', 'attachedFile');

/** What is asked for each action; which of it is needed says `requiredFields`. */
export const ACTION_FIELDS: Record<DossierAction, ActionField[]> = {
  EDIT: [],
  RECEIVE: [field('collectedVnd', 'money', 'collectedVnd'), ...PAID_BY, NOTE, field('forward', 'yesNo', 'forward')],
  DECLINE: [REASON],
  REQUEST_SUPPLEMENT: [field('items', 'items', 'items'), REASON, field('until', 'date', 'supplementUntil')],
  SUPPLEMENT: [NOTE, field('fileIds', 'files', 'supplementFile')],
  ASK_WITHDRAWAL: [REASON],
  CANCEL_WITHDRAWAL: [],
  WITHDRAW: [REASON],
  TAKE: [],
  REASSIGN: [field('assigneeId', 'person', 'assigneeId'), REASON],
  FORWARD: [COMMENT],
  ASSIGN: [field('assigneeId', 'person', 'assigneeId'), COMMENT],
  PROPOSE: [field('proposal', 'longText', 'proposal'), field('fileIds', 'files', 'draftFile')],
  APPROVE: [COMMENT],
  SEND_BACK: [COMMENT],
  ASK_OPINION: [
    field('opinionAgencyCode', 'opinionDesk', 'opinionAgencyCode'),
    field('comment', 'longText', 'question'),
    field('until', 'date', 'until'),
    FILES,
  ],
  ANSWER_OPINION: [field('opinionId', 'opinion', 'opinionId'), field('comment', 'longText', 'answer'), FILES],
  REMIND_OPINION: [field('opinionId', 'opinion', 'opinionId'), field('comment', 'longText', 'note')],
  CANCEL_OPINION: [field('opinionId', 'opinion', 'opinionId'), REASON],
  PLAN_VISIT: [
    field('visitKind', 'visitKind', 'visitKind'),
    field('visitAt', 'dateTime', 'visitAt'),
    field('place', 'text', 'place'),
    field('participants', 'longText', 'participants'),
    field('comment', 'longText', 'visitContent'),
  ],
  RECORD_VISIT: [
    field('visitId', 'visit', 'visitId'),
    field('participants', 'longText', 'participants'),
    field('comment', 'longText', 'minutes'),
    FILES,
  ],
  CANCEL_VISIT: [field('visitId', 'visit', 'visitId'), REASON],
  BRANCH: [field('branchAgencies', 'branchAgencies', 'branchAgencies')],
  SEND_OUT: [
    field('sentTo', 'text', 'sentTo'),
    field('documentNumber', 'text', 'documentNumber'),
    field('documentDate', 'date', 'documentDate'),
    field('until', 'date', 'until'),
    field('comment', 'longText', 'note'),
    FILES,
  ],
  RECORD_REPLY: [
    field('documentNumber', 'text', 'documentNumber'),
    field('documentDate', 'date', 'documentDate'),
    field('comment', 'longText', 'note'),
    FILES,
  ],
  SET_OBLIGATION: [REASON, field('vnd', 'money', 'vnd')],
  MEET_OBLIGATION: [...PAID_BY, NOTE],
  EXTEND: [REASON, field('until', 'date', 'newDueAt'), field('fileIds', 'files', 'apologyFile')],
  APPROVE_DECISION: [COMMENT],
  REJECT_DECISION: [COMMENT],
  REFUSE: [REASON],
  STOP: [REASON],
  ISSUE: [
    field('resultNumber', 'text', 'resultNumber'),
    field('resultDate', 'date', 'resultDate'),
    field('resultSigner', 'text', 'resultSigner'),
    field('resultName', 'text', 'resultName'),
    field('fileIds', 'files', 'resultFile'),
  ],
  RETURN: [
    field('method', 'method', 'method'),
    field('collectorName', 'text', 'collectorName'),
    field('collectorId', 'text', 'collectorId'),
    field('authorised', 'yesNo', 'authorised'),
    field('documentNumber', 'text', 'authorisationNumber'),
    field('fileIds', 'files', 'authorisationFile'),
    NOTE,
  ],
  CORRECT: [REASON],
  REOPEN: [REASON],
};

/** What ends a dossier without its result, or throws work back: never the first button. */
const UNHAPPY: readonly DossierAction[] = [
  ...([
    'DECLINE',
    'REFUSE',
    'WITHDRAW',
    'SEND_BACK',
    'REQUEST_SUPPLEMENT',
    'EXTEND',
    'STOP',
    'REJECT_DECISION',
  ] as const),
  ...(['CANCEL_OPINION', 'CANCEL_VISIT', 'CORRECT', 'REOPEN'] as const),
];

/** What is done beside the way on. */
const ASIDE: readonly DossierAction[] = [
  ...(['TAKE', 'REASSIGN', 'ASK_OPINION', 'REMIND_OPINION', 'PLAN_VISIT', 'SEND_OUT', 'SET_OBLIGATION'] as const),
];

/** Actions of which a leader has the last word, unless a leader does them. */
export const NEEDS_LEADER: readonly DossierAction[] = ['EXTEND', 'STOP'];

/** The actions in the order of the panel: what moves the dossier on, then the rest. */
export function inPanelOrder(actions: readonly DossierAction[]): DossierAction[] {
  const rank = (action: DossierAction) => (UNHAPPY.includes(action) ? 2 : ASIDE.includes(action) ? 1 : 0);
  return [...actions].sort((one, other) => rank(one) - rank(other));
}

/** What every desk may do, and what the counter and the records desk hardly ever have a reason for. */
const OF_WHO_RESOLVES: readonly DossierAction[] = [
  ...(['ASK_OPINION', 'PLAN_VISIT', 'SEND_OUT', 'SET_OBLIGATION', 'EXTEND', 'STOP'] as const),
];
const PASSING_ON: readonly string[] = ['RECEPTIONIST', 'RECORDS_CLERK'];

/** The work of the desk in the order of the panel, and what else may be done there. Pure. */
export function ofDesk(
  actions: readonly DossierAction[],
  deskRole: string | undefined,
  onTheWay: readonly string[],
): { own: DossierAction[]; other: DossierAction[] } {
  const isOther = (action: DossierAction) =>
    PASSING_ON.includes(deskRole ?? '') && OF_WHO_RESOLVES.includes(action) && !onTheWay.includes(action);
  const ordered = inPanelOrder(actions);
  const own = ordered.filter((action) => !isOther(action));
  return own.length > 0 ? { own, other: ordered.filter(isOther) } : { own: ordered, other: [] };
}

export function isUnhappy(action: DossierAction): boolean {
  return UNHAPPY.includes(action);
}
