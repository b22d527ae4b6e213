/** Names of the issued papers (Phụ lục I TT 03/2025) as lists and buttons show them; the papers themselves live in templates/. */
export const papers = {
  RECEIPT: 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả',
  SUPPLEMENT_REQUEST: 'Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ',
  REFUSAL: 'Phiếu từ chối tiếp nhận giải quyết hồ sơ',
  APOLOGY: 'Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết',
  STOP_NOTICE: 'Thông báo dừng giải quyết hồ sơ',
  CONTROL_SHEET: 'Phiếu kiểm soát quá trình giải quyết hồ sơ',
  REGISTER: 'Sổ theo dõi hồ sơ',
  SUBMISSION_CONFIRMATION: 'Giấy xác nhận nộp hồ sơ trực tuyến',
};
