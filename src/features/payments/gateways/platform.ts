import { gatewayDown } from '../errors.ts';
import type { Merchant } from '../merchants.ts';
import { callProvider, textOf } from './callProvider.ts';
import { compactTime, readCompactTime } from './compactTime.ts';
import type { Gateway, OrderedPayment, Outcome } from './gateway.ts';
import { readProviderList, vndOf } from './providerList.ts';
import { sameSignature, sha256Of } from './signatures.ts';

const OK = '00';
const VERSION = '1.0.6';
const MINUTES = 30;

/** What is hashed of an INIT message, in this order. */
const INIT_HASHED = [
  ...['LoaiBanTin', 'PhienBan', 'MaDoiTac', 'MaThamChieu', 'SoTien', 'LoaiHinhThanhToan', 'MaKenhThanhToan'],
  ...['MaThietBi', 'NgonNgu', 'MaTienTe', 'MaNganHang', 'ThongTinGiaoDich', 'ThoiGianGD', 'Ip'],
];

/** What is hashed of a confirmation. */
const CONFIRM_HASHED = [
  ...['LoaiBanTin', 'MaLoi', 'MaDoiTac', 'MaThamChieu', 'SoTien', 'MaTienTe', 'MaGiaoDich', 'MaNganHang'],
  ...['ThoiGianGD', 'ThongTinGiaoDich'],
];
const QUERY_HASHED = ['LoaiBanTin', 'PhienBan', 'MaDoiTac', 'MaThamChieu', 'ThoiGianGD'];

function hashOf(message: Record<string, unknown>, fields: readonly string[], secret: string): string {
  return sha256Of(
    fields.map((field) => textOf(message, field)),
    secret,
  );
}

/** The INIT message of the national payment platform, with its hash. */
export function platformInit({ settings, secret }: Merchant, payment: OrderedPayment): Record<string, unknown> {
  const { vnd, procedure, collector } = payment;
  const message = {
    LoaiBanTin: 'INIT',
    PhienBan: VERSION,
    MaDoiTac: settings.partnerCode,
    MaThamChieu: payment.ref,
    SoTien: String(vnd),
    LoaiHinhThanhToan: 'PAY',
    MaKenhThanhToan: '1',
    MaThietBi: '1',
    NgonNgu: payment.language === 'vi' ? 'vi-VN' : 'en-US',
    MaTienTe: 'VND',
    MaNganHang: 'PAYMENT',
    ThongTinGiaoDich: `Thu phi ho so ${payment.dossierCode}`,
    ThoiGianGD: compactTime(payment.startedAt),
    Ip: payment.ip,
    ThongTinBienLai: {
      MaDichVu: '2',
      MaDVC: procedure.code,
      TenDVC: procedure.name,
      MaTTHC: procedure.code,
      TenTTHC: procedure.name,
      MaDonVi: collector.code,
      TenDonVi: collector.name,
      MaHoSo: payment.dossierCode,
      TKThuHuong: settings.account,
      MaNHThuHuong: settings.bankBin,
      TenTKThuHuong: settings.accountName,
      MaLoaiHinhThuPhat: '',
      MaCoQuanQD: '',
      TenCoQuanQD: '',
      KhoBac: '',
      NgayQD: '',
      SoQD: '',
      TaiKhoanThuNSNN: settings.treasuryAccount ?? '',
      NoiDungThanhToan: `Thu phi ho so ${payment.dossierCode}`,
      HoTenNguoiNop: payment.payer.name,
      SoCMNDNguoiNop: payment.payer.identity,
      DiaChiNguoiNop: payment.payer.address,
      HuyenNguoiNop: '',
      TinhNguoiNop: '',
      PhiLePhi: payment.lines.map((line) => ({
        LoaiPhiLePhi: line.kind === 'FEE' ? '1' : '2',
        MaPhiLePhi: line.code,
        TenPhiLePhi: line.name,
        SoTien: String(line.vnd),
      })),
      DSKhoanNop: payment.lines.map((line) => ({ NoiDung: line.name, SoTien: String(line.vnd) })),
    },
  };
  return { ...message, MaXacThuc: hashOf(message, INIT_HASHED, secret) };
}

/** Whether a confirmation (or the answer to a query) was hashed with this partner's secret. */
export function isSignedByPlatform({ secret }: Merchant, message: Record<string, unknown>): boolean {
  return sameSignature(hashOf(message, CONFIRM_HASHED, secret), message.MaXacThuc);
}

/** What a verified confirmation says. */
export function platformOutcome(message: Record<string, unknown>, now: Date): Outcome {
  const code = textOf(message, 'MaLoi');
  const details = { MaNganHang: textOf(message, 'MaNganHang'), UrlBienLai: textOf(message, 'UrlBienLai') };
  if (code !== OK) return { status: 'FAILED', code, details };
  return {
    status: 'PAID',
    vnd: Number(textOf(message, 'SoTien')),
    transactionId: textOf(message, 'MaGiaoDich'),
    at: readCompactTime(textOf(message, 'ThoiGianGD')) ?? now,
    details,
  };
}

/** The answer to a confirmation. */
export function platformReply(
  { settings, secret }: Merchant,
  { ref, code, words, at }: { ref: string; code: string; words: string; at: Date },
) {
  const reply = {
    MaLoi: code,
    MoTaLoi: words,
    MaDoiTac: settings.partnerCode ?? '',
    MaThamChieu: ref,
    ThoiGianGD: compactTime(at),
  };
  return { ...reply, MaXacThuc: hashOf(reply, ['MaLoi', 'MaDoiTac', 'MaThamChieu', 'ThoiGianGD'], secret) };
}

/** Nền tảng thanh toán of the national portal: message INIT, confirmation, query. It has no message for refunds. */
export const platform: Gateway = {
  way: 'PLATFORM',
  minutes: MINUTES,
  start: async (merchant, payment) => {
    const answer = await callProvider(`${merchant.settings.endpoint}/init`, {
      ...platformInit(merchant, payment),
      UrlKetQua: payment.returnUrl,
    });
    const url = textOf(answer, 'UrlThanhToan');
    if (textOf(answer, 'MaLoi') !== OK || !/^https?:\/\//.test(url)) throw gatewayDown();
    return { kind: 'REDIRECT', url };
  },
  query: async (merchant, { ref, at }) => {
    const message = {
      LoaiBanTin: 'QUERY',
      PhienBan: VERSION,
      MaDoiTac: merchant.settings.partnerCode,
      MaThamChieu: ref,
      ThoiGianGD: compactTime(at),
    };
    const answer = await callProvider(`${merchant.settings.endpoint}/query`, {
      ...message,
      MaXacThuc: hashOf(message, QUERY_HASHED, merchant.secret),
    });
    if (!isSignedByPlatform(merchant, answer) || textOf(answer, 'MaThamChieu') !== ref) throw gatewayDown();
    return textOf(answer, 'MaLoi') === 'PENDING' ? { status: 'PENDING' } : platformOutcome(answer, at);
  },
  readList: (cells) =>
    readProviderList(cells, ['MaThamChieu', 'MaGiaoDich', 'SoTien']).map((row, index) => ({
      ref: row.MaThamChieu || null,
      transactionId: row.MaGiaoDich ?? '',
      vnd: vndOf(row.SoTien, index + 2),
    })),
};
