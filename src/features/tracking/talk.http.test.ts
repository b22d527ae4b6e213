import { Readable } from 'node:stream';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../domain/policy/actor.ts';
import { registerConversationApi } from '../conversation/conversation.api.ts';
import { listUnread } from '../conversation/listUnread.ts';
import { readConversation } from '../conversation/readConversation.ts';
import { writeMessage } from '../conversation/writeMessage.ts';
import { actOnDossier } from '../dossiers/actOnDossier.ts';
import { findDossier } from '../dossiers/findDossier.ts';
import { listEvents } from '../dossiers/store.ts';
import { submitDossier } from '../dossiers/submitDossier.ts';
import { storeFile } from '../files/storeFile.ts';
import { registerRatingPages } from '../rating/rating.pages.tsx';
import { showRatingCode } from '../rating/ratingCode.ts';
import { ratingFigures } from '../rating/ratingFigures.ts';
import { pickUpCode } from '../reception/pickUpCode.ts';
import { formOf, multipart, openBrowser, openTestPortal, PDF, type TestPortal } from '../submission/testPortal.ts';
import { issuePaperCopy, listOrderedCopies } from './paperCopies.ts';

const BIRTH = '1.001193';

let portal: TestPortal;
let agencyCode: string;
let desk: Actor;
let other: Actor;
beforeAll(async () => {
  portal = await openTestPortal();
  registerConversationApi(portal.app);
  registerRatingPages(portal.app);
  const offering = await portal.db
    .selectFrom('offering')
    .select('competentAgencyCode')
    .where('procedureCode', '=', BIRTH)
    .orderBy('competentAgencyCode')
    .executeTakeFirstOrThrow();
  agencyCode = offering.competentAgencyCode;
  desk = await officer('RECEPTIONIST', agencyCode, '=');
  other = await officer('RECEPTIONIST', agencyCode, '<>');
}, 120_000);
afterAll(() => portal.close());

async function officer(
  role: 'RECEPTIONIST' | 'SPECIALIST',
  code: string,
  where: '=' | '<>',
  unitId?: string,
): Promise<Actor> {
  const row = await portal.db
    .selectFrom('post')
    .innerJoin('account', 'account.id', 'post.accountId')
    .select(['account.id', 'account.fullName', 'post.unitId', 'post.agencyCode'])
    .where('agencyCode', where, code)
    .where('agencyCode', 'like', 'H99.4%')
    .where('role', '=', role)
    .$if(unitId !== undefined, (query) => query.where('unitId', '=', unitId!))
    .executeTakeFirstOrThrow();
  const posts = [{ role, agencyCode: row.agencyCode, unitId: row.unitId }];
  return { kind: 'OFFICER', accountId: row.id, name: row.fullName, posts, mustChangePassword: false };
}

async function submitted() {
  const person = await portal.insertApplicant();
  const browser = openBrowser(portal.app);
  await browser.signIn(person.phone);
  const { id } = await submitDossier(portal.ctx(person.actor), {
    procedureCode: BIRTH,
    competentAgencyCode: agencyCode,
    channel: 'ONLINE',
    ownerAccountId: person.accountId,
    applicant: { kind: 'CITIZEN', name: 'Nguyễn Văn Mẫu', phone: person.phone, email: 'mau@vidu.vn' },
    answers: {},
    components: [],
    setCount: 1,
    delivery: { method: 'COUNTER' },
  });
  return { ...person, browser, id };
}

const stateOf = async (id: string) => (await findDossier(portal.db, id))!.state;
const told = (kind: string, dossierId: string) =>
  portal.db.selectFrom('notification').select('body').where('kind', '=', kind).where('dossierId', '=', dossierId);

/** Received, and its result issued by the specialist of its desk, perhaps as a file; it waits at the counter. */
async function resolved(id: string, { asFile = false } = {}): Promise<string> {
  await actOnDossier(portal.ctx(desk), id, { action: 'RECEIVE', forward: true });
  const specialist = await officer('SPECIALIST', agencyCode, '=', (await stateOf(id)).position?.unitId ?? undefined);
  const ctx = portal.ctx(specialist);
  const files = asFile ? [(await storeFile(ctx, { name: 'ket-qua.pdf', stream: Readable.from([PDF]) })).id] : [];
  await actOnDossier(ctx, id, {
    action: 'ISSUE',
    resultNumber: '01/KS',
    resultDate: '2026-11-23',
    resultSigner: 'Trần Thị Ví Dụ',
    fileIds: files,
  });
  return (await stateOf(id)).code!;
}

describe('messages about a dossier', () => {
  it('go to the desk that has it, with a file, and tell the desk once until it has looked', async () => {
    const { id, browser } = await submitted();
    const form = formOf((await browser.get(`/ho-so/${id}`)).body, `/ho-so/${id}/nhan-tin`);
    const { payload, contentType } = multipart({ ...form.fields, body: 'Cháu sinh tại nhà, cần giấy gì?' }, [
      { field: 'messageFiles', name: 'anh.pdf', bytes: PDF },
    ]);
    const headers = { 'content-type': contentType };
    const send = () => browser.send({ method: 'POST', url: form.action, payload, headers });
    const answers = [await send(), await send()];
    expect(answers.map(({ headers: { location } }) => location)).toEqual(
      Array(2).fill(`/ho-so/${id}?tin=da-nhan-tin#trao-doi`),
    );
    expect((await listUnread(portal.ctx(desk))).map(({ dossierId }) => dossierId)).toContain(id);
    expect(await listUnread(portal.ctx(other))).toEqual([]);

    const seen = await readConversation(portal.ctx(desk), id, await stateOf(id));
    expect(seen.map(({ body, files }) => [body, files.map(({ name }) => name)])).toEqual([
      ['Cháu sinh tại nhà, cần giấy gì?', ['anh.pdf']],
    ]);
    expect((await listUnread(portal.ctx(desk))).map(({ dossierId }) => dossierId)).not.toContain(id);

    await writeMessage(portal.ctx(desk), id, { body: 'Cần giấy cam đoan về việc sinh.' });
    await writeMessage(portal.ctx(desk), id, { body: 'Mẫu có trên trang thủ tục.' });
    expect(await told('messageFromOffice', id).where('channel', '=', 'PORTAL').execute()).toEqual([
      { body: expect.stringContaining('Cần giấy cam đoan về việc sinh.') },
    ]);
    const page = (await browser.get(`/ho-so/${id}`)).body;
    expect(page).toContain('Mẫu có trên trang thủ tục.');
    expect(page).toContain('đã xem');
  });

  it('can be written neither by strangers nor by desks that the dossier never came to', async () => {
    const { id } = await submitted();
    const stranger = await portal.insertApplicant();
    await expect(writeMessage(portal.ctx(stranger.actor), id, { body: 'x' })).rejects.toThrow('dossier.not_found');
    await expect(writeMessage(portal.ctx(other), id, { body: 'x' })).rejects.toThrow('dossier.not_found');
  });

  it('need words or a file', async () => {
    const { id, browser } = await submitted();
    const form = formOf((await browser.get(`/ho-so/${id}`)).body, `/ho-so/${id}/nhan-tin`);
    const refused = await browser.post(form.action, { ...form.fields, body: '  ' });
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('Hãy viết tin nhắn hoặc đính kèm tệp.');
  });
});

describe('a request for several papers', () => {
  it('is answered paper by paper, and what is left out is named', async () => {
    const { id, browser } = await submitted();
    await actOnDossier(portal.ctx(desk), id, {
      action: 'REQUEST_SUPPLEMENT',
      items: [
        { name: 'Giấy chứng sinh', problem: 'ảnh mờ' },
        { name: 'Tờ khai', problem: 'thiếu chữ ký' },
      ],
    });
    const form = formOf((await browser.get(`/ho-so/${id}`)).body, `/ho-so/${id}/bo-sung`);
    const send = (fields: Record<string, string>) => {
      const { payload, contentType } = multipart({ ...form.fields, ...fields }, [
        { field: 'files-0', name: 'chung-sinh.pdf', bytes: PDF },
      ]);
      return browser.send({ method: 'POST', url: form.action, payload, headers: { 'content-type': contentType } });
    };
    const half = await send({});
    expect(half.statusCode).toBe(422);
    expect(half.body).toContain('Bạn chưa trả lời: Tờ khai.');
    expect(half.body).toContain('>chung-sinh.pdf</a>');
    expect((await send({ 'note-1': 'Đã ký bản giấy ở quầy' })).statusCode).toBe(303);
    const { components } = await stateOf(id);
    expect(components.map(({ name, count }) => [name, count])).toEqual([['Giấy chứng sinh', 1]]);
    expect((await browser.get(`/ho-so/${id}`)).body).toContain('Tờ khai: Đã ký bản giấy ở quầy');
  });
});

describe('a result that waits at the counter', () => {
  it('has a number that only its owner sees and the counter checks', async () => {
    const { id, browser } = await submitted();
    await resolved(id);
    const pin = pickUpCode(portal.config, id, '01/KS');
    expect((await browser.get(`/ho-so/${id}`)).body).toContain(pin);
    const wrong = { action: 'RETURN', method: 'COUNTER', collectorName: 'Nguyễn Văn Mẫu' } as const;
    await expect(
      actOnDossier(portal.ctx(desk), id, { ...wrong, pickUpCode: pin === '000000' ? '000001' : '000000' }),
    ).rejects.toThrow('common.invalid_input');
    await actOnDossier(portal.ctx(desk), id, { ...wrong, pickUpCode: pin });
    expect((await listEvents(portal.db, id)).at(-1)?.payload).toMatchObject({ byPickUpCode: true });
  });

  it('is ordered on paper once, and the applicant is told when the copies are made', async () => {
    const { id, browser } = await submitted();
    await resolved(id, { asFile: true });
    const form = formOf((await browser.get(`/ho-so/${id}`)).body, `/ho-so/${id}/ban-giay`);
    const post = (method: string) => browser.post(form.action, { ...form.fields, copies: '2', method, address: '' });
    expect((await post('POST')).body).toContain('Hãy ghi địa chỉ nhận.');
    expect((await post('COUNTER')).statusCode).toBe(303);
    expect((await post('COUNTER')).statusCode).toBe(303);
    const orders = (await listOrderedCopies(portal.ctx(desk))).filter(({ dossierId }) => dossierId === id);
    expect(orders.map(({ copies }) => copies)).toEqual([2]);
    await expect(issuePaperCopy(portal.ctx(other), orders[0]!.id)).rejects.toThrow('common.forbidden');
    await issuePaperCopy(portal.ctx(desk), orders[0]!.id);
    expect(await told('paperCopyReady', id).where('channel', '=', 'PORTAL').execute()).toHaveLength(1);
    expect((await browser.get(`/ho-so/${id}`)).body).toContain('2 bản đã có lúc');
  });
});

describe('rating (Đ.12 TT 01/2018/TT-VPCP)', () => {
  const ANSWERS = { contacts: '0', agencies: '1', complaint: 'no', convenience: '2', satisfaction: '2', comment: '' };

  it('is done once by the applicant, with every question answered', async () => {
    const { id, browser } = await submitted();
    expect((await browser.get(`/ho-so/${id}/danh-gia`)).headers.location).toBe(`/ho-so/${id}`);
    await resolved(id);
    const form = formOf((await browser.get(`/ho-so/${id}/danh-gia`)).body, `/ho-so/${id}/danh-gia`);
    const lacking = await browser.post(form.action, { ...form.fields, ...ANSWERS, complaint: 'yes', satisfaction: '' });
    expect(lacking.statusCode).toBe(422);
    expect(lacking.body).toContain('Hãy viết điều bạn không hài lòng');
    expect((await browser.post(form.action, { ...form.fields, ...ANSWERS })).statusCode).toBe(303);
    expect((await browser.post(form.action, { ...form.fields, ...ANSWERS, satisfaction: '0' })).statusCode).toBe(303);
    const rows = await portal.db.selectFrom('rating').select('satisfaction').where('dossierId', '=', id).execute();
    expect(rows).toEqual([{ satisfaction: 2 }]);
    expect((await browser.get(`/ho-so/${id}`)).body).not.toContain('Đánh giá việc giải quyết hồ sơ');
  });

  it('works without an account by the code of the dossier and a one-time code, used once', async () => {
    const { id } = await submitted();
    const code = await resolved(id);
    const shown = await showRatingCode(portal.ctx(desk), id);
    const stranger = openBrowser(portal.app);
    const form = formOf((await stranger.get(`/danh-gia/ho-so?ma=${code}`)).body, '/danh-gia/ho-so');
    const send = (oneTime: string) => stranger.post(form.action, { ...form.fields, ...ANSWERS, code: oneTime });
    for (let attempt = 1; attempt <= 5; attempt++) {
      const wrong = await send(shown.code === '111111' ? '111112' : '111111');
      expect(wrong.statusCode).toBe(422);
      expect(wrong.body).toContain('Mã không đúng hoặc đã hết hạn');
    }
    // six digits can be guessed: after five tries the right one is of no use either
    expect((await send(shown.code)).statusCode).toBe(422);
    const anew = await showRatingCode(portal.ctx(desk), id);
    expect((await send(anew.code)).headers.location).toBe('/danh-gia/cam-on');
    expect((await send(anew.code)).statusCode).toBe(422);
    const row = await portal.db.selectFrom('rating').select('way').where('dossierId', '=', id).executeTakeFirst();
    expect(row).toEqual({ way: 'COUNTER' });
  });

  it('sends the code to the contact in the dossier, and says nothing about dossiers that do not exist', async () => {
    const { id } = await submitted();
    const code = await resolved(id);
    const stranger = openBrowser(portal.app);
    const form = formOf((await stranger.get('/danh-gia/ho-so')).body, '/danh-gia/ho-so/ma');
    const ask = (dossier: string) => stranger.post(form.action, { ...form.fields, dossier, way: 'send' });
    const there = await ask(code);
    const missing = await ask('H99.41-261123-9999');
    expect(there.statusCode).toBe(missing.statusCode);
    const mails = await portal.db
      .selectFrom('notification')
      .select(['address', 'body'])
      .where('dossierId', '=', id)
      .where('eventKey', 'like', 'one-time-code:%')
      .execute();
    expect(mails).toEqual([{ address: expect.stringContaining('@vidu.vn'), body: expect.stringMatching(/: \d{6}\./) }]);
  });

  it('is published by agency, and counted for the officers who handled the dossier', async () => {
    const page = (await openBrowser(portal.app).get('/danh-gia')).body;
    expect(page).toContain('Rất hài lòng');
    expect(page).toContain(agencyCode);
    const wish = { from: new Date(0), to: new Date('2100-01-01') };
    const officers = await ratingFigures(portal.ctx(desk), { ...wish, by: 'OFFICER' });
    const [own, foreign] = [desk, other].map((actor) => ('accountId' in actor ? actor.accountId : ''));
    expect(officers.get(own!)?.count).toBe(2);
    // somebody of another agency handled it too: its leader is none of theirs
    await sql`UPDATE rating SET officer_ids = officer_ids || ${foreign}::uuid`.execute(portal.db);
    const ofLeader = await ratingFigures(portal.ctx(desk), { ...wish, by: 'OFFICER', agencyCodes: [agencyCode] });
    expect([...ofLeader.keys()]).toEqual([own]);
    expect((await ratingFigures(portal.ctx(desk), { ...wish, by: 'OFFICER' })).has(foreign!)).toBe(true);
  });
});
