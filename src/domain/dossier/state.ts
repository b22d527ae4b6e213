import type { TimeLimit } from '../calendar/limit.ts';
import type { TraceEntry } from '../calendar/trace.ts';
import type { Words } from '../language.ts';
import type { Channel } from '../procedure/procedure.ts';
import type { Applicant, Delivery, Draft, IssuedResult, Position, SubmittedComponent } from './events.ts';
import type { Status } from './status.ts';

/** A stretch of time in which the statutory clock stood still. */
export interface Pause {
  from: string;
  to: string | null;
  reason: 'SUPPLEMENT' | 'FINANCIAL_OBLIGATION';
}

/** Everything the events of a dossier add up to. A pure function of them: `reduce(events)`. */
export interface DossierState {
  revision: number;
  status: Status;
  /** the status to come back to when the applicant has answered */
  statusBeforePause: Status | null;
  submissionNumber: string;
  code: string | null;
  lookupKey: string;
  procedureCode: string;
  procedureName: string;
  procedureVersionId: string;
  processId: string;
  channel: Channel;
  ownerAccountId: string | null;
  applicant: Applicant;
  formKey: string | null;
  answers: Record<string, string>;
  components: SubmittedComponent[];
  setCount: number;
  receivingAgencyCode: string;
  competentAgencyCode: string;
  delivery: Delivery;
  submittedAt: string;
  acceptBy: string | null;
  receivedAt: string | null;
  receivedBy: string | null;
  effectiveFrom: string | null;
  limit: TimeLimit | null;
  dueAt: string | null;
  /** the date printed on the receipt; kept when a pause moves `dueAt`, by which lateness is judged */
  originalDueAt: string | null;
  trace: TraceEntry[];
  warnings: Words[];
  collectedVnd: number;
  /** in order of time, not overlapping; the last one is open while the dossier waits */
  pauses: Pause[];
  supplement: {
    items: { name: string; problem: string }[];
    reason: string;
    until: string | null;
    requestedAt: string;
  } | null;
  supplementRequests: number;
  obligation: { reason: string; vnd: number } | null;
  position: Position | null;
  positionSince: string;
  /** who acted last at each step: a dossier sent back goes to the same hands */
  handlers: Record<string, string>;
  /** agencies and units the dossier has been to, in order, for the public look-up (Đ.12 quy chế Hòa Bình) */
  route: { agencyCode: string; unitId: string | null }[];
  opinion: { askedAt: string; question: string; until: string | null } | null;
  draft: Draft | null;
  result: IssuedResult | null;
  finishedAt: string | null;
  closingReason: string | null;
  returned: { at: string; method: Delivery['method']; collectorName: string; authorised: boolean } | null;
}
