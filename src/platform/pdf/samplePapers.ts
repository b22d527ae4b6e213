import { sampleFeeReceipt } from './feeReceiptPaper.ts';
import type { PaperHead, PaperParty } from './paperParts.ts';
import type {
  ApologyPaper,
  BlankFormPaper,
  ControlSheetPaper,
  FilledFormPaper,
  OpinionRequestPaper,
  Papers,
  ReceiptPaper,
  RefusalPaper,
  ReturnSlipPaper,
  StopNoticePaper,
  SubmissionConfirmationPaper,
  SupplementRequestPaper,
  VisitMinutesPaper,
} from './papers.ts';
import {
  sampleHandoverList,
  sampleJournal,
  sampleLabels,
  samplePostHandover,
  samplePostLoss,
  samplePostSlip,
  sampleRegister,
  sampleResultList,
} from './sampleListPapers.ts';

/** Papers about invented people, for tests and for looking at a template while it is being changed. */

export const sampleHead: PaperHead = {
  parentAgency: 'Ủy ban nhân dân phường Mẫu',
  unit: 'Trung tâm Phục vụ hành chính công – Bộ phận Tiếp nhận và Trả kết quả',
  number: '125/TNHS',
  place: 'Phường Mẫu',
  date: 'ngày 05 tháng 3 năm 2026',
};

export const sampleParty: PaperParty = {
  name: 'Nguyễn Văn Mẫu',
  address: 'Số 12, đường Thí Dụ, khu phố 3, phường Mẫu, tỉnh Mẫu',
  phone: '0900 000 001',
  email: 'nguyen.van.mau@example.com',
  identity: { label: 'Số định danh cá nhân', number: '099000000001' },
};

export const sampleCode = '000.00.01.H99-260305-0001';
export const sampleLookupUrl = 'https://dichvucong.example.vn/hs?m=000.00.01.H99-260305-0001&k=Q7M2X9KD';

export const sampleReceipt: ReceiptPaper = {
  head: sampleHead,
  dossierCode: sampleCode,
  lookupUrl: sampleLookupUrl,
  receivingUnit: 'Trung tâm Phục vụ hành chính công phường Mẫu',
  channel: 'Trực tuyến',
  submitter: sampleParty,
  owner: { name: 'Trần Thị Ví Dụ', address: 'Thôn Giả Định, xã Mẫu Hai, tỉnh Mẫu' },
  procedureName: 'Đăng ký lại khai sinh',
  summary: 'Đăng ký lại khai sinh cho bà Trần Thị Ví Dụ',
  components: [
    { name: 'Tờ khai đăng ký lại khai sinh theo mẫu', originals: 1, electronic: 1 },
    { name: 'Bản sao Giấy khai sinh trước đây', certifiedCopies: 1, electronic: 1 },
    { name: 'Văn bản ủy quyền (trường hợp ủy quyền)', photocopies: 2 },
  ],
  setCount: 1,
  limit: '05 ngày làm việc',
  receivedAt: '08 giờ 05 phút, ngày 05 tháng 3 năm 2026',
  dueAt: '08 giờ 05 phút, ngày 12 tháng 3 năm 2026',
  whyDueAt: [
    'Tính từ 08:05 thứ Năm, 05/3/2026, thời hạn 05 ngày làm việc.',
    'Thứ Bảy 07/3/2026 và Chủ nhật 08/3/2026 là ngày nghỉ hằng tuần, không tính.',
  ],
  resultAt: 'Bộ phận Tiếp nhận và Trả kết quả',
  fees: [
    { name: 'Lệ phí đăng ký', amount: '8.000 đ' },
    { name: 'Phí cấp bản sao (02 bản)', amount: '16.000 đ' },
  ],
  feeTotal: '24.000 đ',
  register: { volume: '01/2026', number: '125' },
  officerName: 'Lê Thị Tiếp Nhận',
};

/** Only what can never be missing. */
export const barestReceipt: ReceiptPaper = {
  head: { unit: 'Sở Mẫu', place: 'Tỉnh Mẫu', date: 'ngày 05 tháng 3 năm 2026' },
  dossierCode: sampleCode,
  receivingUnit: 'Sở Mẫu',
  channel: 'Trực tiếp',
  submitter: { name: 'Nguyễn Văn Mẫu' },
  procedureName: 'Thủ tục mẫu',
  components: [],
  setCount: 1,
  limit: 'theo quy định của pháp luật chuyên ngành',
  receivedAt: '08 giờ 05 phút, ngày 05 tháng 3 năm 2026',
  resultAt: 'Bộ phận Tiếp nhận và Trả kết quả',
};

/** Everything longer than anybody hopes for. */
export const longestReceipt: ReceiptPaper = {
  ...sampleReceipt,
  head: {
    ...sampleHead,
    parentAgency: 'Văn phòng Ủy ban nhân dân tỉnh Mẫu Có Tên Gọi Dài Nhất Trong Các Tỉnh',
    unit: 'Trung tâm Phục vụ hành chính công và Chuyển đổi số tỉnh Mẫu Có Tên Gọi Dài – Bộ phận Tiếp nhận và Trả kết quả số 2',
    place: 'Phường Mẫu Có Tên Gọi Rất Dài',
  },
  submitter: {
    ...sampleParty,
    name: 'Công ty trách nhiệm hữu hạn một thành viên Thương mại, Dịch vụ, Xây dựng và Xuất nhập khẩu Thí Dụ Không Có Thật',
    email: 'phong.hanh.chinh.tong.hop.cong.ty.thi.du.khong.co.that@chi-nhanh-mot.example.com',
    identity: { label: 'Mã số thuế', number: '0000000000-001' },
  },
  procedureName:
    'Cấp giấy phép xây dựng mới đối với công trình cấp III, cấp IV (công trình không theo tuyến, theo tuyến trong đô thị, tín ngưỡng, tôn giáo, tượng đài, tranh hoành tráng, theo giai đoạn, theo dự án) và nhà ở riêng lẻ',
  components: Array.from({ length: 12 }, (_, index) => ({
    name: `Thành phần thứ ${index + 1}: bản vẽ thiết kế xây dựng trong hồ sơ thiết kế xây dựng triển khai sau thiết kế cơ sở được phê duyệt theo quy định, gồm mặt bằng, mặt đứng và mặt cắt chính`,
    originals: index + 1,
    certifiedCopies: 120,
    photocopies: 12,
    electronic: index,
  })),
  autoReason: 'Ngoài giờ làm việc, hồ sơ đã đủ thành phần theo kiểm tra tự động.',
};

export const sampleControlSheet: ControlSheetPaper = {
  head: sampleHead,
  dossierCode: sampleCode,
  lookupUrl: sampleLookupUrl,
  ownerName: 'Trần Thị Ví Dụ',
  procedureName: 'Đăng ký lại khai sinh',
  receivedAt: '08 giờ 05 phút, ngày 05 tháng 3 năm 2026',
  dueAt: '08 giờ 05 phút, ngày 12 tháng 3 năm 2026',
  resolvingAgency: 'Ủy ban nhân dân phường Mẫu',
  coordinatingAgency: 'Công an phường Mẫu',
  handovers: [
    {
      from: 'Bộ phận Tiếp nhận và Trả kết quả',
      to: 'Văn phòng Hội đồng nhân dân và Ủy ban nhân dân phường Mẫu',
      at: '08 giờ 30 phút, ngày 05 tháng 3 năm 2026',
      giverName: 'Lê Thị Tiếp Nhận',
      receiverName: 'Phạm Văn Thụ Lý',
      outcome: 'EARLY',
    },
    {
      from: 'Văn phòng Hội đồng nhân dân và Ủy ban nhân dân phường Mẫu',
      to: 'Chủ tịch Ủy ban nhân dân phường Mẫu',
      at: '10 giờ 00 phút, ngày 10 tháng 3 năm 2026',
      giverName: 'Phạm Văn Thụ Lý',
      receiverName: 'Hoàng Thị Ký Duyệt',
      outcome: 'ON_TIME',
      note: 'Bàn giao trên hệ thống',
    },
    {
      from: 'Chủ tịch Ủy ban nhân dân phường Mẫu',
      to: 'Bộ phận Tiếp nhận và Trả kết quả',
      at: '16 giờ 45 phút, ngày 12 tháng 3 năm 2026',
      giverName: 'Hoàng Thị Ký Duyệt',
      receiverName: 'Lê Thị Tiếp Nhận',
      outcome: 'LATE',
      note: 'Chờ ý kiến phối hợp',
    },
    { from: 'Bộ phận Tiếp nhận và Trả kết quả', to: 'Người nộp hồ sơ' },
  ],
};

export const sampleSupplementRequest: SupplementRequestPaper = {
  head: { ...sampleHead, number: '17/HDHS' },
  dossierCode: sampleCode,
  lookupUrl: sampleLookupUrl,
  owner: sampleParty,
  procedureName: 'Đăng ký lại khai sinh',
  items: [
    { name: 'Tờ khai đăng ký lại khai sinh', request: 'Ghi bổ sung nơi đăng ký khai sinh trước đây.' },
    { name: 'Bản sao Giấy khai sinh', request: 'Nộp bản chụp rõ nét, đủ hai mặt.' },
  ],
  reason: 'Bản sao Giấy khai sinh bị mờ, không đọc được số và ngày đăng ký.',
  deadline: 'ngày 20 tháng 3 năm 2026',
  contact: { name: 'bà Lê Thị Tiếp Nhận', phone: '0200 000 000', website: 'https://dichvucong.example.vn' },
  officerName: 'Lê Thị Tiếp Nhận',
};

export const sampleRefusal: RefusalPaper = {
  head: { ...sampleHead, number: '03/TCHS' },
  dossierCode: sampleCode,
  lookupUrl: sampleLookupUrl,
  owner: sampleParty,
  procedureName: 'Đăng ký lại khai sinh',
  submittedAt: '08 giờ 05 phút, ngày 05 tháng 3 năm 2026',
  refusingUnit: 'Trung tâm Phục vụ hành chính công phường Mẫu',
  reason:
    'Sổ đăng ký khai sinh của phường Mẫu còn lưu việc khai sinh này, vì vậy không thuộc trường hợp đăng ký lại. Ông (Bà) có thể đề nghị cấp bản sao trích lục.',
  contact: { phone: '0200 000 000' },
  officerName: 'Lê Thị Tiếp Nhận',
};

export const sampleConfirmation: SubmissionConfirmationPaper = {
  head: sampleHead,
  temporaryNumber: 'TAM-260305-7K2M9Q',
  lookupUrl: sampleLookupUrl,
  submitter: sampleParty,
  procedureName: 'Đăng ký lại khai sinh',
  submittedAt: '21 giờ 40 phút, ngày 04 tháng 3 năm 2026',
  components: [
    { name: 'Tờ khai đăng ký lại khai sinh theo mẫu', electronic: 1 },
    { name: 'Bản sao Giấy khai sinh trước đây', electronic: 2 },
  ],
  fees: [{ name: 'Lệ phí đăng ký', amount: '8.000 đ' }],
  feeTotal: '8.000 đ',
  resultAt: 'Bản điện tử trên Cổng dịch vụ công',
  nextSteps: [
    'Cán bộ tiếp nhận kiểm tra hồ sơ và trả lời chậm nhất 17 giờ 00 phút, ngày 05 tháng 3 năm 2026.',
    'Khi hồ sơ được tiếp nhận, Ông (Bà) nhận Giấy tiếp nhận hồ sơ và hẹn trả kết quả có ngày hẹn trả.',
  ],
};

const sampleFilledForm: FilledFormPaper = {
  declaredWhere: 'Khai và nộp trực tuyến',
  toSign: false,
  title: 'Tờ khai mẫu',
  basis: 'Mẫu số 1',
  procedureCode: '1.000001',
  procedureName: 'Thủ tục mẫu',
  agencyName: 'Ủy ban nhân dân phường Ví Dụ',
  declaredBy: 'Nguyễn Văn Mẫu',
  filedAt: '08 giờ 05 phút, ngày 05 tháng 3 năm 2026',
  sections: [
    {
      title: 'Người khai',
      rows: [
        { label: 'Họ, chữ đệm, tên', value: 'Nguyễn Văn Mẫu' },
        { label: 'Con 1 – Họ và tên', value: 'Nguyễn Thị Ví Dụ' },
      ],
    },
  ],
};

export const sampleBlankForm: BlankFormPaper = {
  title: 'Tờ khai mẫu',
  basis: 'Mẫu số 01',
  procedureCode: '1.000001',
  procedureName: 'Thủ tục mẫu',
  sections: [
    {
      title: 'Người yêu cầu',
      fields: [
        { label: 'Họ, chữ đệm, tên', required: true, options: [], extraLines: 0, condition: '' },
        { label: 'Giới tính', required: true, options: ['Nam', 'Nữ'], extraLines: 0, condition: '' },
        { label: 'Lý do', required: false, options: [], extraLines: 2, condition: 'Chỉ khai khi nộp muộn.' },
      ],
    },
  ],
};

export const sampleApology: ApologyPaper = {
  head: { ...sampleHead, unit: 'Ủy ban nhân dân phường Mẫu', parentAgency: undefined, number: '41/XL-UBND' },
  dossierCode: sampleCode,
  lookupUrl: sampleLookupUrl,
  recipient: { name: sampleParty.name, address: sampleParty.address },
  receivingUnit: 'Trung tâm Phục vụ hành chính công phường Mẫu',
  procedureName: 'Đăng ký lại khai sinh',
  receivedAt: 'ngày 05 tháng 3 năm 2026',
  dueAt: '08 giờ 05 phút, ngày 12 tháng 3 năm 2026',
  overdue: false,
  lateAgency: 'Ủy ban nhân dân phường Mẫu',
  reason: 'Nơi đăng ký khai sinh trước đây chưa gửi kết quả xác minh sổ hộ tịch.',
  newDueAt: '17 giờ 00 phút, ngày 19 tháng 3 năm 2026',
  resultAt: 'Trung tâm Phục vụ hành chính công phường Mẫu',
  contact: { phone: '0200 000 000', website: 'https://dichvucong.example.vn' },
  signer: { title: 'Thủ trưởng đơn vị', name: 'Hoàng Thị Ký Duyệt' },
};

export const sampleStopNotice: StopNoticePaper = {
  head: { ...sampleHead, number: '05/TBDHS' },
  dossierCode: sampleCode,
  lookupUrl: sampleLookupUrl,
  owner: sampleParty,
  procedureName: 'Đăng ký lại khai sinh',
  receivedAt: '08 giờ 05 phút, ngày 05 tháng 3 năm 2026',
  requestedBy: 'Nguyễn Văn Mẫu (người nộp hồ sơ)',
  requestedAt: '09 giờ 20 phút, ngày 09 tháng 3 năm 2026',
  reason: 'Đã tìm lại được bản chính Giấy khai sinh, không còn nhu cầu đăng ký lại.',
  stage: 'Đang xử lý tại Văn phòng Hội đồng nhân dân và Ủy ban nhân dân phường Mẫu',
  fees: '24.000 đ. Phí, lệ phí đã nộp được xem xét hoàn trả theo quy định của pháp luật về phí, lệ phí.',
  returnedPapers: [
    { name: 'Tờ khai đăng ký lại khai sinh theo mẫu', count: 1 },
    { name: 'Văn bản ủy quyền', count: 2 },
  ],
  stoppingUnit: 'Trung tâm Phục vụ hành chính công phường Mẫu',
  contact: { phone: '0200 000 000' },
  signer: { title: 'Người tiếp nhận hồ sơ', name: 'Lê Thị Tiếp Nhận' },
};

export const sampleVisitMinutes: VisitMinutesPaper = {
  head: {
    ...sampleHead,
    parentAgency: 'Ủy ban nhân dân tỉnh Mẫu',
    unit: 'Ủy ban nhân dân phường Mẫu',
    number: undefined,
  },
  kind: 'VERIFICATION',
  dossierCode: sampleCode,
  lookupUrl: sampleLookupUrl,
  ownerName: 'Trần Thị Ví Dụ',
  procedureName: 'Đăng ký lại khai sinh',
  at: '14 giờ 00 phút, ngày 09 tháng 3 năm 2026',
  place: 'Khu phố 3, phường Mẫu',
  participants: 'Ông Phạm Văn Thụ Lý (người xác minh), bà Trần Thị Ví Dụ (người yêu cầu), đại diện khu phố 3',
  content: 'Xác minh nơi sinh và quan hệ cha, mẹ, con của người yêu cầu.',
  minutes:
    'Người làm chứng xác nhận bà Ví Dụ sinh tại khu phố 3 và do cha, mẹ nêu trong tờ khai nuôi dưỡng.\nGia đình xuất trình sổ hộ khẩu cũ, thông tin khớp với tờ khai.',
  officerName: 'Phạm Văn Thụ Lý',
};

export const sampleOpinionRequest: OpinionRequestPaper = {
  head: {
    ...sampleHead,
    parentAgency: 'Ủy ban nhân dân tỉnh Mẫu',
    unit: 'Ủy ban nhân dân phường Mẫu',
    number: '12/LYK',
  },
  dossierCode: sampleCode,
  lookupUrl: sampleLookupUrl,
  to: 'Công an phường Mẫu',
  ownerName: 'Trần Thị Ví Dụ',
  procedureName: 'Đăng ký lại khai sinh',
  question:
    'Đề nghị cho biết thông tin cư trú của bà Trần Thị Ví Dụ từ năm 1990 đến nay có phù hợp với nội dung tờ khai hay không.',
  attachments: ['Tờ khai đăng ký lại khai sinh (bản điện tử)'],
  dueAt: '17 giờ 00 phút, ngày 10 tháng 3 năm 2026',
  contact: { name: 'ông Phạm Văn Thụ Lý', phone: '0200 000 001' },
  signer: { title: 'Người đề nghị', name: 'Phạm Văn Thụ Lý' },
};

export const sampleReturnSlip: ReturnSlipPaper = {
  head: { ...sampleHead, number: undefined },
  dossierCode: sampleCode,
  lookupUrl: sampleLookupUrl,
  owner: sampleParty,
  procedureName: 'Đăng ký lại khai sinh',
  result: 'Giấy khai sinh số 45/2026, ngày 11 tháng 3 năm 2026',
  returnedPapers: [{ name: 'Sổ hộ khẩu cũ', count: 1 }],
  method: 'Trực tiếp tại bộ phận một cửa',
  collector: { name: 'Nguyễn Văn Mẫu', identity: '099000000001', authorised: false },
  returnedAt: '09 giờ 00 phút, ngày 12 tháng 3 năm 2026',
  dueAt: '08 giờ 05 phút, ngày 12 tháng 3 năm 2026',
  officerName: 'Lê Thị Tiếp Nhận',
};

/** One of each kind. */
export const samplePapers: Papers = {
  receipt: sampleReceipt,
  'control-sheet': sampleControlSheet,
  'supplement-request': sampleSupplementRequest,
  refusal: sampleRefusal,
  'submission-confirmation': sampleConfirmation,
  apology: sampleApology,
  'stop-notice': sampleStopNotice,
  'visit-minutes': sampleVisitMinutes,
  'opinion-request': sampleOpinionRequest,
  'return-slip': sampleReturnSlip,
  'blank-form': sampleBlankForm,
  'filled-form': sampleFilledForm,
  register: sampleRegister,
  'handover-list': sampleHandoverList,
  'result-list': sampleResultList,
  'envelope-labels': sampleLabels,
  journal: sampleJournal,
  'post-handover': samplePostHandover,
  'post-slip': samplePostSlip,
  'post-loss': samplePostLoss,
  'fee-receipt': sampleFeeReceipt,
  'refund-slip': {
    head: samplePostLoss.head,
    dossierCode: 'H99.03-260302-0001',
    recipient: { name: 'Nguyễn Văn Mẫu', address: 'Số 2 đường Mẫu, phường Ví Dụ, tỉnh Mẫu' },
    procedureName: 'Cấp giấy phép xây dựng mới đối với nhà ở riêng lẻ',
    amount: '75.000 đ',
    amountInWords: 'Bảy mươi lăm nghìn đồng',
    ground: 'Nộp thừa, nộp trùng',
    reason: 'Người nộp trả hai lần bằng hai cách',
    receipt: 'TM26E số 0000021, ngày 02/03/2026',
    method: 'Tiền mặt, người nhận: Nguyễn Văn Mẫu',
    approved: 'Trần Thị Ví Dụ, 09:05 03/03/2026',
  },
};
