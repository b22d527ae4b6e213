import type { StepAction } from '../process/process.ts';
import { STATUS, type Status } from './status.ts';

/** Everything that can be done to a dossier after it was submitted. */
export const DOSSIER_ACTIONS = [
  'EDIT',
  'RECEIVE',
  'DECLINE',
  'REQUEST_SUPPLEMENT',
  'SUPPLEMENT',
  'ASK_WITHDRAWAL',
  'CANCEL_WITHDRAWAL',
  'WITHDRAW',
  'TAKE',
  'REASSIGN',
  'FORWARD',
  'ASSIGN',
  'PROPOSE',
  'APPROVE',
  'SEND_BACK',
  'ASK_OPINION',
  'ANSWER_OPINION',
  'REMIND_OPINION',
  'CANCEL_OPINION',
  'PLAN_VISIT',
  'RECORD_VISIT',
  'CANCEL_VISIT',
  'BRANCH',
  'SEND_OUT',
  'RECORD_REPLY',
  'EXTEND',
  'APPROVE_DECISION',
  'REJECT_DECISION',
  'SET_OBLIGATION',
  'MEET_OBLIGATION',
  'REFUSE',
  'STOP',
  'ISSUE',
  'RETURN',
  'CORRECT',
  'REOPEN',
] as const;
export type DossierAction = (typeof DOSSIER_ACTIONS)[number];

/**
 * Who may act: DESK – the officer on whose desk the dossier is; SUPERIOR – who heads that desk's unit or agency;
 * RECEIVING_DESK – any receptionist of the agency that received it; OPINION_DESK – who is asked for an opinion;
 * COMPETENT_LEADER – the leader of the agency that decides; OWNER – the applicant whose account submitted it.
 */
export type ActionHolder = 'DESK' | 'SUPERIOR' | 'RECEIVING_DESK' | 'OPINION_DESK' | 'COMPETENT_LEADER' | 'OWNER';

/** What must hold of the dossier beside its status; each is a question to its facts in `domain/policy`. */
export type ActionCondition =
  | 'NOTHING_AWAITED'
  | 'OPINION_AWAITED'
  | 'VISIT_PLANNED'
  | 'SENT_OUT'
  | 'NOT_SENT_OUT'
  | 'NO_BRANCH_RUNNING'
  | 'HAS_RESULT'
  | 'WAS_STOPPED'
  | 'NOT_A_BRANCH'
  | 'WITHDRAWAL_ASKED'
  | 'NO_WITHDRAWAL_ASKED';

export interface ActionRule {
  from: readonly Status[];
  by: readonly ActionHolder[];
  /** the process step must list it among its transitions */
  inProcess: StepAction | null;
  /** only after (true) or only before acceptance (false) */
  accepted?: boolean;
  when?: readonly ActionCondition[];
  /** whether it goes on while something lies before a leader: ALSO then, ONLY then; otherwise not */
  underDecision?: 'ALSO' | 'ONLY';
}

const { SUBMITTED, RECEIVED, IN_PROCESS, SUPPLEMENT_REQUESTED, FINANCIAL_OBLIGATION, STOPPED, RESOLVED, RETURNED } =
  STATUS;
const WORKING = [RECEIVED, IN_PROCESS] as const;

const WAITING = [SUPPLEMENT_REQUESTED, FINANCIAL_OBLIGATION] as const;
const OPEN = [SUBMITTED, ...WORKING, ...WAITING] as const;

/** The action table: status × holder × process × condition. What is not in it cannot be done. */
export const ACTION_RULES = {
  // freely until somebody has accepted it (Đ.19.3 quy chế Hòa Bình)
  EDIT: { from: [SUBMITTED], by: ['OWNER'], inProcess: null },
  RECEIVE: { from: [SUBMITTED], by: ['DESK'], inProcess: null },
  // also when what was asked for before acceptance never came (law.md §1: 5 → 3)
  DECLINE: { from: [SUBMITTED, SUPPLEMENT_REQUESTED], by: ['DESK'], inProcess: null, accepted: false },
  // before acceptance reception asks (Đ.17.2 NĐ 61/2018); afterwards only a step whose process allows it (Đ.19.4)
  REQUEST_SUPPLEMENT: {
    from: [SUBMITTED, ...WORKING],
    by: ['DESK'],
    inProcess: 'REQUEST_SUPPLEMENT',
    when: ['NOT_A_BRANCH'],
  },
  SUPPLEMENT: {
    from: [SUPPLEMENT_REQUESTED],
    by: ['OWNER', 'RECEIVING_DESK'],
    inProcess: null,
    // a part waits with the whole, and goes on with it
    when: ['NOT_A_BRANCH'],
    underDecision: 'ALSO',
  },
  // after acceptance the applicant asks and the one-stop confirms (law.md §1: 2, 4, 5, 6 → 7)
  ASK_WITHDRAWAL: {
    from: [...WORKING, ...WAITING],
    by: ['OWNER'],
    inProcess: null,
    accepted: true,
    when: ['NOT_A_BRANCH', 'NO_WITHDRAWAL_ASKED'],
    underDecision: 'ALSO',
  },
  CANCEL_WITHDRAWAL: {
    from: [...WORKING, ...WAITING],
    by: ['OWNER'],
    inProcess: null,
    when: ['WITHDRAWAL_ASKED'],
    underDecision: 'ALSO',
  },
  // freely before acceptance; afterwards the one-stop records it while there is no decision (Đ.21 NĐ 118/2025)
  WITHDRAW: {
    from: OPEN,
    by: ['OWNER', 'RECEIVING_DESK'],
    inProcess: null,
    when: ['NOT_A_BRANCH'],
    underDecision: 'ALSO',
  },
  TAKE: { from: [...OPEN, RESOLVED, STOPPED], by: ['DESK'], inProcess: null, underDecision: 'ALSO' },
  REASSIGN: { from: [...OPEN, RESOLVED, STOPPED], by: ['SUPERIOR'], inProcess: null, underDecision: 'ALSO' },
  FORWARD: { from: WORKING, by: ['DESK'], inProcess: 'FORWARD', when: ['NOTHING_AWAITED'] },
  ASSIGN: { from: WORKING, by: ['DESK'], inProcess: 'ASSIGN' },
  PROPOSE: { from: WORKING, by: ['DESK'], inProcess: 'PROPOSE', when: ['NOTHING_AWAITED'] },
  APPROVE: { from: WORKING, by: ['DESK'], inProcess: 'APPROVE', when: ['NOTHING_AWAITED'] },
  SEND_BACK: { from: WORKING, by: ['DESK'], inProcess: 'SEND_BACK' },
  // the dossier stays on its desk, the question goes out (Đ.19.5 NĐ 61/2018)
  ASK_OPINION: { from: WORKING, by: ['DESK'], inProcess: 'ASK_OPINION' },
  ANSWER_OPINION: {
    from: [...WORKING, ...WAITING],
    by: ['OPINION_DESK'],
    inProcess: null,
    when: ['OPINION_AWAITED'],
    underDecision: 'ALSO',
  },
  REMIND_OPINION: { from: [...WORKING, ...WAITING], by: ['DESK'], inProcess: null, when: ['OPINION_AWAITED'] },
  CANCEL_OPINION: { from: [...WORKING, ...WAITING], by: ['DESK'], inProcess: null, when: ['OPINION_AWAITED'] },
  // Đ.19.3 NĐ 61/2018
  PLAN_VISIT: { from: WORKING, by: ['DESK'], inProcess: null },
  RECORD_VISIT: { from: WORKING, by: ['DESK'], inProcess: null, when: ['VISIT_PLANNED'] },
  CANCEL_VISIT: { from: WORKING, by: ['DESK'], inProcess: null, when: ['VISIT_PLANNED'] },
  // Đ.19.6–7 NĐ 61/2018
  BRANCH: { from: WORKING, by: ['DESK'], inProcess: 'BRANCH', when: ['NO_BRANCH_RUNNING'] },
  // Đ.13.2c quy chế Đồng Nai: the committee or a ministry decides
  SEND_OUT: { from: [IN_PROCESS], by: ['DESK'], inProcess: null, when: ['NOT_SENT_OUT'] },
  RECORD_REPLY: { from: [IN_PROCESS], by: ['DESK'], inProcess: null, when: ['SENT_OUT'] },
  SET_OBLIGATION: { from: WORKING, by: ['DESK'], inProcess: null, when: ['NOT_A_BRANCH'] },
  MEET_OBLIGATION: {
    from: [FINANCIAL_OBLIGATION],
    by: ['RECEIVING_DESK'],
    inProcess: null,
    when: ['NOT_A_BRANCH'],
    underDecision: 'ALSO',
  },
  // Đ.19.9 NĐ 61/2018
  EXTEND: { from: WORKING, by: ['DESK'], inProcess: null, when: ['NOT_A_BRANCH'] },
  APPROVE_DECISION: { from: OPEN, by: ['DESK'], inProcess: null, underDecision: 'ONLY' },
  REJECT_DECISION: { from: OPEN, by: ['DESK'], inProcess: null, underDecision: 'ONLY' },
  REFUSE: { from: WORKING, by: ['DESK'], inProcess: 'REFUSE' },
  // also when the applicant never answers (law.md §1: 5 → 8, 6 → 8)
  STOP: { from: [...WORKING, ...WAITING], by: ['DESK'], inProcess: null, accepted: true },
  ISSUE: { from: [...WORKING, STOPPED], by: ['DESK'], inProcess: 'ISSUE', when: ['NOTHING_AWAITED'] },
  RETURN: { from: [RESOLVED, STOPPED], by: ['DESK'], inProcess: 'RETURN' },
  // Đ.21.1 NĐ 61/2018: a wrong result is void and made anew
  CORRECT: { from: [RESOLVED, RETURNED], by: ['COMPETENT_LEADER'], inProcess: null, when: ['HAS_RESULT'] },
  REOPEN: { from: [STOPPED, RETURNED], by: ['COMPETENT_LEADER'], inProcess: null, when: ['WAS_STOPPED'] },
} satisfies Record<DossierAction, ActionRule>;
