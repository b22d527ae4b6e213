import type { FeeReceiptPaper } from './feeReceiptPaper.ts';
import type {
  EnvelopeLabelsPaper,
  HandoverListPaper,
  JournalPaper,
  PostHandoverPaper,
  PostLossPaper,
  PostSlipPaper,
  RegisterPaper,
  ResultListPaper,
} from './listPapers.ts';
import type { PaperContact, PaperHead, PaperParty, PaperSigner } from './paperParts.ts';
import type { RefundSlipPaper } from './refundSlipPaper.ts';

/**
 * The data of every paper the system prints. All texts are Vietnamese and final: dates come from
 * `src/domain/text/format.ts`, agency names as registered. A missing optional field prints as a dotted line where the
 * official form has that field, and not at all elsewhere.
 */

/** One row of the paper list of a dossier; counts are numbers of papers, `electronic` of files. */
export interface PaperComponent {
  name: string;
  originals?: number;
  certifiedCopies?: number;
  photocopies?: number;
  electronic?: number;
}

/** Mẫu 01 – Giấy tiếp nhận hồ sơ và hẹn trả kết quả. */
export interface ReceiptPaper {
  head: PaperHead;
  dossierCode: string;
  /** address behind the QR code (Điều 26 TT 01/2023); holds no personal data */
  lookupUrl?: string;
  receivingUnit: string;
  /** e.g. `Trực tiếp`, `Trực tuyến`, `Dịch vụ bưu chính công ích` */
  channel: string;
  submitter: PaperParty;
  /** only where the owner is not the submitter */
  owner?: { name: string; address?: string };
  /** name of the procedure */
  procedureName: string;
  /** trích yếu: what this dossier asks in particular */
  summary?: string;
  components: PaperComponent[];
  setCount: number;
  /** e.g. `05 ngày làm việc` */
  limit: string;
  /** `dateTimeInWords` */
  receivedAt: string;
  /** `dateTimeInWords`; absent where the decision gives words instead of a number */
  dueAt?: string;
  /** the trace of the due date in words, one step a line */
  whyDueAt?: string[];
  /** where and how the result is handed over */
  resultAt: string;
  fees?: { name: string; amount: string }[];
  feeTotal?: string;
  /** sổ theo dõi hồ sơ, where a paper register is kept */
  register?: { volume: string; number: string };
  /** line of the paper journal, where the dossier was received while the system was down (Đ.3.5 quy chế Đồng Nai) */
  journalLine?: string;
  /** why the slip was issued without an officer (automatic reception) */
  autoReason?: string;
  officerName?: string;
}

/** One hand-over between two parties (Mẫu 06). Never rewritten once it has happened. */
export interface PaperHandover {
  from: string;
  to: string;
  /** `dateTimeInWords` */
  at?: string;
  giverName?: string;
  receiverName?: string;
  /** what the receiving side records about the step that ended */
  outcome?: 'EARLY' | 'ON_TIME' | 'LATE';
  note?: string;
}

/** Mẫu 06 – Phiếu kiểm soát quá trình giải quyết hồ sơ. */
export interface ControlSheetPaper {
  head: PaperHead;
  dossierCode: string;
  lookupUrl?: string;
  ownerName: string;
  procedureName?: string;
  /** `dateTimeInWords` */
  receivedAt: string;
  /** `dateTimeInWords` */
  dueAt?: string;
  resolvingAgency: string;
  coordinatingAgency?: string;
  handovers: PaperHandover[];
}

/** Mẫu 02 – Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ. */
export interface SupplementRequestPaper {
  head: PaperHead;
  dossierCode: string;
  lookupUrl?: string;
  owner: PaperParty;
  procedureName: string;
  items: { name: string; request: string }[];
  reason: string;
  /** last moment to send the supplement, `dateInWords` or `dateTimeInWords` */
  deadline?: string;
  contact: PaperContact;
  officerName?: string;
}

/** Mẫu 03 – Phiếu từ chối tiếp nhận giải quyết hồ sơ. */
export interface RefusalPaper {
  head: PaperHead;
  dossierCode?: string;
  lookupUrl?: string;
  owner: PaperParty;
  procedureName: string;
  /** `dateTimeInWords` */
  submittedAt?: string;
  /** the unit that looked at the dossier */
  refusingUnit: string;
  /** in words a citizen understands, never a technical code */
  reason: string;
  contact?: PaperContact;
  officerName?: string;
}

/** Confirmation of an online submission: not yet the receipt, only the proof that it arrived. */
export interface SubmissionConfirmationPaper {
  head: PaperHead;
  temporaryNumber: string;
  lookupUrl?: string;
  submitter: PaperParty;
  procedureName: string;
  /** `dateTimeInWords` */
  submittedAt: string;
  components: { name: string; electronic: number }[];
  fees?: { name: string; amount: string }[];
  feeTotal?: string;
  resultAt?: string;
  /** what happens next and until when, one sentence a line */
  nextSteps: string[];
}

/** Mẫu 04 – Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết (Đ.19.9 NĐ 61/2018). */
export interface ApologyPaper {
  head: PaperHead;
  dossierCode: string;
  lookupUrl?: string;
  recipient: Pick<PaperParty, 'name' | 'address'>;
  receivingUnit: string;
  procedureName: string;
  /** `dateInWords` */
  receivedAt: string;
  /** the date on the receipt, `dateTimeInWords` */
  dueAt: string;
  /** whether that date is already over */
  overdue: boolean;
  /** the agency that is late, by name */
  lateAgency: string;
  reason: string;
  /** `dateTimeInWords` */
  newDueAt: string;
  resultAt: string;
  contact?: PaperContact;
  signer: PaperSigner;
}

/** Mẫu 05 – Thông báo dừng giải quyết hồ sơ (Đ.21 NĐ 118/2025; Đ.7 TT 03/2025). */
export interface StopNoticePaper {
  head: PaperHead;
  dossierCode: string;
  lookupUrl?: string;
  owner: PaperParty;
  procedureName: string;
  /** `dateTimeInWords` */
  receivedAt?: string;
  /** who wants it stopped */
  requestedBy: string;
  /** `dateTimeInWords` */
  requestedAt: string;
  reason: string;
  /** how far the dossier had come */
  stage: string;
  /** what becomes of what was paid */
  fees: string;
  /** papers handed in that go back to the applicant */
  returnedPapers: { name: string; count?: number }[];
  stoppingUnit: string;
  contact?: PaperContact;
  signer: PaperSigner;
}

/** Biên bản xác minh, biên bản họp (Đ.19.3 NĐ 61/2018). Without `minutes` it is to be written on the spot. A4. */
export interface VisitMinutesPaper {
  head: PaperHead;
  kind: 'VERIFICATION' | 'MEETING';
  dossierCode: string;
  lookupUrl?: string;
  ownerName: string;
  procedureName: string;
  /** `dateTimeInWords` */
  at: string;
  place: string;
  participants: string;
  content: string;
  minutes?: string;
  officerName?: string;
}

/** Văn bản lấy ý kiến cơ quan, đơn vị phối hợp (Đ.19.5 NĐ 61/2018). A4. */
export interface OpinionRequestPaper {
  head: PaperHead;
  dossierCode: string;
  lookupUrl?: string;
  to: string;
  ownerName: string;
  procedureName: string;
  question: string;
  attachments: string[];
  /** `dateTimeInWords` */
  dueAt: string;
  contact?: PaperContact;
  signer: PaperSigner;
}

/** Giấy biên nhận trả kết quả. A5. */
export interface ReturnSlipPaper {
  head: PaperHead;
  dossierCode: string;
  lookupUrl?: string;
  owner: PaperParty;
  procedureName: string;
  /** what is handed over, e.g. `Giấy phép xây dựng số 12/GPXD ngày 05/3/2026` */
  result: string;
  /** papers handed in that go back with it */
  returnedPapers: { name: string; count?: number }[];
  method: string;
  collector: { name: string; identity?: string; authorised: boolean };
  /** `dateTimeInWords` */
  returnedAt: string;
  /** `dateTimeInWords`; to see beside the day of return */
  dueAt?: string;
  note?: string;
  officerName?: string;
}

/** An electronic form to fill by hand. Everything is text as it is printed. */
export interface BlankFormPaper {
  title: string;
  basis?: string;
  procedureCode: string;
  procedureName: string;
  sections: { title: string; fields: BlankField[] }[];
}

export interface BlankField {
  label: string;
  required: boolean;
  /** boxes to tick; empty for a line to write on */
  options: string[];
  /** dotted lines after the first */
  extraLines: number;
  /** when the field is to be filled, in words; empty for always */
  condition: string;
}

/** An electronic form as it was filled in and handed in. */
export interface FilledFormPaper {
  title: string;
  basis?: string;
  procedureCode: string;
  procedureName: string;
  agencyName: string;
  declaredBy: string;
  /** online or at the counter, in words */
  declaredWhere: string;
  /** the declarant signs the print */
  toSign: boolean;
  /** date and time in words */
  filedAt: string;
  sections: { title: string; rows: { label: string; value: string }[] }[];
}

/** Every template with the data it takes. */
export interface Papers {
  receipt: ReceiptPaper;
  'control-sheet': ControlSheetPaper;
  'supplement-request': SupplementRequestPaper;
  refusal: RefusalPaper;
  'submission-confirmation': SubmissionConfirmationPaper;
  apology: ApologyPaper;
  'stop-notice': StopNoticePaper;
  'visit-minutes': VisitMinutesPaper;
  'opinion-request': OpinionRequestPaper;
  'return-slip': ReturnSlipPaper;
  'blank-form': BlankFormPaper;
  'filled-form': FilledFormPaper;
  register: RegisterPaper;
  'handover-list': HandoverListPaper;
  'result-list': ResultListPaper;
  'envelope-labels': EnvelopeLabelsPaper;
  journal: JournalPaper;
  'post-handover': PostHandoverPaper;
  'post-slip': PostSlipPaper;
  'post-loss': PostLossPaper;
  'fee-receipt': FeeReceiptPaper;
  'refund-slip': RefundSlipPaper;
}

export type PaperTemplate = keyof Papers;
