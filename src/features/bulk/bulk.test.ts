import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify/sync';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import type { Ctx } from '../../platform/context.ts';
import { readCells } from '../../platform/sheets/readCells.ts';
import { findForm } from '../catalogue/getForm.ts';
import { getOnlineOffer } from '../drafts/onlineOffer.ts';
import { storeFile } from '../files/storeFile.ts';
import { multipart, openBrowser, openTestPortal, PDF, type TestPortal } from '../submission/testPortal.ts';
import { addZip } from './addFiles.ts';
import { registerBulkApi } from './bulk.api.ts';
import { registerBulkPages } from './bulk.pages.tsx';
import { checkRows } from './checkRows.ts';
import { columnsOf } from './columns.ts';
import { createBulk } from './createBulk.ts';
import { getBulk } from './loadBulk.ts';
import { runBulkRow } from './runBulkRow.ts';
import { startBulk } from './startBulk.ts';
import { openTable } from './tables.ts';
import { templateAsWorkbook } from './template.ts';

/** Registering labour rules: for businesses, with a form and two required papers. */
const CODE = '2.001955';

let portal: TestPortal;
beforeAll(async () => {
  portal = await openTestPortal((app) => {
    registerBulkPages(app);
    registerBulkApi(app);
  });
}, 120_000);
afterAll(() => portal.close());

async function company() {
  const person = await portal.insertApplicant('Công ty TNHH Mẫu');
  await portal.db
    .updateTable('account')
    .set({ kind: 'ORGANISATION', taxCode: '0100109106' })
    .where('id', '=', person.accountId)
    .execute();
  return { ...person, ctx: portal.ctx(person.actor) };
}

const GOOD: Record<string, string> = {
  'form.employerName': 'Công ty TNHH Mẫu',
  'form.employerTaxCode': '0100109106',
  'form.employerAddress': 'Số 1 đường Ví Dụ',
  'form.businessLine': 'May mặc',
  'form.workerCount': '120',
  'form.hasUnion': 'Không',
  'form.representativeName': 'Nguyễn Văn Mẫu',
  'form.representativeTitle': 'Giám đốc',
  'form.representativePhone': '0912345678',
  'form.representativeEmail': 'mau@vidu.vn',
  'form.rulesDate': '20/11/2026',
  'form.isAmendment': 'không',
  'file.request': 'de-nghi.pdf',
  'file.rules': 'noi-quy.pdf; phu-luc.pdf',
};

async function columns(ctx: Ctx) {
  const { version } = await getOnlineOffer(ctx, CODE);
  return columnsOf(version.content, (await findForm(ctx, version.content.formKey!))?.form, ctx.language);
}

async function csvOf(ctx: Ctx, rows: Record<string, string>[]): Promise<Buffer> {
  // the columns in another order than the template's
  const all = (await columns(ctx)).reverse();
  return Buffer.from(
    stringify([all.map(({ title }) => title), ...rows.map((row) => all.map(({ key }) => row[key] ?? ''))]),
  );
}

const zipOf = (...names: string[]) =>
  Buffer.from(
    zipSync(Object.fromEntries(names.map((name) => [name, new Uint8Array([...PDF, ...strToU8(`%${name}\n`)])]))),
  );

const upload = async (ctx: Ctx, rows: Record<string, string>[]) =>
  createBulk(ctx, { procedureCode: CODE, agencyCode: '', fileName: 'nội quy.csv', content: await csvOf(ctx, rows) });

async function statesOf(ctx: Ctx, id: string) {
  return (await checkRows(ctx, await getBulk(ctx, id))).map(({ state }) => state);
}

describe('the template', () => {
  it('is a workbook whose headings are understood when it comes back, whatever the order', async () => {
    const { ctx } = await company();
    const head = (await readCells(await templateAsWorkbook(await columns(ctx), 'vi')))[0];
    expect(head).toEqual((await columns(ctx)).map(({ title }) => title));
    expect(new Set(head).size).toBe(head?.length);
    const sheet = [head!, head!.map((title) => (title === 'Mã của bạn' ? 'A-1' : ''))];
    const content = await writeWorkbook([
      { data: sheet.map((row) => row.map((value) => ({ value }))), sheet: 'x' },
    ]).toBuffer();
    const { id } = await createBulk(ctx, { procedureCode: CODE, agencyCode: '', fileName: 'x.xlsx', content });
    expect((await getBulk(ctx, id)).rows[0]?.cells).toEqual({ reference: 'A-1' });
  });

  it('of something else, or without rows, is refused in words', async () => {
    const { ctx } = await company();
    const send = (content: string) =>
      createBulk(ctx, { procedureCode: CODE, agencyCode: '', fileName: 'x', content: Buffer.from(content) });
    for (const wrong of ['a,b\n1,2\n', 'PK no workbook', '\u0000'])
      await expect(send(wrong)).rejects.toThrow('bulk.unreadable');
    await expect(upload(ctx, [])).rejects.toThrow('bulk.size_wrong');
  });
});

describe('twenty dossiers from a spreadsheet', () => {
  it('are checked row by row, get their papers from a ZIP, and only the good ones are submitted, each once', async () => {
    const { ctx, accountId } = await company();
    const rows: Record<string, string>[] = Array.from({ length: 20 }, (_, index) => ({
      ...GOOD,
      reference: `NV-${index + 1}`,
    }));
    rows[6] = {
      ...GOOD,
      reference: 'NV-7',
      'form.rulesDate': '31/02/2026',
      'form.businessLine': '',
      'return.method': 'chim',
    };
    const { id } = await upload(ctx, rows);
    expect(new Set(await statesOf(ctx, id))).toEqual(new Set(['WRONG']));
    await expect(startBulk(ctx, id, true)).rejects.toThrow('bulk.nothing_ready');

    const sent = await addZip(ctx, id, zipOf('giay/DE-NGHI.pdf', 'noi-quy.pdf', 'phu-luc.pdf', 'máy.exe'));
    // a ZIP entry whose content is a PDF is one, whatever it is called
    expect(sent).toEqual({ taken: 4, refused: [] });
    const broken = await addZip(ctx, id, Buffer.from(zipSync({ 'virus.pdf': strToU8('MZ program') })));
    expect(broken).toMatchObject({ taken: 0, refused: [{ name: 'virus.pdf' }] });
    const checked = await checkRows(ctx, await getBulk(ctx, id));
    expect(checked.filter(({ state }) => state === 'READY')).toHaveLength(19);
    expect(checked[6]).toMatchObject({
      state: 'WRONG',
      reasons: [
        expect.stringContaining('ngành nghề hoạt động'),
        expect.stringContaining('Ngày ban hành nội quy'),
        expect.stringContaining('không có “chim”. Hãy ghi: '),
      ],
    });

    await expect(startBulk(ctx, id, false)).rejects.toMatchObject({ fields: [{ field: 'declared' }] });
    expect(await startBulk(ctx, id, true)).toBe(19);
    await expect(startBulk(ctx, id, true)).rejects.toThrow('bulk.nothing_ready');
    const system = portal.ctx({ kind: 'SYSTEM', name: 'worker' });
    await Promise.all([1, 1, 2].map((number) => runBulkRow(system, { bulkId: id, number })));
    for (let number = 1; number <= 20; number++) await runBulkRow(system, { bulkId: id, number });
    const done = await checkRows(ctx, await getBulk(ctx, id));
    expect(done.filter(({ state }) => state === 'DONE')).toHaveLength(19);
    expect(done[0]?.dossierNumber).toMatch(/^NOP-261123-\d{5}$/);
    const dossiers = await portal.db
      .selectFrom('dossier')
      .select('state')
      .where('ownerAccountId', '=', accountId)
      .execute();
    expect(dossiers).toHaveLength(19);
    expect(dossiers[0]?.state).toMatchObject({
      applicant: { kind: 'ORGANISATION', organisationName: 'Công ty TNHH Mẫu', taxCode: '0100109106' },
      answers: { workerCount: '120', hasUnion: 'no', rulesDate: '2026-11-20' },
    });
    const components = (dossiers[0]!.state as { components: { key: string; count: number }[] }).components;
    expect(components.map(({ key, count }) => `${key} ${count}`).slice(0, 2)).toEqual(['request 1', 'rules 2']);
    // what was declared stands in the dossier as a PDF
    expect(components.at(-1)).toMatchObject({ key: 'filled-form', count: 1 });

    // what is left comes back as a sheet with reasons, to be corrected and sent again
    const table = openTable(ctx, await getBulk(ctx, id), done);
    expect(table).toHaveLength(2);
    expect(table[1]?.at(-1)).toContain('ngành nghề hoạt động');
    const corrected = table.map((line, index) =>
      index === 0 ? line : line.map((cell) => (cell === '31/02/2026' ? '20/11/2026' : cell)),
    );
    const again = await createBulk(ctx, {
      procedureCode: CODE,
      agencyCode: '',
      fileName: 'sửa.csv',
      content: Buffer.from(stringify(corrected)),
    });
    expect((await getBulk(ctx, again.id)).rows.map(({ cells }) => cells.reference)).toEqual(['NV-7']);
  });

  it('is nobody else’s to see, and a refused row is said and tried again', async () => {
    const { ctx } = await company();
    const other = await company();
    const row = { ...GOOD, 'file.request': 'không', 'file.rules': 'không' };
    const { id } = await upload(ctx, [row]);
    await expect(getBulk(other.ctx, id)).rejects.toThrow('bulk.not_found');
    await startBulk(ctx, id, true);
    const system = portal.ctx({ kind: 'SYSTEM', name: 'worker' });
    await portal.db.updateTable('offering').set({ active: false }).where('procedureCode', '=', CODE).execute();
    await runBulkRow(system, { bulkId: id, number: 1 });
    await portal.db.updateTable('offering').set({ active: true }).where('procedureCode', '=', CODE).execute();
    expect(await statesOf(ctx, id)).toEqual(['FAILED']);
    await startBulk(ctx, id, true);
    await runBulkRow(system, { bulkId: id, number: 1 });
    expect(await statesOf(ctx, id)).toEqual(['DONE']);
  });
});

describe('the pages', () => {
  it('lead from the template to the result without JavaScript', async () => {
    const { phone, ctx } = await company();
    const browser = openBrowser(portal.app);
    await browser.signIn(phone);
    const start = `/nop-nhieu-ho-so/${CODE}`;
    expect((await browser.get(`${start}/bang-mau`)).rawPayload.subarray(0, 2).toString()).toBe('PK');
    expect((await browser.submitFiles(start, {}, [])).body).toContain('Chọn bảng tính đã điền.');
    const wrong = [{ field: 'sheet', name: 'x.csv', bytes: Buffer.from('a,b\n1,2\n') }];
    expect((await browser.submitFiles(start, {}, wrong)).body).toContain('Không đọc được bảng tính');
    const content = await csvOf(ctx, [{ ...GOOD, 'file.request': 'không' }, GOOD]);
    const sent = await browser.submitFiles(start, {}, [{ field: 'sheet', name: 'nội quy.csv', bytes: content }]);
    const address = String(sent.headers.location);
    expect((await browser.get(address)).body).toContain('Chưa có tệp “noi-quy.pdf”');
    const bytes = zipOf('noi-quy.pdf', 'phu-luc.pdf');
    const page = await browser.get(address);
    const csrf = /name="_csrf" value="([^"]+)"/.exec(page.body)![1]!;
    const { payload, contentType } = multipart({ _csrf: csrf }, [{ field: 'zip', name: 'giay.zip', bytes }]);
    await browser.send({ method: 'POST', url: `${address}/tep`, payload, headers: { 'content-type': contentType } });
    expect((await browser.get(address)).body).toContain('Nộp 1 hồ sơ');
    const pressed = await browser.post(`${address}/nop`, { _csrf: csrf, declared: 'yes' });
    expect(pressed.headers.location).toBe(address);
    expect((await browser.get(address)).headers.refresh).toBe('3');
    const bulkId = address.split('/').at(-1)!;
    await runBulkRow(portal.ctx({ kind: 'SYSTEM', name: 'worker' }), { bulkId, number: 1 });
    const csv = await browser.get(`${address}/ket-qua?dang=csv`);
    expect(csv.body).toMatch(/1,,Công ty TNHH Mẫu,Đã nộp,NOP-261123-\d{5},/);
  });
});

describe('the API', () => {
  it('answers each of many dossiers by itself, and repeats nothing under the same key', async () => {
    const { phone, ctx } = await company();
    const browser = openBrowser(portal.app);
    await browser.signIn(phone);
    const file = await storeFile(ctx, { name: 'giấy.pdf', stream: Readable.from([PDF]) });
    const csrf = /name="_csrf" value="([^"]+)"/.exec((await browser.get(`/nop-nhieu-ho-so/${CODE}`)).body)![1]!;
    const item = (reference: string, code = CODE) => ({
      reference,
      procedureCode: code,
      competentAgencyCode: 'H99.07',
      applicant: { kind: 'ORGANISATION', name: 'Công ty TNHH Mẫu', taxCode: '0100109106' },
      answers: {},
      components: [],
      setCount: 1,
      delivery: { method: 'ONLINE' },
    });
    const paper = (key: string) => ({ key, name: key, shape: 'ELECTRONIC', count: 1, fileIds: [file.id] });
    const answers = Object.fromEntries(
      Object.entries(GOOD).flatMap(([key, value]) => (key.startsWith('form.') ? [[key.slice(5), value]] : [])),
    );
    const good = {
      ...item('c'),
      answers: { ...answers, hasUnion: 'no', isAmendment: 'no' },
      components: [paper('request'), paper('rules')],
    };
    const send = () =>
      browser.send({
        method: 'POST',
        url: '/api/v1/dossiers/bulk',
        payload: JSON.stringify({ items: [item('a', '9.999999'), item('b'), good] }),
        headers: { 'content-type': 'application/json', 'x-csrf-token': csrf, 'idempotency-key': 'company-run-1' },
      });
    const first = (await send()).json();
    expect(first.items.map((one: { reference: string }) => one.reference)).toEqual(['a', 'b', 'c']);
    expect(first.items[0]).toMatchObject({ submitted: false, problem: { code: 'procedure.not_found' } });
    expect(first.items[1].problem.fields).toContainEqual(expect.objectContaining({ field: 'answers.employerName' }));
    expect(first.items[2]).toMatchObject({
      submitted: true,
      submissionNumber: expect.stringMatching(/^NOP-/),
      problem: null,
    });
    expect((await send()).json()).toEqual(first);
    const { state } = await portal.db
      .selectFrom('dossier')
      .select('state')
      .where('id', '=', first.items[2].dossierId)
      .executeTakeFirstOrThrow();
    expect((state as { components: unknown[] }).components.at(-1)).toMatchObject({ key: 'filled-form', count: 1 });
  });
});
