import { describe, expect, it } from 'vitest';
import { formatDossierCode, formatSubmissionNumber, parseDossierCode, reversedAgencyCode } from './code.ts';
import { lookupLink, parseLookupLink } from './lookupLink.ts';

const RECEIVED = new Date('2026-10-07T17:30:00Z');

describe('the code of a dossier', () => {
  it('carries agency, the day in Vietnam and the number of the day, in every format', () => {
    const parts = { agencyCode: 'H15.50.05.13', receivedAt: RECEIVED, number: 975 };
    expect(formatDossierCode('LOCAL', parts)).toBe('H15.50.05.13-261008-0975');
    expect(formatDossierCode('TT01', { ...parts, agencyCode: 'H61.12' })).toBe('000.00.12.H61-261008-0975');
    expect(formatDossierCode('TT04', { ...parts, agencyCode: 'H15.001.02', ownerDigits: '09' })).toBe(
      'H15.001.02-261008-090975',
    );
    expect(reversedAgencyCode('H61')).toBe('000.00.00.H61');
  });

  it('grows wider past 9,999 a day', () => {
    expect(formatDossierCode('LOCAL', { agencyCode: 'H99', receivedAt: RECEIVED, number: 12_345 })).toBe(
      'H99-261008-12345',
    );
  });

  it.each([
    'H99.03-261123-0001',
    ' h99.03-261123-0001 ',
    'H99.03 - 261123 - 0001',
    'h99.03 261123 0001',
    'H99.03–261123—0001',
    'H99.03\u2011261123\u22120001',
    'H99.03-\u200b261123-0001\ufeff',
    'H99.03_261123_0001',
    'H99.03-\u00a0261123-\t0001',
  ])('is read as people type it: %j', (typed) => {
    expect(parseDossierCode(typed)).toBe('H99.03-261123-0001');
  });

  it.each([
    '',
    '   ',
    'khai sinh',
    '1.001193',
    'H99.03-261123',
    'H99.03-261123-1',
    'Đ99-261123-0001',
    'x'.repeat(5000),
  ])('is not found in %j', (typed) => {
    expect(parseDossierCode(typed)).toBeUndefined();
  });

  it('is never taken for the number of a submission', () => {
    expect(parseDossierCode(formatSubmissionNumber(RECEIVED, 7))).toBe('NOP-261008-00007');
  });
});

describe('the link of a QR code', () => {
  const link = lookupLink('https://motcua.tinhmau.example', 'H99.03-261123-0001', 'abcDEF_-12345678');
  const parts = { code: 'H99.03-261123-0001', key: 'abcDEF_-12345678' };

  it('gives back its code and key, also with what sharing adds to an address', () => {
    expect(parseLookupLink(link)).toEqual(parts);
    expect(parseLookupLink(`  ${link}\n`)).toEqual(parts);
    expect(parseLookupLink(`${link}&fbclid=abc`)).toEqual(parts);
    expect(parseLookupLink(link.replace('?k=', '?lang=en&k='))).toEqual(parts);
    expect(parseLookupLink(`${link}#content`)).toEqual(parts);
  });

  it.each([
    'https://motcua.tinhmau.example/tra-cuu/%%%%%%%%?k=abcdefghij',
    'https://motcua.tinhmau.example/tra-cuu/H99.03-261123-0001',
    'H99.03-261123-0001',
    '',
  ])('is not found in %j', (text) => {
    expect(parseLookupLink(text)).toBeUndefined();
  });
});
