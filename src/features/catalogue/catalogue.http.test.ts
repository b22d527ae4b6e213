import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { createDatabase, createPool, type Database } from '../../platform/db/database.ts';
import { type App, createApp } from '../../platform/http/app.ts';
import { createPortalShell } from '../organisation/portalShell.ts';
import { questionSearchText } from '../questions/searchQuestions.ts';
import { registerCatalogueApi } from './catalogue.api.ts';
import { registerCataloguePages } from './catalogue.pages.tsx';
import { importCatalogue } from './importCatalogue.ts';
import { offerProcedure } from './offerProcedure.ts';
import { readPortalRecord } from './portalRecord.ts';
import { publishProcess } from './publishProcess.ts';
import { portalRow } from './sampleRows.ts';
import { systemCtx } from './testContext.ts';

let database: TestDatabase;
let db: Database;
let app: App;
const statements: string[] = [];

beforeAll(async () => {
  database = await testDatabase();
  db = createDatabase(createPool(database.url, 4), (sql) => statements.push(sql));
  const ctx = systemCtx(db);
  app = await createApp({
    config: ctx.config,
    db,
    clock: ctx.clock,
    shell: createPortalShell(db, ctx.clock, ctx.config),
  });
  registerCatalogueApi(app);
  registerCataloguePages(app);
  await fill();
}, 60_000);
afterAll(async () => {
  await app.close();
  await db.destroy();
  await database.drop();
});

async function fill(): Promise<void> {
  const ctx = systemCtx(db);
  const many = Array.from({ length: 60 }, (_, number) =>
    portalRow({ code: `2.0000${10 + number}`, name: `Phê duyệt phương án số ${number}` }),
  );
  await importCatalogue(ctx, {
    rows: [portalRow({ code: '1.001193', name: 'Thủ tục đăng ký khai sinh' }), ...many],
    source: 'test',
  });
  await importCatalogue(ctx, {
    rows: [portalRow({ code: '1.001193', name: 'Thủ tục đăng ký khai sinh', days: 3 })],
    source: 'test',
  });
  await importCatalogue(ctx, {
    rows: [{ ...portalRow({ code: '1.009999', name: 'Thủ tục cũ' }), state: 'ABOLISHED' }],
    source: 'test',
  });
  await db
    .insertInto('calendar')
    .values({ id: 'office', name: 'Lịch', content: '{"week":{"1":"08:00-12:00","2":"08:00-12:00"}}' })
    .execute();
  const agency = {
    parentCode: null,
    shortName: 'UBND',
    tier: 'COMMUNE',
    kind: 'COMMUNE',
    address: 'Số 1 đường Ví Dụ',
    calendarId: 'office',
  };
  await db
    .insertInto('agency')
    .values([
      {
        ...agency,
        code: 'H99.81',
        name: 'Ủy ban nhân dân phường Ví Dụ',
        hostName: 'vidu.tinhmau.example',
        phone: '0200 381 0100',
      },
      { ...agency, code: 'H99.82', name: 'Ủy ban nhân dân xã Minh Họa' },
    ])
    .execute();
  await publishProcess(ctx, {
    key: 'one',
    name: { vi: 'Một bước' },
    basis: 'thử',
    start: 'desk',
    steps: [
      {
        id: 'desk',
        name: { vi: 'Giải quyết' },
        role: 'RECEPTIONIST',
        agency: 'COMPETENT',
        unit: 'ONE_STOP',
        sharePercent: 100,
        transitions: [{ action: 'ISSUE', to: 'back' }],
      },
      {
        id: 'back',
        name: { vi: 'Trả kết quả' },
        role: 'RECEPTIONIST',
        agency: 'RECEIVING',
        unit: 'ONE_STOP',
        sharePercent: 0,
        transitions: [{ action: 'RETURN', to: 'END' }],
      },
    ],
  });
  const offering = {
    procedureCode: '1.001193',
    competentAgencyCode: 'H99.81',
    receivingAgencyCode: 'H99.81',
    processKey: 'one',
  };
  await offerProcedure(ctx, offering);
  await db
    .insertInto('questionAnswer')
    .values({
      id: '01900000-0000-7000-8000-000000000001',
      question: 'Mất giấy khai sinh thì làm gì?',
      answer: 'Xin bản sao trích lục.',
      searchText: questionSearchText('Mất giấy khai sinh thì làm gì?', 'Xin bản sao trích lục.'),
      publishedAt: new Date('2026-01-01'),
    })
    .execute();
}

async function get(url: string, headers: Record<string, string> = {}) {
  const { statusCode, body, headers: answered } = await app.inject({ method: 'GET', url, headers });
  return { status: statusCode, body, location: answered.location };
}

describe('the public pages of the catalogue', () => {
  it.each([
    '/',
    '/thu-tuc',
    '/thu-tuc?q=khai+sinh&cap=COMMUNE&muc=FULL&doi-tuong=CITIZEN&linh-vuc=THU-01&co-quan=H99.81',
    '/thu-tuc?cap=nonsense&sau=nothing',
    '/thu-tuc/1.001193',
    '/thu-tuc/1.001193?phien-ban=1',
    '/linh-vuc',
    '/co-quan',
    '/co-quan/H99.81',
    '/hoi-dap?q=giay+khai+sinh',
    '/thong-bao',
    '/du-lieu-ca-nhan',
    '/ho-tro-tiep-can',
  ])('%s answers in both languages, with one heading and without script', async (url) => {
    for (const language of ['vi', 'en']) {
      const { status, body } = await get(`${url}${url.includes('?') ? '&' : '?'}lang=${language}`);
      expect(status).toBe(200);
      expect(body).toContain(`<html lang="${language}"`);
      expect(body.match(/<h1[ >]/g)).toHaveLength(1);
      expect(body).not.toMatch(/<script|undefined|NaN|\[object/);
    }
  });

  it('give the answer first and one button when the procedure can be done online here', async () => {
    const { body } = await get('/thu-tuc/1.001193');
    expect(body).toContain('3 ngày làm việc');
    expect(body).toContain('8.000 đ');
    expect(body).toContain('Phiên bản 2');
    const second = (await get('/thu-tuc/1.001193?phien-ban=2')).body;
    expect(second).toContain('Thời hạn (trực tiếp): 5 ngày làm việc → 3 ngày làm việc');
    expect(body).toContain('Ủy ban nhân dân phường Ví Dụ');
    // the record names the counter as the only way to submit
    expect(body).not.toContain('/nop-ho-so/1.001193');
  });

  it('offer the online form of a procedure that can be submitted online', async () => {
    const row = portalRow({ code: '1.001193', name: 'Thủ tục đăng ký khai sinh', days: 3 });
    row.methods.push({ ...row.methods[0]!, channel: 'truc_tuyen' });
    expect(readPortalRecord(row)).toHaveProperty('code');
    await importCatalogue(systemCtx(db), { rows: [row], source: 'test' });
    expect((await get('/thu-tuc/1.001193')).body).toContain('href="/nop-ho-so/1.001193"');
    expect((await get('/thu-tuc/1.001193?phien-ban=1')).body).not.toContain('/nop-ho-so/');
    expect((await get('/thu-tuc/2.000010')).body).not.toContain('/nop-ho-so/');
  });

  it('say so when a procedure is abolished, unknown, or the version does not exist', async () => {
    const abolished = await get('/thu-tuc/1.009999');
    expect(abolished.status).toBe(410);
    expect(abolished.body).toContain('đã bị bãi bỏ');
    expect((await get('/thu-tuc/0.000000')).status).toBe(404);
    expect((await get('/thu-tuc/1.001193?phien-ban=99')).status).toBe(404);
    expect((await get('/co-quan/H00')).status).toBe(404);
    expect((await get('/thu-tuc?q=thu+tuc+cu')).body).not.toContain('/thu-tuc/1.009999');
  });

  it('help on when nothing was found', async () => {
    const { body } = await get('/thu-tuc?q=zzzzzz&muc=FULL');
    expect(body).toContain('Không tìm thấy thủ tục nào');
    expect(body).toContain('href="/thu-tuc?q=zzzzzz"');
    expect(body).toContain('href="/linh-vuc"');
  });

  it('show what a visitor typed without letting it become markup', async () => {
    const { body } = await get(`/thu-tuc?q=${encodeURIComponent('"><script>alert(1)</script>')}`);
    expect(body).not.toContain('<script>');
  });

  it('take words, a dossier code and a scanned link in the one search box', async () => {
    expect((await get('/tim-kiem?q=khai+sinh')).location).toBe('/thu-tuc?q=khai+sinh');
    expect((await get('/tim-kiem?q=h99.81-261122-0001')).location).toBe('/tra-cuu/H99.81-261122-0001');
    const link = encodeURIComponent('https://dichvucong.example/tra-cuu/H99.81-261122-0001?k=abcdefgh12345678');
    expect((await get(`/tim-kiem?q=${link}`)).location).toBe('/tra-cuu/H99.81-261122-0001?k=abcdefgh12345678');
    expect((await get('/tim-kiem')).location).toBe('/thu-tuc');
  });

  it('page through the whole directory without losing or repeating a procedure', async () => {
    const seen: string[] = [];
    const pages: string[] = [];
    const link = (body: string, rel: string) =>
      new RegExp(`href="([^"]+)" rel="${rel}"`).exec(body)?.[1]?.replaceAll('&amp;', '&');
    let url: string | undefined = '/thu-tuc';
    let body = '';
    while (url) {
      pages.push(url);
      body = (await get(url)).body;
      seen.push(...[...body.matchAll(/href="\/thu-tuc\/([\d.]+)"/g)].map((found) => found[1]!));
      url = link(body, 'next');
    }
    expect(seen).toHaveLength(61);
    expect(new Set(seen).size).toBe(61);
    expect(link(body, 'prev')).toBe(pages.at(-2));
    expect(link((await get(pages[1]!)).body, 'prev')).toBe('/thu-tuc');
  });

  it('show an agency as the home page at its own host name', async () => {
    const { body } = await get('/', { host: 'vidu.tinhmau.example' });
    expect(body).toContain('<h1>Ủy ban nhân dân phường Ví Dụ</h1>');
    expect(body).toContain('tel:02003810100');
    expect(body).toContain('Thứ Hai – thứ Ba: 08:00–12:00');
    expect((await get('/', { host: 'localhost:3000' })).body).toContain('Bạn cần làm thủ tục gì?');
  });

  it('cost the same few queries however long the list is', async () => {
    const count = async (url: string) => {
      let least = Number.POSITIVE_INFINITY;
      // what is remembered for a few seconds may run out before one of them
      for (let visit = 0; visit < 3; visit++) {
        statements.length = 0;
        await get(url);
        least = Math.min(least, statements.length);
      }
      return least;
    };
    expect(await count('/thu-tuc?q=phuong+an')).toBeLessThanOrEqual(3);
    expect(await count('/thu-tuc?q=khai+sinh')).toBeLessThanOrEqual(3);
    expect(await count('/thu-tuc/1.001193'), statements.join('\n')).toBeLessThanOrEqual(4);
    expect(await count('/co-quan/H99.81'), statements.join('\n')).toBeLessThanOrEqual(5);
    expect(await count('/')).toBeLessThanOrEqual(3);
  });
});

describe('the public API of the catalogue', () => {
  it('searches, filters and pages', async () => {
    const first = JSON.parse((await get('/api/v1/procedures?limit=40')).body);
    expect(first).toMatchObject({ total: 61 });
    const second = JSON.parse((await get(`/api/v1/procedures?limit=40&after=${first.next}`)).body);
    expect(second.procedures).toHaveLength(21);
    expect(second.next).toBeNull();
    const found = JSON.parse((await get('/api/v1/procedures?q=lam+khai+sinh+cho+con&agency=H99.81')).body);
    expect(found.procedures.map((procedure: { code: string }) => procedure.code)).toEqual(['1.001193']);
    expect((await get('/api/v1/procedures?limit=1000')).status).toBe(400);
    expect((await get('/api/v1/procedures?tier=MOON')).status).toBe(400);
  });

  it('answers a procedure with its publication and where it is offered', async () => {
    const answer = JSON.parse((await get('/api/v1/procedures/1.001193')).body);
    expect(answer).toMatchObject({ code: '1.001193', content: { name: 'Thủ tục đăng ký khai sinh', setCount: 1 } });
    expect(answer.offerings).toEqual([
      {
        competentAgency: { code: 'H99.81', name: 'Ủy ban nhân dân phường Ví Dụ' },
        receivingAgency: { code: 'H99.81', name: 'Ủy ban nhân dân phường Ví Dụ' },
      },
    ]);
    expect((await get('/api/v1/procedures/9.9')).status).toBe(404);
  });

  it('answers agencies and fields', async () => {
    expect(JSON.parse((await get('/api/v1/agencies?tier=COMMUNE')).body)).toHaveLength(2);
    expect(JSON.parse((await get('/api/v1/agencies/H99.82')).body)).toMatchObject({
      name: 'Ủy ban nhân dân xã Minh Họa',
    });
    expect(JSON.parse((await get('/api/v1/fields')).body)).toEqual([
      { code: 'THU-01', name: 'Lĩnh vực thử', count: 61 },
    ]);
  });
});
