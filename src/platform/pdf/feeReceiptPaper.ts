/** Biên lai thu tiền phí, lệ phí (Đ.32 NĐ 123/2020/NĐ-CP). All texts are Vietnamese and final. A5. */
export interface FeeReceiptPaper {
  /** who collects */
  collector: { name: string; taxCode: string; address: string };
  /** ký hiệu mẫu biên lai */
  form: string;
  /** ký hiệu biên lai */
  symbol: string;
  /** seven digits */
  number: string;
  dossierCode: string;
  /** address behind the QR code, on which anybody can check the receipt */
  lookupUrl?: string;
  payer: { name: string; identity?: string; address?: string };
  procedureName: string;
  lines: { name: string; amount: string; reduction?: string }[];
  total: string;
  totalInWords: string;
  /** e.g. `Chuyển khoản VietQR, mã giao dịch FT26…` */
  method: string;
  /** `dateTimeInWords` */
  paidAt: string;
  /** `dateInWords` */
  issuedAt: string;
  /** of a receipt that adjusts or replaces another: which, and why */
  corrects?: string;
  /** another took its place: it is no longer valid */
  replacedBy?: string;
  officerName?: string;
  /** whose digital signature the document bears */
  signer?: string;
}

/** About invented people. */
export const sampleFeeReceipt: FeeReceiptPaper = {
  collector: {
    name: 'Sở Xây dựng tỉnh Mẫu',
    taxCode: '0100000000',
    address: 'Số 1 đường Ví Dụ, phường Minh Họa, tỉnh Mẫu',
  },
  form: '01BLP0-001',
  symbol: 'TM26E',
  number: '0000021',
  dossierCode: 'H99.03-260302-0001',
  lookupUrl: 'https://dichvucong.tinhmau.example/bien-lai/AAAAAAAAAAAAAAAAAAAAAA',
  payer: { name: 'Nguyễn Văn Mẫu', identity: '099000000001', address: 'Số 2 đường Mẫu, phường Ví Dụ, tỉnh Mẫu' },
  procedureName: 'Cấp giấy phép xây dựng mới đối với nhà ở riêng lẻ',
  lines: [
    { name: 'Lệ phí cấp giấy phép xây dựng', amount: '75.000 đ' },
    { name: 'Phí thẩm định', amount: '80.000 đ', reduction: 'giảm 50%: nộp hồ sơ trực tuyến (NQ 02/2026/NQ-HĐND)' },
  ],
  total: '155.000 đ',
  totalInWords: 'Một trăm năm mươi lăm nghìn đồng',
  method: 'VietQR, mã giao dịch FT26061000001',
  paidAt: '09 giờ 05 phút, ngày 02 tháng 3 năm 2026',
  issuedAt: 'ngày 02 tháng 3 năm 2026',
  officerName: 'Lê Thị Tiếp Nhận',
  signer: 'Sở Xây dựng tỉnh Mẫu',
};
