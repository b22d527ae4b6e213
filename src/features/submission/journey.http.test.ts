import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SubmittedComponent } from '../../domain/dossier/events.ts';
import {
  type Browser,
  beginDraft,
  formOf,
  openBrowser,
  openTestPortal,
  PASSWORD,
  PDF,
  PNG,
  signedInTo,
  type TestPortal,
} from './testPortal.ts';

const BIRTH = '1.001193';

let portal: TestPortal;
beforeAll(async () => {
  portal = await openTestPortal();
}, 120_000);
afterAll(() => portal.close());

const signedIn = (name?: string) => signedInTo(portal, name);

const componentsOf = (state: unknown) => (state as { components: SubmittedComponent[] }).components;
const isForm = ({ key, remark }: SubmittedComponent) => key === 'filled-form' || remark === 'DECLARED';
const papersOf = (state: unknown) => componentsOf(state).filter((paper) => !isForm(paper));
const filledForm = (state: unknown) => componentsOf(state).find(isForm)?.fileIds;

const BIRTH_ANSWERS = {
  relationToChild: 'mother',
  childName: 'Nguyễn Thị Ví Dụ',
  childDateOfBirth: '20/11/2026',
  childSex: 'female',
  childEthnicity: 'Kinh',
  childNationality: 'Việt Nam',
  placeOfBirth: 'Trạm y tế xã Mẫu',
  homeTown: 'Xã Mẫu, Tỉnh Mẫu',
  fatherDeclared: 'no',
};

/** Everything but the last press. */
async function fillIn(browser: Browser, draft: string): Promise<void> {
  expect((await browser.submit(`${draft}/nguoi-nop`, {})).headers.location).toBe(`${draft}/to-khai`);
  expect((await browser.submit(`${draft}/to-khai`, BIRTH_ANSWERS)).headers.location).toBe(`${draft}/giay-to`);
  const papers = await browser.get(`${draft}/giay-to`);
  const boxes = [...papers.body.matchAll(/type="file"[^>]*name="(file\.[^"]+)"|name="(file\.[^"]+)"[^>]*type="file"/g)];
  const fields = boxes.map((box) => box[1] ?? box[2] ?? '');
  expect(fields.length).toBeGreaterThan(2);
  const sent = await browser.submitFiles(
    `${draft}/giay-to`,
    Object.fromEntries(fields.slice(1).map((field) => [field.replace('file.', 'skip.'), 'yes'])),
    [
      { field: fields[0]!, name: 'tờ khai có ký.pdf', bytes: PDF },
      { field: fields[0]!, name: 'trang 2.png', bytes: PNG },
    ],
  );
  expect(sent.headers.location).toBe(`${draft}/nhan-ket-qua`);
  expect((await browser.submit(`${draft}/nhan-ket-qua`, { method: 'ONLINE' })).headers.location).toBe(
    `${draft}/le-phi`,
  );
  expect((await browser.submit(`${draft}/le-phi`, {})).headers.location).toBe(`${draft}/kiem-tra`);
}

describe('a citizen without JavaScript', () => {
  it('goes from the procedure to a submitted dossier, and is told the number and until when an answer comes', async () => {
    const { browser, accountId } = await signedIn();
    const draft = await beginDraft(browser, BIRTH);
    const list = await browser.get(draft);
    expect(list.body).toContain('Chưa nộp');
    await fillIn(browser, draft);

    const check = await browser.get(`${draft}/kiem-tra`);
    for (const shown of ['Nguyễn Thị Ví Dụ', '20/11/2026', 'tờ khai có ký.pdf', '0912 400 001', 'Nhận bản điện tử']) {
      expect(check.body).toContain(shown);
    }
    const undeclared = await browser.submit(`${draft}/kiem-tra`, {});
    expect(undeclared.statusCode).toBe(422);
    expect(undeclared.body).toContain('Hãy đánh dấu ô cam đoan trước khi nộp.');

    const submitted = await browser.submit(`${draft}/kiem-tra`, { declared: 'yes' });
    expect(submitted.statusCode).toBe(303);
    const confirmation = await browser.get(String(submitted.headers.location));
    expect(confirmation.body).toMatch(/NOP-261123-\d{5}/);
    // Monday 08:00, eight working hours of an office that works eight a day
    expect(confirmation.body).toContain('Trả lời chậm nhất');
    expect(confirmation.body).toMatch(/23\/11\/2026|24\/11\/2026/);
    expect(confirmation.body).toContain('data:image/svg+xml');

    const dossier = await portal.db
      .selectFrom('dossier')
      .select(['id', 'status', 'state', 'channel'])
      .where('ownerAccountId', '=', accountId)
      .executeTakeFirstOrThrow();
    expect(dossier).toMatchObject({ status: 1, channel: 'ONLINE' });
    expect(dossier.state).toMatchObject({
      applicant: { kind: 'CITIZEN', name: 'Nguyễn Văn Mẫu', phone: '+84912400001', citizenId: '001090000001' },
      answers: { childDateOfBirth: '2026-11-20', fatherDeclared: 'no' },
      delivery: { method: 'ONLINE' },
    });
    const followed = await browser.get(`/ho-so/${dossier.id}`);
    expect(followed.statusCode).toBe(200);
    expect(followed.body).toContain('Hiện bạn không phải làm gì.');
    const mine = await browser.get('/ho-so');
    expect(mine.body).toContain('Mới đăng ký');
    expect(mine.body).not.toContain('Bản nháp – chưa nộp');
  });

  it('submits once however often the button is pressed, also at the same time and after going back', async () => {
    const { browser, accountId } = await signedIn();
    const draft = await beginDraft(browser, BIRTH);
    await fillIn(browser, draft);
    const form = formOf((await browser.get(`${draft}/kiem-tra`)).body, `${draft}/kiem-tra`);
    const press = () => browser.post(form.action, { ...form.fields, declared: 'yes' });
    const answers = await Promise.all([press(), press(), press()]);
    answers.push(await press());
    expect(new Set(answers.map((answer) => `${answer.statusCode} ${answer.headers.location}`)).size).toBe(1);
    expect(answers[0]!.statusCode).toBe(303);
    const back = await browser.get(`${draft}/to-khai`);
    expect(back.headers.location).toBe(answers[0]!.headers.location);
    const dossiers = await portal.db
      .selectFrom('dossier')
      .select('id')
      .where('ownerAccountId', '=', accountId)
      .execute();
    expect(dossiers).toHaveLength(1);
  });

  it('changes the submitted dossier until it is accepted; nobody sees a half-finished change (Đ.19.3 quy chế Hòa Bình)', async () => {
    const { browser, accountId } = await signedIn();
    const draft = await beginDraft(browser, BIRTH);
    await fillIn(browser, draft);
    await browser.submit(`${draft}/kiem-tra`, { declared: 'yes' });
    const read = () =>
      portal.db
        .selectFrom('dossier')
        .select(['id', 'status', 'state'])
        .where('ownerAccountId', '=', accountId)
        .executeTakeFirstOrThrow();
    const before = await read();
    const press = async () => {
      const form = formOf((await browser.get(`/ho-so/${before.id}`)).body, `/ho-so/${before.id}/sua`);
      return browser.post(form.action, form.fields);
    };
    const begun = await press();
    const edit = String(begun.headers.location);
    expect(edit).not.toBe(draft);
    const form = await browser.get(`${edit}/to-khai`);
    expect(form.body).toContain('Bạn đang sửa hồ sơ đã nộp.');
    expect(form.body).toContain('20/11/2026');
    await browser.submit(`${edit}/to-khai`, { ...BIRTH_ANSWERS, childName: 'Nguyễn Thị Sửa Tên' });
    expect((await read()).state).toEqual(before.state);
    const again = await press();
    expect(again.headers.location).toBe(edit);
    const sent = await browser.submit(`${edit}/kiem-tra`, { declared: 'yes' });
    expect(sent.headers.location).toBe(`/ho-so/${before.id}?tin=da-sua`);
    const after = await read();
    expect(after.state).toMatchObject({
      revision: 2,
      status: 1,
      answers: { childName: 'Nguyễn Thị Sửa Tên', childDateOfBirth: '2026-11-20' },
      applicant: (before.state as { applicant: unknown }).applicant,
    });
    // the form was printed anew, the papers are the same
    expect(papersOf(after.state)).toEqual(papersOf(before.state));
    expect(filledForm(after.state)).not.toEqual(filledForm(before.state));
    expect((await browser.get(`/ho-so/${before.id}?tin=da-sua`)).body).toContain('Đã nộp lại hồ sơ.');
  });

  it('is charged for a birth registered late by the day of birth, and only then', async () => {
    const { browser } = await signedIn();
    const draft = await beginDraft(browser, BIRTH);
    const born = async (childDateOfBirth: string) => {
      await browser.submit(`${draft}/to-khai`, { ...BIRTH_ANSWERS, childDateOfBirth });
      return (await browser.get(`${draft}/kiem-tra`)).body;
    };
    // the 61st day and the 60th before Monday 23/11/2026
    const [late, inTime] = [await born('23/09/2026'), await born('24/09/2026')];
    for (const shown of ['Lệ phí đăng ký khai sinh quá hạn', 'Số lần thu lệ phí đăng ký quá hạn'])
      expect([late.includes(shown), inTime.includes(shown)]).toEqual([true, false]);
    expect(inTime).toContain('Không thu khi đăng ký khai sinh đúng hạn');
  });

  it('cannot submit what is not complete, and is led to what is missing', async () => {
    const { browser, accountId } = await signedIn();
    const draft = await beginDraft(browser, BIRTH);
    const check = await browser.get(`${draft}/kiem-tra`);
    expect(check.body).toContain('Còn việc chưa xong');
    const form = formOf((await browser.get(`${draft}/le-phi`)).body, `${draft}/le-phi`);
    const forced = await browser.post(`${draft}/kiem-tra`, { ...form.fields, declared: 'yes' });
    expect(forced.body).toContain('Còn việc chưa xong');
    expect(
      await portal.db.selectFrom('dossier').select('id').where('ownerAccountId', '=', accountId).execute(),
    ).toEqual([]);
  });

  it('sees what is wrong beside the field, with everything typed still there', async () => {
    const { browser } = await signedIn();
    const draft = await beginDraft(browser, BIRTH);
    const shown = await browser.submit(`${draft}/to-khai`, {
      ...BIRTH_ANSWERS,
      childDateOfBirth: '31/02/2026',
      childName: '',
    });
    expect(shown.statusCode).toBe(422);
    expect(shown.body).toContain('Lỗi:');
    expect(shown.body).toContain('href="#childDateOfBirth"');
    expect(shown.body).toContain('value="31/02/2026"');
    expect(shown.body).toContain('value="Trạm y tế xã Mẫu"');
    expect((await browser.get(`${draft}/to-khai`)).body).toContain('value="31/02/2026"');
  });

  it('is asked the questions that an answer brings up, without a scolding for not having answered them', async () => {
    const { browser } = await signedIn();
    const draft = await beginDraft(browser, BIRTH);
    const more = await browser.submit(`${draft}/to-khai`, { ...BIRTH_ANSWERS, fatherDeclared: 'yes' });
    expect(more.headers.location).toBe(`${draft}/to-khai?them=6&tu=fatherName`);
    const page = await browser.get(String(more.headers.location));
    expect(page.body).toContain('mở thêm 6 câu hỏi');
    expect(page.body).not.toContain('field-error');
    const father = { fatherDeclared: 'yes', fatherName: 'Nguyễn Văn Mẫu', parentsMarried: 'no' };
    const done = await browser.submit(`${draft}/to-khai`, { ...BIRTH_ANSWERS, ...father });
    expect(done.headers.location).toBe(`${draft}/nguoi-nop`);
  });

  it('is shown drafts and open dossiers of the same procedure before beginning another', async () => {
    const { browser } = await signedIn();
    const first = await beginDraft(browser, BIRTH);
    const again = await beginDraft(browser, BIRTH);
    expect(again).toBe(first);
    portal.clock.advance(60_000);
    expect((await browser.get(`/nop-ho-so/${BIRTH}`)).body).toContain('Bạn đang có bản nháp của thủ tục này');
    const second = await beginDraft(browser, BIRTH);
    expect(second).not.toBe(first);
    await fillIn(browser, first);
    await browser.submit(`${first}/kiem-tra`, { declared: 'yes' });
    expect((await browser.get(`${second}/kiem-tra`)).body).toContain('chưa giải quyết xong');
  });

  it('throws a draft away after being asked', async () => {
    const { browser } = await signedIn();
    const draft = await beginDraft(browser, BIRTH);
    const deleted = await browser.submit(`${draft}/xoa`, {});
    expect(deleted.headers.location).toBe('/ho-so?tin=da-xoa');
    expect((await browser.get(draft)).statusCode).toBe(404);
  });
});

describe('the draft saves itself', () => {
  it('whatever is typed, complete or not, as the script sends it', async () => {
    const { browser } = await signedIn();
    const draft = await beginDraft(browser, BIRTH);
    const { fields } = formOf((await browser.get(`${draft}/to-khai`)).body, `${draft}/to-khai`);
    const save = (body: unknown, token = fields._csrf ?? '') =>
      browser.send({
        method: 'POST',
        url: `${draft}/luu?viec=to-khai`,
        payload: JSON.stringify(body),
        headers: { 'content-type': 'application/json', 'x-csrf-token': token },
      });
    expect((await save({ childName: 'Nguyễn Th', childSex: ['male', 'female'], unknown: 'x', n: 7 })).statusCode).toBe(
      204,
    );
    expect((await save({ childName: 'forged' }, 'x'.repeat(24))).statusCode).toBe(403);
    const page = (await browser.get(`${draft}/to-khai`)).body;
    expect(page).toContain('value="Nguyễn Th"');
    expect(page).not.toContain('forged');
    expect((await browser.get(draft)).body).toContain('Đang làm');
    browser.signOut();
    expect((await save({ childName: 'too late' })).statusCode).toBe(401);
  });
});

describe('two windows on the same page', () => {
  it('keep what each changed, and show both texts where they changed the same field', async () => {
    const { browser } = await signedIn();
    const draft = await beginDraft(browser, BIRTH);
    const address = `${draft}/to-khai`;
    const read = async () => formOf((await browser.get(address)).body, address);
    const [one, two] = [await read(), await read()];
    await browser.post(one.action, { ...one.fields, later: 'yes', childName: 'Tên ở cửa sổ một' });
    const clash = await browser.post(two.action, {
      ...two.fields,
      later: 'yes',
      childName: 'Tên ở cửa sổ hai',
      homeTown: 'Xã Mẫu',
    });
    expect(clash.statusCode).toBe(422);
    expect(clash.body).toContain('Cửa sổ khác đã ghi mục này là “Tên ở cửa sổ một”');
    const shown = formOf(clash.body, address);
    expect(shown.fields).toMatchObject({ childName: 'Tên ở cửa sổ hai', homeTown: 'Xã Mẫu' });
    expect((await read()).fields).toMatchObject({ childName: 'Tên ở cửa sổ một', homeTown: 'Xã Mẫu' });
    expect((await browser.post(shown.action, { ...shown.fields, later: 'yes' })).statusCode).toBe(303);
    expect((await read()).fields.childName).toBe('Tên ở cửa sổ hai');
  });
});

describe('when the session ends while somebody types', () => {
  it('the typed form comes back with a question for the password, and is saved with it', async () => {
    const { browser, phone } = await signedIn();
    const draft = await beginDraft(browser, BIRTH);
    const { action, fields } = formOf((await browser.get(`${draft}/to-khai`)).body, `${draft}/to-khai`);
    browser.signOut();
    const expired = await browser.post(action, { ...fields, ...BIRTH_ANSWERS, childName: 'Vẫn còn "đây" <b>' });
    expect(expired.statusCode).toBe(401);
    expect(expired.body).toContain('Phiên làm việc đã hết');
    const carried = formOf(expired.body, action);
    expect(carried.fields.childName).toBe('Vẫn còn "đây" <b>');

    const wrong = await browser.post(action, { ...carried.fields, _login: phone, _password: 'sai mật khẩu' });
    expect(wrong.statusCode).toBe(401);
    expect(formOf(wrong.body, action).fields.childName).toBe('Vẫn còn "đây" <b>');

    const right = await browser.post(action, {
      ...formOf(wrong.body, action).fields,
      _login: phone,
      _password: PASSWORD,
    });
    expect(right.statusCode).toBe(303);
    const page = await browser.get(`${draft}/to-khai`);
    expect(formOf(page.body, action).fields.childName).toBe('Vẫn còn "đây" <b>');
  });

  it('and was begun anew elsewhere, one more press saves', async () => {
    const { browser, phone } = await signedIn();
    const draft = await beginDraft(browser, BIRTH);
    const { action, fields } = formOf((await browser.get(`${draft}/to-khai`)).body, `${draft}/to-khai`);
    browser.signOut();
    await browser.signIn(phone);
    const stale = await browser.post(action, { ...fields, ...BIRTH_ANSWERS });
    expect(stale.statusCode).toBe(409);
    expect(stale.body).toContain('Bấm thêm một lần để lưu');
    const saved = await browser.post(action, formOf(stale.body, action).fields);
    expect(saved.statusCode).toBe(303);
    expect((await browser.get(`${draft}/to-khai`)).body).toContain('Nguyễn Thị Ví Dụ');
  });
});

describe('procedures', () => {
  it('that are not online say so instead of beginning', async () => {
    const { browser } = await signedIn();
    const answer = await browser.get('/nop-ho-so/2.000815');
    expect(answer.statusCode).toBe(409);
    expect(answer.body).toContain('chưa nhận hồ sơ trực tuyến');
    expect((await browser.get('/nop-ho-so/9.999999')).statusCode).toBe(404);
  });

  it('can be looked at by anybody, who is asked to sign in to begin', async () => {
    const answer = await openBrowser(portal.app).get(`/nop-ho-so/${BIRTH}`);
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toContain('Đăng nhập để bắt đầu');
    expect(answer.body).toContain(encodeURIComponent(`/nop-ho-so/${BIRTH}`));
  });

  it('give their form and its JSON Schema to clients', async () => {
    const answer = await portal.app.inject({ url: `/api/v1/procedures/${BIRTH}/form` });
    expect(answer.json()).toMatchObject({
      key: 'birth-registration',
      schema: { type: 'object', required: expect.arrayContaining(['childName']) },
    });
    expect((await portal.app.inject({ url: '/api/v1/procedures/1.000432/form' })).statusCode).toBe(404);
  });
});
