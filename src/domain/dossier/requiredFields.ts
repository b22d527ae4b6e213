import type { DossierAction } from './actions.ts';

/** What each action cannot do without; names as in the API. */
const REQUIRED = {
  RECEIVE: [],
  DECLINE: ['reason'],
  REQUEST_SUPPLEMENT: ['items'],
  SUPPLEMENT: [],
  WITHDRAW: [],
  TAKE: [],
  FORWARD: [],
  ASSIGN: ['assigneeId'],
  PROPOSE: ['proposal'],
  APPROVE: [],
  SEND_BACK: ['comment'],
  ASK_OPINION: ['comment', 'until'],
  ANSWER_OPINION: ['comment'],
  SET_OBLIGATION: ['reason', 'vnd'],
  MEET_OBLIGATION: [],
  REFUSE: ['reason'],
  ISSUE: ['resultNumber', 'resultDate', 'resultSigner'],
  RETURN: ['method', 'collectorName'],
} as const satisfies Record<DossierAction, readonly string[]>;

export type RequiredField = (typeof REQUIRED)[DossierAction][number];

/** What the server asks for and the screens mark as required. */
export function requiredFields(action: DossierAction): readonly RequiredField[] {
  return REQUIRED[action];
}
