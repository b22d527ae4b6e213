/** What can go wrong anywhere. */
export const commonErrors = {
  'common.not_found': { title: 'Không tìm thấy', detail: 'Hãy kiểm tra lại địa chỉ hoặc mã.' },
  'common.forbidden': {
    title: 'Bạn không có quyền làm việc này',
    detail: 'Nếu cần, hãy liên hệ người quản trị của cơ quan.',
  },
  'common.not_signed_in': { title: 'Bạn chưa đăng nhập', detail: 'Hãy đăng nhập rồi thử lại.' },
  'common.invalid_input': { title: 'Nội dung gửi lên không đúng', detail: 'Hãy xem các chỗ được đánh dấu và sửa lại.' },
  'common.too_many_requests': { title: 'Bạn thao tác quá nhanh', detail: 'Hãy đợi ít phút rồi thử lại.' },
  'common.too_large': { title: 'Nội dung gửi lên quá lớn', detail: 'Hãy giảm dung lượng rồi thử lại.' },
  'common.wrong_content_type': {
    title: 'Kiểu dữ liệu không được hỗ trợ',
    detail: 'Hãy gửi đúng kiểu nội dung mà địa chỉ này nhận.',
  },
  'common.csrf': {
    title: 'Trang đã mở quá lâu',
    detail: 'Hãy tải lại trang rồi gửi lại. Nội dung bạn nhập vẫn được giữ.',
  },
  'common.conflict': { title: 'Dữ liệu vừa thay đổi', detail: 'Người khác vừa sửa. Hãy tải lại rồi làm tiếp.' },
  'common.unknown_reference': {
    title: 'Yêu cầu nhắc tới một mục không có',
    detail: 'Mục đó không có hoặc vừa bị xóa. Hãy tải lại trang rồi chọn lại.',
  },
  'common.unavailable': { title: 'Hệ thống tạm thời chưa phục vụ được', detail: 'Hãy thử lại sau ít phút.' },
  'common.internal': { title: 'Hệ thống gặp lỗi', detail: 'Việc vừa làm chưa được ghi nhận. Hãy thử lại sau.' },
  'common.acting_ended': {
    title: 'Quyền làm thay đã hết',
    detail: 'Ủy quyền hoặc vai trò trong tổ chức đã chấm dứt. Hãy chọn lại bạn đang làm cho ai.',
  },
  'common.assurance': {
    title: 'Cần xác thực ở mức cao hơn',
    detail: 'Việc này cần định danh mức độ {level}. Hãy đăng nhập bằng tài khoản định danh điện tử rồi làm lại.',
  },
};
