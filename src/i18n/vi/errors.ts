/**
 * What went wrong, by error code (`defineError('dossier.not_found', 404)`). `title` says what happened, `detail` what
 * to do. Every code a feature defines has its words here; a test compares the two lists.
 */
export const errors = {
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
  'common.unavailable': { title: 'Hệ thống tạm thời chưa phục vụ được', detail: 'Hãy thử lại sau ít phút.' },
  'common.internal': { title: 'Hệ thống gặp lỗi', detail: 'Việc vừa làm chưa được ghi nhận. Hãy thử lại sau.' },
  'process.not_found': { title: 'Không có quy trình này', detail: 'Hãy chọn trong danh sách quy trình.' },
  'process.draft_not_found': { title: 'Không có bản nháp này', detail: 'Hãy mở lại từ danh sách quy trình.' },
  'process.draft_exists': {
    title: 'Quy trình này đang có bản soạn dở',
    detail: 'Hãy mở bản đang soạn, hoặc bỏ bản đó trước.',
  },
  'process.draft_changed': {
    title: 'Người khác vừa sửa bản nháp này',
    detail: 'Hãy tải lại để xem thay đổi rồi sửa tiếp.',
  },
  'process.draft_not_in_state': {
    title: 'Bản nháp không còn ở bước này',
    detail: 'Có người đã trình, kiểm tra, ban hành hoặc bỏ bản này. Hãy tải lại.',
  },
  'process.key_taken': { title: 'Mã quy trình đã có', detail: 'Hãy chọn mã khác.' },
  'process.bpmn_unreadable': {
    title: 'Không đọc được tệp BPMN',
    detail: 'Hãy chọn tệp BPMN 2.0 (.bpmn, .xml) có vẽ ít nhất một bước của cơ quan.',
  },
  'process.unsound': { title: 'Quy trình còn lỗi', detail: 'Hãy sửa các bước được nêu rồi làm lại.' },
  'process.same_checker': {
    title: 'Người trình không được tự kiểm tra',
    detail: 'Hãy để người khác của Trung tâm kiểm tra.',
  },
  'process.decision_missing': {
    title: 'Thiếu hoặc sai thông tin quyết định',
    detail: 'Cần số quyết định, ngày quyết định không sau hôm nay, ngày hiệu lực từ hôm nay trở đi.',
  },
  'process.trial_not_offered': {
    title: 'Cơ quan này không giải quyết thủ tục đã chọn',
    detail: 'Hãy chọn lại thủ tục và cơ quan.',
  },
  'catalogue.agency_not_found': { title: 'Không có cơ quan này', detail: 'Hãy chọn lại trong danh sách cơ quan.' },
  'catalogue.version_not_found': {
    title: 'Không có phiên bản này của thủ tục',
    detail: 'Hãy xem phiên bản đang có hiệu lực.',
  },
  'catalogue.file_unreadable': { title: 'Không đọc được tệp', detail: 'Hãy kiểm tra đường dẫn và quyền đọc.' },
  'catalogue.file_not_catalogue': {
    title: 'Tệp không phải danh mục thủ tục',
    detail: 'Cần tệp JSON mã UTF-8: một danh sách, hoặc đối tượng có mục "procedures".',
  },
  'catalogue.process_not_sound': {
    title: 'Quy trình điện tử còn lỗi, chưa công bố được',
    detail: 'Hãy sửa các bước được nêu rồi công bố lại.',
  },
  'catalogue.offering_unknown': {
    title: 'Thủ tục, cơ quan, quy trình hoặc phòng không tồn tại',
    detail: 'Hãy kiểm tra mã đã nhập.',
  },
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
  'common.acting_ended': {
    title: 'Quyền làm thay đã hết',
    detail: 'Ủy quyền hoặc vai trò trong tổ chức đã chấm dứt. Hãy chọn lại bạn đang làm cho ai.',
  },
  'common.assurance': {
    title: 'Cần xác thực ở mức cao hơn',
    detail: 'Việc này cần định danh mức độ {level}. Hãy đăng nhập bằng tài khoản định danh điện tử rồi làm lại.',
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
  'procedure.not_found': { title: 'Không có thủ tục này', detail: 'Mã thủ tục sai hoặc thủ tục đã bị bãi bỏ.' },
  'procedure.no_form': {
    title: 'Thủ tục này không có biểu mẫu điện tử',
    detail: 'Hãy xem giấy tờ cần nộp trong trang thủ tục.',
  },
  'procedure.not_online': {
    title: 'Thủ tục này chưa nhận hồ sơ trực tuyến',
    detail: 'Hãy nộp trực tiếp hoặc qua bưu chính.',
  },
  'paper.list_too_long': {
    title: 'Danh sách quá dài để in một lần',
    detail: 'Hãy chọn thời gian ngắn hơn.',
  },
  'paper.template_wrong': { title: 'Mẫu giấy tờ chưa đúng', detail: 'Hãy sửa những dòng được nêu rồi xem trước lại.' },
  'paper.version_not_found': { title: 'Không có phiên bản này', detail: 'Hãy chọn trong lịch sử của mẫu.' },
  'paper.not_issued': { title: 'Chưa có giấy tờ này', detail: 'Giấy tờ được lập khi hồ sơ tới bước tương ứng.' },
  'paper.none_for_action': { title: 'Việc này không lập giấy tờ', detail: 'Không có gì để xem trước.' },
  'batch.not_found': { title: 'Không có đợt xử lý này', detail: 'Hãy xem lại danh sách các đợt xử lý của bạn.' },
  'batch.size_wrong': { title: 'Số hồ sơ đã chọn không phù hợp', detail: 'Hãy chọn từ 1 đến 500 hồ sơ.' },
  'queue.filter_not_found': {
    title: 'Không có bộ lọc này',
    detail: 'Có thể bộ lọc đã được xóa. Hãy tải lại danh sách.',
  },
  'dossier.not_found': { title: 'Không có hồ sơ này', detail: 'Hãy kiểm tra lại mã hồ sơ.' },
  'dossier.action_not_allowed': {
    title: 'Hiện không làm được việc này với hồ sơ',
    detail: 'Trạng thái hồ sơ hoặc vai trò của bạn không cho phép.',
  },
  'dossier.changed_meanwhile': {
    title: 'Hồ sơ vừa được người khác xử lý',
    detail: 'Hãy tải lại để xem trạng thái mới.',
  },
  'dossier.no_staff_at_desk': {
    title: 'Bàn xử lý tiếp theo chưa có người',
    detail: 'Hãy báo quản trị cơ quan phân công người giữ vai trò này rồi làm lại. Hồ sơ vẫn ở nguyên chỗ cũ.',
  },
  'procedure.not_offered': {
    title: 'Cơ quan này không nhận thủ tục đã chọn',
    detail: 'Hãy chọn cơ quan khác có giải quyết thủ tục, hoặc gọi đường dây nóng.',
  },
  'draft.not_found': { title: 'Không có bản nháp này', detail: 'Bản nháp có thể đã được nộp hoặc đã xóa.' },
  'draft.incomplete': { title: 'Hồ sơ chưa đủ để nộp', detail: 'Hãy hoàn thành những việc còn lại trong danh sách.' },
  'draft.changed_elsewhere': {
    title: 'Cửa sổ khác vừa sửa cùng một mục',
    detail: 'Bấm “Lưu và tiếp tục” để xem cả hai nội dung rồi chọn.',
  },
  'draft.too_many': {
    title: 'Bạn đang có quá nhiều bản nháp',
    detail: 'Hãy nộp hoặc xóa bớt bản nháp rồi bắt đầu lại.',
  },
  'draft.too_many_files': {
    title: 'Quá nhiều tệp cho một loại giấy tờ',
    detail: 'Hãy gộp các trang vào một tệp PDF.',
  },
  'vault.not_found': { title: 'Không có giấy tờ này trong kho', detail: 'Giấy tờ có thể đã được xóa khỏi kho.' },
  'vault.not_usable': {
    title: 'Giấy tờ này không dùng được nữa',
    detail: 'Giấy tờ đã hết hiệu lực, bị thu hồi hoặc thay thế. Hãy chọn giấy tờ khác.',
  },
  'vault.fixed': {
    title: 'Không sửa, không xóa được giấy tờ này',
    detail: 'Giấy tờ do cơ quan đưa vào kho được giữ nguyên. Bạn chỉ sửa, xóa được giấy tờ tự thêm.',
  },
  'vault.share_not_found': {
    title: 'Không có chia sẻ này',
    detail: 'Kiểm tra lại mã. Chia sẻ có thể đã hết hạn, đã được rút lại, hoặc không dành cho bạn.',
  },
  'bulk.not_found': { title: 'Không có bảng tính này', detail: 'Mở lại từ trang “Nộp nhiều hồ sơ cùng lúc”.' },
  'bulk.unreadable': {
    title: 'Không đọc được bảng tính',
    detail: 'Dùng bảng mẫu của chính thủ tục này, giữ nguyên dòng tiêu đề, lưu dạng XLSX hoặc CSV (UTF-8).',
  },
  'bulk.size_wrong': { title: 'Số dòng không phù hợp', detail: 'Bảng cần ít nhất 1 và nhiều nhất {rows} dòng.' },
  'bulk.nothing_ready': {
    title: 'Chưa có dòng nào sẵn sàng nộp',
    detail: 'Sửa các dòng được đánh dấu rồi tải bảng lên lại.',
  },
  'bulk.zip_unreadable': {
    title: 'Không đọc được tệp ZIP',
    detail: 'Nén lại các tệp giấy tờ thành một tệp ZIP không đặt mật khẩu, tối đa 2000 tệp và 500 MB sau khi giải nén.',
  },
  'file.infected': {
    title: 'Tệp có mã độc',
    detail: 'Tệp không được nhận và không được lưu. Hãy quét máy của bạn rồi gửi một tệp khác.',
  },
  'file.not_scanned': {
    title: 'Chưa kiểm tra được mã độc',
    detail: 'Bộ phận quét mã độc đang tạm ngừng nên tệp chưa được nhận. Hãy gửi lại sau ít phút.',
  },
  'file.too_large': { title: 'Tệp quá lớn', detail: 'Mỗi tệp tối đa {megabytes} MB.' },
  'file.type_not_allowed': {
    title: 'Loại tệp không được nhận',
    detail: 'Hãy dùng PDF, JPG, PNG hoặc tài liệu văn phòng.',
  },
  'file.empty': { title: 'Tệp không có nội dung', detail: 'Hãy mở tệp trên máy để kiểm tra rồi chọn lại.' },
  'file.interrupted': {
    title: 'Chưa nhận được trọn tệp',
    detail: 'Kết nối bị ngắt giữa chừng hoặc chưa chọn tệp. Chưa có gì được lưu; hãy gửi lại.',
  },
  'file.not_found': { title: 'Không có tệp này', detail: 'Tệp có thể đã được thay bằng bản khác.' },
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
  'parameters.decision_not_found': {
    title: 'Không tìm thấy quyết định',
    detail: 'Hãy tải lại trang rồi chọn lại trong danh sách.',
  },
  'down_time.not_found': {
    title: 'Không tìm thấy lần gián đoạn này',
    detail: 'Hãy tải lại trang rồi chọn lại trong danh sách.',
  },
  'down_time.journal_unreadable': {
    title: 'Không đọc được tệp sổ',
    detail: 'Hãy dùng tệp mẫu, lưu dạng CSV (UTF-8) hoặc XLSX, rồi thử lại.',
  },
  'reorganisation.plan_not_found': {
    title: 'Không có phương án này',
    detail: 'Phương án có thể đã bị xóa. Hãy về danh sách.',
  },
  'reorganisation.plan_changed': {
    title: 'Người khác vừa sửa phương án',
    detail: 'Hãy tải lại trang để xem bản mới rồi sửa tiếp.',
  },
  'reorganisation.plan_not_open': {
    title: 'Phương án đã được xác nhận',
    detail: 'Không sửa, chạy thử hoặc xóa được nữa. Nếu chưa đến ngày, hãy hủy xác nhận trước.',
  },
  'reorganisation.plan_not_checked': {
    title: 'Phương án không ở tình trạng làm được việc này',
    detail: 'Hãy tải lại trang để xem tình trạng hiện nay; muốn thực hiện thì phải chạy thử trước.',
  },
  'reorganisation.plan_blocked': {
    title: 'Phương án còn vướng mắc',
    detail: 'Tình hình đã thay đổi từ lần chạy thử trước. Hãy xử lý các dòng “Phải xử lý” rồi xác nhận lại.',
  },
  'reorganisation.confirmation_wrong': {
    title: 'Số quyết định gõ lại không khớp',
    detail: 'Hãy gõ đúng số quyết định của phương án, kể cả dấu.',
  },
  'reorganisation.revert_too_late': {
    title: 'Không hoàn lại được nữa',
    detail: 'Cơ quan mới đã tiếp nhận hồ sơ, hoặc hồ sơ đã chuyển đang được xử lý tiếp. Hãy lập phương án mới.',
  },
  'conversation.not_yours': {
    title: 'Bạn không tham gia trao đổi về hồ sơ này',
    detail: 'Chỉ người nộp, cán bộ đang giữ hồ sơ và bộ phận một cửa nhắn tin được.',
  },
  'dossier.copy_not_possible': {
    title: 'Chưa yêu cầu bản giấy được',
    detail: 'Hồ sơ này chưa có kết quả điện tử.',
  },
  'rating.already': { title: 'Hồ sơ này đã được đánh giá', detail: 'Mỗi hồ sơ chỉ đánh giá một lần.' },
  'rating.not_yet': { title: 'Chưa đánh giá được', detail: 'Hồ sơ được đánh giá khi đã giải quyết xong.' },
  'rating.code_wrong': {
    title: 'Mã không đúng hoặc đã hết hạn',
    detail: 'Hãy xem lại mã, hoặc yêu cầu mã mới.',
  },
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
  'feedback.not_found': {
    title: 'Không tìm thấy phản ánh, kiến nghị',
    detail: 'Hãy kiểm tra lại mã. Mã gồm chữ PA và 8 ký tự.',
  },
  'feedback.action_not_allowed': {
    title: 'Việc này không còn làm được',
    detail: 'Người khác đã xử lý, hoặc bạn không có quyền ở bước này. Hãy mở lại để xem.',
  },
  'feedback.anonymous_not_taken': {
    title: 'Tỉnh không nhận phản ánh không ghi tên',
    detail: 'Hãy ghi họ tên và cách liên hệ.',
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
  'priority.list_not_found': { title: 'Không có danh mục của năm này', detail: 'Hãy chọn năm khác.' },
  'question.not_found': { title: 'Không tìm thấy câu hỏi', detail: 'Hãy kiểm tra lại mã.' },
  'question.closed': { title: 'Câu hỏi đã được trả lời', detail: 'Người khác đã trả lời câu hỏi này.' },
  'notice.not_found': { title: 'Không tìm thấy thông báo', detail: 'Thông báo này không còn.' },
  'forms.draft_not_found': { title: 'Không có bản soạn này', detail: 'Có thể người khác đã bỏ bản soạn.' },
  'forms.changed_meanwhile': {
    title: 'Người khác vừa sửa tờ khai này',
    detail: 'Hãy xuất bản đang soạn ra tệp nếu cần, rồi mở lại trang.',
  },
  'forms.not_sound': { title: 'Tờ khai còn lỗi', detail: 'Hãy sửa các chỗ được nêu rồi công bố lại.' },
  'forms.answers_changed': {
    title: 'Câu trả lời đã giữ cho kết quả khác trước',
    detail: 'Hãy xem lại từng trường hợp; nếu đúng ý thì đánh dấu đồng ý.',
  },
};
