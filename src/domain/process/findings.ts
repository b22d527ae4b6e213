import type { BothWords, Words } from '../language.ts';
import type { Letter, ProcessStep, Role, StepAction } from './process.ts';

export type FindingCode =
  | 'NO_STEPS'
  | 'START_UNKNOWN'
  | 'STEP_ID_DOUBLE'
  | 'STEP_ID_RESERVED'
  | 'NO_WAY_ON'
  | 'TARGET_UNKNOWN'
  | 'ACTION_TWICE'
  | 'STEP_UNREACHABLE'
  | 'END_UNREACHABLE'
  | 'LOOP_FORWARD'
  | 'ONLY_WAITS'
  | 'WAIT_UNANSWERED'
  | 'OPINION_ENDLESS'
  | 'OPINION_LONG'
  | 'BRANCHES_MISSING'
  | 'BRANCH_ACTION_MISSING'
  | 'BRANCH_ID_DOUBLE'
  | 'BRANCH_SHARE_INVALID'
  | 'BRANCHES_OVER_SHARE'
  | 'BRANCH_PROCESS_UNKNOWN'
  | 'BRANCH_CYCLE'
  | 'NO_RETURN'
  | 'END_WITHOUT_RETURN'
  | 'RETURN_BEFORE_ISSUE'
  | 'SHARE_INVALID'
  | 'SHARES_OVER_LIMIT'
  | 'SHARE_AFTER_ISSUE'
  | 'STEP_TOO_SHORT'
  | 'LETTER_NOT_ISSUED'
  | 'LETTER_LEFT_OUT'
  | 'NOT_STAFFED';

/** ERROR: the process cannot be published. WARNING: it can, and the administrator should look once more. */
export type FindingSeverity = 'ERROR' | 'WARNING';

/** One thing the prover found, in words an administrator understands. */
export interface Finding {
  code: FindingCode;
  stepId?: string;
  severity: FindingSeverity;
  words: Words;
}

/** A finding about the process as a whole, or about one step. */
export function finding(code: FindingCode, vi: string, en: string, step?: ProcessStep): Finding {
  return { code, ...(step ? { stepId: step.id } : {}), severity: 'ERROR', words: { vi, en } };
}

/** The same finding as one that does not stop publication. */
export function asWarning(found: Finding): Finding {
  return { ...found, severity: 'WARNING' };
}

/** The step as texts name it: “Tiếp nhận” (reception). */
export function stepVi(step: ProcessStep): string {
  return `“${step.name.vi}” (${step.id})`;
}

/** How a finding names a step in English: its name, and its id in the file. */
export function stepEn(step: ProcessStep): string {
  return `“${step.name.en ?? step.name.vi}” (${step.id})`;
}

/** What officers call each role. */
export const ROLE_WORDS: Readonly<Record<Role, BothWords>> = {
  RECEPTIONIST: { vi: 'cán bộ tiếp nhận và trả kết quả', en: 'receptionist' },
  UNIT_HEAD: { vi: 'lãnh đạo phòng', en: 'head of the division' },
  SPECIALIST: { vi: 'chuyên viên thụ lý', en: 'specialist' },
  AGENCY_LEADER: { vi: 'lãnh đạo cơ quan', en: 'leader of the agency' },
  RECORDS_CLERK: { vi: 'văn thư', en: 'records clerk' },
  CENTRE_HEAD: { vi: 'lãnh đạo trung tâm', en: 'head of the centre' },
  PROVINCE_LEADER: { vi: 'lãnh đạo UBND tỉnh', en: 'leader of the province' },
  AGENCY_ADMINISTRATOR: { vi: 'quản trị cơ quan', en: 'agency administrator' },
  SYSTEM_ADMINISTRATOR: { vi: 'quản trị hệ thống', en: 'system administrator' },
  POST_OFFICER: { vi: 'nhân viên bưu chính', en: 'post officer' },
};

/** What officers call each action of a process. */
export const ACTION_WORDS: Readonly<Record<StepAction, BothWords>> = {
  FORWARD: { vi: 'chuyển tiếp', en: 'forward' },
  ASSIGN: { vi: 'phân công', en: 'assign' },
  PROPOSE: { vi: 'trình', en: 'propose' },
  APPROVE: { vi: 'duyệt', en: 'approve' },
  SEND_BACK: { vi: 'trả lại', en: 'send back' },
  ISSUE: { vi: 'phát hành', en: 'issue' },
  RETURN: { vi: 'trả kết quả', en: 'return' },
  ASK_OPINION: { vi: 'lấy ý kiến', en: 'ask for an opinion' },
  BRANCH: { vi: 'gửi liên thông', en: 'branch to other agencies' },
  REQUEST_SUPPLEMENT: { vi: 'yêu cầu bổ sung', en: 'request a supplement' },
  REFUSE: { vi: 'từ chối', en: 'refuse' },
};

/** The forms of TT 03/2025/TT-VPCP as people name them. */
export const LETTER_WORDS: Readonly<Record<Letter, BothWords>> = {
  receipt: { vi: 'Mẫu 01 – Giấy tiếp nhận và hẹn trả', en: 'Form 01 – receipt' },
  'supplement-request': { vi: 'Mẫu 02 – Phiếu yêu cầu bổ sung', en: 'Form 02 – supplement request' },
  refusal: { vi: 'Mẫu 03 – Phiếu từ chối', en: 'Form 03 – refusal' },
  apology: { vi: 'Mẫu 04 – Phiếu xin lỗi và hẹn lại', en: 'Form 04 – apology and new date' },
  'stop-notice': { vi: 'Mẫu 05 – Thông báo dừng giải quyết', en: 'Form 05 – stop notice' },
  'control-sheet': { vi: 'Mẫu 06 – Phiếu kiểm soát', en: 'Form 06 – control sheet' },
  register: { vi: 'Mẫu 07 – Sổ theo dõi', en: 'Form 07 – register' },
};
