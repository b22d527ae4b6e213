import type { TimeLimit } from '../calendar/limit.ts';
import type { TraceEntry } from '../calendar/trace.ts';
import type { Words } from '../language.ts';
import type { Channel } from '../procedure/procedure.ts';
import type { Role, StepAction } from '../process/process.ts';

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
}

/** How the applicant wants the result (Đ.22 NĐ 118/2025). */
export interface Delivery {
  method: 'COUNTER' | 'ONLINE' | 'POST';
  address?: string;
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
  dueAt: string | null;
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
  };
  RECEIVED: { code: string; promise: DuePromise; collectedVnd: number; note?: string; at: Position };
  DECLINED: { reason: string };
  SUPPLEMENT_REQUESTED: { items: { name: string; problem: string }[]; reason: string; until: string | null };
  SUPPLEMENTED: {
    note: string;
    components: SubmittedComponent[];
    answers?: Record<string, string>;
    acceptBy: string | null;
    promise: DuePromise | null;
  };
  OBLIGATION_SET: { reason: string; vnd: number };
  OBLIGATION_MET: { note: string; promise: DuePromise | null };
  /** forward, assign, propose, approve, send back, ask and answer an opinion: the dossier goes to another desk */
  MOVED: {
    action: Exclude<StepAction, 'ISSUE' | 'RETURN' | 'REFUSE' | 'REQUEST_SUPPLEMENT'>;
    comment?: string;
    to: Position;
    draft?: Draft;
    until?: string;
  };
  TAKEN: { assigneeId: string };
  RESULT_ISSUED: { result: IssuedResult; to: Position };
  REFUSED: { reason: string; to: Position };
  WITHDRAWN: { reason: string };
  RETURNED: {
    method: Delivery['method'];
    collectorName: string;
    collectorId?: string;
    authorised: boolean;
    note?: string;
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
