/** Messages sent to applicants and officers. Subjects hold the dossier code; texts hold no more personal data than needed. */
export const notifications = {
  title: 'Tin nhắn',
  none: 'Chưa có tin nhắn nào.',
  greeting: (name: string) => `Kính gửi Ông/Bà ${name},`,
  signature: (agency: string) => `Trân trọng,\n${agency}`,
  doNotReply: 'Thư này gửi tự động, xin không trả lời.',
  openLink: 'Xem hồ sơ',
  submitted: {
    subject: (number: string) => `Đã nhận hồ sơ trực tuyến ${number}`,
    text: (procedure: string, answerBy: string) =>
      `Hệ thống đã nhận hồ sơ “${procedure}”. Cán bộ một cửa trả lời chậm nhất ${answerBy}.`,
  },
  received: {
    subject: (code: string) => `Hồ sơ ${code} đã được tiếp nhận`,
    text: (procedure: string, due: string) => `Hồ sơ “${procedure}” đã được tiếp nhận. Hạn trả kết quả: ${due}.`,
  },
  declined: {
    subject: (code: string) => `Hồ sơ ${code} không được tiếp nhận`,
    text: (procedure: string, reason: string) => `Hồ sơ “${procedure}” không được tiếp nhận. Lý do: ${reason}`,
  },
  supplementRequested: {
    subject: (code: string) => `Hồ sơ ${code} cần bổ sung giấy tờ`,
    text: (procedure: string, due: string) =>
      `Hồ sơ “${procedure}” cần bổ sung trước ${due}. Thời hạn giải quyết tạm dừng trong lúc chờ.`,
  },
  resultReady: {
    subject: (code: string) => `Hồ sơ ${code} đã có kết quả`,
    text: (procedure: string, how: string) => `Hồ sơ “${procedure}” đã có kết quả. ${how}`,
  },
  returned: {
    subject: (code: string) => `Đã trả kết quả hồ sơ ${code}`,
    text: (procedure: string) => `Kết quả hồ sơ “${procedure}” đã được trả. Cảm ơn Ông/Bà.`,
  },
  refused: {
    subject: (code: string) => `Hồ sơ ${code} không được giải quyết`,
    text: (procedure: string, reason: string) => `Hồ sơ “${procedure}” không được giải quyết. Lý do: ${reason}`,
  },
  oneTimeCode: {
    subject: 'Mã xác nhận Một Cửa',
    text: (code: string, minutes: number) =>
      `Mã xác nhận của Ông/Bà là ${code}, dùng được trong ${minutes} phút. Không đưa mã này cho bất kỳ ai.`,
  },
};
