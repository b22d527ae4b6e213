import type { StepAction } from '../process/process.ts';
import { STATUS, type Status } from './status.ts';

/** Everything that can be done to a dossier after it was submitted. */
export const DOSSIER_ACTIONS = [
  'RECEIVE',
  'DECLINE',
  'REQUEST_SUPPLEMENT',
  'SUPPLEMENT',
  'WITHDRAW',
  'TAKE',
  'FORWARD',
  'ASSIGN',
  'PROPOSE',
  'APPROVE',
  'SEND_BACK',
  'ASK_OPINION',
  'ANSWER_OPINION',
  'SET_OBLIGATION',
  'MEET_OBLIGATION',
  'REFUSE',
  'ISSUE',
  'RETURN',
] as const;
export type DossierAction = (typeof DOSSIER_ACTIONS)[number];

/**
 * Who may act: DESK – the officer on whose desk the dossier is; RECEIVING_DESK – any receptionist of the agency that
 * received it; OWNER – the applicant whose account submitted it.
 */
export type ActionHolder = 'DESK' | 'RECEIVING_DESK' | 'OWNER';

export interface ActionRule {
  from: readonly Status[];
  by: readonly ActionHolder[];
  /** the process step must list it among its transitions */
  inProcess: StepAction | null;
  /** only after (true) or only before acceptance (false) */
  accepted?: boolean;
}

const { SUBMITTED, RECEIVED, IN_PROCESS, SUPPLEMENT_REQUESTED, FINANCIAL_OBLIGATION, STOPPED, RESOLVED } = STATUS;
const WORKING = [RECEIVED, IN_PROCESS] as const;

/** The action table: status × holder × process. What is not in it cannot be done. */
export const ACTION_RULES = {
  RECEIVE: { from: [SUBMITTED], by: ['DESK'], inProcess: null },
  // also when what was asked for before acceptance never came (law.md §1: 5 → 3)
  DECLINE: { from: [SUBMITTED, SUPPLEMENT_REQUESTED], by: ['DESK'], inProcess: null, accepted: false },
  // before acceptance reception asks (Đ.17.2 NĐ 61/2018); afterwards only a step whose process allows it (Đ.19.4)
  REQUEST_SUPPLEMENT: { from: [SUBMITTED, ...WORKING], by: ['DESK'], inProcess: 'REQUEST_SUPPLEMENT' },
  SUPPLEMENT: { from: [SUPPLEMENT_REQUESTED], by: ['OWNER', 'RECEIVING_DESK'], inProcess: null },
  // freely before acceptance; afterwards the one-stop records it while there is no decision (Đ.21 NĐ 118/2025)
  WITHDRAW: {
    from: [SUBMITTED, ...WORKING, SUPPLEMENT_REQUESTED, FINANCIAL_OBLIGATION],
    by: ['OWNER', 'RECEIVING_DESK'],
    inProcess: null,
  },
  TAKE: { from: [SUBMITTED, ...WORKING, RESOLVED, STOPPED], by: ['DESK'], inProcess: null },
  FORWARD: { from: WORKING, by: ['DESK'], inProcess: 'FORWARD' },
  ASSIGN: { from: WORKING, by: ['DESK'], inProcess: 'ASSIGN' },
  PROPOSE: { from: WORKING, by: ['DESK'], inProcess: 'PROPOSE' },
  APPROVE: { from: WORKING, by: ['DESK'], inProcess: 'APPROVE' },
  SEND_BACK: { from: WORKING, by: ['DESK'], inProcess: 'SEND_BACK' },
  ASK_OPINION: { from: WORKING, by: ['DESK'], inProcess: 'ASK_OPINION' },
  ANSWER_OPINION: { from: WORKING, by: ['DESK'], inProcess: 'ANSWER_OPINION' },
  // whoever appraises finds out what is to be paid
  SET_OBLIGATION: { from: [IN_PROCESS], by: ['DESK'], inProcess: 'PROPOSE' },
  MEET_OBLIGATION: { from: [FINANCIAL_OBLIGATION], by: ['RECEIVING_DESK'], inProcess: null },
  REFUSE: { from: WORKING, by: ['DESK'], inProcess: 'REFUSE' },
  ISSUE: { from: [...WORKING, STOPPED], by: ['DESK'], inProcess: 'ISSUE' },
  RETURN: { from: [RESOLVED, STOPPED], by: ['DESK'], inProcess: 'RETURN' },
} satisfies Record<DossierAction, ActionRule>;
