import { buffer } from 'node:stream/consumers';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ctxAs } from '../../../test/sampleProvince.ts';
import type { Ctx } from '../../platform/context.ts';
import { openTestPortal, type TestPortal } from '../submission/testPortal.ts';
import { hasConsent, listConsents, setConsent } from './consents.ts';
import { askForExport, listExports, makeExport, openExport, sweepExports } from './exportData.ts';
import { askAboutData, decideRequest, listOpenRequests, listOwnRequests } from './requests.ts';

let portal: TestPortal;
beforeAll(async () => {
  portal = await openTestPortal();
});
afterAll(() => portal.close());

async function somebody(): Promise<{ ctx: Ctx; accountId: string }> {
  const { actor, accountId } = await portal.insertApplicant('Nguyễn Thị Dữ Liệu');
  return { ctx: portal.ctx(actor), accountId };
}

async function officer(): Promise<Ctx> {
  return portal.ctx((await ctxAs(portal.db, 'gd.trungtam', { now: portal.clock.now() })).actor);
}

describe('consent', () => {
  it('is not there before it was given, is given once, and its withdrawal stays on record', async () => {
    const { ctx, accountId } = await somebody();
    expect(await hasConsent(ctx, accountId, 'SURVEYS')).toBe(false);
    await setConsent(ctx, 'SURVEYS', true);
    await setConsent(ctx, 'SURVEYS', true);
    expect(await hasConsent(ctx, accountId, 'SURVEYS')).toBe(true);
    expect(await hasConsent(ctx, accountId, 'EXPIRY_REMINDERS')).toBe(false);
    await setConsent(ctx, 'SURVEYS', false);
    expect(await hasConsent(ctx, accountId, 'SURVEYS')).toBe(false);
    expect(await listConsents(ctx)).toMatchObject([{ purpose: 'SURVEYS', withdrawnAt: expect.any(Date) }]);
  });
});

describe('a request about one’s own data', () => {
  it('has the two clocks of the law: two working days for the answer, twenty days for deleting', async () => {
    const { ctx } = await somebody();
    await askAboutData(ctx, 'DELETE', 'Xóa tài khoản, tôi không dùng nữa.');
    const [request] = await listOwnRequests(ctx);
    // from Monday 23 November 2026, 08:00; the 24th is the day of Vietnamese culture, a day off
    expect(request?.answerBy.toISOString().slice(0, 10)).toBe('2026-11-26');
    expect(request?.dueAt.toISOString()).toBe('2026-12-13T01:00:00.000Z');
  });

  it('is refused with its ground in law, once, and the person is told', async () => {
    const { ctx, accountId } = await somebody();
    const { id } = await askAboutData(ctx, 'DELETE', 'Xóa hồ sơ khai sinh của con tôi.');
    const head = await officer();
    expect((await listOpenRequests(head)).map((open) => open.id)).toContain(id);
    const refusal = { action: 'REFUSE', text: 'Hồ sơ hộ tịch phải lưu giữ.', ground: 'Luật Hộ tịch' } as const;
    await decideRequest(head, id, refusal);
    await expect(decideRequest(head, id, refusal)).rejects.toThrow('personal_data.request_decided');
    expect(await listOwnRequests(ctx)).toMatchObject([{ state: 'REFUSED', ground: 'Luật Hộ tịch' }]);
    const told = await portal.db
      .selectFrom('notification')
      .select('body')
      .where('accountId', '=', accountId)
      .where('channel', '=', 'PORTAL')
      .execute();
    expect(told).toMatchObject([{ body: expect.stringContaining('Căn cứ: Luật Hộ tịch') }]);
    expect((await listOpenRequests(head)).map((open) => open.id)).not.toContain(id);
  });
});

describe('a copy of one’s own data', () => {
  it('is made by a job, fetched by its person only, and deleted when the link expires', async () => {
    const { ctx } = await somebody();
    const stranger = await somebody();
    await askForExport(ctx);
    await askForExport(ctx);
    const [asked, ...more] = await listExports(ctx);
    expect(more).toEqual([]);
    const id = asked?.id ?? '';
    await makeExport(portal.ctx({ kind: 'SYSTEM', name: 'job' }), id);
    const files = unzipSync(new Uint8Array(await buffer(await openExport(ctx, id))));
    expect(JSON.parse(strFromU8(files['account.json'] ?? new Uint8Array()))).toMatchObject({
      fullName: 'Nguyễn Thị Dữ Liệu',
    });
    expect(strFromU8(files['account.json'] ?? new Uint8Array())).not.toContain('passwordHash');
    await expect(openExport(stranger.ctx, id)).rejects.toThrow('personal_data.export_not_found');
    portal.clock.advance(8 * 86_400_000);
    await expect(openExport(ctx, id)).rejects.toThrow('personal_data.export_not_found');
    expect(await sweepExports(ctx)).toBe(1);
  });
});
