/** Pages for those who run the system or connect others to it. */
export const operations = {
  api: {
    title: 'Kết nối hệ thống (API)',
    lead: 'Các lời gọi JSON để hệ thống khác tra cứu thủ tục, tra cứu và xử lý hồ sơ.',
    howTitle: 'Cách gọi',
    document: 'Mô tả đầy đủ theo OpenAPI 3.1',
    token: 'Gửi mã truy cập của tài khoản trong tiêu đề Authorization: Bearer …; tạo mã tại trang tài khoản.',
    repeat: 'Thêm tiêu đề Idempotency-Key để gửi lại mà không bị ghi nhận hai lần.',
    failures: 'Khi không thành công, câu trả lời theo RFC 9457 nêu lý do, cách xử lý và số hiệu yêu cầu.',
    call: 'Lời gọi',
    summary: 'Công dụng',
    access: 'Ai được gọi',
    everybody: 'Mọi người',
    signedIn: 'Có mã truy cập hoặc đã đăng nhập',
  },
};
