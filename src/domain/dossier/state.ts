import type { TimeLimit } from '../calendar/limit.ts';
import type { TraceEntry } from '../calendar/trace.ts';
import type { Words } from '../language.ts';
import type { Channel } from '../procedure/procedure.ts';
import type {
  Applicant,
  BranchPlan,
  Delivery,
  Draft,
  IssuedResult,
  JournalEntry,
  OpinionDesk,
  PendingDecision,
  Position,
  SubmittedComponent,
  SupplementItem,
  VisitPlan,
} from './events.ts';
import type { Status } from './status.ts';

/** A stretch of time in which the statutory clock stood still. */
export interface Pause {
  from: string;
  to: string | null;
  reason: 'SUPPLEMENT' | 'FINANCIAL_OBLIGATION';
}

/** A question to another desk while the dossier stays where it is. */
export interface Opinion {
  id: string;
  asked: OpinionDesk;
  question: string;
  fileIds: string[];
  askedAt: string;
  askedById: string | null;
  askedBy: string;
  dueAt: string;
  remindedAt: string[];
  answer: { at: string; by: string; text: string; fileIds: string[] } | null;
  /** set when it was taken back, or the dossier ended before it was answered */
  cancelledAt: string | null;
}

export interface Visit extends VisitPlan {
  id: string;
  record: { at: string; participants: string; minutes: string; fileIds: string[] } | null;
  cancelledAt: string | null;
}

/** A new appointment given with an apology. */
export interface Extension {
  decidedAt: string;
  until: string;
  reason: string;
  fileIds: string[];
  tooLate: boolean;
}

export interface Branch extends BranchPlan {
  state: 'WAITING' | 'RUNNING' | 'RESOLVED' | 'STOPPED';
  finishedAt: string | null;
  note: string;
  result: IssuedResult | null;
  /** what moved `dueAt`: pauses of the whole */
  moved?: TraceEntry[];
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
  /** the date the applicant was last told */
  dueAt: string | null;
  /** the date in law, by which lateness is judged: moved by pauses, never by a new appointment (bộ chỉ số 766) */
  originalDueAt: string | null;
  /** at most one (Đ.19.9 NĐ 61/2018) since the limit last began */
  extensions: Extension[];
  trace: TraceEntry[];
  warnings: Words[];
  collectedVnd: number;
  /** in order of time, not overlapping; the last one is open while the dossier waits */
  pauses: Pause[];
  supplement: {
    items: SupplementItem[];
    reason: string;
    until: string | null;
    requestedAt: string;
  } | null;
  supplementRequests: number;
  obligation: { reason: string; vnd: number } | null;
  position: Position | null;
  positionSince: string;
  /** the move, decision or event that brought it to this desk */
  arrivedBy: string;
  /** who acted last at each step: a dossier sent back goes to the same hands */
  handlers: Record<string, string>;
  /** agencies and units the dossier has been to, in order, for the public look-up (Đ.12 quy chế Hòa Bình) */
  route: { agencyCode: string; unitId: string | null }[];
  opinions: Opinion[];
  visits: Visit[];
  /** what lies before a leader, and the desk it comes from and goes back to */
  decision: (PendingDecision & { askedAt: string; askedBy: string; from: Position }) | null;
  /** the applicant no longer wants it; until the one-stop confirms or a result is issued */
  withdrawalAsked: { at: string; reason: string } | null;
  sentOut: { authority: string; documentNumber: string; documentDate: string; at: string; until: string | null } | null;
  branches: Branch[];
  branchMode: 'SEQUENTIAL' | 'PARALLEL' | null;
  draft: Draft | null;
  result: IssuedResult | null;
  /** results that turned out wrong; kept for good */
  voidedResults: (IssuedResult & { voidedAt: string; reason: string })[];
  finishedAt: string | null;
  closingReason: string | null;
  test: boolean;
  parent: { dossierId: string; branchId: string; divisionKey?: string } | null;
  /** its lines in the paper journal of an outage */
  journal: JournalEntry[];
  returned: { at: string; method: Delivery['method']; collectorName: string; authorised: boolean } | null;
}

/** Whether an answer is still waited for. Pure. */
export function isOpenOpinion({ answer, cancelledAt }: Opinion): boolean {
  return answer === null && cancelledAt === null;
}

/** Whether the visit is still to come or to be recorded. Pure. */
export function isOpenVisit({ record, cancelledAt }: Visit): boolean {
  return record === null && cancelledAt === null;
}

/** Agencies that the dossier belongs to, has been to, or whose opinion or part it needs; each once. Pure. */
export function agenciesTouched(state: DossierState): string[] {
  const { receivingAgencyCode, competentAgencyCode, route, opinions, branches } = state;
  const agencies = [...route, ...opinions.map((opinion) => opinion.asked), ...branches].map((one) => one.agencyCode);
  return [...new Set([receivingAgencyCode, competentAgencyCode, ...agencies])];
}
