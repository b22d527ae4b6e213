import { describe, expect, it } from 'vitest';
import { passwordProblem } from './passwordRule.ts';

const applicant = { login: '+84912345678', holder: 'APPLICANT' } as const;
const officer = { login: 'tiepnhan.trungtam', holder: 'OFFICER' } as const;

describe('an applicant’s password', () => {
  it.each(['con mèo ngủ trưa', 'hoa-ban-tháng-ba', 'Tr0ngvườn', '        Tết ơi'])('%j will do', (password) => {
    expect(passwordProblem(password, applicant)).toBeUndefined();
  });

  it.each([
    ['ngắnquá', 'TOO_SHORT'],
    ['', 'TOO_SHORT'],
    ['x'.repeat(201), 'TOO_LONG'],
    ['12345678', 'TOO_COMMON'],
    ['87654321', 'TOO_COMMON'],
    ['11111111', 'TOO_COMMON'],
    ['abcabcabc', 'TOO_COMMON'],
    ['Mật khẩu 123', 'TOO_COMMON'],
    ['matkhau@2026', 'TOO_COMMON'],
    ['anhyeuem123', 'TOO_COMMON'],
    ['asdfghjkl', 'TOO_COMMON'],
    ['so 912345678', 'CONTAINS_LOGIN'],
    ['0912345678', 'CONTAINS_LOGIN'],
  ] as const)('%j is refused: %s', (password, problem) => {
    expect(passwordProblem(password, applicant)).toBe(problem);
  });

  it('counts letters as people see them, whichever way they were typed', () => {
    expect(passwordProblem('ớớợ'.normalize('NFD'), applicant)).toBe('TOO_SHORT');
    expect(passwordProblem('mèo ngủ nhé'.normalize('NFD'), applicant)).toBeUndefined();
  });

  it('must not hold the part of the e-mail before the @', () => {
    const login = { login: 'nguyen.mau@tinhmau.example', holder: 'APPLICANT' } as const;
    expect(passwordProblem('Nguyễn.Mẫu 90', login)).toBe('CONTAINS_LOGIN');
    expect(passwordProblem('tinhmau rất đẹp', login)).toBeUndefined();
  });
});

describe('an officer’s password', () => {
  it.each([
    ['Mười bốn ký tự', 'TOO_SIMPLE'],
    ['muoi bon ky tu 14', 'TOO_SIMPLE'],
    ['Ngắn 1 chút!', 'TOO_SHORT'],
    ['Tiepnhan.Trungtam 2026', 'CONTAINS_LOGIN'],
  ] as const)('%j is refused: %s', (password, problem) => {
    expect(passwordProblem(password, officer)).toBe(problem);
  });

  it('of fourteen characters with small and capital letters, figures and signs will do', () => {
    expect(passwordProblem('Mười bốn ký tự, 14', officer)).toBeUndefined();
  });
});
