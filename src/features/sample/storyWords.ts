/** What officers and applicants of the sample write; every sentence is an example. */
export const STORY_WORDS = {
  decline: [
    'Thủ tục này không thuộc thẩm quyền giải quyết của cơ quan. Đề nghị anh/chị nộp tại cơ quan nơi cư trú.',
    'Thông tin trong tờ khai không phải của người nộp và không có văn bản ủy quyền.',
    'Hồ sơ trùng với hồ sơ đã tiếp nhận trước đó cho cùng một việc.',
  ],
  missing: [
    { name: 'Tờ khai theo mẫu', problem: 'Chưa ký tên ở cuối tờ khai; đề nghị ký và tải lại.' },
    { name: 'Giấy tờ chứng minh nơi cư trú', problem: 'Bản chụp bị mờ, không đọc được số và ngày cấp.' },
    { name: 'Văn bản ủy quyền', problem: 'Chưa có văn bản ủy quyền cho người nộp thay.' },
    { name: 'Bản vẽ kèm theo', problem: 'Thiếu tờ thể hiện mặt bằng; đề nghị bổ sung đủ các tờ.' },
    { name: 'Giấy chứng nhận đã cấp', problem: 'Mới nộp trang đầu; đề nghị nộp đủ các trang.' },
  ],
  supplementReason: [
    'Qua kiểm tra, hồ sơ còn thiếu các nội dung nêu trên. Thời hạn được tính lại khi nhận đủ.',
    'Đề nghị anh/chị bổ sung một lần, đủ các nội dung nêu trên.',
  ],
  supplemented: ['Tôi gửi bổ sung giấy tờ theo yêu cầu.', 'Đã ký lại tờ khai và chụp lại giấy tờ cho rõ.'],
  withdraw: [
    'Tôi cần chuẩn bị lại giấy tờ và sẽ nộp sau.',
    'Gia đình thay đổi kế hoạch nên xin rút hồ sơ.',
    'Tôi nộp nhầm thủ tục.',
  ],
  refuse: [
    'Qua thẩm định, hồ sơ chưa đáp ứng điều kiện của thủ tục theo quy định hiện hành.',
    'Thông tin kê khai không khớp với dữ liệu đang quản lý và người nộp không giải trình được.',
  ],
  payment: ['Nộp phí thẩm định theo thông báo kèm theo.', 'Nộp khoản tiền theo thông báo của cơ quan có thẩm quyền.'],
  paid: ['Đã nộp đủ theo biên lai.', 'Kho bạc đã báo có.'],
  proposal: [
    'Hồ sơ đủ điều kiện, đề nghị giải quyết theo dự thảo kèm theo.',
    'Đã đối chiếu giấy tờ và dữ liệu, thông tin khớp. Kính trình phê duyệt.',
    'Thành phần hồ sơ đầy đủ, nội dung phù hợp quy định. Đề nghị ký ban hành.',
  ],
  proposalToRefuse: ['Hồ sơ chưa đủ điều kiện theo quy định. Kính trình văn bản từ chối, có nêu rõ lý do.'],
  forward: ['Hồ sơ đủ thành phần, chuyển xử lý.', 'Chuyển hồ sơ theo quy trình.'],
  assign: ['Giao đồng chí thẩm định, trình đúng hạn.', 'Lưu ý thời hạn của hồ sơ.'],
  approve: ['Đồng ý.', 'Nhất trí với đề xuất.', 'Đồng ý, chuyển bước tiếp theo.'],
  sendBack: [
    'Đề nghị làm rõ căn cứ ở mục 2 của dự thảo rồi trình lại.',
    'Sửa lại tên người đề nghị cho đúng giấy tờ, kiểm tra lại ngày tháng.',
  ],
  askOpinion: [
    'Đề nghị cho ý kiến về sự phù hợp với quy hoạch và quy chuẩn xây dựng.',
    'Đề nghị cho ý kiến chuyên ngành về nội dung liên quan đến công trình.',
  ],
  answerOpinion: ['Cơ bản thống nhất, không có ý kiến khác.', 'Thống nhất; lưu ý bảo đảm khoảng lùi theo quy hoạch.'],
  visitPlace: ['Tại địa điểm thực hiện thủ tục', 'Tại Ủy ban nhân dân nơi có công trình'],
  visitParticipants: [
    'Chuyên viên thụ lý, người nộp hồ sơ',
    'Chuyên viên thụ lý, đại diện Ủy ban nhân dân cấp xã, người nộp hồ sơ',
  ],
  visitContent: ['Xác minh hiện trạng so với hồ sơ.', 'Làm rõ nội dung kê khai với người nộp.'],
  visitMinutes: ['Hiện trạng phù hợp với hồ sơ; các bên thống nhất.', 'Nội dung kê khai đúng với thực tế.'],
  extend: ['Phải xác minh thêm tại thực địa.', 'Cơ quan phối hợp trả lời chậm.'],
  counterNote: ['Đã đối chiếu với bản chính tại quầy.', 'Người nộp đề nghị nhắn tin khi có kết quả.', ''],
} as const;
