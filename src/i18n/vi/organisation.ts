/** Agencies, units, posts and calendars. */
export const organisation = {
  title: 'Tổ chức',
  agency: 'Cơ quan',
  agencies: 'Cơ quan',
  unit: 'Phòng, bộ phận',
  officer: 'Cán bộ',
  post: 'Vị trí',
  calendar: 'Lịch làm việc',
  workingHours: 'Giờ làm việc',
  address: 'Địa chỉ',
  phone: 'Điện thoại',
  email: 'Thư điện tử',
  kind: {
    COMMITTEE: 'Ủy ban nhân dân tỉnh',
    OFFICE: 'Văn phòng Ủy ban nhân dân tỉnh',
    CENTRE: 'Trung tâm Phục vụ hành chính công',
    DEPARTMENT: 'Sở, ngành',
    VERTICAL: 'Cơ quan ngành dọc',
    DISTRICT: 'Ủy ban nhân dân cấp huyện',
    COMMUNE: 'Ủy ban nhân dân cấp xã',
  },
};
