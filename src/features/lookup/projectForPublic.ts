import { createHash, timingSafeEqual } from 'node:crypto';
import type { TraceEntry } from '../../domain/calendar/trace.ts';
import type { DossierState } from '../../domain/dossier/state.ts';
import { STATUS_NAMES, type Status } from '../../domain/dossier/status.ts';
import { progressPercent } from './progress.ts';

/**
 * What the key in the address says about the paper it was read from. `NO_KEY`: only a code was typed;
 * `NOT_GENUINE`: the paper is not one this system issued, or was misread.
 */
export type ReceiptCheck = 'NO_KEY' | 'GENUINE' | 'NOT_GENUINE';

/** What anybody may see: the code and how far it is (Đ.16.2d TT 01/2018/TT-VPCP). */
export interface PublicProgress {
  /** the number of the submission until there is a code */
  code: string;
  status: Status;
  statusName: string;
  /** 0–100 */
  progressPercent: number;
}

/**
 * What the holder of the receipt may see besides (Đ.12.1 quy chế Hòa Bình); the code itself is in `PublicProgress`, its QR
 * in the receipt. `receivedAt`, `dueAt`: ISO 8601, UTC; `dueAt` is null where the law gives no number of days.
 */
export interface ReceiptFacts {
  receivingAgencyCode: string;
  /** agencies and units that had the dossier, in order, the present one last */
  route: { agencyCode: string; unitId: string | null }[];
  organisationName?: string;
  /** who handed it in */
  applicantName: string;
  receivedAt: string;
  dueAt: string | null;
  /** why the due date is what it is */
  trace: TraceEntry[];
}

/** Whether the key is the one printed on the receipt. Takes the same time whatever the difference. */
export function checkReceipt(lookupKey: string, given: string | undefined): ReceiptCheck {
  if (given === undefined || given === '') return 'NO_KEY';
  return timingSafeEqual(digest(lookupKey), digest(given)) ? 'GENUINE' : 'NOT_GENUINE';
}

/** The part of a dossier for anybody who knows its code. */
export function projectProgress({
  code,
  submissionNumber,
  status,
}: Pick<DossierState, 'code' | 'submissionNumber' | 'status'>): PublicProgress {
  return {
    code: code ?? submissionNumber,
    status,
    statusName: STATUS_NAMES[status],
    progressPercent: progressPercent({ status }),
  };
}

/**
 * The part of a dossier for the holder of its receipt; nothing else of the state is ever copied. Undefined before it is
 * accepted: agency, name and date are not shown yet (Đ.12.2 quy chế Hòa Bình).
 */
export function projectReceipt(state: DossierState): ReceiptFacts | undefined {
  if (!state.receivedAt) return undefined;
  const { name, submitterName, kind, organisationName } = state.applicant;
  const organisation = organisationName ?? (kind === 'ORGANISATION' ? name : undefined);
  return {
    receivingAgencyCode: state.receivingAgencyCode,
    route: state.route.map(({ agencyCode, unitId }) => ({ agencyCode, unitId })),
    ...(organisation && { organisationName: organisation }),
    applicantName: submitterName ?? name,
    receivedAt: state.receivedAt,
    dueAt: state.dueAt,
    trace: state.trace,
  };
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
