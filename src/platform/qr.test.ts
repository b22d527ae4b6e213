import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeAll, describe, expect, it } from 'vitest';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { QR_TEXT_MAX, qrPng, qrSvg } from './qr.ts';

beforeAll(() => {
  const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(readFileSync(wasm)).buffer } });
});

describe('QR codes', () => {
  it.each([
    ['a link', 'https://dichvucong.example.vn/hs?m=000.00.01.H99-260305-0001&k=Q7M2X9KD'],
    ['Vietnamese letters', 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả'],
    ['the longest text allowed', 'k'.repeat(QR_TEXT_MAX)],
  ])('give back %s to a reader', async (_what, text) => {
    const codes = await readBarcodes(await qrPng(text, 720), { formats: ['QRCode'] });
    expect(codes.map((code) => code.text)).toEqual([text]);
  });

  it('come as a drawing without script that scales', async () => {
    const svg = await qrSvg('https://dichvucong.example.vn/hs?m=1&k=2');
    expect(svg).toMatch(/^<svg [^>]*viewBox="0 0 \d+ \d+"/);
    expect(svg).not.toMatch(/<script|style=| on\w+=/);
  });

  it('refuse no text, and more text than a paper code can hold', async () => {
    await expect(qrSvg('')).rejects.toThrow(RangeError);
    await expect(qrPng('k'.repeat(QR_TEXT_MAX + 1))).rejects.toThrow(RangeError);
  });
});
