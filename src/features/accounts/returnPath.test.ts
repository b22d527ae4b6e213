import { describe, expect, it } from 'vitest';
import { deviceName } from './deviceName.ts';
import { returnPath } from './returnPath.ts';

describe('the address to go to after signing in', () => {
  it.each(['/', '/nop-ho-so/1.001193', '/ho-so?trang=2&loc=cho', '/tra-cuu/000.00.00.H99-261123-0001#tien-do'])(
    '%s is kept',
    (path) => {
      expect(returnPath(path, 'PORTAL')).toBe(path);
    },
  );

  it.each([
    undefined,
    '',
    'ho-so',
    'https://evil.example/',
    '//evil.example/',
    '///evil.example/',
    '/\\evil.example/',
    '/.//evil.example/',
    '/a/..//evil.example/',
    '/ho-so\n//evil.example',
    ' //evil.example',
    'javascript:alert(1)',
    '/hồ-sơ',
  ])('%j leads out of the site or nowhere, and is dropped', (path) => {
    expect(returnPath(path, 'PORTAL')).toBeUndefined();
  });

  it.each(['/dang-nhap', '/dang-ky/xac-nhan', '/quen-mat-khau', '/dang-xuat'])('%s is a door, not a place', (path) => {
    expect(returnPath(path, 'PORTAL')).toBeUndefined();
  });

  it('keeps citizens on the portal and officers in the office', () => {
    expect(returnPath('/can-bo/ho-so', 'PORTAL')).toBeUndefined();
    expect(returnPath('/can-bo/ho-so', 'OFFICE')).toBe('/can-bo/ho-so');
    expect(returnPath('/ho-so', 'OFFICE')).toBeUndefined();
    expect(returnPath('/can-bo-khac', 'OFFICE')).toBeUndefined();
  });
});

describe('the name of a device', () => {
  it.each([
    [
      'Mozilla/5.0 (Linux; Android 14; SM-A155F) AppleWebKit/537.36 Chrome/126.0.0.0 Mobile Safari/537.36',
      'Chrome, Android',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Version/17.5 Safari/604.1',
      'Safari, iPhone',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126.0 Safari/537.36 Edg/126.0',
      'Edge, Windows',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 coc_coc_browser/125.0 Chrome/119.0 Safari/537.36',
      'Cốc Cốc, Windows',
    ],
  ])('of %s is %s', (userAgent, name) => {
    expect(deviceName(userAgent)).toBe(name);
  });

  it('is not made up where nothing is known', () => {
    expect(deviceName('curl/8.5.0')).toBeUndefined();
    expect(deviceName(null)).toBeUndefined();
  });
});
