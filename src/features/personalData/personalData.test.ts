import { buffer } from 'node:stream/consumers';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ctxAs } from '../../../test/sampleProvince.ts';
import type { Ctx } from '../../platform/context.ts';
import { submitDossier } from '../dossiers/submitDossier.ts';
import { createDraft } from '../drafts/createDraft.ts';
import { openBrowser, openTestPortal, type TestPortal } from '../submission/testPortal.ts';
import { hasConsent, listConsents, setConsent } from './consents.ts';
import { sweepLastWords } from './eraseAccount.ts';
import { askForExport, listExports, makeExport, openExport, sweepExports } from './exportData.ts';
import { askAboutData, decideRequest, listOpenRequests, listOwnRequests, planRequestedErasure } from './requests.ts';

let portal: TestPortal;
beforeAll(async () => {
  portal = await openTestPortal();
});
afterAll(() => portal.close());

async function somebody(): Promise<{ ctx: Ctx; accountId: string; phone: string }> {
  const { actor, accountId, phone } = await portal.insertApplicant('Nguyễn Thị Dữ Liệu');
  return { ctx: portal.ctx(actor), accountId, phone };
}

async function officer(): Promise<Ctx> {
  return portal.ctx((await ctxAs(portal.db, 'gd.trungtam', { now: portal.clock.now() })).actor);
}

describe('consent', () => {
  it('is not there before it was given, is given once, and its withdrawal stays on record', async () => {
    const { ctx, accountId } = await somebody();
    const agrees = () => hasConsent(ctx, accountId, 'EXPIRY_REMINDERS');
    expect(await agrees()).toBe(false);
    await setConsent(ctx, 'EXPIRY_REMINDERS', true);
    await setConsent(ctx, 'EXPIRY_REMINDERS', true);
    expect(await agrees()).toBe(true);
    await setConsent(ctx, 'EXPIRY_REMINDERS', false);
    expect(await agrees()).toBe(false);
    expect(await listConsents(ctx)).toMatchObject([{ purpose: 'EXPIRY_REMINDERS', withdrawnAt: expect.any(Date) }]);
  });
});

describe('a request about one’s own data', () => {
  it('has the two clocks of the law: two working days for the answer, twenty days for deleting', async () => {
    const { ctx } = await somebody();
    // nothing is taken for what was not said: another wish would run on another clock
    await expect(askAboutData(ctx, undefined, 'ngắn')).rejects.toMatchObject({
      fields: [{ field: 'kind' }, { field: 'wish' }],
    });
    await askAboutData(ctx, 'DELETE', 'Xóa tài khoản, tôi không dùng nữa.');
    const [request] = await listOwnRequests(ctx);
    // from Monday 23 November 2026, 08:00; the 24th is the day of Vietnamese culture, a day off
    expect(request?.answerBy.toISOString().slice(0, 10)).toBe('2026-11-26');
    expect(request?.dueAt.toISOString()).toBe('2026-12-13T01:00:00.000Z');
    const told = await portal.db
      .selectFrom('notification')
      .innerJoin('account', 'account.id', 'notification.accountId')
      .select(['login', 'body'])
      .where('eventKey', '=', `personal-data:${request?.id}:new`)
      .where('channel', '=', 'PORTAL')
      .execute();
    expect(told.map(({ login }) => login).sort()).toEqual(['gd.trungtam', 'pgd.trungtam']);
    expect(told[0]?.body).toContain('Xóa dữ liệu');
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

describe('a request that was taken up', () => {
  async function accepted(wish: string) {
    const person = await somebody();
    const { id } = await askAboutData(person.ctx, 'DELETE', wish);
    const head = await officer();
    await decideRequest(head, id, { action: 'ACCEPT', text: 'Chúng tôi thực hiện.' });
    return { ...person, id, head };
  }

  it('is given more time once, with the reason that the person reads', async () => {
    const { id, head, ctx } = await accepted('Xóa tài khoản của tôi.');
    const [before] = await listOwnRequests(ctx);
    const extend = { action: 'EXTEND', text: 'Dữ liệu nằm ở nhiều cơ quan.' } as const;
    await decideRequest(head, id, extend);
    await expect(decideRequest(head, id, extend)).rejects.toThrow('personal_data.request_decided');
    const [after] = await listOwnRequests(ctx);
    expect(after?.dueAt.getTime()).toBe((before?.dueAt.getTime() ?? 0) + 20 * 86_400_000);
    expect(after).toMatchObject({ state: 'ACCEPTED', extensionReason: extend.text });
  });

  it('erases the whole account: nobody gets in or finds the person, what the law has kept stays', async () => {
    const { id, head, ctx, accountId, phone } = await accepted('Xóa tài khoản, tôi không dùng nữa.');
    const browser = openBrowser(portal.app);
    await browser.signIn(phone);
    await createDraft(ctx, { procedureCode: '1.004873', agencyCode: 'H99.41' });
    const plan = await planRequestedErasure(head, id);
    expect(plan.erased).toContainEqual({ what: 'DRAFTS', count: 1 });
    expect(plan.obstacles).toEqual([]);
    await decideRequest(head, id, { action: 'ERASE', text: 'Đã xóa theo yêu cầu.' });
    expect((await browser.get('/ho-so')).statusCode).toBe(303);
    await expect(openBrowser(portal.app).signIn(phone)).rejects.toThrow('not signed in');
    const row = await portal.db.selectFrom('account').selectAll().where('id', '=', accountId).executeTakeFirstOrThrow();
    expect(JSON.stringify(row)).not.toMatch(/Nguyễn Thị Dữ Liệu|001090000001|vidu\.vn|Thôn Ví Dụ/);
    expect(await portal.db.selectFrom('draft').select('id').where('accountId', '=', accountId).execute()).toEqual([]);
    const told = await portal.db.selectFrom('notification').selectAll().where('accountId', '=', accountId).execute();
    expect(told.map(({ channel }) => channel).sort()).toEqual(['EMAIL', 'PORTAL', 'SMS']);
    expect(told[0]?.body).toContain('thời hạn bảo quản');
    await portal.db
      .updateTable('notification')
      .set({ sentAt: portal.clock.now() })
      .where('accountId', '=', accountId)
      .execute();
    expect(await sweepLastWords(head)).toBe(3);
  });

  it('does not erase whose dossier is still being handled', async () => {
    const { id, head, ctx, accountId } = await accepted('Xóa tài khoản ngay giúp tôi.');
    await submitDossier(ctx, {
      procedureCode: '1.004873',
      competentAgencyCode: 'H99.41',
      channel: 'ONLINE',
      applicant: { kind: 'CITIZEN', name: 'Nguyễn Thị Dữ Liệu' },
      answers: {},
      components: [],
      setCount: 1,
      delivery: { method: 'COUNTER' },
      ownerAccountId: accountId,
    });
    expect((await planRequestedErasure(head, id)).obstacles).toEqual([{ what: 'OPEN_DOSSIERS', count: 1 }]);
    await expect(decideRequest(head, id, { action: 'ERASE', text: 'Đã xóa.' })).rejects.toThrow('erasure_too_early');
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
