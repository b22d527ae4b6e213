import type { TimeLimit } from '../calendar/limit.ts';
import type { TraceEntry } from '../calendar/trace.ts';
import type { Words } from '../language.ts';
import type { PostalAddress } from '../post/order.ts';
import type { Channel } from '../procedure/procedure.ts';
import type { Role } from '../process/process.ts';
import type { TrustLevel, VaultSource } from '../vault/vaultItem.ts';

/** Who the dossier is for, as declared; the submitter is somebody else when acting for them. */
export interface Applicant {
  kind: 'CITIZEN' | 'ORGANISATION';
  name: string;
  citizenId?: string;
  taxCode?: string;
  dateOfBirth?: string;
  phone?: string;
  email?: string;
  address?: string;
  /** the person at the counter, when not the applicant (Đ.15.2 NĐ 118/2025) */
  submitterName?: string;
  organisationName?: string;
}

/** In what shape a paper was handed in; columns of Mẫu 01. */
export const PAPER_SHAPES = ['ORIGINAL', 'CERTIFIED_COPY', 'COPY', 'ELECTRONIC', 'MISSING'] as const;
export type PaperShape = (typeof PAPER_SHAPES)[number];

/**
 * What an online applicant says of a paper without file: it comes to the counter, it need not be handed in, or the
 * electronic form stands in for it (Đ.9.1 NĐ 45/2020).
 */
export const PAPER_REMARKS = ['BRING', 'NOT_NEEDED', 'DECLARED'] as const;
export type PaperRemark = (typeof PAPER_REMARKS)[number];

export interface SubmittedComponent {
  key: string;
  name: string;
  shape: PaperShape;
  count: number;
  fileIds: string[];
  remark?: PaperRemark;
  /** files that came out of the applicant's vault, as they stood when the dossier was handed in */
  fromVault?: { fileId: string; itemId: string; source: VaultSource; trust: TrustLevel }[];
}

/** How the applicant wants the result (Đ.22 NĐ 118/2025). */
export interface Delivery {
  method: 'COUNTER' | 'ONLINE' | 'POST';
  address?: string;
  /** POST: to whom and where, in parts */
  postal?: PostalAddress;
  /** the post fetches the papers there and brings them to the one-stop */
  pickUp?: PostalAddress;
  /** POST: whoever brings the result collects the fees that are still owed */
  payOnDelivery?: true;
}

/** The desk a dossier is on. */
export interface Position {
  stepId: string;
  role: Role;
  agencyCode: string;
  unitId: string | null;
  assigneeId: string | null;
}

/** A promised date with everything that made it. `dueAt` is null where the law gives words instead of a number. */
export interface DuePromise {
  limit: TimeLimit;
  effectiveFrom: string;
  /** the date in law: pauses counted, a new appointment not */
  dueAt: string | null;
  /** the new appointment that still holds after this promise (Đ.19.9 NĐ 61/2018) */
  extendedDueAt?: string | null;
  trace: TraceEntry[];
  warnings: Words[];
}

export interface IssuedResult {
  number: string;
  date: string;
  signer: string;
  name: string;
  fileId: string | null;
}

/** One thing that is missing, and what to bring instead (Mẫu 02). */
export interface SupplementItem {
  name: string;
  problem: string;
}

/** The desk that is asked for an opinion (Đ.19.5 NĐ 61/2018). */
export interface OpinionDesk {
  agencyCode: string;
  /** null: whoever answers for the agency */
  unitId: string | null;
}

/** Who may answer for the unit or agency that was asked. */
export const OPINION_ROLES = ['SPECIALIST', 'UNIT_HEAD', 'AGENCY_LEADER'] as const satisfies Role[];

/** On the spot, or a meeting with the applicant (Đ.19.3 NĐ 61/2018). */
export const VISIT_KINDS = ['VERIFICATION', 'MEETING'] as const;
export type VisitKind = (typeof VISIT_KINDS)[number];

export interface VisitPlan {
  kind: VisitKind;
  /** ISO 8601, UTC */
  at: string;
  place: string;
  participants: string;
  content: string;
}

/**
 * What an officer may only lay before a leader (Đ.16.1e quy chế Đồng Nai: pausing, supplementing and not resolving are
 * approved on the software); the content is that of the event it becomes.
 */
export type PendingDecision =
  | { kind: 'SUPPLEMENT'; items: SupplementItem[]; reason: string; until: string | null }
  | { kind: 'EXTENSION'; reason: string; until: string; fileIds: string[] }
  | { kind: 'STOP'; reason: string };
export type DecisionKind = PendingDecision['kind'];

/** One agency's part of an interlinked procedure (liên thông, Đ.19.6–7 NĐ 61/2018): a dossier of its own below this one. */
export interface BranchPlan {
  id: string;
  name: Words;
  dossierId: string;
  agencyCode: string;
  /** when its share of the time is over; null where the limit is given in words, or its turn has not come */
  dueAt: string | null;
  /** the division that the process names; left out: the agency's own order decides */
  divisionKey?: string;
}

/** An entry made after the system was down: its line in the paper journal, and why (Đ.3.5 quy chế Đồng Nai). */
export interface JournalEntry {
  number: string;
  reason: string;
}

/** By the id of a running part: when its share of the time is over after a pause of the whole, and why. */
export type PartDates = Record<string, { dueAt: string | null; line: TraceEntry }>;

export interface Payloads {
  SUBMITTED: {
    submissionNumber: string;
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
    /** until when the one-stop must accept, ask or decline (Đ.8 NQ 66.7/2025) */
    acceptBy: string | null;
    at: Position;
    /** chạy thử: shown as such everywhere and never counted */
    test?: boolean;
    /** of one agency's part of an interlinked procedure */
    parent?: { dossierId: string; branchId: string; divisionKey?: string };
  };
  /** the applicant handed in the dossier anew before anybody had accepted it (Đ.19.3 quy chế Hòa Bình) */
  EDITED: {
    applicant: Applicant;
    answers: Record<string, string>;
    components: SubmittedComponent[];
    delivery: Delivery;
    acceptBy: string | null;
  };
  /** the applicant wants the result in another way than first said (Đ.22 NĐ 118/2025) */
  DELIVERY_CHOSEN: { delivery: Delivery };
  RECEIVED: {
    code: string;
    promise: DuePromise;
    collectedVnd: number;
    note?: string;
    at: Position;
    journal?: JournalEntry;
  };
  DECLINED: { reason: string };
  /** `to`: back from the leader who approved it */
  SUPPLEMENT_REQUESTED: { items: SupplementItem[]; reason: string; until: string | null; to?: Position };
  SUPPLEMENTED: {
    note: string;
    components: SubmittedComponent[];
    answers?: Record<string, string>;
    acceptBy: string | null;
    promise: DuePromise | null;
    parts?: PartDates;
  };
  OBLIGATION_SET: { reason: string; vnd: number };
  OBLIGATION_MET: { note: string; promise: DuePromise | null; parts?: PartDates };
  /** the dossier goes to another desk */
  MOVED: {
    action: 'FORWARD' | 'ASSIGN' | 'PROPOSE' | 'APPROVE' | 'SEND_BACK';
    comment?: string;
    to: Position;
    draft?: Draft;
  };
  TAKEN: { assigneeId: string };
  /** put into other hands at the same desk by somebody above it; null: back to the desk as a whole */
  REASSIGNED: { assigneeId: string | null; reason: string };
  /** another account follows it from now on; the names are those of the accounts */
  OWNER_CHANGED: { ownerAccountId: string; fromName: string; toName: string };
  /** the desk itself moved: reorganisation, a unit without people */
  RELOCATED: {
    to: Position;
    reason: string;
    receivingAgencyCode?: string;
    competentAgencyCode?: string;
    /** open questions whose desks moved as well, by id */
    asked?: Record<string, OpinionDesk>;
    /** the desk to which it goes back when the leader has decided, when that one moved */
    cameFrom?: Position;
  };
  OPINION_ASKED: { opinionId: string; asked: OpinionDesk; question: string; fileIds: string[]; dueAt: string };
  OPINION_REMINDED: { opinionId: string; note: string };
  OPINION_ANSWERED: { opinionId: string; answer: string; fileIds: string[] };
  OPINION_CANCELLED: { opinionId: string; reason: string };
  VISIT_PLANNED: { visitId: string } & VisitPlan;
  VISIT_RECORDED: { visitId: string; participants: string; minutes: string; fileIds: string[] };
  VISIT_CANCELLED: { visitId: string; reason: string };
  DECISION_ASKED: { decision: PendingDecision; to: Position };
  DECISION_REJECTED: { comment: string; to: Position };
  /** apology and new appointment (Đ.19.9 NĐ 61/2018, Mẫu 04); `tooLate`: decided less than a day before the date */
  EXTENDED: { until: string; reason: string; fileIds: string[]; tooLate: boolean; trace: TraceEntry[]; to?: Position };
  /** to a higher authority that decides (Đ.13.2c quy chế Đồng Nai) */
  SENT_OUT: {
    authority: string;
    documentNumber: string;
    documentDate: string;
    note: string;
    until: string | null;
    fileIds: string[];
  };
  CAME_BACK: { documentNumber: string; documentDate: string; note: string; fileIds: string[] };
  BRANCHED: { mode: 'SEQUENTIAL' | 'PARALLEL'; branches: BranchPlan[] };
  /** the turn of a later agency has come, or one that had finished resolves its part anew */
  BRANCH_STARTED: { branchId: string; dueAt: string | null };
  BRANCH_FINISHED: { branchId: string; outcome: 'RESOLVED' | 'STOPPED'; note: string; result: IssuedResult | null };
  /** of a part: its clock stands still with the whole, which waits for the applicant (Đ.19.4 NĐ 61/2018) */
  HELD: { reason: 'SUPPLEMENT' | 'FINANCIAL_OBLIGATION' };
  /** of a part: the whole goes on */
  RELEASED: { promise: DuePromise };
  RESULT_ISSUED: { result: IssuedResult; to: Position };
  REFUSED: { reason: string; to: Position };
  /** after acceptance: the one-stop confirms by WITHDRAWN (Đ.21 NĐ 118/2025) */
  WITHDRAWAL_ASKED: { reason: string };
  /** the applicant wants it after all, before the one-stop has confirmed */
  WITHDRAWAL_CANCELLED: { reason: string };
  WITHDRAWN: { reason: string };
  /** Thông báo dừng giải quyết (Mẫu 05) */
  STOPPED: { reason: string; to: Position };
  /** the result was wrong: it is void, the dossier is resolved anew at the agency's cost (Đ.21.1 NĐ 61/2018) */
  CORRECTED: { reason: string; to: Position };
  /** a stopped or refused dossier is resolved after all */
  REOPENED: { reason: string; to: Position };
  RETURNED: {
    method: Delivery['method'];
    collectorName: string;
    collectorId?: string;
    authorised: boolean;
    /** of somebody else: what showed that they may (Đ.11.4 quy chế Đồng Nai) */
    authorisation?: { documentNumber: string; fileIds: string[] };
    /** the collector had the number that only the owner's page shows */
    byPickUpCode?: true;
    note?: string;
    journal?: JournalEntry;
  };
}

/** What a specialist lays before the leader: the proposal in words and the draft result. */
export interface Draft {
  proposal: string;
  fileId: string | null;
}

export type EventType = keyof Payloads;

/** One thing that happened. `at`: when it was true; `recordedAt`: when it was entered. ISO 8601, UTC. */
export type DossierEvent = {
  [T in EventType]: {
    seq: number;
    type: T;
    at: string;
    recordedAt: string;
    actorId: string | null;
    actorName: string;
    agencyCode: string | null;
    unitId: string | null;
    onBehalfOf: string | null;
    requestId: string;
    payload: Payloads[T];
  };
}[EventType];

export type EventOf<T extends EventType> = Extract<DossierEvent, { type: T }>;
