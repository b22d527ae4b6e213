/** Fees, payments, receipts; the post. */
export const moneyErrors = {
  'post.order_not_found': {
    title: 'Không có đơn bưu chính này',
    detail: 'Đơn không có, hoặc không thuộc nơi bạn phục vụ.',
  },
  'post.handover_not_found': {
    title: 'Không có danh sách bàn giao này',
    detail: 'Hãy mở lại trang Bưu chính.',
  },
  'post.incident_not_found': {
    title: 'Không có sự cố này',
    detail: 'Hãy mở lại trang Bưu chính.',
  },
  'post.not_now': {
    title: 'Bưu gửi không còn ở bước này',
    detail: 'Có người vừa làm trước. Hãy tải lại trang.',
  },
  'post.already_ordered': {
    title: 'Đã đặt bưu điện cho hồ sơ này',
    detail: 'Muốn đổi địa chỉ, hãy hủy đơn đang có rồi đặt lại.',
  },
  'post.too_late': {
    title: 'Hồ sơ không còn đặt bưu điện được',
    detail: 'Hồ sơ đã kết thúc hoặc đã qua bước này.',
  },
  'post.handover_signed': {
    title: 'Danh sách này không ký được',
    detail: 'Danh sách đã được ký, hoặc bạn là người ký bên giao.',
  },
  'payments.obligation_not_found': {
    title: 'Không có khoản phải nộp này',
    detail: 'Đường dẫn sai hoặc thiếu. Hãy mở lại từ hồ sơ hoặc từ tin nhắn.',
  },
  'payments.link_ended': {
    title: 'Liên kết nộp phí này đã hết hạn',
    detail:
      'Liên kết dùng được đến hết ngày {day}. Người nộp hồ sơ mở trang hồ sơ của mình, hoặc hỏi nơi tiếp nhận, để lấy liên kết mới. Tiền đã nộp trước đó vẫn được ghi nhận.',
  },
  'payments.link_withdrawn': {
    title: 'Liên kết nộp phí này đã bị thu hồi',
    detail:
      'Người gửi liên kết đã thu hồi nó; hãy hỏi người đó nếu vẫn cần nộp thay. Tiền đã chuyển trước đó vẫn được ghi nhận.',
  },
  'payments.payment_not_found': {
    title: 'Không có lần thanh toán này',
    detail: 'Hãy mở lại trang thanh toán.',
  },
  'payments.nothing_to_pay': {
    title: 'Không còn khoản nào phải nộp',
    detail: 'Khoản này đã nộp hoặc đã hủy, hoặc hồ sơ đã kết thúc. Hãy tải lại trang.',
  },
  'payments.collected_by_post': {
    title: 'Bưu chính đang thu hộ khoản này',
    detail: 'Bưu gửi đã giao cho bưu chính kèm số tiền phải thu. Muốn nộp cách khác, hãy hủy đơn phát kết quả trước.',
  },
  'fees.claim_not_now': {
    title: 'Lúc này không đề nghị miễn, giảm được',
    detail: 'Khoản phí đã nộp, đang chờ trả lời đề nghị trước, hoặc thủ tục không có diện miễn, giảm này.',
  },
  'fees.line_not_found': {
    title: 'Không có dòng này trong biểu phí',
    detail: 'Hãy tải lại trang.',
  },
  'fees.claim_not_found': {
    title: 'Không có đề nghị miễn, giảm này',
    detail: 'Hãy tải lại trang.',
  },
  'payments.way_not_offered': {
    title: 'Chưa dùng được cách nộp này',
    detail: 'Cơ quan thu chưa nhận tiền theo cách này. Hãy chọn cách khác.',
  },
  'payments.gateway_down': {
    title: 'Cổng thanh toán chưa trả lời',
    detail: 'Chưa có khoản tiền nào bị trừ. Hãy chọn cách khác, hoặc thử lại sau vài phút.',
  },
  'payments.wrong_counter_amount': {
    title: 'Số tiền không đúng số phải nộp',
    detail: 'Phải nộp {owed}, đã nhập {taken}. Hãy thu đúng số phải nộp, hoặc sửa khoản phải nộp trước.',
  },
  'payments.pay_first': {
    title: 'Phải nộp phí, lệ phí trước khi tiếp nhận',
    detail: 'Còn {owed} chưa nộp. Hãy đợi thanh toán, hoặc nhập số tiền đã thu tại quầy.',
  },
  'receipts.not_found': {
    title: 'Không có biên lai này',
    detail: 'Hãy kiểm tra lại mã QR hoặc đường dẫn trên biên lai.',
  },
  'receipts.already_replaced': {
    title: 'Biên lai này đã được thay thế',
    detail: 'Hãy điều chỉnh hoặc thay thế biên lai mới nhất.',
  },
  'refunds.not_found': {
    title: 'Không có đề nghị hoàn trả này',
    detail: 'Hãy tải lại trang.',
  },
  'refunds.not_now': {
    title: 'Không hoàn trả được lúc này',
    detail: 'Đề nghị đã được quyết định, đã chuyển, hoặc đang có một đề nghị khác cho khoản này. Hãy tải lại trang.',
  },
  'reconciliation.not_found': {
    title: 'Không có lần đối soát này',
    detail: 'Hãy tải lại trang.',
  },
  'reconciliation.signed': {
    title: 'Ngày này đã ký xác nhận',
    detail: 'Không nạp lại hay sửa được nữa.',
  },
  'reconciliation.unresolved': {
    title: 'Còn chênh lệch chưa xử lý',
    detail: 'Hãy ghi cách xử lý từng dòng trước khi ký.',
  },
};
