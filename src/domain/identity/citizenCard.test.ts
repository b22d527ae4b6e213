import { describe, expect, it } from 'vitest';
import { parseCitizenCard } from './citizenCard.ts';

const CARD_2021 =
  '999190000002|999000002|Trần Thị Ví Dụ|02011990|Nữ|Số 2 Thí Dụ,Phường Ví Dụ,Thành phố Mẫu,Tỉnh Mẫu|15042021';

describe('the QR code of a citizen card', () => {
  it('of 2021 gives number, name, birth, sex, address and day of issue', () => {
    expect(parseCitizenCard(CARD_2021)).toEqual({
      citizenId: '999190000002',
      oldId: '999000002',
      name: 'Trần Thị Ví Dụ',
      dateOfBirth: '1990-01-02',
      sex: 'FEMALE',
      address: 'Số 2 Thí Dụ, Phường Ví Dụ, Thành phố Mẫu, Tỉnh Mẫu',
      issuedOn: '2021-04-15',
      doubts: [],
    });
  });

  it('of 2024 has further fields at its end and no old number', () => {
    const card = parseCitizenCard(
      '999090000001||Nguyễn Văn Mẫu|03021990|Nam|Phường Ví Dụ, Tỉnh Mẫu|01082024|Nguyễn Văn Cha|Trần Thị Mẹ||',
    );
    expect(card).toMatchObject({ citizenId: '999090000001', dateOfBirth: '1990-02-03', sex: 'MALE', doubts: [] });
    expect(card).not.toHaveProperty('oldId');
  });

  it('is read with the line end that scanners type, and in decomposed letters', () => {
    expect(parseCitizenCard(`${CARD_2021.normalize('NFD')}\r\n`)?.name).toBe('Trần Thị Ví Dụ');
  });

  it('of a child without address and day of issue is still a card', () => {
    const card = parseCitizenCard('999324000003||Lê Minh Thử|05032024|Nữ');
    expect(card).toMatchObject({ name: 'Lê Minh Thử', dateOfBirth: '2024-03-05', doubts: [] });
    expect([card?.address, card?.issuedOn]).toEqual([undefined, undefined]);
  });

  it('says so when the number speaks of another year or sex', () => {
    expect(parseCitizenCard('999090000001||Nguyễn Văn Mẫu|03021991|Nữ|Tỉnh Mẫu|01082024')?.doubts).toEqual([
      'dateOfBirth',
      'sex',
    ]);
  });

  it.each([
    '',
    'Nguyễn Văn Mẫu',
    '99909000000|| Nguyễn Văn Mẫu|03021990|Nam||',
    '999090000001||Nguyễn Văn Mẫu|31021990|Nam||',
    '999090000001|||03021990|Nam||',
    'https://motcua.example/tra-cuu/H99.41-261123-0001?k=abcdefgh',
  ])('%j is not one', (text) => {
    expect(parseCitizenCard(text)).toBeUndefined();
  });
});
