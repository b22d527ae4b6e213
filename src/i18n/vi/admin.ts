/** Administrators' pages: accounts, procedures, processes, mail catcher of the sample mode. */
export const admin = {
  title: 'Quản trị',
  accounts: 'Tài khoản cán bộ',
  procedures: 'Danh mục thủ tục',
  processes: 'Quy trình điện tử',
  calendars: 'Lịch làm việc',
  settings: 'Cấu hình',
  mail: {
    title: 'Thư đã gửi (chế độ mẫu)',
    lead: 'Ở chế độ mẫu, thư không ra ngoài mà được giữ tại đây.',
    none: 'Chưa có thư nào.',
    to: 'Tới',
    subject: 'Tiêu đề',
    at: 'Lúc',
  },
  styleGuide: { title: 'Bộ giao diện', lead: 'Mọi mảnh giao diện của cổng và bàn làm việc, để xem và kiểm thử.' },
};
