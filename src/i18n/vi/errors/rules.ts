/** What officers lay down: processes, procedures, forms, parameters, organisation. */
export const rulesErrors = {
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
  'procedure.not_found': { title: 'Không có thủ tục này', detail: 'Mã thủ tục sai hoặc thủ tục đã bị bãi bỏ.' },
  'procedure.no_form': {
    title: 'Thủ tục này không có biểu mẫu điện tử',
    detail: 'Hãy xem giấy tờ cần nộp trong trang thủ tục.',
  },
  'procedure.not_online': {
    title: 'Thủ tục này chưa nhận hồ sơ trực tuyến',
    detail: 'Hãy nộp trực tiếp hoặc qua bưu chính.',
  },
  'procedure.not_offered': {
    title: 'Cơ quan này không nhận thủ tục đã chọn',
    detail: 'Hãy chọn cơ quan khác có giải quyết thủ tục, hoặc gọi đường dây nóng.',
  },
  'parameters.decision_not_found': {
    title: 'Không tìm thấy quyết định',
    detail: 'Hãy tải lại trang rồi chọn lại trong danh sách.',
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
