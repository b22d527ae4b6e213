import { expect, it } from 'vitest';
import { wrongMerchantSettings } from './merchantSettings.ts';

const bank = {
  bankName: 'Ngân hàng Mẫu',
  bankBin: '970400',
  account: '0100000000001',
  accountName: 'TRUNG TAM MAU',
  endpoint: 'https://bank.example',
};

it('names what a way of payment still needs, what has the wrong shape, and what it does not know', () => {
  expect(wrongMerchantSettings('VIETQR', bank)).toEqual([]);
  expect(wrongMerchantSettings('VIETQR', { ...bank, bankBin: '97040' })).toEqual(['bankBin']);
  expect(wrongMerchantSettings('VNPAY', { endpoint: 'http://localhost:3201', tmnCode: '' })).toEqual(['tmnCode']);
  expect(wrongMerchantSettings('VNPAY', { endpoint: 'http://vnpay.example', tmnCode: 'A' })).toEqual(['endpoint']);
  expect(wrongMerchantSettings('COD', { agreement: '05/2026', tmnCode: 'A' })).toEqual(['tmnCode']);
  expect(wrongMerchantSettings('PLATFORM', { ...bank, partnerCode: 'TINHMAU' })).toEqual(['bankName']);
});
