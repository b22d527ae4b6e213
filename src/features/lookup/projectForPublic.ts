import { timingSafeEqual } from 'node:crypto';
import type { TraceEntry } from '../../domain/calendar/trace.ts';
import type { DossierState } from '../../domain/dossier/state.ts';
import { STATUS_NAMES, type Status } from '../../domain/dossier/status.ts';
import { progressPercent } from './progress.ts';

/** What anybody with the code may see: the code and how far it is (Đ.16.2d TT 01/2018/TT-VPCP). */
export interface PublicProgress {
  code: string;
  status: Status;
  statusName: string;
  progressPercent: number;
  genuine: false;
}

/**
 * What the holder of the receipt may see, proved by the key in its QR code (Điều 12 quy chế Hòa Bình): accepted – agency,
 * units of the whole process, organisation, applicant, dates; not yet accepted – agency, applicant and date only.
 */
export interface ReceiptView extends Omit<PublicProgress, 'genuine'> {
  genuine: true;
  procedureName: string;
  receivingAgencyCode: string;
  competentAgencyCode: string;
  applicantName: string;
  submittedAt: string;
  organisationName?: string;
  route?: { agencyCode: string; unitId: string | null }[];
  receivedAt?: string;
  dueAt?: string | null;
  trace?: TraceEntry[];
  finishedAt?: string | null;
}

/** Whether the key is the one on the receipt. Takes the same time whatever the difference. */
export function isGenuine(state: Pick<DossierState, 'lookupKey'>, key: string | undefined): boolean {
  const expected = Buffer.from(state.lookupKey);
  const given = Buffer.from((key ?? '').padEnd(expected.length).slice(0, expected.length));
  return given.length === expected.length && timingSafeEqual(expected, given) && key?.length === state.lookupKey.length;
}

/** The part of a dossier that may leave the house without signing in. Nothing else of the state is ever copied. */
export function projectForPublic(state: DossierState, key: string | undefined): PublicProgress | ReceiptView {
  const base = {
    code: state.code ?? state.submissionNumber,
    status: state.status,
    statusName: STATUS_NAMES[state.status],
    progressPercent: progressPercent(state),
  };
  if (!isGenuine(state, key)) return { ...base, genuine: false };
  const view: ReceiptView = {
    ...base,
    genuine: true,
    procedureName: state.procedureName,
    receivingAgencyCode: state.receivingAgencyCode,
    competentAgencyCode: state.competentAgencyCode,
    applicantName: state.applicant.name,
    submittedAt: state.submittedAt,
  };
  if (!state.receivedAt) return view;
  return {
    ...view,
    organisationName: state.applicant.organisationName,
    route: state.route,
    receivedAt: state.receivedAt,
    dueAt: state.dueAt,
    trace: state.trace,
    finishedAt: state.finishedAt,
  };
}
