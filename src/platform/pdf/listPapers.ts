import type { PaperContact, PaperHead } from './paperParts.ts';

/** Papers over many dossiers. All texts are Vietnamese and final; dates are short, `formatDateTime`. */

/** Mẫu 07 – Sổ theo dõi hồ sơ, of one counter and period. A4 across. */
export interface RegisterPaper {
  head: PaperHead;
  counterName: string;
  /** e.g. `Từ ngày 01/3/2026 đến ngày 05/3/2026` */
  period: string;
  rows: RegisterRow[];
}

export interface RegisterRow {
  number: number;
  code: string;
  procedureName: string;
  setCount: number;
  ownerName: string;
  /** address and phone, one line each */
  contact: string[];
  agency: string;
  receivedAt: string;
  dueAt?: string;
  returnedAt?: string;
  method: string;
  /** who took the result */
  collectorName?: string;
  note?: string;
}

/** Danh sách bàn giao hồ sơ giữa bộ phận một cửa và phòng chuyên môn. A4. */
export interface HandoverListPaper {
  head: PaperHead;
  giver: string;
  receiver: string;
  period: string;
  rows: {
    code: string;
    ownerName: string;
    procedureName: string;
    /** số giấy tờ giấy có trong hồ sơ */
    paperCount: number;
    dueAt?: string;
    handedAt: string;
    note?: string;
  }[];
}

/** Phiếu bàn giao kết quả: what lies at the counter to be returned. A4 across. */
export interface ResultListPaper {
  head: PaperHead;
  counterName: string;
  period: string;
  rows: {
    code: string;
    procedureName: string;
    /** number and day of the result, or of the letter */
    result: string;
    ownerName: string;
    address?: string;
    /** to be collected, e.g. `24.000 đ` */
    fee?: string;
    byPost: boolean;
    note?: string;
  }[];
}

/** Envelope labels: a sheet of 14 (99,1 × 38,1 mm, two across), or one label a page. */
export interface EnvelopeLabelsPaper {
  layout: 'SHEET' | 'SINGLE';
  /** places of the first sheet that are already used, 0 to 13 */
  skip: number;
  sender: { name: string; address?: string; phone?: string };
  labels: { name: string; address?: string; phone?: string; code: string }[];
}

/** Sổ ghi hồ sơ khi hệ thống ngừng hoạt động: numbered rows to fill by hand. A4 across. */
export interface JournalPaper {
  head: PaperHead;
  counterName: string;
  /** when known: since when and why the system is down */
  outage?: { from?: string; reason?: string };
  /** e.g. `NK-2026-03`; what every row's number begins with */
  series?: string;
  firstNumber: number;
  rowCount: number;
}

/** Danh sách bàn giao bưu gửi: parcels between a one-stop and the post, signed by both (Đ.25 quy chế Hòa Bình). A4. */
export interface PostHandoverPaper {
  head: PaperHead;
  number: string;
  giver: string;
  taker: string;
  rows: { number: string; code: string; kind: string; items: string; to: string; note?: string }[];
  /** who signed and when, `dateTimeInWords`; empty until then */
  givenBy: { name: string; at: string };
  takenBy?: { name: string; at: string };
}

/** Phiếu gửi hồ sơ: what applicant and post officer counted together (QĐ 45/2016/QĐ-TTg). A5. */
export interface PostSlipPaper {
  head: PaperHead;
  number: string;
  dossierCode: string;
  procedureName: string;
  sender: { name: string; address: string; phone: string };
  receiver: { name: string; address: string };
  items: { name: string; count: number }[];
  postage?: string;
  collected?: string;
  /** `dateTimeInWords` */
  takenAt?: string;
  officerName?: string;
}

/** Thư báo bưu gửi bị thất lạc (Đ.15 QĐ 45/2016/QĐ-TTg). A5. */
export interface PostLossPaper {
  head: PaperHead;
  dossierCode: string;
  number: string;
  recipient: { name: string; address: string };
  procedureName: string;
  items: { name: string; count: number }[];
  happened: string;
  /** `dateInWords` */
  reportedAt: string;
  help: string;
  responsible: string;
  compensation?: string;
  contact?: PaperContact;
}
