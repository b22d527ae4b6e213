import { describe, expect, it } from 'vitest';
import { acrValues, levelOf, readIdentity } from './providerIdentity.ts';

const mapping = {
  fullName: 'HoTen',
  citizenId: 'SoDinhDanh',
  taxCode: 'MaSoThue',
  phone: 'SoDienThoai',
  email: 'ThuDienTu',
  dateOfBirth: 'NgaySinh',
  kind: { claim: 'LoaiTaiKhoan', organisation: ['TO_CHUC', '2'] },
};

const levels = [
  { claim: 'acr', value: 'muc-1', level: 1 },
  { claim: 'acr', value: 'muc-2', level: 2 },
  { claim: 'amr', value: 'face', level: 2 },
] as const;

describe('the claims of a provider', () => {
  it('become a person by the table, with contacts as they are stored', () => {
    const claims = {
      sub: 'x',
      HoTen: ' Nguyễn Văn Mẫu ',
      SoDinhDanh: '999085000001',
      SoDienThoai: '0900 000 001',
      ThuDienTu: 'Mau@Vidu.example',
      NgaySinh: '12/03/1985',
    };
    expect(readIdentity(claims, mapping)).toEqual({
      kind: 'CITIZEN',
      fullName: 'Nguyễn Văn Mẫu',
      citizenId: '999085000001',
      taxCode: null,
      phone: '+84900000001',
      email: 'mau@vidu.example',
      dateOfBirth: '1985-03-12',
    });
  });

  it('become an organisation where the table says so, by tax code and without a citizen number', () => {
    const claims = { HoTen: 'Công ty Ví Dụ', MaSoThue: '9900000016', SoDinhDanh: '999085000001', LoaiTaiKhoan: 2 };
    expect(readIdentity(claims, mapping)).toMatchObject({
      kind: 'ORGANISATION',
      taxCode: '9900000016',
      citizenId: null,
    });
  });

  it.each([
    ['no name', { SoDinhDanh: '999085000001' }],
    ['no number', { HoTen: 'Nguyễn Văn Mẫu' }],
    ['a number of nine digits', { HoTen: 'Nguyễn Văn Mẫu', SoDinhDanh: '123456789' }],
    ['an organisation with a wrong tax code', { HoTen: 'Công ty', MaSoThue: '9900000017', LoaiTaiKhoan: 'TO_CHUC' }],
    ['claims of other shapes', { HoTen: { first: 'x' }, SoDinhDanh: ['999085000001'] }],
  ])('with %s name nobody', (_, claims) => {
    expect(readIdentity(claims, mapping)).toBeUndefined();
  });

  it('with a day that does not exist leave the birthday open', () => {
    const claims = { HoTen: 'Nguyễn Văn Mẫu', SoDinhDanh: '999085000001', NgaySinh: '1985-02-30' };
    expect(readIdentity(claims, mapping)?.dateOfBirth).toBeNull();
  });
});

describe('the level of assurance', () => {
  it('is the highest that acr or amr stand for, and none for what the table does not know', () => {
    expect(levelOf({ acr: 'muc-1' }, levels)).toBe(1);
    expect(levelOf({ acr: 'muc-1', amr: ['pwd', 'face'] }, levels)).toBe(2);
    expect(levelOf({ acr: 'muc-1', amr: ['pwd', 'face'] }, levels.toReversed())).toBe(2);
    expect(levelOf({ acr: 'muc-3', amr: 'pwd' }, levels)).toBe(0);
    expect(levelOf({}, levels)).toBe(0);
  });

  it('is asked for by the values that reach it', () => {
    expect(acrValues(levels, 0)).toEqual(['muc-1', 'muc-2']);
    expect(acrValues(levels, 2)).toEqual(['muc-2']);
  });
});
