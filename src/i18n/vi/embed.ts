/** The look-up on agencies' own sites, and search by voice. */
export const embed = {
  progress: 'Tiến độ',
  more: 'Xem đầy đủ trên cổng',
  voice: {
    title: 'Tìm bằng giọng nói',
    lead: 'Nhấn nút rồi nói điều cần tìm, không quá 10 giây. Ví dụ: “làm giấy khai sinh”.',
    start: 'Nhấn để nói',
    listening: 'Đang nghe… nói xong thì chờ một chút.',
    heard: 'Đã nghe: {text}. Đang tìm…',
    nothing: 'Chưa nghe rõ. Hãy thử lại, hoặc gõ vào ô dưới.',
    refused: 'Trình duyệt chưa cho dùng micrô. Hãy cho phép, hoặc gõ vào ô dưới.',
    without: 'Trình duyệt này không nhận giọng nói: hãy gõ vào ô dưới.',
    privacy: 'Giọng nói do trình duyệt của bạn chuyển thành chữ; cổng chỉ nhận chữ.',
  },
};
