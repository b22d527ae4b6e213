import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCitizenId, readCitizenId } from './citizenId.ts';
import { formatContact, parseContact } from './contact.ts';
import { parseEmail } from './email.ts';
import { formatPhone, isMobile, parsePhone } from './phone.ts';
import { parseTaxCode } from './taxCode.ts';

describe('a personal identification number', () => {
  it('has twelve digits, with or without spaces', () => {
    expect(parseCitizenId('001 090 012345')).toBe('001090012345');
    expect(parseCitizenId('001090012345')).toBe('001090012345');
  });

  it.each(['', '123456789', '00109001234', '0010900123456', '00109001234a', '０01090012345'])(
    '%j is not one',
    (text) => {
      expect(parseCitizenId(text)).toBeUndefined();
    },
  );

  it.each([
    ['001090012345', '001', 'MALE', 1990],
    ['079185000001', '079', 'FEMALE', 1985],
    ['092205000001', '092', 'MALE', 2005],
    ['040310000001', '040', 'FEMALE', 2010],
    ['101999000001', '101', 'FEMALE', 2399],
  ] as const)('%s tells place %s, %s, born %i', (citizenId, birthRegistrationCode, sex, birthYear) => {
    expect(readCitizenId(citizenId)).toEqual({ birthRegistrationCode, sex, birthYear });
  });
});

describe('a tax code', () => {
  it.each(['0100233488', '0100109106', '0300588569', '0101248141', '0106869738'])('%s is right', (code) => {
    expect(parseTaxCode(code)).toBe(code);
  });

  it('of a branch is kept with its dash', () => {
    expect(parseTaxCode('0100109106-001')).toBe('0100109106-001');
    expect(parseTaxCode('0100109106001')).toBe('0100109106-001');
  });

  it.each(['', '010023348', '0100233489', '0100109106-000', '0100109106-01', '01001091061234'])(
    '%j is refused',
    (text) => {
      expect(parseTaxCode(text)).toBeUndefined();
    },
  );

  it('with one digit changed is refused', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 1, max: 9 }), (place, add) => {
        const digits = [...'0100109106'];
        digits[place] = String((Number(digits[place]) + add) % 10);
        expect(parseTaxCode(digits.join(''))).toBeUndefined();
      }),
    );
  });
});

describe('a phone number', () => {
  it.each(['0912345678', '0912 345 678', '0912.345.678', '+84912345678', '84912345678', '+84 (0) 912-345-678'])(
    '%s is stored as E.164',
    (text) => {
      expect(parsePhone(text)).toBe('+84912345678');
    },
  );

  it.each(['', '12', '091234567', '09123456789', '0123456789', '+1 202 555 0100', '0912345abc', '19001000'])(
    '%j cannot be one',
    (text) => {
      expect(parsePhone(text)).toBeUndefined();
    },
  );

  it('of a landline is one, but takes no messages', () => {
    expect(parsePhone('(0238) 384 4111')).toBe('+842383844111');
    expect(isMobile('+842383844111')).toBe(false);
    expect(isMobile('+84912345678')).toBe(true);
  });

  it('of a range not yet known is accepted, because ranges are opened from time to time', () => {
    expect(parsePhone('0951234567')).toBe('+84951234567');
    expect(isMobile('+84951234567')).toBe(false);
  });

  it('reads back as people write it', () => {
    expect(formatPhone('+84912345678')).toBe('0912 345 678');
    expect(formatPhone('+842383844111')).toBe('0238 384 4111');
  });
});

describe('an e-mail address', () => {
  it('is kept in lower case', () => {
    expect(parseEmail(' Nguyen.Mau@TinhMau.Example ')).toBe('nguyen.mau@tinhmau.example');
  });

  it.each([
    '',
    'a',
    'a@b',
    '@b.vn',
    'a b@c.vn',
    'a@b..vn',
    '.a@b.vn',
    'a..b@c.vn',
    'a@-b.vn',
    `${'a'.repeat(65)}@b.vn`,
  ])('%j reaches nobody', (text) => {
    expect(parseEmail(text)).toBeUndefined();
  });

  it('of any length is judged at once', () => {
    expect(parseEmail(`a@${'a-'.repeat(50_000)}`)).toBeUndefined();
  });
});

describe('a contact', () => {
  it('is an e-mail address when it has an @, a phone number otherwise', () => {
    expect(parseContact('MAU@tinhmau.example')).toEqual({ channel: 'EMAIL', address: 'mau@tinhmau.example' });
    expect(parseContact('0912 345 678')).toEqual({ channel: 'SMS', address: '+84912345678' });
    expect(parseContact('tiepnhan.trungtam')).toBeUndefined();
  });

  it('reads back as typed', () => {
    expect(formatContact({ channel: 'SMS', address: '+84912345678' })).toBe('0912 345 678');
    expect(formatContact({ channel: 'EMAIL', address: 'mau@tinhmau.example' })).toBe('mau@tinhmau.example');
  });
});
