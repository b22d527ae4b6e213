/** Public look-up by code or QR: shows only what may be shown without signing in. */
export const lookup = {
  title: 'Tra cứu hồ sơ',
  lead: 'Nhập mã hồ sơ ghi trên giấy tiếp nhận, hoặc quét mã QR.',
  label: 'Mã hồ sơ',
  hint: 'Ví dụ: H99.03-261123-0001. Có thể dán cả đường dẫn đọc được từ mã QR.',
  submit: 'Tra cứu',
  invalid: 'Nhập mã hồ sơ gồm mã cơ quan, ngày và số, ví dụ H99.03-261123-0001.',
  notFound: 'Không có hồ sơ nào mang mã này',
  notFoundHint: 'Hãy xem lại từng chữ số trên giấy tiếp nhận hoặc giấy xác nhận nộp hồ sơ.',
  resultTitle: (code: string) => `Hồ sơ ${code}`,
  progress: 'Mức độ hoàn thành',
  progressPercent: (percent: number) => `Hoàn thành ${percent}%`,
  whatTitle: 'Tra cứu cho biết gì?',
  whatText: 'Với mã hồ sơ, ai cũng xem được mức độ hoàn thành.',
  whatQr:
    'Quét mã QR trên giấy tiếp nhận để xem thêm cơ quan tiếp nhận, các phòng đã xử lý, người nộp, ngày nhận, ngày hẹn trả, và để kiểm tra giấy có phải do hệ thống này cấp hay không.',
  signInForMore: 'Đăng nhập để xem chi tiết',
  signInForMoreText:
    'Người nộp, phòng đang xử lý và giấy tờ chỉ hiện với người có hồ sơ: hãy đăng nhập, hoặc quét mã QR trên giấy tiếp nhận.',
  another: 'Tra cứu hồ sơ khác',
  receiptTitle: 'Nội dung giấy tiếp nhận',
  organisation: 'Tổ chức nộp hồ sơ',
  units: 'Các phòng, bộ phận xử lý',
  genuine: 'Giấy này do hệ thống cấp',
  genuineText: 'Hãy so các thông tin dưới đây với tờ giấy bạn đang cầm.',
  notYetReceived: 'Hồ sơ đã nộp và chưa được tiếp nhận; thông tin chi tiết hiện sau khi hồ sơ được tiếp nhận.',
  notGenuine: 'Mã QR này không phải do hệ thống cấp',
  notGenuineText:
    'Có hồ sơ mang mã này, nhưng khóa trong đường dẫn không đúng: giấy có thể bị làm giả, hoặc đường dẫn bị chép thiếu. Hãy quét lại; nếu vẫn vậy, hãy hỏi Bộ phận Một cửa ghi trên giấy.',
};
