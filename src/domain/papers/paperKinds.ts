import type { DossierAction } from '../dossier/actions.ts';
import type { DecisionKind, DossierEvent } from '../dossier/events.ts';

/** Papers of a dossier, as addresses name them, in the order in which they come. */
export const PAPER_KINDS = [
  'confirmation',
  'supplement-request',
  'receipt',
  'control-sheet',
  'opinion-request',
  'visit-minutes',
  'apology',
  'refusal',
  'stop-notice',
  'return-slip',
] as const;
export type PaperKind = (typeof PAPER_KINDS)[number];

/**
 * The paper that each action issues, to be shown before it is done. `BY_DECISION`: that of the decision that lies before
 * the leader. Actions that are not here print nothing.
 */
export const ACTION_PAPERS: Partial<Record<DossierAction, PaperKind | 'BY_DECISION'>> = {
  RECEIVE: 'receipt',
  DECLINE: 'refusal',
  REQUEST_SUPPLEMENT: 'supplement-request',
  WITHDRAW: 'stop-notice',
  ASK_OPINION: 'opinion-request',
  PLAN_VISIT: 'visit-minutes',
  RECORD_VISIT: 'visit-minutes',
  EXTEND: 'apology',
  REFUSE: 'refusal',
  STOP: 'stop-notice',
  APPROVE_DECISION: 'BY_DECISION',
  RETURN: 'return-slip',
};

/** The paper of a decision once it is made. */
export const DECISION_PAPERS: Record<DecisionKind, PaperKind> = {
  SUPPLEMENT: 'supplement-request',
  EXTENSION: 'apology',
  STOP: 'stop-notice',
};

/** The paper an event brought forth. Pure. `accepted`: whether the dossier had been received before it. */
export function paperOfEvent(event: DossierEvent, accepted: boolean): PaperKind | undefined {
  switch (event.type) {
    case 'SUBMITTED':
      return event.payload.channel === 'ONLINE' ? 'confirmation' : undefined;
    case 'RECEIVED':
      return 'receipt';
    case 'SUPPLEMENT_REQUESTED':
      return 'supplement-request';
    case 'DECLINED':
    case 'REFUSED':
      return 'refusal';
    case 'STOPPED':
      return 'stop-notice';
    // who withdraws before acceptance needs no notice: nothing was being resolved (Đ.21 NĐ 118/2025)
    case 'WITHDRAWN':
      return accepted ? 'stop-notice' : undefined;
    case 'EXTENDED':
      return 'apology';
    case 'OPINION_ASKED':
      return 'opinion-request';
    case 'VISIT_PLANNED':
    case 'VISIT_RECORDED':
      return 'visit-minutes';
    case 'RETURNED':
      return 'return-slip';
    default:
      return undefined;
  }
}

/** One paper that a history has brought forth. */
export interface IssuedPaper {
  kind: PaperKind;
  /** number of the event that issued it */
  seq: number;
  /** ISO 8601, UTC */
  at: string;
}

/**
 * The papers that a history has brought forth, in the order of the history. Recorded minutes take the place of the blank
 * ones of the same visit; the control sheet grows with the history and is there once. Pure.
 */
export function issuedPapers(events: readonly DossierEvent[]): IssuedPaper[] {
  const issued: IssuedPaper[] = [];
  const recorded = new Set(events.flatMap((event) => (event.type === 'VISIT_RECORDED' ? [event.payload.visitId] : [])));
  let accepted = false;
  for (const event of events) {
    const kind = paperOfEvent(event, accepted);
    const superseded = event.type === 'VISIT_PLANNED' && recorded.has(event.payload.visitId);
    if (kind && !superseded) issued.push({ kind, seq: event.seq, at: event.at });
    if (event.type === 'RECEIVED') {
      accepted = true;
      issued.push({ kind: 'control-sheet', seq: event.seq, at: event.at });
    }
  }
  return issued;
}

/** Papers between agencies, not for the applicant. */
const INTERNAL: readonly PaperKind[] = ['control-sheet', 'opinion-request', 'visit-minutes'];

/** Whether the paper is for the applicant too. Pure. */
export function isForApplicant(kind: PaperKind): boolean {
  return !INTERNAL.includes(kind);
}
