/**
 * The data of every paper the system prints. All texts are Vietnamese and final: dates come from
 * `src/domain/text/format.ts`, agency names as registered. A missing optional field prints as a dotted line where the
 * official form has that field, and not at all elsewhere.
 */

/** The common top of all forms: agencies on the left, the national heading on the right (Phụ lục I NĐ 30/2020). */
export interface PaperHead {
  /** cơ quan chủ quản; absent where the unit has none above it */
  parentAgency?: string;
  /** the unit that issues the paper, e.g. `Trung tâm Phục vụ hành chính công – Bộ phận Tiếp nhận và Trả kết quả` */
  unit: string;
  /** number in the unit's register, e.g. `125/TNHS` */
  number?: string;
  /** địa danh, e.g. `Phường Mẫu` */
  place: string;
  /** `dateInWords`: `ngày 05 tháng 3 năm 2026` */
  date: string;
}

/** Who submits or owns a dossier. */
export interface PaperParty {
  name: string;
  address?: string;
  phone?: string;
  email?: string;
  /** e.g. `{ label: 'Số định danh cá nhân', number: '…' }` or `{ label: 'Mã số thuế', number: '…' }` */
  identity?: { label: string; number: string };
}

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
  contact: { name?: string; phone?: string; website?: string };
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
  contact?: { name?: string; phone?: string; website?: string };
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

/** Every template with the data it takes. */
export interface Papers {
  receipt: ReceiptPaper;
  'control-sheet': ControlSheetPaper;
  'supplement-request': SupplementRequestPaper;
  refusal: RefusalPaper;
  'submission-confirmation': SubmissionConfirmationPaper;
  'blank-form': BlankFormPaper;
}

export type PaperTemplate = keyof Papers;
