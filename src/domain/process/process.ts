import type { Words } from '../language.ts';

/**
 * Roles that hold steps. One officer may hold several, in several agencies (Đ.8.2c QĐ 1748/2023 Đồng Nai).
 * RECEPTIONIST cán bộ tiếp nhận và trả kết quả · UNIT_HEAD lãnh đạo phòng · SPECIALIST chuyên viên thụ lý ·
 * AGENCY_LEADER lãnh đạo cơ quan · RECORDS_CLERK văn thư · CENTRE_HEAD lãnh đạo trung tâm ·
 * PROVINCE_LEADER lãnh đạo UBND tỉnh (oversight) · AGENCY_ADMINISTRATOR · SYSTEM_ADMINISTRATOR.
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
] as const;
export type Role = (typeof ROLES)[number];

/** Which agency's desk a step is on. RECEIVING: the one-stop that took the dossier; COMPETENT: the one that decides. */
export type StepAgency = 'RECEIVING' | 'COMPETENT' | { agencyCode: string };

/** Kind of unit inside the agency on whose desk the step is. */
export type UnitKind = 'ONE_STOP' | 'DIVISION' | 'LEADERSHIP' | 'RECORDS';

/** What an officer may do at a step; the words, events and papers of each are in `domain/dossier/actions.ts`. */
export type StepAction =
  | 'FORWARD'
  | 'ASSIGN'
  | 'PROPOSE'
  | 'APPROVE'
  | 'SEND_BACK'
  | 'ISSUE'
  | 'RETURN'
  | 'ASK_OPINION'
  | 'ANSWER_OPINION'
  | 'REQUEST_SUPPLEMENT'
  | 'REFUSE';

export interface StepTransition {
  action: StepAction;
  /** id of the next step; 'END' closes the process; 'WAIT' keeps the step (the dossier waits for somebody else) */
  to: string;
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
