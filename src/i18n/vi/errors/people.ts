/** Accounts, identities, whoever acts for others. */
export const peopleErrors = {
  'standIns.absence_not_found': {
    title: 'Không có lần vắng mặt này',
    detail: 'Có thể đã được chấm dứt. Hãy tải lại danh sách.',
  },
  'standIns.may_not_register': {
    title: 'Bạn không đăng ký vắng mặt cho người này được',
    detail: 'Chỉ người vắng, lãnh đạo đơn vị, lãnh đạo hoặc quản trị cơ quan của họ mới làm được.',
  },
  'standIns.delegation_not_found': {
    title: 'Không có quyết định này',
    detail: 'Có thể đã được thu hồi. Hãy tải lại danh sách.',
  },
  'identity.own_accounts_closed': {
    title: 'Cổng không còn dùng tài khoản riêng',
    detail: 'Hãy đăng nhập bằng tài khoản định danh điện tử.',
  },
  'representation.organisation_exists': {
    title: 'Tổ chức này đã có tài khoản',
    detail: 'Hãy đề nghị chủ tài khoản của tổ chức mời bạn. Nếu không biết là ai, hãy tới Bộ phận Một cửa.',
  },
  'representation.member_not_found': {
    title: 'Không có người này trong tổ chức',
    detail: 'Hãy tải lại trang.',
  },
  'representation.last_owner': {
    title: 'Tổ chức phải còn ít nhất một chủ tài khoản',
    detail: 'Hãy giao vai trò chủ tài khoản cho người khác trước.',
  },
  'representation.invitation_gone': {
    title: 'Lời mời không còn dùng được',
    detail: 'Lời mời đã được nhận, đã bị thu hồi hoặc đã hết hạn.',
  },
  'representation.invitation_for_other': {
    title: 'Lời mời này dành cho người khác',
    detail: 'Hãy đăng nhập bằng tài khoản có số điện thoại hoặc thư điện tử đã nhận lời mời.',
  },
  'representation.may_not_act_for': {
    title: 'Bạn không làm việc thay mặt người này được',
    detail: 'Quyền có thể đã chấm dứt hoặc tổ chức chưa được xác nhận.',
  },
  'representation.authorisation_not_found': {
    title: 'Không có ủy quyền này',
    detail: 'Có thể đã chấm dứt. Hãy tải lại trang.',
  },
  'personal_data.request_not_found': {
    title: 'Không có yêu cầu này',
    detail: 'Hãy tải lại danh sách.',
  },
  'personal_data.request_decided': {
    title: 'Yêu cầu đã được trả lời hoặc chưa đến bước này',
    detail: 'Hãy tải lại danh sách.',
  },
  'personal_data.erasure_too_early': {
    title: 'Chưa xóa được tài khoản này',
    detail: 'Còn hồ sơ, phản ánh đang xử lý hoặc tổ chức chỉ có người này là chủ. Hãy giải quyết xong rồi xóa.',
  },
  'personal_data.export_not_found': {
    title: 'Không có bản sao này',
    detail: 'Liên kết có thể đã hết hạn. Hãy yêu cầu bản sao mới.',
  },
  'identity.provider_not_found': {
    title: 'Không có dịch vụ định danh này',
    detail: 'Dịch vụ có thể đã ngừng dùng. Hãy chọn cách đăng nhập khác.',
  },
  'identity.provider_down': {
    title: 'Dịch vụ định danh chưa trả lời',
    detail:
      'Không kết nối được với {name} hoặc {name} trả lời không đúng. Hãy thử lại sau ít phút hoặc chọn cách khác.',
  },
  'identity.sign_on_failed': {
    title: 'Đăng nhập chưa thành công',
    detail:
      'Câu trả lời của dịch vụ định danh không khớp với yêu cầu của trình duyệt này hoặc đã hết hạn. Hãy đăng nhập lại từ đầu.',
  },
  'identity.sign_on_cancelled': {
    title: 'Bạn đã hủy đăng nhập',
    detail: 'Chưa có gì thay đổi. Hãy thử lại hoặc chọn cách khác.',
  },
  'identity.incomplete': {
    title: 'Dịch vụ định danh không cho biết bạn là ai',
    detail: 'Thiếu số định danh cá nhân hoặc mã số thuế hợp lệ. Hãy kiểm tra tài khoản định danh của bạn.',
  },
  'identity.other_person': {
    title: 'Danh tính vừa xác thực là của người khác',
    detail:
      'Bạn đang đăng nhập bằng tài khoản của một người khác. Hãy đăng xuất rồi đăng nhập lại bằng đúng danh tính.',
  },
  'identity.account_closed': {
    title: 'Tài khoản này đã đóng',
    detail: 'Hãy liên hệ Bộ phận Một cửa hoặc gọi tổng đài.',
  },
  'identity.logout_token': {
    title: 'Thông báo đăng xuất không hợp lệ',
    detail: 'Chữ ký, người nhận hoặc thời gian của thông báo không đúng.',
  },
  'identity.provider_wrong': {
    title: 'Khai báo dịch vụ định danh chưa đúng',
    detail: 'Hãy kiểm tra các mục được đánh dấu.',
  },
  'account.post_not_found': { title: 'Không có vị trí này', detail: 'Hãy tải lại trang.' },
  'account.desk_left_empty': {
    title: 'Còn hồ sơ mà không còn ai xử lý',
    detail: 'Hãy giao vị trí cho người khác rồi làm lại.',
  },
  'account.wrong_password': { title: 'Tên đăng nhập hoặc mật khẩu không đúng', detail: 'Hãy kiểm tra rồi thử lại.' },
  'account.locked': { title: 'Tài khoản tạm khóa', detail: 'Đăng nhập sai quá nhiều lần. Hãy đợi 15 phút.' },
  'account.code_wrong': { title: 'Mã xác nhận không đúng hoặc đã hết hạn', detail: 'Hãy nhập lại hoặc xin mã mới.' },
  'account.too_many_codes': {
    title: 'Đã gửi quá nhiều mã tới địa chỉ này',
    detail: 'Hãy xem lại các tin đã nhận hoặc thử lại sau một giờ.',
  },
  'account.not_found': { title: 'Không có tài khoản này', detail: 'Hãy kiểm tra lại danh sách cán bộ.' },
  'account.may_not_administer': {
    title: 'Bạn không quản trị vị trí hoặc tài khoản này',
    detail: 'Người quản trị của cơ quan chỉ giao vị trí và quản lý tài khoản trong cơ quan mình.',
  },
  'account.token_not_found': { title: 'Không có khóa truy cập này', detail: 'Khóa có thể đã bị xóa.' },
  'account.password_change_required': {
    title: 'Hãy đặt mật khẩu mới trước khi làm việc',
    detail: 'Mật khẩu đang dùng là mật khẩu được cấp.',
  },
};
