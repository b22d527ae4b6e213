import type { Language } from '../../domain/language.ts';
import type { IssuedPaper, PaperKind } from '../../domain/papers/paperKinds.ts';
import { formatDate } from '../../domain/text/format.ts';
import { words } from '../../i18n/words.ts';
import type { Papers } from '../../platform/pdf/papers.ts';
import { assembleApology } from './assembleApology.ts';
import { assembleControlSheet } from './assembleControlSheet.ts';
import { assembleConfirmation, assembleRefusal, assembleSupplementRequest } from './assembleLetters.ts';
import { assembleOpinionRequest } from './assembleOpinionRequest.ts';
import { assembleReceipt } from './assembleReceipt.ts';
import { assembleReturnSlip } from './assembleReturnSlip.ts';
import { assembleStopNotice } from './assembleStopNotice.ts';
import { assembleVisitMinutes } from './assembleVisitMinutes.ts';
import type { PaperSource } from './paperSource.ts';

/** A template with the data it takes. */
export type AssembledPaper = {
  [T in keyof Papers]: { template: T; data: Papers[T] };
}[keyof Papers];

interface PaperRule<T extends keyof Papers> {
  template: T;
  name: keyof ReturnType<typeof words>['papers']['names'];
  /** Vietnamese name without diacritics, as files are called */
  fileName: string;
  assemble(source: PaperSource): Papers[T] | undefined;
}

const rule = <T extends keyof Papers>(
  template: T,
  name: PaperRule<T>['name'],
  fileName: string,
  assemble: PaperRule<T>['assemble'],
) => ({
  name,
  fileName,
  assemble(source: PaperSource): AssembledPaper | undefined {
    const data = assemble(source);
    return data && ({ template, data } as AssembledPaper);
  },
});

const RULES = {
  confirmation: rule('submission-confirmation', 'SUBMISSION_CONFIRMATION', 'xac-nhan-nop', assembleConfirmation),
  receipt: rule('receipt', 'RECEIPT', 'giay-tiep-nhan', assembleReceipt),
  'supplement-request': rule('supplement-request', 'SUPPLEMENT_REQUEST', 'yeu-cau-bo-sung', assembleSupplementRequest),
  refusal: rule('refusal', 'REFUSAL', 'tu-choi', assembleRefusal),
  apology: rule('apology', 'APOLOGY', 'xin-loi-hen-lai', assembleApology),
  'stop-notice': rule('stop-notice', 'STOP_NOTICE', 'dung-giai-quyet', assembleStopNotice),
  'control-sheet': rule('control-sheet', 'CONTROL_SHEET', 'phieu-kiem-soat', assembleControlSheet),
  'opinion-request': rule('opinion-request', 'OPINION_REQUEST', 'lay-y-kien', assembleOpinionRequest),
  'visit-minutes': rule('visit-minutes', 'VISIT_MINUTES', 'bien-ban', assembleVisitMinutes),
  'return-slip': rule('return-slip', 'RETURN_SLIP', 'bien-nhan-tra-ket-qua', assembleReturnSlip),
} satisfies Record<PaperKind, unknown>;

/** The official name; with its day where there are several of the kind. */
export function paperTitle(
  { kind, at }: Pick<IssuedPaper, 'kind' | 'at'>,
  among: readonly IssuedPaper[],
  language: Language,
): string {
  const { names, dated } = words(language).papers;
  const name = names[RULES[kind].name];
  return among.filter((paper) => paper.kind === kind).length > 1 ? dated(name, formatDate(at)) : name;
}

/** `giay-tiep-nhan-H99.41-261123-0001.pdf`. */
export function paperFileName(kind: PaperKind, code: string): string {
  return `${RULES[kind].fileName}-${code}.pdf`;
}

/** The data of a paper as of `source.event`; undefined when that event issues no such paper. */
export function assemblePaper(kind: PaperKind, source: PaperSource): AssembledPaper | undefined {
  return RULES[kind].assemble(source);
}
