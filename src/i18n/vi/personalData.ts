/** A person's own data: copies, requests, consent. */
export const personalData = {
  title: 'Dữ liệu của tôi',
  lead: 'Bản sao dữ liệu, yêu cầu về dữ liệu cá nhân và những điều bạn đã đồng ý (Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15).',
  news: {
    copy: 'Đã ghi nhận. Chúng tôi báo bạn khi bản sao sẵn sàng.',
    request: 'Đã gửi yêu cầu. Bạn theo dõi thời hạn và câu trả lời ngay tại đây.',
    consent: 'Đã ghi nhận lựa chọn của bạn.',
  },
  export: {
    title: 'Bản sao dữ liệu',
    lead: 'Một tệp ZIP gồm thông tin tài khoản, hồ sơ, bản nháp, tin nhắn, những lần dữ liệu của bạn được xem và các tệp của bạn.',
    ask: 'Yêu cầu bản sao',
    making: 'đang chuẩn bị',
    fetch: (until: string) => `Tải về (đến ${until})`,
    readySubject: 'Bản sao dữ liệu của bạn đã sẵn sàng',
    readyBody: (days: number) =>
      `Bạn tải bản sao dữ liệu tại mục “Dữ liệu của tôi” trong ${days} ngày; sau đó tệp bị xóa.`,
  },
  request: {
    title: 'Yêu cầu về dữ liệu cá nhân',
    lead: 'Việc giải quyết thủ tục theo luật không dựa trên sự đồng ý; dữ liệu mà luật buộc lưu giữ thì chưa xóa được và bạn sẽ được trả lời rõ căn cứ.',
    kindLabel: 'Bạn muốn',
    kind: {
      CORRECT: { name: 'Chỉnh sửa dữ liệu', hint: 'Thông tin lưu về tôi chưa đúng' },
      DELETE: { name: 'Xóa dữ liệu', hint: 'Xóa tài khoản hoặc một phần dữ liệu' },
      RESTRICT: { name: 'Hạn chế xử lý', hint: 'Tạm dừng dùng một số dữ liệu' },
      OBJECT: { name: 'Phản đối xử lý', hint: 'Không dùng dữ liệu vào một mục đích nào đó' },
    },
    wish: 'Dữ liệu nào và vì sao',
    wishHint: 'Nêu rõ để chúng tôi làm đúng ngay lần đầu',
    wishInvalid: (least: number, most: number) => `Hãy viết từ ${least} đến ${most} ký tự.`,
    submit: 'Gửi yêu cầu',
    state: { NEW: 'mới gửi', ACCEPTED: 'đang thực hiện', REFUSED: 'không thực hiện được', DONE: 'đã xong' },
    clocks: (answer: string, due: string) => `Trả lời trước ${answer}, thực hiện xong trước ${due}.`,
    groundIs: (ground: string) => `Căn cứ: ${ground}.`,
    subject: {
      ACCEPT: 'Yêu cầu về dữ liệu cá nhân được thực hiện',
      REFUSE: 'Yêu cầu về dữ liệu cá nhân không thực hiện được',
      DONE: 'Yêu cầu về dữ liệu cá nhân đã xong',
    },
  },
  consent: {
    title: 'Những điều bạn đồng ý',
    lead: 'Không bắt buộc. Không đồng ý thì việc giải quyết hồ sơ của bạn không thay đổi. Mỗi lần đồng ý hoặc rút lại đều được ghi lại.',
    purpose: {
      EXPIRY_REMINDERS: {
        name: 'Nhắc giấy tờ sắp hết hạn',
        text: 'Cổng được dùng ngày hết hạn của giấy tờ trong kho của tôi để nhắc tôi qua tin nhắn và thư điện tử.',
      },
      SURVEYS: {
        name: 'Mời góp ý về dịch vụ',
        text: 'Cổng được gửi cho tôi lời mời góp ý về chất lượng phục vụ, không quá một lần mỗi quý.',
      },
    },
    given: (at: string) => `Bạn đã đồng ý lúc ${at}.`,
    notGiven: 'Bạn chưa đồng ý.',
    give: 'Tôi đồng ý',
    withdraw: 'Rút lại đồng ý',
  },
};
