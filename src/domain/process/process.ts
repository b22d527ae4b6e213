import type { Words } from '../language.ts';

/**
 * Roles that hold steps. One officer may hold several, in several agencies (Đ.8.2c QĐ 1748/2023 Đồng Nai).
 * RECEPTIONIST cán bộ tiếp nhận và trả kết quả · UNIT_HEAD lãnh đạo phòng · SPECIALIST chuyên viên thụ lý ·
 * AGENCY_LEADER lãnh đạo cơ quan · RECORDS_CLERK văn thư · CENTRE_HEAD lãnh đạo trung tâm ·
 * PROVINCE_LEADER lãnh đạo UBND tỉnh (oversight) · AGENCY_ADMINISTRATOR · SYSTEM_ADMINISTRATOR · POST_OFFICER nhân viên
 * bưu chính, who sees the parcels of a one-stop and nothing else (Đ.25 quy chế Hòa Bình).
 */
export const ROLES = [
  'RECEPTIONIST',
  'UNIT_HEAD',
  'SPECIALIST',
  'AGENCY_LEADER',
  'RECORDS_CLERK',
  'CENTRE_HEAD',
  'PROVINCE_LEADER',
  'AGENCY_ADMINISTRATOR',
  'SYSTEM_ADMINISTRATOR',
  'POST_OFFICER',
] as const;
export type Role = (typeof ROLES)[number];

/** Roles whose holders read no dossiers: they keep the system, or carry parcels. */
export const ROLES_WITHOUT_DOSSIERS: readonly Role[] = ['SYSTEM_ADMINISTRATOR', 'POST_OFFICER'];

/** Which agency's desk a step is on. RECEIVING: the one-stop that took the dossier; COMPETENT: the one that decides. */
export type StepAgency = 'RECEIVING' | 'COMPETENT' | { agencyCode: string };

/** Kind of unit inside the agency on whose desk the step is. */
export const UNIT_KINDS = ['ONE_STOP', 'DIVISION', 'LEADERSHIP', 'RECORDS'] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

/**
 * What an officer may do at a step; the words, events and papers of each are in `domain/dossier/actions.ts`. After
 * ASK_OPINION, REQUEST_SUPPLEMENT and BRANCH the dossier stays on the desk (`to` is 'WAIT') until somebody has answered;
 * answering an opinion needs no step of its own.
 */
export const STEP_ACTIONS = [
  'FORWARD',
  'ASSIGN',
  'PROPOSE',
  'APPROVE',
  'SEND_BACK',
  'ISSUE',
  'RETURN',
  'ASK_OPINION',
  'BRANCH',
  'REQUEST_SUPPLEMENT',
  'REFUSE',
] as const;
export type StepAction = (typeof STEP_ACTIONS)[number];

/** The forms 01–07 that an action can issue (TT 03/2025/TT-VPCP), by the names of the papers. */
export const LETTERS = [
  'receipt',
  'supplement-request',
  'refusal',
  'apology',
  'stop-notice',
  'control-sheet',
  'register',
] as const;
export type Letter = (typeof LETTERS)[number];

export interface StepTransition {
  action: StepAction;
  /** id of the next step; 'END' closes the process; 'WAIT' keeps the step (the dossier waits for somebody else) */
  to: string;
  /** the papers that the action issues; left out: those the law attaches to it anyway */
  letters?: Letter[];
}

/** Who resolves a branch: an agency by its code, or the commune or the department that the applicant's dossier names. */
export type BranchAgency = 'COMMUNE' | 'PROVINCE' | { agencyCode: string };

/** One part of an interlinked procedure (liên thông, Đ.19.6–7 NĐ 61/2018): a child dossier at another agency. */
export interface ProcessBranch {
  id: string;
  name: Words;
  agency: BranchAgency;
  /** key of the division that works on it there; left out, or unknown there: the first that has people */
  divisionKey?: string;
  /** key of the process that the child dossier follows */
  processKey: string;
  /** share of the whole dossier's legal limit, per cent; part of the share of the step that branches */
  sharePercent: number;
}

/**
 * The branches of a step. SEQUENTIAL: one after the other in this order (Đ.19.6a), the shares add up. PARALLEL: all at
 * once (Đ.19.6b), the longest share counts.
 */
export interface Branching {
  mode: 'SEQUENTIAL' | 'PARALLEL';
  branches: ProcessBranch[];
}

export interface ProcessStep {
  id: string;
  name: Words;
  role: Role;
  agency: StepAgency;
  unit: UnitKind;
  /** share of the legal limit in per cent of its working time; steps after ISSUE have 0 */
  sharePercent: number;
  transitions: StepTransition[];
  /** with ASK_OPINION: working days after which an opinion that has not come is overdue (Đ.19.5 NĐ 61/2018) */
  opinionDays?: number;
  /** with BRANCH: the child dossiers that the action opens */
  branching?: Branching;
}

/** An electronic process (quy trình điện tử): data, versioned, proved before it is published. */
export interface ProcessDefinition {
  key: string;
  name: Words;
  /** where the shape comes from, e.g. 'Điều 14–15 quy chế Sóc Trăng' */
  basis: string;
  start: string;
  steps: ProcessStep[];
}
