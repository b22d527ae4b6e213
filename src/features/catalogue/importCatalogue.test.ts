import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { changeInWords } from '../../domain/procedure/diff.ts';
import type { ProcedureContent } from '../../domain/procedure/procedure.ts';
import type { Ctx } from '../../platform/context.ts';
import { createDatabase, createPool, type Database } from '../../platform/db/database.ts';
import { accessDenied } from '../../platform/errors.ts';
import { packagePath } from '../../platform/packageRoot.ts';
import { importCatalogue } from './importCatalogue.ts';
import { publishProcedure } from './publishProcedure.ts';
import { portalRow } from './sampleRows.ts';
import { systemCtx } from './testContext.ts';

let database: TestDatabase;
let db: Database;
let ctx: Ctx;

beforeAll(async () => {
  database = await testDatabase();
  db = createDatabase(createPool(database.url, 4));
  ctx = systemCtx(db);
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

const run = (rows: unknown[], source = 'import:test.json') => importCatalogue(ctx, { rows, source });

async function contentOf(code: string): Promise<ProcedureContent> {
  const row = await db
    .selectFrom('procedureVersion')
    .select('content')
    .where('code', '=', code)
    .orderBy('number', 'desc')
    .executeTakeFirstOrThrow();
  return row.content as unknown as ProcedureContent;
}

describe('importing the catalogue', () => {
  it('adds a procedure once: the same file again changes nothing', async () => {
    const rows = [portalRow({ code: '1.100001' })];
    expect(await run(rows)).toMatchObject({ total: 1, added: 1, changed: 0, unchanged: 0, refused: [] });
    expect(await run(rows)).toMatchObject({ added: 0, changed: 0, unchanged: 1, refused: [] });
    expect(
      await db.selectFrom('procedureVersion').where('code', '=', '1.100001').select('number').execute(),
    ).toHaveLength(1);
  });

  it('gives an edited row a new version and says what changed in words', async () => {
    await run([portalRow({ code: '1.100002' })]);
    const edited = portalRow({ code: '1.100002', days: 3, copies: 2 });
    const summary = await run([edited]);
    expect(summary).toMatchObject({ changed: 1, added: 0 });
    expect(summary.changes[0]).toMatchObject({ code: '1.100002', number: 2 });
    const lines = summary.changes[0]!.changes.map((change) => changeInWords(change, 'vi'));
    expect(lines).toContain('Thời hạn (trực tiếp): 5 ngày làm việc → 3 ngày làm việc');
    expect(lines).toContain('Số bản sao của “Bản sao giấy tờ chứng minh nơi ở”: 1 → 2');
    expect(lines).toHaveLength(2);
    const versions = await db
      .selectFrom('procedureVersion')
      .select(['number', 'effectiveFrom', 'effectiveTo'])
      .where('code', '=', '1.100002')
      .orderBy('number')
      .execute();
    expect(versions).toEqual([
      { number: 1, effectiveFrom: '2026-01-16', effectiveTo: '2026-11-21' },
      { number: 2, effectiveFrom: '2026-11-22', effectiveTo: null },
    ]);
  });

  it('keeps the keys of papers when papers are added before them or reworded under the same code', async () => {
    await run([portalRow({ code: '1.100003' })]);
    const before = (await contentOf('1.100003')).componentCases[0]!.components;
    const row = portalRow({ code: '1.100003' });
    row.documentCases[0]!.documents.unshift({ code: '', name: 'Giấy ủy quyền', originals: 1, copies: 0 });
    row.documentCases[0]!.documents[1]!.name = 'Tờ khai theo mẫu mới';
    await run([row]);
    const after = (await contentOf('1.100003')).componentCases[0]!.components;
    expect(after.slice(1).map((paper) => paper.key)).toEqual(before.map((paper) => paper.key));
    expect(new Set(after.map((paper) => paper.key)).size).toBe(3);
  });

  it('takes a moved tone mark or a blank for no change', async () => {
    await run([portalRow({ code: '1.100004', name: 'Công nhận hoà giải viên' })]);
    expect(await run([portalRow({ code: '1.100004', name: 'Công nhận  hòa giải viên ' })])).toMatchObject({
      unchanged: 1,
      changed: 0,
    });
  });

  it('reports bad rows with number and reason in both languages and loses no other row', async () => {
    const summary = await run([
      portalRow({ code: '1.100005' }),
      null,
      { ...portalRow({ code: '1.100006' }), levels: ['huyện'] },
      { ...portalRow({ code: '1.100007' }), name: '  ' },
      { ...portalRow({ code: '1.100008' }), state: 'STRANGE' },
      { ...portalRow({ code: '1.100009' }), decision: { number: '1', date: '2026-02-30' } },
      JSON.parse(JSON.stringify({ ...portalRow({ code: '1.100010' }), fieldCode: undefined })),
      portalRow({ code: '1.100005', days: 9 }),
      portalRow({ code: '1.100011' }),
    ]);
    expect(summary).toMatchObject({ total: 9, added: 2 });
    expect(summary.refused.map((refused) => [refused.row, refused.reason.vi])).toEqual([
      [2, 'cả dòng sai kiểu dữ liệu'],
      [3, '"levels.0" có giá trị không thuộc danh mục'],
      [4, '"name" để trống hoặc sai định dạng'],
      [5, 'không hiểu tình trạng hiệu lực "STRANGE" của thủ tục'],
      [6, 'ngày quyết định 2026-02-30 không có trong lịch'],
      [7, 'thiếu "fieldCode"'],
      [8, 'mã 1.100005 đã có ở dòng 1 với nội dung khác'],
    ]);
    for (const refused of summary.refused) expect(refused.reason.en).toMatch(/[a-z]/);
  });

  it('stores texts with characters PostgreSQL cannot hold, without them', async () => {
    const summary = await run([portalRow({ code: '1.100012', name: 'Cấp\u0000 giấy \ud800phép' })]);
    expect(summary).toMatchObject({ added: 1, refused: [] });
    expect((await contentOf('1.100012')).name).toBe('Cấp giấy \ufffdphép');
  });

  it('marks an abolished procedure as such by a new version', async () => {
    await run([portalRow({ code: '1.100013' })]);
    await run([{ ...portalRow({ code: '1.100013' }), state: 'ABOLISHED' }]);
    const row = await db
      .selectFrom('procedure')
      .select('state')
      .where('code', '=', '1.100013')
      .executeTakeFirstOrThrow();
    expect(row.state).toBe('ABOLISHED');
  });

  it('keeps the electronic form and the English name that the province added', async () => {
    await run([portalRow({ code: '1.100014' })]);
    const content = await contentOf('1.100014');
    await publishProcedure(ctx, {
      content: { ...content, formKey: 'to-khai', nameEn: 'Registration' },
      source: 'test',
    });
    expect(await run([portalRow({ code: '1.100014', days: 4 })])).toMatchObject({ changed: 1 });
    expect(await contentOf('1.100014')).toMatchObject({ formKey: 'to-khai', nameEn: 'Registration' });
  });

  it('refuses everybody but the program and system administrators', async () => {
    const post = { role: 'RECEPTIONIST' as const, agencyCode: 'H99', unitId: null };
    const officer = {
      kind: 'OFFICER' as const,
      accountId: 'a',
      name: 'Trần Thị Ví Dụ',
      posts: [post],
      mustChangePassword: false,
    };
    await expect(importCatalogue({ ...ctx, actor: officer }, { rows: [], source: 'x' })).rejects.toThrow(
      accessDenied.kind.code,
    );
    const administrator = { ...officer, posts: [{ ...post, role: 'SYSTEM_ADMINISTRATOR' as const }] };
    expect(await importCatalogue({ ...ctx, actor: administrator }, { rows: [], source: 'x' })).toMatchObject({
      total: 0,
    });
  });

  it('gives two imports of the same rows at once one version', async () => {
    const rows = [portalRow({ code: '1.100015' }), portalRow({ code: '1.100016' })];
    const [first, second] = await Promise.all([run(rows), run(rows)]);
    expect(first.added + second.added).toBe(2);
    expect(first.unchanged + second.unchanged).toBe(2);
  });
});

const REAL = packagePath('..', 'shared', 'data', 'procedures.json');
const LEGACY = packagePath('..', 'shared', 'data', 'procedures-legacy-2021.json');

describe.skipIf(!existsSync(REAL))('importing the real catalogue (../shared/data)', () => {
  const rowsOf = (file: string) =>
    JSON.parse(readFileSync(file, 'utf8')).procedures as {
      code: string;
      methods: { timeLimit: { value: number } }[];
    }[];

  it('takes all 1,349 rows within 20 seconds with progress, and a second time finds no change', {
    timeout: 60_000,
  }, async () => {
    const rows = rowsOf(REAL);
    const steps: number[] = [];
    const started = performance.now();
    const summary = await importCatalogue(ctx, {
      rows,
      source: 'import:procedures.json',
      onProgress: (done) => steps.push(done),
    });
    const seconds = (performance.now() - started) / 1_000;
    console.info(`catalogue import: ${rows.length} rows in ${seconds.toFixed(1)} s`);
    expect(summary).toMatchObject({ total: 1_349, added: 1_349, changed: 0, refused: [] });
    expect(seconds).toBeLessThan(20);
    expect(steps.at(-1)).toBe(1_349);
    expect(steps.length).toBeGreaterThan(5);
    rows[7]!.methods[0]!.timeLimit.value += 1;
    expect(await importCatalogue(ctx, { rows, source: 'import:procedures.json' })).toMatchObject({
      added: 0,
      changed: 1,
      unchanged: 1_348,
    });
  });

  it('reads the same-day rule from the words, and promises no day where there is no number', async () => {
    const birth = await contentOf('1.001193');
    expect(birth.methods.map((method) => method.limit)).toEqual([
      { unit: 'SAME_DAY' },
      { unit: 'SAME_DAY' },
      { unit: 'SAME_DAY' },
    ]);
    const business = await contentOf('1.001612');
    expect(business.methods.every((method) => method.limit.unit === 'AS_DESCRIBED')).toBe(true);
  });

  it('never shows a fee as free whose words say that somebody else decides', async () => {
    const rows = await db.selectFrom('procedureVersion').select('content').execute();
    const fees = rows.flatMap((row) =>
      (row.content as unknown as ProcedureContent).methods.flatMap((method) => method.fees),
    );
    const free = fees.filter((fee) => fee.vnd === 0 && fee.description);
    expect(free.length).toBeGreaterThan(50);
    for (const fee of free) expect(fee.description).not.toMatch(/quy định|hội đồng|thông tư|bộ tài chính|nếu/i);
  });

  it('takes the legacy file of the time with districts, codes included', async () => {
    const summary = await run(rowsOf(LEGACY), 'import:procedures-legacy-2021.json');
    expect(summary).toMatchObject({ total: 70, added: 68, unchanged: 2, refused: [] });
    expect(await run(rowsOf(LEGACY))).toMatchObject({ unchanged: 70, added: 0, changed: 0 });
    const rows = await db.selectFrom('procedure').select(['code', 'tiers']).where('code', 'like', 'L.%').execute();
    expect(rows.every((row) => /^L\.[0-9a-f]{10}$/.test(row.code))).toBe(true);
    expect(rows.filter((row) => row.tiers.includes('DISTRICT')).length).toBeGreaterThanOrEqual(7);
  });
});
