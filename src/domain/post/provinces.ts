/** The 34 provinces since 1 July 2025 by their codes (QĐ 19/2025/QĐ-TTg). */
const PROVINCES: Record<string, string> = {
  '01': 'Thành phố Hà Nội',
  '04': 'Tỉnh Cao Bằng',
  '08': 'Tỉnh Tuyên Quang',
  '11': 'Tỉnh Điện Biên',
  '12': 'Tỉnh Lai Châu',
  '14': 'Tỉnh Sơn La',
  '15': 'Tỉnh Lào Cai',
  '19': 'Tỉnh Thái Nguyên',
  '20': 'Tỉnh Lạng Sơn',
  '22': 'Tỉnh Quảng Ninh',
  '24': 'Tỉnh Bắc Ninh',
  '25': 'Tỉnh Phú Thọ',
  '31': 'Thành phố Hải Phòng',
  '33': 'Tỉnh Hưng Yên',
  '37': 'Tỉnh Ninh Bình',
  '38': 'Tỉnh Thanh Hóa',
  '40': 'Tỉnh Nghệ An',
  '42': 'Tỉnh Hà Tĩnh',
  '44': 'Tỉnh Quảng Trị',
  '46': 'Thành phố Huế',
  '48': 'Thành phố Đà Nẵng',
  '51': 'Tỉnh Quảng Ngãi',
  '52': 'Tỉnh Gia Lai',
  '56': 'Tỉnh Khánh Hòa',
  '66': 'Tỉnh Đắk Lắk',
  '68': 'Tỉnh Lâm Đồng',
  '75': 'Tỉnh Đồng Nai',
  '79': 'Thành phố Hồ Chí Minh',
  '80': 'Tỉnh Tây Ninh',
  '82': 'Tỉnh Đồng Tháp',
  '86': 'Tỉnh Vĩnh Long',
  '91': 'Tỉnh An Giang',
  '92': 'Thành phố Cần Thơ',
  '96': 'Tỉnh Cà Mau',
};

export interface ProvinceChoice {
  code: string;
  name: string;
}

/**
 * Where a parcel may go: the province itself first, then the others by name. `ownName`: as the province calls itself; a
 * province that the list does not have (the sample) stands under the code of its agencies. Pure.
 */
export function provinceChoices(ownCode: string, ownName: string): [ProvinceChoice, ...ProvinceChoice[]] {
  const all = Object.entries(PROVINCES).map(([code, name]) => ({ code, name }));
  const same = all.find(({ name }) => bare(name) === bare(ownName));
  const own = same ?? { code: ownCode, name: ownName };
  const others = all.filter((one) => one !== same).sort((a, b) => bare(a.name).localeCompare(bare(b.name), 'vi'));
  return [own, ...others];
}

function bare(name: string): string {
  return name.replace(/^(tỉnh|thành phố)\s+/iu, '').toLocaleLowerCase('vi');
}
