/** Dossiers and what belongs to them: drafts, files, papers, messages. */
export const dossiersErrors = {
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
  'down_time.not_found': {
    title: 'Không tìm thấy lần gián đoạn này',
    detail: 'Hãy tải lại trang rồi chọn lại trong danh sách.',
  },
  'down_time.journal_unreadable': {
    title: 'Không đọc được tệp sổ',
    detail: 'Hãy dùng tệp mẫu, lưu dạng CSV (UTF-8) hoặc XLSX, rồi thử lại.',
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
};
