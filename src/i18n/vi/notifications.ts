/** Messages sent to applicants and officers. Subjects hold the dossier code; texts hold no more personal data than needed. */
export const notifications = {
  title: 'Tin nhắn',
  none: 'Chưa có tin nhắn nào.',
  noneHint: 'Tin về hồ sơ của bạn sẽ hiện ở đây.',
  unread: 'Chưa đọc',
  markAllRead: 'Đánh dấu tất cả đã đọc',
  older: 'Tin cũ hơn',
  greeting: (name: string) => `Kính gửi Ông/Bà ${name},`,
  signature: (agency: string) => `Trân trọng,\n${agency}`,
  doNotReply: 'Thư này gửi tự động, xin không trả lời.',
  openLink: 'Xem hồ sơ',
  asDescribed: 'theo quy định của thủ tục',
  submitted: {
    subject: (number: string) => `Đã nhận hồ sơ trực tuyến ${number}`,
    text: (procedure: string, answerBy: string | undefined) =>
      `Hệ thống đã nhận hồ sơ “${procedure}”. ${
        answerBy
          ? `Bộ phận Một cửa sẽ trả lời chậm nhất lúc ${answerBy}.`
          : 'Bộ phận Một cửa sẽ kiểm tra và trả lời Ông/Bà.'
      }`,
    next: 'Hiện Ông/Bà chưa phải làm gì thêm.',
  },
  received: {
    subject: (code: string) => `Hồ sơ ${code} đã được tiếp nhận`,
    text: (procedure: string, due: string) => `Hồ sơ “${procedure}” đã được tiếp nhận. Hẹn trả kết quả: ${due}.`,
    next: 'Ông/Bà có thể xem hồ sơ đang ở đâu và cách tính ngày hẹn tại đường dẫn dưới đây.',
  },
  declined: {
    subject: (code: string) => `Hồ sơ ${code} không được tiếp nhận`,
    text: (procedure: string, reason: string) => `Hồ sơ “${procedure}” không được tiếp nhận. Lý do: ${reason}`,
    next: 'Ông/Bà có thể nộp hồ sơ mới sau khi khắc phục lý do nêu trên, hoặc hỏi Bộ phận Một cửa để được hướng dẫn.',
  },
  supplementRequested: {
    subject: (code: string) => `Hồ sơ ${code} cần bổ sung giấy tờ`,
    text: (procedure: string, until: string | undefined) =>
      `Hồ sơ “${procedure}” cần bổ sung, hoàn thiện${
        until ? ` trước ${until}` : ''
      }. Thời hạn giải quyết tạm dừng trong lúc chờ Ông/Bà.`,
    items: 'Nội dung cần bổ sung:',
    nextOnline: 'Mời Ông/Bà mở hồ sơ và nộp bổ sung trực tuyến, hoặc mang giấy tờ đến Bộ phận Một cửa.',
    nextCounter: (agency: string) => `Mời Ông/Bà mang giấy tờ bổ sung đến ${agency}.`,
  },
  supplemented: {
    subject: (code: string) => `Đã nhận giấy tờ bổ sung của hồ sơ ${code}`,
    text: (procedure: string) => `Giấy tờ bổ sung của hồ sơ “${procedure}” đã được nhận.`,
    due: (due: string) => `Ngày hẹn trả kết quả mới: ${due}.`,
    answerBy: (moment: string) => `Bộ phận Một cửa sẽ trả lời chậm nhất lúc ${moment}.`,
  },
  obligationSet: {
    subject: (code: string) => `Hồ sơ ${code} cần thực hiện nghĩa vụ tài chính`,
    text: (procedure: string, amount: string, reason: string) =>
      `Hồ sơ “${procedure}” cần nộp ${amount}: ${reason}. Thời hạn giải quyết tạm dừng cho đến khi Ông/Bà nộp xong.`,
    next: (agency: string) => `Mời Ông/Bà nộp tiền theo thông báo, rồi đưa chứng từ cho ${agency}.`,
  },
  obligationMet: {
    subject: (code: string) => `Hồ sơ ${code} tiếp tục được giải quyết`,
    text: (procedure: string, due: string) =>
      `Nghĩa vụ tài chính của hồ sơ “${procedure}” đã hoàn thành. Hẹn trả kết quả: ${due}.`,
  },
  resultReady: {
    subject: (code: string) => `Hồ sơ ${code} đã có kết quả`,
    text: (procedure: string) => `Hồ sơ “${procedure}” đã có kết quả.`,
    counter: (agency: string) => `Mời Ông/Bà mang theo giấy tiếp nhận đến ${agency} để nhận kết quả.`,
    post: 'Kết quả được gửi qua dịch vụ bưu chính công ích đến địa chỉ Ông/Bà đã đăng ký.',
    online: 'Ông/Bà mở hồ sơ để nhận kết quả điện tử.',
  },
  refused: {
    subject: (code: string) => `Hồ sơ ${code} không được giải quyết`,
    text: (procedure: string, reason: string) => `Hồ sơ “${procedure}” không được giải quyết. Lý do: ${reason}`,
    next: 'Văn bản trả lời nêu rõ lý do sẽ được gửi cho Ông/Bà. Ông/Bà có thể hỏi thêm tại Bộ phận Một cửa.',
  },
  refusalReady: {
    subject: (code: string) => `Đã có văn bản trả lời hồ sơ ${code}`,
    text: (procedure: string) => `Văn bản trả lời về việc không giải quyết hồ sơ “${procedure}” đã được ban hành.`,
  },
  withdrawn: {
    subject: (code: string) => `Hồ sơ ${code} đã được rút`,
    text: (procedure: string) => `Hồ sơ “${procedure}” đã được rút theo yêu cầu và không được giải quyết tiếp.`,
    next: 'Nếu Ông/Bà không yêu cầu việc này, hãy báo ngay cho Bộ phận Một cửa.',
  },
  returned: {
    subject: (code: string) => `Đã trả kết quả hồ sơ ${code}`,
    text: (procedure: string) => `Kết quả hồ sơ “${procedure}” đã được trả. Cảm ơn Ông/Bà.`,
    next: 'Nếu Ông/Bà chưa nhận kết quả, hãy báo ngay cho Bộ phận Một cửa.',
  },
  oneTimeCode: {
    subject: 'Mã xác nhận Một Cửa',
    text: (code: string, minutes: number) =>
      `Mã xác nhận của Ông/Bà là ${code}, dùng được trong ${minutes} phút. Không đưa mã này cho bất kỳ ai.`,
  },
  /** the mail catcher of a trial */
  caught: {
    title: 'Hộp thư mẫu',
    lead: 'Trong chế độ thử, thư và tin nhắn SMS gửi đi được giữ ở đây, không đến ai cả.',
    none: 'Chưa có thư nào',
    noneHint: 'Thư xuất hiện vài giây sau khi nộp hồ sơ, tiếp nhận, yêu cầu bổ sung, hoặc xin mã xác nhận.',
    from: 'Người gửi',
    to: 'Người nhận',
    at: 'Nhận lúc',
    deliveries: 'Số lần gửi đến',
    attachments: 'Tệp đính kèm',
    older: 'Thư cũ hơn',
    noSubject: '(không có tiêu đề)',
  },
};
