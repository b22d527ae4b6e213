import type {
  EnvelopeLabelsPaper,
  HandoverListPaper,
  JournalPaper,
  PostHandoverPaper,
  PostLossPaper,
  PostSlipPaper,
  RegisterPaper,
  RegisterRow,
  ResultListPaper,
} from './listPapers.ts';
import type { PaperHead } from './paperParts.ts';

/** Lists about invented people. */

const head: PaperHead = {
  parentAgency: 'Ủy ban nhân dân phường Mẫu',
  unit: 'Trung tâm Phục vụ hành chính công – Bộ phận Tiếp nhận và Trả kết quả',
  place: 'Phường Mẫu',
  date: 'ngày 05 tháng 3 năm 2026',
};
const counterName = 'Trung tâm Phục vụ hành chính công phường Mẫu';
const period = 'Từ ngày 01/3/2026 đến ngày 05/3/2026';
const code = (number: number) => `H99.41-260305-${String(number).padStart(4, '0')}`;

const PEOPLE = ['Nguyễn Văn Mẫu', 'Trần Thị Ví Dụ', 'Công ty trách nhiệm hữu hạn Thí Dụ Một Thành Viên'];
const PROCEDURES = ['Đăng ký lại khai sinh', 'Cấp giấy phép xây dựng mới đối với nhà ở riêng lẻ', 'Đăng ký kết hôn'];
const pick = (list: string[], index: number): string => list[index % list.length] ?? '';

const registerRow = (index: number): RegisterRow => ({
  number: index + 1,
  code: code(index + 1),
  procedureName: pick(PROCEDURES, index),
  setCount: 1,
  ownerName: pick(PEOPLE, index),
  contact: ['Số 12, đường Thí Dụ, khu phố 3, phường Mẫu', '0900 000 001'],
  agency: 'Ủy ban nhân dân phường Mẫu',
  receivedAt: '08:05 05/03/2026',
  dueAt: '08:05 12/03/2026',
  returnedAt: index % 2 === 0 ? '09:00 12/03/2026' : undefined,
  method: index % 3 === 0 ? 'Bưu chính công ích' : 'Trực tiếp',
  collectorName: index % 2 === 0 ? pick(PEOPLE, index) : undefined,
});

/** A register of any length. */
export function sampleRegisterOf(rowCount: number): RegisterPaper {
  return { head, counterName, period, rows: Array.from({ length: rowCount }, (_, index) => registerRow(index)) };
}

export const sampleRegister: RegisterPaper = sampleRegisterOf(4);

export const sampleHandoverList: HandoverListPaper = {
  head,
  giver: counterName,
  receiver: 'Văn phòng Hội đồng nhân dân và Ủy ban nhân dân phường Mẫu',
  period: 'Từ 08 giờ 00 phút đến 17 giờ 00 phút, ngày 05 tháng 3 năm 2026',
  rows: [0, 1, 2].map((index) => ({
    code: code(index + 1),
    ownerName: pick(PEOPLE, index),
    procedureName: pick(PROCEDURES, index),
    paperCount: index + 2,
    dueAt: '08:05 12/03/2026',
    handedAt: '09:30 05/03/2026',
    note: index === 1 ? 'Kèm bản vẽ khổ A1' : undefined,
  })),
};

export const sampleResultList: ResultListPaper = {
  head,
  counterName,
  period: 'Đến 17 giờ 00 phút, ngày 05 tháng 3 năm 2026',
  rows: [0, 1, 2].map((index) => ({
    code: code(index + 1),
    procedureName: pick(PROCEDURES, index),
    result: `Số ${index + 45}/2026, ngày 05/03/2026`,
    ownerName: pick(PEOPLE, index),
    address: 'Số 12, đường Thí Dụ, khu phố 3, phường Mẫu',
    fee: index === 1 ? '24.000 đ' : undefined,
    byPost: index === 2,
  })),
};

export const sampleLabels: EnvelopeLabelsPaper = {
  layout: 'SHEET',
  skip: 1,
  sender: { name: counterName, address: 'Số 1, đường Mẫu, phường Mẫu, tỉnh Mẫu', phone: '0200 000 000' },
  labels: [0, 1, 2, 3].map((index) => ({
    name: pick(PEOPLE, index),
    address: 'Số 12, đường Thí Dụ, khu phố 3, phường Mẫu, tỉnh Mẫu',
    phone: '0900 000 001',
    code: code(index + 1),
  })),
};

export const sampleJournal: JournalPaper = {
  head,
  counterName,
  outage: { from: '08 giờ 00 phút, ngày 05 tháng 3 năm 2026', reason: 'Mất đường truyền' },
  series: 'NK-0305',
  firstNumber: 1,
  rowCount: 20,
};

const items = [
  { name: 'Tờ khai cấp Giấy xác nhận tình trạng hôn nhân', count: 1 },
  { name: 'Bản sao Trích lục ghi chú ly hôn', count: 2 },
];

export const samplePostHandover: PostHandoverPaper = {
  head,
  number: 'BG26-00012',
  giver: counterName,
  taker: 'Bưu điện tỉnh Mẫu',
  rows: [0, 1, 2].map((index) => ({
    number: `BC26000001${index}`,
    code: code(index + 1),
    kind: 'Phát kết quả',
    items: '01 kết quả',
    to: `${pick(PEOPLE, index)}, số 12 đường Thí Dụ, phường Mẫu`,
    note: index === 1 ? 'Thu hộ 24.000 đ' : undefined,
  })),
  givenBy: { name: 'Lê Thị Tiếp Nhận', at: '16 giờ 00 phút, ngày 05 tháng 3 năm 2026' },
  takenBy: { name: 'Phạm Văn Bưu Tá', at: '16 giờ 10 phút, ngày 05 tháng 3 năm 2026' },
};

export const samplePostSlip: PostSlipPaper = {
  head,
  number: 'BC260000010',
  dossierCode: code(1),
  procedureName: 'Cấp Giấy xác nhận tình trạng hôn nhân',
  sender: { name: 'Nguyễn Văn Mẫu', address: 'Số 12, đường Thí Dụ, phường Mẫu', phone: '0900 000 001' },
  receiver: { name: counterName, address: 'Số 1, đường Mẫu, phường Mẫu' },
  items,
  postage: '26.000 đ',
  collected: '15.000 đ',
  takenAt: '09 giờ 30 phút, ngày 05 tháng 3 năm 2026',
  officerName: 'Phạm Văn Bưu Tá',
};

export const samplePostLoss: PostLossPaper = {
  head,
  dossierCode: code(1),
  number: 'BC260000010',
  recipient: { name: 'Nguyễn Văn Mẫu', address: 'Số 12, đường Thí Dụ, phường Mẫu' },
  procedureName: 'Cấp Giấy xác nhận tình trạng hôn nhân',
  items,
  happened: 'Túi thư bị ướt hỏng khi qua ngầm tràn.',
  reportedAt: 'ngày 06 tháng 3 năm 2026',
  help: 'Bộ phận Một cửa sao lại giấy tờ từ bản lưu điện tử, không thu phí.',
  responsible: 'Doanh nghiệp bưu chính',
  compensation: '150.000 đ',
  contact: { phone: '0200 000 000' },
};
