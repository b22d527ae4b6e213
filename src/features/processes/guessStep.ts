import type { ProcessStep, StepAction } from '../../domain/process/process.ts';
import { foldVietnamese } from '../../domain/text/normalise.ts';

type Desk = Pick<ProcessStep, 'role' | 'agency' | 'unit'>;

/** Whose lanes are no desks of an agency. */
const APPLICANT =
  /nguoi nop|nguoi dan|cong dan|to chuc, ca nhan|ca nhan, to chuc|doanh nghiep|applicant|citizen|customer/;

/** The first that fits; who receives is named before who leads, a division's head before the agency's. */
const DESKS: readonly [words: RegExp, desk: Desk][] = [
  [
    /tiep nhan|mot cua|phuc vu hanh chinh cong|tra ket qua|reception|one-?stop|front desk/,
    { role: 'RECEPTIONIST', agency: 'RECEIVING', unit: 'ONE_STOP' },
  ],
  [/van thu|records|registry|clerk/, { role: 'RECORDS_CLERK', agency: 'COMPETENT', unit: 'RECORDS' }],
  [
    /(lanh dao|truong|phu trach|pho) (phong|don vi|bo phan|ban)|unit head|head of (the )?(unit|division|section)/,
    { role: 'UNIT_HEAD', agency: 'COMPETENT', unit: 'DIVISION' },
  ],
  [
    /lanh dao|giam doc|chu tich|thu truong|leader|director|chair/,
    { role: 'AGENCY_LEADER', agency: 'COMPETENT', unit: 'LEADERSHIP' },
  ],
  [
    /chuyen vien|thu ly|cong chuc|can bo|tham dinh|specialist|officer|expert/,
    { role: 'SPECIALIST', agency: 'COMPETENT', unit: 'DIVISION' },
  ],
];

/** When nothing says who has the step. */
export const ORDINARY_DESK: Desk = { role: 'SPECIALIST', agency: 'COMPETENT', unit: 'DIVISION' };

/** Whether the lanes are those of the person who submits. */
export function isApplicants(lanes: readonly string[]): boolean {
  return lanes.some((lane) => APPLICANT.test(foldVietnamese(lane)));
}

/** Whether the words name an authority of a commune. */
export function isCommune(words: string): boolean {
  return /\b(xa|phuong|dac khu|commune|ward)\b/.test(foldVietnamese(words));
}

/** Who has a step, by the names of its lanes, then by its own; undefined when none says. */
export function guessDesk(lanes: readonly string[], name: string): Desk | undefined {
  for (const words of [...lanes, name]) {
    const folded = foldVietnamese(words);
    const found = DESKS.find(([pattern]) => pattern.test(folded));
    if (found) return found[1];
  }
  return undefined;
}

/** What is written on arrows; that something is not done is looked for before that it is. */
const LABELS: readonly [words: RegExp, action: StepAction][] = [
  [/bo sung|supplement|missing/, 'REQUEST_SUPPLEMENT'],
  [/tu choi|khong du dieu kien|refus|reject/, 'REFUSE'],
  [/tra lai|lam lai|sua lai|(chua|khong) (dat|dong y|duyet|hop le|dung)|^khong$|send back|rework|^no$/, 'SEND_BACK'],
  [/tra ket qua|return|deliver/, 'RETURN'],
  [/phat hanh|ban hanh|dong dau|cap so|issue/, 'ISSUE'],
  [/phan cong|giao viec|assign/, 'ASSIGN'],
  [/trinh|propos|submit/, 'PROPOSE'],
  [/duyet|dong y|dat|hop le|ky|approv|agree|yes|^co$/, 'APPROVE'],
  [/chuyen|forward|send/, 'FORWARD'],
];

const BY_ROLE: Partial<Record<ProcessStep['role'], StepAction>> = {
  RECEPTIONIST: 'FORWARD',
  UNIT_HEAD: 'APPROVE',
  SPECIALIST: 'PROPOSE',
  AGENCY_LEADER: 'APPROVE',
  RECORDS_CLERK: 'ISSUE',
};

/** Which action an arrow stands for: by what is written on it, else by who has the step and where it leads. */
export function guessAction(
  label: string,
  from: Pick<ProcessStep, 'role'>,
  to: Pick<ProcessStep, 'role'> | 'END' | 'EARLIER',
): StepAction {
  const folded = foldVietnamese(label).trim();
  const written = LABELS.find(([pattern]) => pattern.test(folded))?.[1];
  if (written && folded !== '') return written;
  if (to === 'END') return 'RETURN';
  if (to === 'EARLIER') return 'SEND_BACK';
  if (from.role === 'UNIT_HEAD' && to.role === 'SPECIALIST') return 'ASSIGN';
  return BY_ROLE[from.role] ?? 'FORWARD';
}

/** `chuyen-vien-tham-dinh` of “Chuyên viên thẩm định”; empty for a name without letters. */
export function idOfName(name: string): string {
  return foldVietnamese(name)
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/g, '');
}
