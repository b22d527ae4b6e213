/** What papers have in common. All texts are Vietnamese and final. */

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
  /** what the agency wants to say on its papers, one short line at the end */
  note?: string;
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

/** Whom to ask. */
export interface PaperContact {
  name?: string;
  phone?: string;
  website?: string;
}

/** Who signs, with the title above the signature. */
export interface PaperSigner {
  /** e.g. `Thủ trưởng đơn vị` */
  title: string;
  name?: string;
}
