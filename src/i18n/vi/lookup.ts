/** Public look-up by code or QR: shows only what may be shown without signing in. */
export const lookup = {
  title: 'Tra cứu hồ sơ',
  lead: 'Nhập mã hồ sơ ghi trên giấy tiếp nhận, hoặc quét mã QR.',
  label: 'Mã hồ sơ',
  hint: 'Ví dụ: H99.03-261123-0001',
  submit: 'Tra cứu',
  notFound: 'Không có hồ sơ nào mang mã này.',
  notFoundHint:
    'Hãy xem lại từng chữ số trên giấy tiếp nhận. Nếu vừa nộp trực tuyến, hồ sơ có mã sau khi được tiếp nhận.',
  progress: 'Mức độ hoàn thành',
  progressPercent: (percent: number) => `Hoàn thành ${percent} %`,
  signInForMore: 'Đăng nhập để xem chi tiết',
  signInForMoreText: 'Tên người nộp, phòng đang xử lý và giấy tờ chỉ hiện với người có hồ sơ.',
  tooMany: 'Bạn tra cứu quá nhiều lần. Hãy đợi ít phút.',
  fromQr: 'Hồ sơ theo mã QR',
};
