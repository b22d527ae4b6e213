import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { ctxAs, type SampleDatabase, sampleDatabase, systemCtx } from '../../../test/sampleProvince.ts';
import { lookupLink } from '../../domain/dossier/lookupLink.ts';
import type { DossierState } from '../../domain/dossier/state.ts';
import { createDatabase, createPool, type Database } from '../../platform/db/database.ts';
import { type App, createApp } from '../../platform/http/app.ts';
import { qrPng } from '../../platform/qr.ts';
import { enterAtCounter } from '../dossiers/enterAtCounter.ts';
import { submitDossier } from '../dossiers/submitDossier.ts';
import { createPortalShell } from '../organisation/portalShell.ts';
import { registerLookup } from './lookup.pages.tsx';

let sample: SampleDatabase;
let db: Database;
let app: App;
let queries: string[] = [];
let accepted: DossierState;
let waiting: DossierState;
let visitors = 0;

const applicant = {
  kind: 'CITIZEN',
  name: 'Nguyễn Văn Mẫu',
  citizenId: '999000000001',
  phone: '+84900000001',
  email: 'mau@tinhmau.example',
  address: 'Thôn Ví Dụ, xã Mẫu Sơn',
} as const;

const papers = { answers: {}, components: [], setCount: 1, delivery: { method: 'COUNTER' } } as const;

beforeAll(async () => {
  const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(readFileSync(wasm)).buffer } });
  sample = await sampleDatabase();
  db = createDatabase(createPool(sample.url, 2), (sql) => queries.push(sql));
  const { config, clock } = systemCtx(db);
  app = await createApp({
    config: { ...config, trustProxy: true },
    db,
    clock,
    shell: createPortalShell(db, clock, config),
  });
  registerLookup(app);
  const submission = { ...papers, components: [], applicant, ...(await anOffer()) };
  const officer = await ctxAs(sample.db, 'tiepnhan.trungtam');
  accepted = (await enterAtCounter(officer, { ...submission, channel: 'COUNTER' })).state;
  const citizen = await ctxAs(sample.db, '0900000001');
  waiting = (await submitDossier(citizen, { ...submission, channel: 'ONLINE', ownerAccountId: null })).state;
});
afterAll(async () => {
  await app.close();
  await db.destroy();
  await sample.drop();
});

async function anOffer() {
  return sample.db
    .selectFrom('offering')
    .innerJoin('processDefinition', 'processDefinition.id', 'offering.processId')
    .select(['procedureCode', 'competentAgencyCode'])
    .where('processDefinition.key', '=', 'standard-six-step')
    .where('competentAgencyCode', '=', 'H99.05')
    .where('receivingAgencyCode', '=', 'H99.03')
    .executeTakeFirstOrThrow();
}

/** Each call comes from a visitor of its own unless told. */
function get(url: string, visitor = `203.0.113.${++visitors}`, headers: Record<string, string> = {}) {
  return app.inject({ url, headers: { 'x-forwarded-for': visitor, ...headers } });
}

const api = (code: string, key?: string) =>
  `/api/v1/lookup/${encodeURIComponent(code)}${key === undefined ? '' : `?k=${encodeURIComponent(key)}`}`;

describe('a look-up by code alone', () => {
  it('tells code and progress in one query, and nothing else', async () => {
    queries = [];
    const answer = await get(api(accepted.code!));
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual({
      code: accepted.code,
      status: 4,
      statusName: 'Đang xử lý',
      progressPercent: 50,
      receipt: 'NO_KEY',
    });
    expect(queries).toHaveLength(1);
    expect(answer.headers['cache-control']).toBe('private, no-store');
  });

  it('shows the same on a page, whatever the way the code is typed', async () => {
    const typed = ` ${accepted.code!.toLowerCase().replaceAll('-', ' – ')} `;
    const found = await get(`/tra-cuu?ma=${encodeURIComponent(typed)}`);
    expect(found.statusCode).toBe(303);
    expect(found.headers.location).toBe(`/tra-cuu/${accepted.code}`);
    const page = await get(found.headers.location as string);
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('Hoàn thành 50%');
    expect(page.body).toContain('Đang xử lý');
    expect(page.body).not.toContain(applicant.name);
    expect(page.body).not.toContain(accepted.procedureName);
    expect(page.body).not.toContain(accepted.lookupKey);
    expect(page.body).toContain('<meta name="robots" content="noindex"/>');
    expect(page.headers['cache-control']).toBe('private, no-store');
  });

  it('speaks English to those who want it', async () => {
    const page = await get(`/tra-cuu/${accepted.code}`, undefined, { 'accept-language': 'en' });
    expect(page.body).toContain('50% complete');
  });

  it('says that there is no such dossier, and keeps what was typed', async () => {
    const page = await get('/tra-cuu/H99.03-261123-9999');
    expect(page.statusCode).toBe(404);
    expect(page.body).toContain('Không có hồ sơ nào mang mã này');
    expect(page.body).toContain('value="H99.03-261123-9999"');
    const answer = await get(api('H99.03-261123-9999'));
    expect(answer.statusCode).toBe(404);
    expect(answer.json()).toMatchObject({ code: 'dossier.not_found' });
  });

  it.each(['khai sinh', '../../etc/passwd', '%%%', '<script>alert(1)</script>', '💥'.repeat(60)])(
    'explains what a code looks like when it gets %j',
    async (typed) => {
      const page = await get(`/tra-cuu?ma=${encodeURIComponent(typed)}`);
      expect(page.statusCode).toBe(422);
      expect(page.body).toContain('href="#ma"');
      expect(page.body).not.toContain('<script>alert');
      expect((await get(api(typed))).statusCode).toBe(404);
    },
  );
});

describe('a look-up with the key of the receipt', () => {
  it('tells what Điều 12.1 of Hòa Bình’s regulation lists, in one query, and records the look', async () => {
    queries = [];
    const answer = await get(api(accepted.code!, accepted.lookupKey));
    expect(answer.statusCode).toBe(200);
    expect(Object.keys(answer.json()).sort()).toEqual([
      'applicantName',
      'code',
      'dueAt',
      'progressPercent',
      'receipt',
      'receivedAt',
      'receivingAgency',
      'status',
      'statusName',
      'trace',
      'units',
    ]);
    expect(answer.json()).toMatchObject({
      receipt: 'GENUINE',
      applicantName: 'Nguyễn Văn Mẫu',
      receivingAgency: 'Trung tâm Phục vụ hành chính công tỉnh Mẫu',
      dueAt: accepted.dueAt,
    });
    expect(answer.json().units).toHaveLength(accepted.route.length);
    for (const hidden of [applicant.citizenId, applicant.phone, applicant.email, applicant.address]) {
      expect(answer.body).not.toContain(hidden);
    }
    expect(queries.map((sql) => sql.split(' ', 1)[0])).toEqual(['select', 'insert']);
    expect(await actions()).toContain('LOOK_UP_BY_RECEIPT');
  });

  it('opens from the QR code: a phone reads the picture and gets the page with the due date explained', async () => {
    const link = lookupLink('https://motcua.tinhmau.example', accepted.code!, accepted.lookupKey);
    const [read] = await readBarcodes(await qrPng(link, 720), { formats: ['QRCode'] });
    expect(read?.text).toBe(link);
    const { pathname, search } = new URL(read?.text ?? '');
    const page = await get(`${pathname}${search}`);
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('Giấy này do hệ thống cấp');
    expect(page.body).toContain('Nguyễn Văn Mẫu');
    expect(page.body).toContain('Vì sao là ngày này?');
    expect(page.body).toContain(accepted.trace[0]!.words.vi);
    expect(page.body).toContain('data:image/svg+xml');
    const pasted = await get(`/tra-cuu?ma=${encodeURIComponent(link)}`);
    expect(pasted.headers.location).toBe(`${pathname}${search}`);
  });

  it('shows the dossier under its first number too, and nothing of it before it is accepted', async () => {
    const renamed = await get(api(accepted.submissionNumber, accepted.lookupKey));
    expect(renamed.json()).toMatchObject({ code: accepted.code, receipt: 'GENUINE' });
    const early = await get(api(waiting.submissionNumber, waiting.lookupKey));
    expect(early.json()).toEqual({
      code: waiting.submissionNumber,
      status: 1,
      statusName: 'Mới đăng ký',
      progressPercent: 10,
      receipt: 'GENUINE',
    });
    const page = await get(`/tra-cuu/${waiting.submissionNumber}?k=${waiting.lookupKey}`);
    expect(page.body).toContain('chưa được tiếp nhận');
    expect(page.body).not.toContain(applicant.name);
  });

  it('calls a paper with another key not genuine, shows nothing of the dossier and records it', async () => {
    const forged = accepted.lookupKey.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
    const answer = await get(api(accepted.code!, forged));
    expect(answer.json()).toMatchObject({ receipt: 'NOT_GENUINE', progressPercent: 50 });
    expect(answer.body).not.toContain(applicant.name);
    const page = await get(`/tra-cuu/${accepted.code}?k=${forged}`);
    expect(page.body).toContain('Mã QR này không phải do hệ thống cấp');
    expect(page.body).not.toContain(applicant.name);
    expect(page.body).not.toContain(accepted.lookupKey);
    expect((await actions()).filter((action) => action === 'RECEIPT_NOT_GENUINE')).toHaveLength(2);
  });
});

describe('counting codes through', () => {
  it('ends after 20 codes that do not exist, also for codes that do', async () => {
    const visitor = '198.51.100.1';
    for (let number = 1; number <= 20; number++) {
      expect((await get(api(`H99.03-261123-${5000 + number}`), visitor)).statusCode).toBe(404);
    }
    const refused = await get(api('H99.03-261123-5021'), visitor);
    expect(refused.statusCode).toBe(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect((await get(api(accepted.code!), visitor)).statusCode).toBe(429);
    const page = await get(`/tra-cuu/${accepted.code}`, visitor);
    expect(page.statusCode).toBe(429);
    expect(page.headers['content-type']).toContain('text/html');
    expect((await get(api(accepted.code!))).statusCode).toBe(200);
  });

  it('ends after 60 codes that exist', async () => {
    const visitor = '198.51.100.2';
    const statuses = [];
    for (let count = 0; count < 61; count++) statuses.push((await get(api(accepted.code!), visitor)).statusCode);
    expect(statuses.filter((status) => status === 200)).toHaveLength(60);
    expect(statuses.at(-1)).toBe(429);
  });

  it('ends for keys too', async () => {
    const visitor = '198.51.100.3';
    const statuses = [];
    for (let count = 0; count < 21; count++) {
      statuses.push((await get(api(accepted.code!, `forged-key-${count}`), visitor)).statusCode);
    }
    expect(statuses.at(-1)).toBe(429);
  });
});

async function actions(): Promise<string[]> {
  const rows = await sample.db.selectFrom('accessLog').select('action').where('subject', '=', 'DOSSIER').execute();
  return rows.map(({ action }) => action);
}
