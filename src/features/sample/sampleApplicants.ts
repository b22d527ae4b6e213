import { parsePhone } from '../../domain/identity/phone.ts';
import { parseTaxCode } from '../../domain/identity/taxCode.ts';
import type { BusinessData, CitizenData } from '../organisation/organisationSchemas.ts';
import type { Random } from './random.ts';

/** Somebody a dossier is for: of the files, or made up in the same manner with a number in the name. */
export type SampleApplicant = { citizen: CitizenData } | { business: BusinessData };

const FAMILY_NAMES = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Vũ', 'Đặng', 'Bùi', 'Lường', 'Thạch'];
const GIVEN_NAMES = ['Mẫu', 'Ví Dụ', 'Thử Nghiệm', 'Tập Dượt', 'Minh Họa', 'Mô Phỏng'];
const BUSINESS_KINDS = ['Công ty TNHH', 'Công ty Cổ phần', 'Doanh nghiệp tư nhân', 'Hợp tác xã'];
const PLACES = ['phường Ví Dụ', 'phường Minh Họa', 'xã Mẫu Giang', 'xã Thử Nghiệm', 'xã Mẫu Điền', 'xã Tập Dượt'];

/** Numbers below are people of the files: their phone numbers end so. */
const FIRST_NUMBER = 100;

/** The n-th made-up person (from 0): obviously a sample by name, phone, e-mail and personal number. */
export function makeCitizen(index: number, random: Random): SampleApplicant {
  const number = FIRST_NUMBER + index;
  const sex = random.chance(50) ? 'MALE' : 'FEMALE';
  const year = random.between(1948, 2004);
  const century = (year < 2000 ? 0 : 2) + (sex === 'MALE' ? 0 : 1);
  const name = [random.pick(FAMILY_NAMES), sex === 'MALE' ? 'Văn' : 'Thị', random.pick(GIVEN_NAMES), number].join(' ');
  return {
    citizen: {
      name,
      sex,
      ...contactOf(number),
      citizenId: `999${century}${String(year % 100).padStart(2, '0')}${String(number).padStart(6, '0')}`,
      dateOfBirth: `${year}-${two(random.between(1, 12))}-${two(random.between(1, 28))}`,
      address: addressOf(random),
      commune: 'H99.41',
    },
  };
}

/** The n-th made-up business. */
export function makeBusiness(index: number, random: Random): SampleApplicant {
  const number = FIRST_NUMBER + index;
  return {
    business: {
      name: `${random.pick(BUSINESS_KINDS)} ${random.pick(GIVEN_NAMES)} ${number}`,
      ...contactOf(number),
      taxCode: taxCodeOf(number),
      address: addressOf(random),
      commune: 'H99.41',
      representative: '999085000001',
    },
  };
}

/** Under which login the applicant has an account. */
export function loginOf(applicant: SampleApplicant): string {
  const { phone } = 'citizen' in applicant ? applicant.citizen : applicant.business;
  return parsePhone(phone) ?? phone;
}

function contactOf(number: number) {
  return { phone: `0900000${number}`, email: `mau${number}@vidu.example` };
}

function addressOf(random: Random): string {
  return `Số ${random.between(1, 199)}, ${random.pick(PLACES)}, tỉnh Mẫu`;
}

/** The first codes from 99 on with a right check digit, ten apart for each number. */
function taxCodeOf(number: number): string {
  for (let body = 990_000_000 + number * 10; ; body++) {
    for (let digit = 0; digit <= 9; digit++) {
      const code = parseTaxCode(`${body}${digit}`);
      if (code) return code;
    }
  }
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
