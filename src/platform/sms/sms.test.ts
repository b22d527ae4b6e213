import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listCaughtSms, type SmsCatcher, startSmsCatcher } from './smsCatcher.ts';
import { createHttpGateway, type SmsGateway } from './smsGateway.ts';
import { smsSize, withoutDiacritics } from './smsText.ts';

describe('the size of a text message', () => {
  it.each([
    ['', 'GSM7', 1],
    ['a'.repeat(160), 'GSM7', 1],
    ['a'.repeat(161), 'GSM7', 2],
    ['a'.repeat(306), 'GSM7', 2],
    ['a'.repeat(307), 'GSM7', 3],
    // € takes two places
    ['€'.repeat(80), 'GSM7', 1],
    ['€'.repeat(81), 'GSM7', 2],
    // 153 is odd: the letter of two places moves whole into the next part
    [`${'a'.repeat(152)}€${'a'.repeat(151)}a`, 'GSM7', 3],
    ['ơ'.repeat(70), 'UCS2', 1],
    ['ơ'.repeat(71), 'UCS2', 2],
    ['ơ'.repeat(135), 'UCS2', 3],
    ['😀'.repeat(35), 'UCS2', 1],
    ['😀'.repeat(36), 'UCS2', 2],
  ] as const)('of %j is %s, %i parts', (text, encoding, segments) => {
    expect(smsSize(text)).toEqual({ encoding, segments });
  });

  it('shrinks when Vietnamese is written without diacritics, and the case stays', () => {
    const text = 'Hồ sơ H99.03-261123-0001 đã được tiếp nhận. Hẹn trả: 17:00 26/11/2026 – “ĐẤT ĐAI”…';
    expect(smsSize(text)).toEqual({ encoding: 'UCS2', segments: 2 });
    const plain = withoutDiacritics(text);
    expect(plain).toBe('Ho so H99.03-261123-0001 da duoc tiep nhan. Hen tra: 17:00 26/11/2026 - "DAT DAI"...');
    expect(smsSize(plain)).toEqual({ encoding: 'GSM7', segments: 1 });
  });
});

describe('the gateway over HTTP', () => {
  let folder: string;
  let catcher: SmsCatcher;
  let gateway: SmsGateway;
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'motcua-sms-'));
    catcher = await startSmsCatcher({ folder });
    gateway = createHttpGateway({ url: catcher.url, token: undefined, sender: 'MOTCUA' });
  });
  afterAll(async () => {
    await catcher.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('hands a message over whole, and the same id again is the same message', async () => {
    const sms = { id: 'n-1', to: '+84900000077', text: 'Hồ sơ đã có kết quả' };
    const { reference } = await gateway.sendSms(sms);
    expect(await gateway.sendSms(sms)).toEqual({ reference });
    expect(await listCaughtSms(folder, 10)).toMatchObject([
      { ...sms, sender: 'MOTCUA', encoding: 'UCS2', segments: 1, deliveries: 2 },
    ]);
  });

  it.each(['', '0900000077', '+84', '+84900000077,+84900000078'])('refuses %j as a number', async (to) => {
    await expect(gateway.sendSms({ id: 'n', to, text: 'x' })).rejects.toMatchObject({ code: 'REFUSED' });
  });

  it.each([
    [400, 'REFUSED'],
    [422, 'REFUSED'],
    [401, 'UNAVAILABLE'],
    [429, 'UNAVAILABLE'],
    [503, 'UNAVAILABLE'],
  ])('takes the answer %i for %s, with its token sent and no number in the error', async (status, code) => {
    let authorization: string | undefined;
    const server = createServer((request, response) => {
      authorization = request.headers.authorization;
      response.writeHead(status).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const failing = createHttpGateway({ url, token: 'sample-token', sender: 'M' });
    const error = await failing.sendSms({ id: 'n', to: '+84900000077', text: 'x' }).catch((one: unknown) => one);
    server.close();
    expect(error).toMatchObject({ code });
    expect(String(error)).not.toContain('900000077');
    expect(authorization).toMatch(/^Bearer /);
  });

  it('may be tried again when nobody listens', async () => {
    const nowhere = createHttpGateway({ url: 'http://127.0.0.1:9', token: undefined, sender: 'M' });
    await expect(nowhere.sendSms({ id: 'n', to: '+84900000077', text: 'x' })).rejects.toMatchObject({
      code: 'UNAVAILABLE',
    });
  });
});
