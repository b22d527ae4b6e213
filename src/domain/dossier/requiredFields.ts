import type { DossierAction } from './actions.ts';

/** What each action cannot do without; names as in the API. */
const REQUIRED = {
  EDIT: [],
  RECEIVE: [],
  DECLINE: ['reason'],
  REQUEST_SUPPLEMENT: ['items'],
  SUPPLEMENT: [],
  ASK_WITHDRAWAL: [],
  CANCEL_WITHDRAWAL: [],
  WITHDRAW: [],
  TAKE: [],
  REASSIGN: ['reason'],
  FORWARD: [],
  ASSIGN: ['assigneeId'],
  PROPOSE: ['proposal'],
  APPROVE: [],
  SEND_BACK: ['comment'],
  ASK_OPINION: ['opinionAgencyCode', 'comment', 'until'],
  ANSWER_OPINION: ['opinionId', 'comment'],
  REMIND_OPINION: ['opinionId'],
  CANCEL_OPINION: ['opinionId', 'reason'],
  PLAN_VISIT: ['visitKind', 'visitAt', 'place', 'participants', 'comment'],
  RECORD_VISIT: ['visitId', 'participants', 'comment'],
  CANCEL_VISIT: ['visitId', 'reason'],
  BRANCH: [],
  SEND_OUT: ['sentTo', 'documentNumber', 'documentDate'],
  RECORD_REPLY: ['documentNumber', 'documentDate'],
  SET_OBLIGATION: ['reason', 'vnd'],
  MEET_OBLIGATION: [],
  EXTEND: ['reason', 'until'],
  APPROVE_DECISION: [],
  REJECT_DECISION: ['comment'],
  REFUSE: ['reason'],
  STOP: ['reason'],
  ISSUE: ['resultNumber', 'resultDate', 'resultSigner'],
  RETURN: ['method', 'collectorName'],
  CORRECT: ['reason'],
  REOPEN: ['reason'],
} as const satisfies Record<DossierAction, readonly string[]>;

export type RequiredField = (typeof REQUIRED)[DossierAction][number];

/** What the server asks for and the screens mark as required. */
export function requiredFields(action: DossierAction): readonly RequiredField[] {
  return REQUIRED[action];
}
