import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FeedbackAction } from '../../domain/feedback/feedback.ts';
import type { Actor } from '../../domain/policy/actor.ts';
import type { Role } from '../../domain/process/process.ts';
import { formOf, multipart, openBrowser, openTestPortal, PDF, type TestPortal } from '../submission/testPortal.ts';
import { actOnFeedback, type FeedbackActionInput } from './actOnFeedback.ts';
import { escalateFeedback } from './escalateFeedback.ts';
import { registerFeedbackApi } from './feedback.api.ts';
import { findFeedback } from './feedbackStore.ts';
import { registerFollowFeedback } from './follow.pages.tsx';
import { listOfficeFeedback, listPublicFeedback } from './listFeedback.ts';
import { registerPublicFeedback } from './public.pages.tsx';
import { registerSendFeedback } from './send.pages.tsx';

const COMMUNE = 'H99.41';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let portal: TestPortal;
let clerk: Actor;
let leader: Actor;
let photo: Buffer;
beforeAll(async () => {
  portal = await openTestPortal();
  registerPublicFeedback(portal.app);
  registerSendFeedback(portal.app);
  registerFollowFeedback(portal.app);
  registerFeedbackApi(portal.app);
  clerk = await officer('RECEPTIONIST');
  leader = await officer('AGENCY_LEADER');
  photo = await sharp({ create: { width: 40, height: 20, channels: 3, background: '#a03020' } })
    .withExif({ IFD0: { Model: 'Máy ảnh bí mật' }, IFD3: { GPSLatitude: '16/1 10/1 0/1', GPSLatitudeRef: 'N' } })
    .jpeg()
    .toBuffer();
}, 120_000);
afterAll(() => portal.close());

async function officer(role: Role, agencyCode = COMMUNE): Promise<Actor> {
  const row = await portal.db
    .selectFrom('post')
    .innerJoin('account', 'account.id', 'post.accountId')
    .select(['account.id', 'account.fullName', 'post.unitId'])
    .where('agencyCode', '=', agencyCode)
    .where('role', '=', role)
    .executeTakeFirstOrThrow();
  const posts = [{ role, agencyCode, unitId: row.unitId }];
  return { kind: 'OFFICER', accountId: row.id, name: row.fullName, posts, mustChangePassword: false };
}

const FIELDS = {
  topic: 'SITE',
  body: 'Đèn đường trước trường học hỏng ba tuần nay, gọi tôi số 0912 345 678.',
  commune: COMMUNE,
  place: 'Trước cổng trường',
  name: 'Nguyễn Văn Mẫu',
  email: 'mau@vidu.vn',
};

async function send(fields: Record<string, string> = {}, files: { name: string; bytes: Buffer }[] = []) {
  const browser = openBrowser(portal.app);
  const form = formOf((await browser.get('/phan-anh/gui?tu=%2Fthu-tuc')).body, '/phan-anh/gui');
  const { payload, contentType } = multipart(
    { ...form.fields, ...FIELDS, ...fields },
    files.map((file) => ({ field: 'photos', ...file })),
  );
  const headers = { 'content-type': contentType };
  const answer = await browser.send({ method: 'POST', url: form.action, payload, headers });
  const code = /theo-doi\/(PA-[0-9A-Z-]+)/.exec(String(answer.headers.location))?.[1] ?? '';
  return { browser, answer, code, again: () => browser.send({ method: 'POST', url: form.action, payload, headers }) };
}

async function act(actor: Actor, code: string, action: FeedbackAction, more: Partial<FeedbackActionInput> = {}) {
  const feedback = (await findFeedback(portal, { code }))!;
  const words = ['ACCEPT', 'PUBLISH'].includes(action) ? {} : { text: 'Nội dung gửi người dân.' };
  await actOnFeedback(portal.ctx(actor), feedback.id, { action, revision: feedback.revision, ...words, ...more });
}

const PUBLIC = {
  publicTitle: 'Đèn đường hỏng trước trường học',
  publicBody: 'Đèn đường hỏng ba tuần.',
  publicAnswer: 'Đèn đã được sửa.',
  checked: true,
};

const mails = (kind: string) =>
  portal.db.selectFrom('notification').select(['body', 'address']).where('kind', '=', kind).orderBy('id').execute();

describe('feedback from the street', () => {
  it('is routed to the commune, keeps the photo without what the camera wrote, and is one however often it is sent', async () => {
    const { answer, code, browser, again } = await send({}, [{ name: 'IMG 1.jpg', bytes: photo }]);
    expect(answer.statusCode).toBe(303);
    expect((await again()).headers.location).toBe(answer.headers.location);
    const feedback = (await findFeedback(portal, { code }))!;
    expect(feedback).toMatchObject({ agencyCode: COMMUNE, state: 'NEW', dueClock: 'DECIDE', page: '/thu-tuc' });
    expect(feedback.dueAt?.toISOString().slice(0, 10)).toBe('2026-11-26');
    const followed = (await browser.get(`${answer.headers.location}`)).body;
    expect(followed).toContain('Cơ quan phản hồi chậm nhất');
    const href = /src="(\/phan-anh\/theo-doi\/[^"]+)"/.exec(followed)![1]!;
    const shown = await browser.get(href);
    const { exif, format, width } = await sharp(shown.rawPayload).metadata();
    expect([format, width, exif]).toEqual(['jpeg', 40, undefined]);
    expect(shown.rawPayload.includes(Buffer.from('bí mật'))).toBe(false);
    const stored = await portal.db.selectFrom('storedFile').select('uploadedBy').execute();
    expect(new Set(stored.map(({ uploadedBy }) => uploadedBy))).toEqual(new Set([null]));
    expect(await mails('feedbackReceived')).toEqual([{ address: 'mau@vidu.vn', body: expect.stringContaining(code) }]);
  });

  it('says what is wrong without losing the photo, and takes only pictures', async () => {
    const wrong = await send({ body: 'ngắn', name: '', email: 'không' }, [{ name: 'a.jpg', bytes: photo }]);
    expect(wrong.answer.statusCode).toBe(422);
    expect(wrong.answer.body).toContain('ít nhất 10 ký tự');
    expect(wrong.answer.body).toContain('Hãy ghi họ và tên, hoặc chọn không ghi tên.');
    const form = formOf(wrong.answer.body, '/phan-anh/gui');
    const { payload, contentType } = multipart({ ...form.fields, ...FIELDS }, []);
    const headers = { 'content-type': contentType };
    const sent = await wrong.browser.send({ method: 'POST', url: form.action, payload, headers });
    expect((await wrong.browser.get(String(sent.headers.location))).body).toMatch(/src="\/phan-anh\/theo-doi\//);
    const paper = await send({}, [{ name: 'don.pdf', bytes: PDF }]);
    expect(paper.answer.statusCode).toBe(422);
    expect(paper.answer.body).toContain('“don.pdf” không phải ảnh');
  });

  it('does not know who sent it when no name is given, also from somebody signed in', async () => {
    const person = await portal.insertApplicant();
    const browser = openBrowser(portal.app);
    await browser.signIn(person.phone);
    const form = formOf((await browser.get('/phan-anh/gui')).body, '/phan-anh/gui');
    const { payload, contentType } = multipart({ ...form.fields, ...FIELDS, anonymous: 'yes' }, []);
    const headers = { 'content-type': contentType };
    const { headers: answer } = await browser.send({ method: 'POST', url: form.action, payload, headers });
    const code = /PA-[0-9A-Z-]+/.exec(String(answer.location))![0];
    expect(await findFeedback(portal, { code })).toMatchObject({
      accountId: null,
      senderName: null,
      senderEmail: null,
      senderPhone: null,
    });
  });

  it('cannot be followed without the code', async () => {
    const stranger = openBrowser(portal.app);
    expect((await stranger.get('/phan-anh/theo-doi/PA-0000-0000')).statusCode).toBe(404);
    expect((await stranger.get('/phan-anh/tra-cuu?ma=xyz')).headers.location).toBe('/phan-anh?sai-ma=1#theo-doi');
  });
});

describe('an agency', () => {
  it('asks for more, answers in three working days, and publishes without personal data', async () => {
    const { code, browser } = await send({}, [{ name: 'a.jpg', bytes: photo }]);
    await act(clerk, code, 'ASK_SUPPLEMENT', { text: 'Đèn ở phía nào của cổng?' });
    const page = (await browser.get(`/phan-anh/theo-doi/${code}`)).body;
    expect(page).toContain('Đèn ở phía nào của cổng?');
    portal.clock.advance(DAY);
    const form = formOf(page, `/phan-anh/theo-doi/${code}/bo-sung`);
    const { payload, contentType } = multipart({ ...form.fields, text: 'Bên trái.' }, []);
    const headers = { 'content-type': contentType };
    expect((await browser.send({ method: 'POST', url: form.action, payload, headers })).statusCode).toBe(303);
    await act(clerk, code, 'ACCEPT');
    expect(await findFeedback(portal, { code })).toMatchObject({ state: 'IN_PROCESS', dueClock: 'REPLY' });
    await act(clerk, code, 'ANSWER', { text: 'Đèn đã được sửa hôm nay.' });
    await expect(act(clerk, code, 'PUBLISH', PUBLIC)).rejects.toThrow('feedback.action_not_allowed');
    await expect(act(leader, code, 'PUBLISH', { ...PUBLIC, checked: false })).rejects.toThrow('common.invalid_input');
    await act(leader, code, 'PUBLISH', PUBLIC);
    expect(await findFeedback(portal, { code })).toMatchObject({ wasLate: false, dueAt: null });

    const stranger = openBrowser(portal.app);
    const list = (await stranger.get('/phan-anh?q=den+duong+hong')).body;
    expect(list).toContain('Đèn đường hỏng trước trường học');
    const { id } = (await listPublicFeedback(portal.ctx(clerk), { words: 'đèn đường' })).items[0]!;
    const shown = (await stranger.get(`/phan-anh/cong-khai/${id}`)).body;
    expect(shown).toContain('Đèn đã được sửa.');
    for (const secret of ['0912 345 678', 'Nguyễn Văn Mẫu', 'mau@vidu.vn', code]) expect(shown).not.toContain(secret);
    const file = await portal.db
      .selectFrom('feedbackFile')
      .select('fileId')
      .where('feedbackId', '=', id)
      .executeTakeFirstOrThrow();
    expect((await stranger.get(`/phan-anh/cong-khai/${id}/tep/${file.fileId}`)).statusCode).toBe(404);

    const liked = formOf((await browser.get(`/phan-anh/theo-doi/${code}`)).body, `/phan-anh/theo-doi/${code}/hai-long`);
    for (const answer of ['yes', 'no']) await browser.post(liked.action, { ...liked.fields, liked: answer });
    const person = await portal.insertApplicant();
    const citizen = openBrowser(portal.app);
    await citizen.signIn(person.phone);
    const like = formOf((await citizen.get(`/phan-anh/cong-khai/${id}`)).body, `/phan-anh/cong-khai/${id}/hai-long`);
    for (const answer of ['yes', 'yes']) await citizen.post(like.action, { ...like.fields, liked: answer });
    expect((await stranger.get(`/phan-anh/cong-khai/${id}`)).body).toContain('1 hài lòng · 1 không hài lòng');
    const told = (await citizen.get(`/phan-anh/cong-khai/${id}?tin=cam-on`)).body;
    expect(told).toContain('Cảm ơn bạn đã cho biết ý kiến.');
    expect(told).toContain('Ý kiến của bạn: Hài lòng.');
    await citizen.post(like.action, { ...like.fields, liked: 'taken-back' });
    expect((await citizen.get(`/phan-anh/cong-khai/${id}`)).body).not.toContain('Ý kiến của bạn');
    expect((await stranger.get(`/phan-anh/cong-khai/${id}`)).body).toContain('0 hài lòng · 1 không hài lòng');
  });

  it('passes on what is not its own, and from then on neither sees nor decides', async () => {
    const { code } = await send();
    const [first] = (await listOfficeFeedback(portal.ctx(clerk), { filter: 'OPEN' })).items.filter(
      (item) => item.code === code,
    );
    expect(first?.code).toBe(code);
    expect((await listOfficeFeedback(portal.ctx(clerk), { filter: 'OPEN' })).counts).toMatchObject({ TO_PUBLISH: 0 });
    await act(clerk, code, 'FORWARD', { agencyCode: 'H99.05', text: 'Đường tỉnh do Sở Xây dựng quản lý.' });
    await expect(act(clerk, code, 'ANSWER')).rejects.toThrow('feedback.not_found');
    const after = (await listOfficeFeedback(portal.ctx(clerk), { filter: 'ALL' })).items.map((item) => item.code);
    expect(after).not.toContain(code);
    expect(await mails('feedbackForwarded')).toEqual([
      { address: 'mau@vidu.vn', body: expect.stringContaining('Đường tỉnh do Sở Xây dựng quản lý.') },
    ]);
  });

  it('leaves what is said about its officers to its leaders', async () => {
    const { code } = await send({ topic: 'CONDUCT', agency: COMMUNE });
    await expect(act(clerk, code, 'ACCEPT')).rejects.toThrow('feedback.not_found');
    await act(leader, code, 'REJECT');
    expect(await findFeedback(portal, { code })).toMatchObject({ state: 'REJECTED', dueAt: null });
  });

  it('is reported to its head when it is late, once for each clock', async () => {
    const { code } = await send();
    portal.clock.advance(5 * DAY);
    await escalateFeedback(portal.ctx({ kind: 'SYSTEM', name: 'test' }));
    expect(await escalateFeedback(portal.ctx({ kind: 'SYSTEM', name: 'test' }))).toBe(0);
    const told = (await mails('feedbackLate')).filter(({ address, body }) => address && body.includes(code));
    expect(new Set(told.map(({ address }) => address)).size).toBe(told.length);
    expect(told.length).toBeGreaterThan(0);
    await act(leader, code, 'ACCEPT');
    expect(await findFeedback(portal, { code })).toMatchObject({ wasLate: true });
  });

  it('of two officers at once lets one act', async () => {
    const { code } = await send();
    const { id, revision } = (await findFeedback(portal, { code }))!;
    const step = { action: 'ACCEPT', revision } as const;
    const both = await Promise.allSettled([
      actOnFeedback(portal.ctx(clerk), id, step),
      actOnFeedback(portal.ctx(leader), id, step),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});
