import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { STATUS } from '../../domain/dossier/status.ts';
import type { Actor } from '../../domain/policy/actor.ts';
import type { ProcedureContent } from '../../domain/procedure/procedure.ts';
import { getProcedure } from '../catalogue/getProcedure.ts';
import { publishProcedure } from '../catalogue/publishProcedure.ts';
import { actOnDossier } from '../dossiers/actOnDossier.ts';
import { findDossier } from '../dossiers/findDossier.ts';
import { submitDossier } from '../dossiers/submitDossier.ts';
import { registerPostPages } from '../post/post.pages.tsx';
import { formOf, multipart, openTestPortal, PDF, signedInTo, type TestPortal } from '../submission/testPortal.ts';

const BIRTH = '1.001193';
const SYSTEM: Actor = { kind: 'SYSTEM', name: 'test' };

let portal: TestPortal;
beforeAll(async () => {
  portal = await openTestPortal(registerPostPages);
}, 120_000);
afterAll(() => portal.close());

const signedIn = () => signedInTo(portal);

async function submit({ actor, accountId }: { actor: Actor; accountId: string }) {
  const offering = await portal.db
    .selectFrom('offering')
    .select('competentAgencyCode')
    .where('procedureCode', '=', BIRTH)
    .orderBy('competentAgencyCode')
    .executeTakeFirstOrThrow();
  return submitDossier(portal.ctx(actor), {
    procedureCode: BIRTH,
    competentAgencyCode: offering.competentAgencyCode,
    channel: 'ONLINE',
    ownerAccountId: accountId,
    applicant: { kind: 'CITIZEN', name: 'Nguyễn Văn Mẫu', phone: '+84912400001' },
    answers: {},
    components: [],
    setCount: 1,
    delivery: { method: 'COUNTER' },
  });
}

/** The receptionist on whose desk the dossier is. */
async function receptionist(dossierId: string): Promise<Actor> {
  const { state } = (await findDossier(portal.db, dossierId))!;
  const agencyCode = state.receivingAgencyCode;
  const row = await portal.db
    .selectFrom('post')
    .innerJoin('account', 'account.id', 'post.accountId')
    .select(['account.id', 'account.fullName', 'post.unitId'])
    .where('agencyCode', '=', agencyCode)
    .where('role', '=', 'RECEPTIONIST')
    .executeTakeFirstOrThrow();
  return {
    kind: 'OFFICER',
    accountId: row.id,
    name: row.fullName,
    posts: [{ role: 'RECEPTIONIST', agencyCode, unitId: row.unitId }],
    mustChangePassword: false,
  };
}

async function statusOf(dossierId: string): Promise<number> {
  return (await findDossier(portal.db, dossierId))!.state.status;
}

describe('an applicant who is asked for more papers', () => {
  it('sees it first, sends them once, and the dossier goes on', async () => {
    const person = await signedIn();
    const { browser } = person;
    const { id } = await submit(person);
    await actOnDossier(portal.ctx(await receptionist(id)), id, {
      action: 'REQUEST_SUPPLEMENT',
      reason: 'Bản chụp mờ',
      items: [{ name: 'Giấy chứng sinh', problem: 'không đọc được ngày sinh' }],
      until: '2026-12-01T10:00:00Z',
    });
    const page = await browser.get(`/ho-so/${id}`);
    expect(page.body).toContain('Bổ sung giấy tờ trước 17:00 01/12/2026');
    expect(page.body).toContain('không đọc được ngày sinh');
    expect(page.body.indexOf('Việc bạn cần làm bây giờ')).toBeLessThan(page.body.indexOf('Quá trình giải quyết'));
    portal.clock.advance(60_000);
    const younger = await submit(person);
    const list = (await browser.get('/ho-so')).body;
    expect(list.indexOf(id)).toBeLessThan(list.indexOf(younger.id));
    expect(list.slice(list.indexOf(id), list.indexOf(younger.id))).toContain('Cần bạn làm');

    const form = formOf(page.body, `/ho-so/${id}/bo-sung`);
    const nothing = await browser.post(form.action, { ...form.fields, note: ' ' });
    expect(nothing.statusCode).toBe(422);
    expect(nothing.body).toContain('Hãy đính kèm tệp hoặc ghi nội dung bổ sung.');
    expect(await statusOf(id)).toBe(STATUS.SUPPLEMENT_REQUESTED);

    const send = () => browser.post(form.action, { ...form.fields, note: 'Đã chụp lại' });
    const answers = await Promise.all([send(), send()]);
    expect(answers.map((answer) => answer.headers.location)).toEqual(Array(2).fill(`/ho-so/${id}?tin=da-bo-sung`));
    expect(await statusOf(id)).toBe(STATUS.SUBMITTED);
    const after = await browser.get(`/ho-so/${id}?tin=da-bo-sung`);
    expect(after.body).toContain('Đã gửi bổ sung.');
    expect(after.body).toContain('Đã chụp lại');
  });

  it('keeps the good file when another is refused', async () => {
    const person = await signedIn();
    const { id } = await submit(person);
    await actOnDossier(portal.ctx(await receptionist(id)), id, {
      action: 'REQUEST_SUPPLEMENT',
      items: [{ name: 'Tờ khai', problem: 'thiếu chữ ký' }],
    });
    const action = `/ho-so/${id}/bo-sung`;
    const shown = formOf((await person.browser.get(`/ho-so/${id}`)).body, action);
    const { payload, contentType } = multipart(shown.fields, [
      { field: 'files', name: 'tốt.pdf', bytes: PDF },
      { field: 'files', name: 'xấu.pdf', bytes: Buffer.from('<html>') },
    ]);
    const refused = await person.browser.send({
      method: 'POST',
      url: action,
      payload,
      headers: { 'content-type': contentType },
    });
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('Tệp “xấu.pdf” không phải PDF');
    expect(refused.body).toContain('>tốt.pdf</a>');
    const again = formOf(refused.body, action);
    expect((await person.browser.post(action, again.fields)).statusCode).toBe(303);
    const { state } = (await findDossier(portal.db, id))!;
    expect(state.components.flatMap((component) => component.fileIds)).toHaveLength(1);
  });
});

describe('an applicant', () => {
  it('withdraws before reception after being asked, and pressing twice is one withdrawal', async () => {
    const person = await signedIn();
    const { id } = await submit(person);
    const form = formOf((await person.browser.get(`/ho-so/${id}/rut`)).body, `/ho-so/${id}/rut`);
    const press = () => person.browser.post(form.action, { ...form.fields, reason: 'Nộp nhầm xã' });
    const answers = await Promise.all([press(), press()]);
    expect(answers.map((answer) => answer.headers.location)).toEqual(Array(2).fill(`/ho-so/${id}?tin=da-rut`));
    expect(await statusOf(id)).toBe(STATUS.WITHDRAWN);
    expect((await person.browser.get(`/ho-so/${id}`)).body).toContain('Nộp nhầm xã');
    expect((await person.browser.get(`/ho-so/${id}/rut`)).headers.location).toBe(`/ho-so/${id}`);
  });

  it('reads first why it was not accepted, with the letter', async () => {
    const person = await signedIn();
    const { id } = await submit(person);
    await actOnDossier(portal.ctx(await receptionist(id)), id, { action: 'DECLINE', reason: 'Không thuộc thẩm quyền' });
    const { body } = await person.browser.get(`/ho-so/${id}`);
    const places = [
      'Vì sao hồ sơ không được tiếp nhận',
      'Không thuộc thẩm quyền',
      'giay-to/refusal',
      'Quá trình giải quyết',
    ];
    expect(places.map((text) => body.indexOf(text)).filter((at) => at >= 0)).toHaveLength(places.length);
    expect(places.toSorted((one, other) => body.indexOf(one) - body.indexOf(other))).toEqual(places);
  });

  it('is told the due date after reception, and why it is this one', async () => {
    const person = await signedIn();
    const { id } = await submit(person);
    await actOnDossier(portal.ctx(await receptionist(id)), id, { action: 'RECEIVE' });
    const page = await person.browser.get(`/ho-so/${id}`);
    expect(page.body).toContain('Vì sao là ngày này?');
    expect(page.body).toContain(`/ho-so/${id}/giay-to/receipt`);
    expect(page.body).toContain('Đề nghị rút hồ sơ');
  });

  it('asks an accepted dossier back once, reads that the one-stop has to confirm, and thinks better of it', async () => {
    const person = await signedIn();
    const { id } = await submit(person);
    await actOnDossier(portal.ctx(await receptionist(id)), id, { action: 'RECEIVE' });
    const form = formOf((await person.browser.get(`/ho-so/${id}/rut`)).body, `/ho-so/${id}/rut`);
    for (const _ of [1, 2]) {
      const { headers } = await person.browser.post(form.action, { ...form.fields, reason: 'Không còn nhu cầu' });
      expect(headers.location).toBe(`/ho-so/${id}?tin=da-de-nghi-rut`);
    }
    const page = await person.browser.get(`/ho-so/${id}`);
    expect(page.body).toContain('Bạn đã đề nghị rút hồ sơ lúc');
    expect(page.body).not.toContain(`"/ho-so/${id}/rut"`);
    const keep = formOf(page.body, `/ho-so/${id}/rut/thoi`);
    const kept = await person.browser.post(keep.action, keep.fields);
    expect(kept.headers.location).toBe(`/ho-so/${id}?tin=thoi-rut`);
    expect((await findDossier(portal.db, id))?.state.withdrawalAsked).toBeNull();
    const after = await person.browser.get(`/ho-so/${id}`);
    expect(after.body).toContain('Người nộp thôi đề nghị rút hồ sơ');
    expect(after.body).toContain(`"/ho-so/${id}/rut"`);
    expect((await person.browser.post(keep.action, keep.fields)).headers.location).toBe(`/ho-so/${id}`);
  });

  it('sees only own dossiers', async () => {
    const owner = await signedIn();
    const stranger = await signedIn();
    const { id } = await submit(owner);
    for (const path of [`/ho-so/${id}`, `/ho-so/${id}/da-nop`, `/ho-so/${id}/rut`]) {
      expect((await stranger.browser.get(path)).statusCode).toBe(404);
    }
    const { fields } = formOf((await owner.browser.get(`/ho-so/${id}/rut`)).body, `/ho-so/${id}/rut`);
    const order = (browser: typeof owner.browser, csrf: string) =>
      browser.post(`/ho-so/${id}/buu-chinh`, { _csrf: csrf, step: 'order', name: '' });
    expect((await order(owner.browser, fields._csrf ?? '')).body).toContain('name="commune"');
    const own = await submit(stranger);
    const theirs = formOf((await stranger.browser.get(`/ho-so/${own.id}/rut`)).body, `/ho-so/${own.id}/rut`);
    expect((await order(stranger.browser, theirs.fields._csrf ?? '')).statusCode).toBe(404);
  });

  it('pages through many dossiers without missing or doubling one, with as many queries as for a few', async () => {
    const person = await signedIn();
    for (let count = 0; count < 45; count++) {
      if (count % 3 === 0) portal.clock.advance(1000);
      await submit(person);
    }
    const seen: string[] = [];
    const queries: number[] = [];
    let next: string | undefined = '/ho-so';
    while (next) {
      const before = portal.statements();
      const { body } = await person.browser.get(next);
      queries.push(portal.statements() - before);
      seen.push(...[...body.matchAll(/href="\/ho-so\/([0-9a-f-]{36})"/g)].map((match) => match[1]!));
      next = /href="([^"]+)" rel="next"/.exec(body)?.[1]?.replaceAll('&amp;', '&');
    }
    expect(seen).toHaveLength(45);
    expect(new Set(seen).size).toBe(45);
    // session, page, drafts, and the three around every page when it is read again
    expect(Math.max(...queries)).toBeLessThanOrEqual(6);
    expect((await person.browser.get('/ho-so?sau=not-a-place&muc=none')).statusCode).toBe(200);
  });
});

describe('a draft whose procedure changed meanwhile', () => {
  it('says what changed and goes on under the new rules when that was seen, with everything typed', async () => {
    const { browser } = await signedIn();
    const start = await browser.get(`/nop-ho-so/${BIRTH}`);
    const agency = /<(?:option|input)[^>]*value="(H99[^"]+)"/.exec(start.body)?.[1] ?? '';
    const draft = String((await browser.submit(`/nop-ho-so/${BIRTH}`, { agency })).headers.location);
    await browser.submit(`${draft}/to-khai`, { childName: 'Nguyễn Thị Ví Dụ' });
    const { content } = await getProcedure(portal.ctx(SYSTEM), BIRTH);
    const changed: ProcedureContent = {
      ...content,
      methods: content.methods.map((method) => ({ ...method, limit: { unit: 'WORKING_DAYS', value: 3 } })),
    };
    await publishProcedure(portal.ctx(SYSTEM), { content: changed, source: 'test' });
    const list = await browser.get(draft);
    expect(list.body).toContain('Thủ tục đã thay đổi');
    expect(list.body).toContain('3 ngày làm việc');
    expect((await browser.get(`${draft}/kiem-tra`)).body).toContain('Xem các điểm thay đổi');
    const form = formOf(list.body, `${draft}/phien-ban`);
    expect((await browser.post(form.action, form.fields)).headers.location).toBe(draft);
    expect((await browser.get(draft)).body).not.toContain('Thủ tục đã thay đổi');
    expect((await browser.get(`${draft}/to-khai`)).body).toContain('Nguyễn Thị Ví Dụ');
  });
});
