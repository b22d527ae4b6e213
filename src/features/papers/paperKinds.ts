import type { DossierAction } from '../../domain/dossier/actions.ts';
import type { DossierEvent } from '../../domain/dossier/events.ts';
import type { Words } from '../../domain/language.ts';
import { words } from '../../i18n/words.ts';
import type { Papers } from '../../platform/pdf/papers.ts';
import { assembleControlSheet } from './assembleControlSheet.ts';
import { assembleConfirmation, assembleRefusal, assembleSupplementRequest } from './assembleLetters.ts';
import { assembleReceipt } from './assembleReceipt.ts';
import type { PaperSource } from './paperSource.ts';

/** Papers as addresses name them. */
export const PAPER_KINDS = ['receipt', 'control-sheet', 'supplement-request', 'refusal', 'confirmation'] as const;
export type PaperKind = (typeof PAPER_KINDS)[number];

/** A template with the data it takes. */
export type AssembledPaper = {
  [T in keyof Papers]: { template: T; data: Papers[T] };
}[keyof Papers];

interface PaperRule {
  name: keyof ReturnType<typeof words>['papers'];
  /** Vietnamese name without diacritics, as files are called */
  fileName: string;
  /** whether the applicant may have it too */
  forApplicant: boolean;
  /** whether the history has one */
  issued(events: readonly DossierEvent[]): boolean;
  assemble(source: PaperSource, seq?: number): AssembledPaper | undefined;
}

const has = (events: readonly DossierEvent[], ...types: DossierEvent['type'][]) =>
  events.some((event) => types.includes(event.type));

const RULES: Record<PaperKind, PaperRule> = {
  confirmation: {
    name: 'SUBMISSION_CONFIRMATION',
    fileName: 'xac-nhan-nop',
    forApplicant: true,
    issued: ([first]) => first?.type === 'SUBMITTED' && first.payload.channel === 'ONLINE',
    assemble: (source) => as('submission-confirmation', assembleConfirmation(source)),
  },
  receipt: {
    name: 'RECEIPT',
    fileName: 'giay-tiep-nhan',
    forApplicant: true,
    issued: (events) => has(events, 'RECEIVED'),
    assemble: (source) => as('receipt', assembleReceipt(source)),
  },
  'supplement-request': {
    name: 'SUPPLEMENT_REQUEST',
    fileName: 'yeu-cau-bo-sung',
    forApplicant: true,
    issued: (events) => has(events, 'SUPPLEMENT_REQUESTED'),
    assemble: (source, seq) => as('supplement-request', assembleSupplementRequest(source, seq)),
  },
  refusal: {
    name: 'REFUSAL',
    fileName: 'tu-choi',
    forApplicant: true,
    issued: (events) => has(events, 'DECLINED', 'REFUSED'),
    assemble: (source) => as('refusal', assembleRefusal(source)),
  },
  'control-sheet': {
    name: 'CONTROL_SHEET',
    fileName: 'phieu-kiem-soat',
    forApplicant: false,
    issued: (events) => has(events, 'RECEIVED'),
    assemble: (source) => as('control-sheet', assembleControlSheet(source)),
  },
};

/** The paper that an action issues; undefined for actions that print nothing. */
export function paperOfAction(action: DossierAction): PaperKind | undefined {
  if (action === 'RECEIVE') return 'receipt';
  if (action === 'REQUEST_SUPPLEMENT') return 'supplement-request';
  if (action === 'DECLINE' || action === 'REFUSE') return 'refusal';
  return undefined;
}

/** The kinds of papers that a history has brought forth, in the order of the history. Pure. */
export function issuedPapers(events: readonly DossierEvent[], reader: 'APPLICANT' | 'OFFICER'): PaperKind[] {
  const kinds = Object.keys(RULES) as PaperKind[];
  return kinds.filter((kind) => RULES[kind].issued(events) && (reader === 'OFFICER' || RULES[kind].forApplicant));
}

/** Whether the paper is for the applicant too. */
export function isForApplicant(kind: PaperKind): boolean {
  return RULES[kind].forApplicant;
}

/** The official name in every language. */
export function paperName(kind: PaperKind): Words {
  return { vi: words('vi').papers[RULES[kind].name], en: words('en').papers[RULES[kind].name] };
}

/** `giay-tiep-nhan-H99.41-261123-0001.pdf`. */
export function paperFileName(kind: PaperKind, code: string): string {
  return `${RULES[kind].fileName}-${code}.pdf`;
}

/** The data of a paper; undefined while there is none of the kind. */
export function assemblePaper(kind: PaperKind, source: PaperSource, seq?: number): AssembledPaper | undefined {
  return RULES[kind].assemble(source, seq);
}

function as<T extends keyof Papers>(template: T, data: Papers[T] | undefined): AssembledPaper | undefined {
  return data && ({ template, data } as AssembledPaper);
}
