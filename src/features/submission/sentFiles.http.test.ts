import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawCard } from '../../../test/cardPicture.ts';
import { getDraft } from '../drafts/getDraft.ts';
import { storeFile } from '../files/storeFile.ts';
import { declareItem } from '../vault/declareItem.ts';
import { beginDraft, formOf, openTestPortal, PDF, PNG, signedInTo, type TestPortal } from './testPortal.ts';

let portal: TestPortal;
beforeAll(async () => {
  portal = await openTestPortal();
}, 120_000);
afterAll(() => portal.close());

const BIRTH = '1.001193';

/** The frame of a small JPEG with something of its own in it. */
const jpegOf = (text: string) => {
  const comment = Buffer.from(text);
  return Buffer.from([
    ...[0xff, 0xd8, 0xff, 0xfe, 0, comment.length + 2, ...comment],
    ...[0xff, 0xc0, 0, 11, 8, 0, 20, 0, 30, 3, 0, 0, 0, 0xff, 0xd9],
  ]);
};

describe('papers', () => {
  it('of a wrong type, empty or too large are refused in words, and the good one beside them is kept', async () => {
    const { browser } = await signedInTo(portal);
    const draft = await beginDraft(browser, BIRTH);
    const field = /name="(file\.[^"]+)"/.exec((await browser.get(`${draft}/giay-to`)).body)![1]!;
    const tooLarge = Buffer.concat([PDF, Buffer.alloc(portal.config.maxFileBytes)]);
    const answer = await browser.submitFiles(`${draft}/giay-to`, {}, [
      { field, name: 'máy.exe', bytes: Buffer.from('MZ this is a program') },
      { field, name: 'rong.pdf', bytes: Buffer.alloc(0) },
      { field, name: 'to.pdf', bytes: tooLarge },
      { field, name: 'tốt.pdf', bytes: PDF },
    ]);
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('Tệp “máy.exe” không phải PDF');
    expect(answer.body).toContain('Tệp “rong.pdf” không có nội dung');
    expect(answer.body).toContain('Tệp “to.pdf” lớn hơn 50 MB');
    expect(answer.body).toContain('>tốt.pdf</a>');
  });

  it('photographed page by page become one PDF without JavaScript; another picture can be joined to others later', async () => {
    const { browser } = await signedInTo(portal);
    const draft = await beginDraft(browser, BIRTH);
    const address = `${draft}/giay-to`;
    const field = /name="(file\.[^"]+)"/.exec((await browser.get(address)).body)![1]!;
    const picture = (name: string) => ({ field, name, bytes: jpegOf(name) });
    await browser.submitFiles(address, {}, [picture('trang 1.jpg'), picture('trang 2.jpg')]);
    const joined = (await browser.get(address)).body;
    expect(joined).toContain('>trang 1.pdf</a>');
    expect(joined).not.toContain('trang 2.jpg');
    const href = /href="(\/tep\/[^"]+)"/.exec(joined)![1]!;
    const pdf = (await browser.get(href)).rawPayload;
    for (const name of ['trang 1.jpg', 'trang 2.jpg']) expect(pdf.includes(jpegOf(name))).toBe(true);
    for (const name of ['a.jpg', 'b.jpg']) await browser.submitFiles(address, {}, [picture(name)]);
    const join = /<button[^>]*value="([^"]+)"[^>]*name="join"|name="join"[^>]*value="([^"]+)"/.exec(
      (await browser.get(address)).body,
    )![1]!;
    await browser.submitFiles(address, { join }, []);
    expect((await browser.get(address)).body).toContain('>a.pdf</a>');
  });

  it('can be taken out again', async () => {
    const { browser } = await signedInTo(portal);
    const draft = await beginDraft(browser, BIRTH);
    const field = /name="(file\.[^"]+)"/.exec((await browser.get(`${draft}/giay-to`)).body)![1]!;
    await browser.submitFiles(`${draft}/giay-to`, {}, [{ field, name: 'nhầm.pdf', bytes: PDF }]);
    const page = (await browser.get(`${draft}/giay-to`)).body;
    const remove = /value="([^"|]+\|[^"]+)"/.exec(page)?.[1] ?? '';
    await browser.submitFiles(`${draft}/giay-to`, { remove }, []);
    expect((await browser.get(`${draft}/giay-to`)).body).not.toContain('nhầm.pdf');
  });

  it('and drafts of one person are nobody else’s to see', async () => {
    const one = await signedInTo(portal);
    const other = await signedInTo(portal, 'Trần Thị Ví Dụ');
    const draft = await beginDraft(one.browser, BIRTH);
    const field = /name="(file\.[^"]+)"/.exec((await one.browser.get(`${draft}/giay-to`)).body)![1]!;
    await one.browser.submitFiles(`${draft}/giay-to`, {}, [{ field, name: 'riêng.pdf', bytes: PDF }]);
    const href = /href="(\/tep\/[^"]+)"/.exec((await one.browser.get(`${draft}/giay-to`)).body)![1]!;
    const own = await one.browser.get(href);
    expect(own.statusCode).toBe(200);
    expect(own.headers).toMatchObject({ 'content-type': 'application/pdf', 'x-content-type-options': 'nosniff' });
    expect(own.rawPayload.equals(PDF)).toBe(true);
    expect((await other.browser.get(href)).statusCode).toBe(404);
    expect((await other.browser.get(draft)).statusCode).toBe(404);
    expect((await other.browser.post(`${draft}/xoa`, {})).statusCode).not.toBe(303);
  });
});

describe('a form with questions for files, and a citizen card', () => {
  const PERMIT = '1.013225';
  const CARD = '999190000002||Trần Thị Ví Dụ|02011990|Nữ|Phường Ví Dụ, Tỉnh Mẫu|15042021';

  it('takes files inside the form, says why not, gives them back, and hands them in with the form as a PDF', async () => {
    const { browser, accountId } = await signedInTo(portal);
    const draft = await beginDraft(browser, PERMIT);
    const form = `${draft}/to-khai`;
    const field = 'file.form.sitePhotos';
    const refused = await browser.submitFiles(form, {}, [
      { field, name: 'nhà.png', bytes: PNG },
      { field, name: 'chương trình.pdf', bytes: Buffer.from('MZ\u0000\u0000 not a pdf') },
    ]);
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('chương trình.pdf');
    expect(refused.body).toContain('href="#sitePhotos"');
    const shown = await browser.get(form);
    expect(shown.body).toContain('nhà.png');
    const [button] = /value="form\.sitePhotos\|[0-9a-f-]{36}"/.exec(shown.body) ?? [''];
    const removed = await browser.submit(form, { remove: button.slice(7, -1) });
    expect(removed.headers.location).toBe(`${form}?tin=da-luu#sitePhotos`);
    expect((await browser.get(form)).body).not.toContain('nhà.png');
    await browser.submitFiles(form, {}, [{ field, name: 'đất.png', bytes: PNG }]);
    const id = draft.split('/').at(-1) ?? '';
    const ctx = portal.ctx({ kind: 'APPLICANT', accountId, name: 'Nguyễn Văn Mẫu' });
    const { typed, files } = await getDraft(ctx, id);
    expect(typed.form.sitePhotos).toBe(`${files[0]?.id} đất.png`);
    expect((await browser.get(`${draft}/kiem-tra`)).body).toContain('đất.png');
  });

  it('takes a paper of the vault inside the form without sending it again', async () => {
    const { browser, accountId } = await signedInTo(portal);
    const ctx = portal.ctx({ kind: 'APPLICANT', accountId, name: 'Nguyễn Văn Mẫu' });
    const file = await storeFile(ctx, { name: 'khu đất.pdf', stream: Readable.from([PDF]) });
    const { id: itemId } = await declareItem(ctx, { name: 'Ảnh khu đất' }, file.id);
    const draft = await beginDraft(browser, PERMIT);
    const form = `${draft}/to-khai`;
    expect((await browser.get(form)).body).toContain('Ảnh khu đất');
    const taken = await browser.submit(form, { 'vault.form.sitePhotos': itemId, take: 'form.sitePhotos' });
    expect(taken.headers.location).toBe(`${form}?tin=da-luu#sitePhotos`);
    expect((await browser.get(form)).body).toContain('>khu đất.pdf</a>');
    const unknown = '00000000-0000-4000-8000-000000000000';
    const refused = await browser.submit(form, { 'vault.form.sitePhotos': unknown, take: 'form.sitePhotos' });
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('href="#vault.form.sitePhotos"');
    const { files } = await getDraft(ctx, draft.split('/').at(-1) ?? '');
    expect(files).toMatchObject([{ componentKey: 'form.sitePhotos', vault: { itemId, source: 'DECLARED' } }]);
  });

  it('fills the page from the text of a card, shows where it came from, and leaves what is corrected', async () => {
    const { browser } = await signedInTo(portal);
    const draft = await beginDraft(browser, PERMIT);
    const page = `${draft}/nguoi-nop`;
    const none = await browser.submit(page, { _card: 'Nguyễn Văn Mẫu', card: 'yes', phone: '0912 400 999' });
    expect(none.statusCode).toBe(422);
    expect(none.body).toContain('không phải mã QR của thẻ căn cước');
    // a scanner ends with Enter, which presses the first button of the form
    const read = await browser.submit(page, { _card: CARD });
    expect(read.headers.location).toBe(`${page}?tin=da-doc-the`);
    const filled = await browser.get(page);
    for (const value of [
      'Trần Thị Ví Dụ',
      '999190000002',
      '02/01/1990',
      '0912 400 999',
      'Lấy từ thẻ căn cước, ngày 23/11/2026',
    ])
      expect(filled.body).toContain(value);
    // the form asks the same person, and nobody has typed there yet
    expect((await browser.get(`${draft}/to-khai`)).body).toContain('value="999190000002"');
    await browser.submit(page, { name: 'Trần Thị Ví Dụ Sửa' });
    const again = formOf((await browser.get(page)).body, page);
    expect(again.fields).toMatchObject({ name: 'Trần Thị Ví Dụ Sửa', citizenId: '999190000002' });
  });

  it('reads the card from a picture taken askew, and keeps what is typed when there is no card in the picture', async () => {
    const { browser } = await signedInTo(portal);
    const draft = await beginDraft(browser, PERMIT);
    const page = `${draft}/nguoi-nop`;
    const send = (bytes: Buffer) =>
      browser.submitFiles(page, { phone: '0912 400 999', card: 'yes' }, [
        { field: '_cardPicture', name: 'thẻ.jpg', bytes },
      ]);
    for (const bytes of [PNG, Buffer.from('not a picture')]) {
      const unread = await send(bytes);
      expect(unread.statusCode).toBe(422);
      expect(unread.body).toContain('Không đọc được mã QR của thẻ trong ảnh này.');
      expect(unread.body).toContain('0912 400 999');
    }
    expect((await send(await drawCard(CARD))).headers.location).toBe(`${page}?tin=da-doc-the`);
    const { body } = await browser.get(page);
    for (const value of ['Trần Thị Ví Dụ', '999190000002', 'Lấy từ thẻ căn cước, ngày 23/11/2026'])
      expect(body).toContain(value);
    expect(await portal.db.selectFrom('storedFile').select('id').where('name', 'like', 'thẻ%').execute()).toEqual([]);
  });
});
