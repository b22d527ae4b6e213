/** How the portal looks for one visitor, and what it says without a connection. */
export const display = {
  title: 'Cỡ chữ và màu sắc',
  lead: 'Chọn một lần cho mọi trang của Cổng trên máy này. Không cần tài khoản.',
  size: 'Cỡ chữ',
  sizes: { NORMAL: 'Vừa', LARGE: 'Lớn', LARGEST: 'Rất lớn' },
  contrast: 'Tương phản cao',
  contrastHint: 'Chữ đen trên nền trắng, đường viền đậm',
  motion: 'Không có chuyển động',
  motionHint: 'Trang tự theo cài đặt của máy; chọn mục này nếu máy không có cài đặt đó',
  save: 'Lưu lựa chọn',
  saved: 'Đã lưu. Các trang hiện theo lựa chọn này.',
  back: 'Quay lại trang trước',
  offline: {
    title: 'Không có kết nối',
    text: 'Điện thoại hoặc máy tính đang không nối được mạng. Hồ sơ bạn vừa xem vẫn mở được ở mục “Hồ sơ của tôi”.',
    myDossiers: 'Hồ sơ đã xem gần đây',
    again: 'Thử lại',
    kept: 'Không có kết nối. Đây là nội dung đã lưu trên máy này lúc {at}; có thể đã thay đổi.',
  },
};
