import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import { dossierWalk, OFFERED, RESULT } from '../../../test/dossierWalk.ts';
import { ctxAs, type SampleDatabase, sampleDatabase } from '../../../test/sampleProvince.ts';
import { words } from '../../i18n/words.ts';
import { getDossier } from '../dossiers/getDossier.ts';
import { listEvents } from '../dossiers/store.ts';
import { assembleReceipt } from '../papers/assembleReceipt.ts';
import { readPaperSource } from '../papers/paperSource.ts';
import { declareDownTime } from './declareDownTime.ts';
import { endDownTime } from './endDownTime.ts';
import { enterAfterwards } from './enterAfterwards.ts';
import { importJournal } from './importJournal.ts';
import { listDownTimes, listEntries } from './listDownTimes.ts';
import { JOURNAL_COLUMNS, type JournalRow, journalTemplate, readJournalFile } from './readJournalFile.ts';
import { returnAfterwards } from './returnAfterwards.ts';

/** Monday 23 November 2026: down from 13:30 to 16:00, entered at 16:30. */
const FROM = new Date('2026-11-23T06:30:00Z');
const TO = new Date('2026-11-23T09:00:00Z');
const NOW = new Date('2026-11-23T09:30:00Z');
const at = (time: string) => new Date(`2026-11-23T${time}:00+07:00`);
const WARD = 'tiepnhan2.trungtam';

let sample: SampleDatabase;
let downTimeId: string;
let declarer: string;
beforeAll(async () => {
  sample = await sampleDatabase();
  const row = await sample.db
    .selectFrom('post')
    .innerJoin('account', 'account.id', 'post.accountId')
    .select('login')
    .where('role', '=', 'SYSTEM_ADMINISTRATOR')
    .orderBy('login')
    .executeTakeFirstOrThrow();
  declarer = row.login;
  const ctx = await ctxAs(sample.db, declarer, { now: NOW });
  const outage = {
    kind: 'OUTAGE',
    agencyCode: null,
    from: FROM,
    to: TO,
    reason: 'Mất điện tại trung tâm dữ liệu',
  } as const;
  downTimeId = (await declareDownTime(ctx, outage)).id;
});
afterAll(() => sample.drop());

const receptionist = (requestId?: string) => ctxAs(sample.db, WARD, { now: NOW, requestId });
const line = (number: string, time: string) => ({ downTimeId, number, at: at(time) });
const entry = (part: object = {}) => ({
  ...OFFERED.sameDay,
  channel: 'COUNTER' as const,
  applicant: { kind: 'CITIZEN' as const, name: 'Trần Thị Ví Dụ' },
  answers: {},
  components: [],
  setCount: 1,
  delivery: { method: 'COUNTER' as const },
  missingReason: 'Theo sổ giấy',
  ...part,
});

describe('a dossier received while the system was down (Đ.3.5 quy chế Đồng Nai)', () => {
  it('has its true time in history, code and due date, and says by which line of which journal', async () => {
    const early = await enterAfterwards(await receptionist(), line('01', '14:50'), entry());
    const late = await enterAfterwards(await receptionist(), line('02', '15:10'), entry());
    const { dossier } = await getDossier(await receptionist(), early.dossierId);
    expect(dossier.state.receivedAt).toBe(at('14:50').toISOString());
    expect(dossier.state.journal).toEqual([
      { number: expect.stringMatching(/^NK-2026-\d+\/01$/), reason: 'Mất điện tại trung tâm dữ liệu' },
    ]);
    expect(dossier.state.code).toContain('-261123-');
    // A same-day procedure: the cut-off of 15:00 is judged by the true time, not by 16:30.
    const dueDay = async (id: string) => (await getDossier(await receptionist(), id)).dossier.state.dueAt?.slice(0, 10);
    expect([await dueDay(early.dossierId), await dueDay(late.dossierId)]).toEqual(['2026-11-23', '2026-11-25']);
    const events = await listEvents(sample.db, early.dossierId);
    expect(events.find(({ type }) => type === 'RECEIVED')).toMatchObject({
      at: at('14:50').toISOString(),
      recordedAt: NOW.toISOString(),
    });
    const received = events.find(({ type }) => type === 'RECEIVED');
    const ctx = await receptionist();
    const read = await getDossier(ctx, early.dossierId);
    const source = await readPaperSource(ctx, read.dossier, read.process, events, received?.seq ?? 0);
    expect(assembleReceipt(source)?.journalLine).toMatch(/^NK-2026-\d+\/01$/);
  });

  it('is entered once for a line, whoever does it and at the same moment', async () => {
    const entered = await Promise.all(
      [1, 2, 3].map(async () => enterAfterwards(await receptionist(uuidv7()), line('10', '14:00'), entry())),
    );
    expect(new Set(entered.map(({ dossierId }) => dossierId)).size).toBe(1);
    expect(entered.filter(({ already }) => !already)).toHaveLength(1);
  });

  it('must lie inside the declared time', async () => {
    for (const time of ['13:29', '16:01', '16:29'])
      await expect(enterAfterwards(await receptionist(), line('20', time), entry())).rejects.toMatchObject({
        fields: [{ field: 'at', code: 'outside' }],
      });
    await expect(
      enterAfterwards(await receptionist(), { ...line('20', '14:00'), downTimeId: uuidv7() }, entry()),
    ).rejects.toMatchObject({ kind: { code: 'down_time.not_found' } });
  });

  it('is entered only by a receptionist of its one-stop', async () => {
    const elsewhere = await ctxAs(sample.db, 'tiepnhan.trungtam', { now: NOW });
    await expect(enterAfterwards(elsewhere, line('21', '14:00'), entry())).rejects.toMatchObject({
      kind: { code: 'common.forbidden' },
    });
    expect((await listEntries(await receptionist(), downTimeId)).map((one) => one.journalNumber)).not.toContain('21');
    expect(await listEntries(elsewhere, downTimeId)).toEqual([]);
  });

  it('lacks no paper without a ground', async () => {
    await expect(
      enterAfterwards(await receptionist(), line('22', '14:00'), entry({ missingReason: undefined })),
    ).rejects.toMatchObject({ fields: [{ field: 'missingReason' }] });
  });
});

describe('a result handed over while the system was down', () => {
  it('is returned at its true time, to who may take it, and not before there was a result', async () => {
    const walk = dossierWalk(sample);
    const before = new Date('2026-11-23T07:00:00Z');
    const received = await walk.enter('oneDesk', { as: WARD, now: new Date('2026-11-23T02:00:00Z') });
    const issued = await finish(walk, received.id, before);
    const code = issued.state.code ?? '';
    const hand = (number: string, time: string, collectorName: string) =>
      receptionist().then((ctx) => returnAfterwards(ctx, line(number, time), code, { collectorName }));
    await expect(hand('30', '13:45', 'Nguyễn Văn Mẫu')).rejects.toMatchObject({ fields: [{ code: 'beforeResult' }] });
    await expect(hand('30', '14:30', 'Người Lạ Mẫu')).rejects.toMatchObject({ fields: [{ field: 'authorised' }] });
    const done = await hand('30', '14:30', 'Nguyễn Văn Mẫu');
    const { dossier } = await getDossier(await receptionist(), done.dossierId);
    expect(dossier.state.returned?.at).toBe(at('14:30').toISOString());
    expect(dossier.state.journal).toHaveLength(1);
    expect(await hand('30', '14:30', 'Nguyễn Văn Mẫu')).toEqual({ ...done, already: true });
  });

  async function finish(walk: ReturnType<typeof dossierWalk>, id: string, now: Date) {
    for (let steps = 0; steps < 8; steps++) {
      const login = await walk.atDesk(id);
      const ctx = await ctxAs(sample.db, login, { now });
      const { process, dossier } = await getDossier(ctx, id);
      const step = process.steps.find((candidate) => candidate.id === dossier.state.position?.stepId);
      const actions = step?.transitions.map(({ action }) => action) ?? [];
      if (dossier.state.status === 9) return dossier;
      if (actions.includes('ISSUE')) await walk.act({ id }, { action: 'ISSUE', ...RESULT }, { now });
      else if (actions.includes('PROPOSE')) await walk.act({ id }, { action: 'PROPOSE', proposal: 'Đồng ý' }, { now });
      else if (actions.includes('APPROVE')) await walk.act({ id }, { action: 'APPROVE' }, { now });
      else await walk.act({ id }, { action: 'FORWARD' }, { now });
    }
    throw new Error('the dossier has no end');
  }
});

describe('a filled journal', () => {
  const { column } = words('vi').downTime;
  const row = (part: Partial<JournalRow>): JournalRow => ({
    ...(Object.fromEntries(JOURNAL_COLUMNS.map((name) => [name, ''])) as JournalRow),
    at: '23/11/2026 14:20',
    kind: 'N',
    name: 'Lê Văn Thí Dụ',
    procedureCode: OFFERED.sameDay.procedureCode,
    competentAgencyCode: OFFERED.sameDay.competentAgencyCode,
    papers: 'đủ',
    ...part,
  });
  const rows = [
    row({ number: '101', identity: '001090000001', phone: '0912345678', collected: '8.000' }),
    row({ number: '102', papers: '01 tờ khai viết tay', at: '14h40 23/11/2026' }),
    row({ number: '103', at: '23/11/2026 18:00' }),
    row({ number: '104', procedureCode: '9.999999' }),
    row({ number: '105', papers: '' }),
    row({ number: '101' }),
    row({ number: '106', kind: 'T', code: 'H99.41-261101-9999', person: 'Nguyễn Văn Mẫu' }),
  ];

  it('is checked without writing anything, then entered; imported again it makes no doubles', async () => {
    const count = async () => {
      const { dossiers } = await sample.db
        .selectFrom('dossier')
        .select((eb) => eb.fn.countAll<string>().as('dossiers'))
        .executeTakeFirstOrThrow();
      return Number(dossiers);
    };
    const start = await count();
    const ctx = await receptionist();
    const statuses = async (dryRun: boolean) =>
      (await importJournal(ctx, downTimeId, rows, dryRun)).map(({ status }) => status);
    const bad = ['FAILED', 'FAILED', 'FAILED', 'FAILED', 'FAILED'];
    expect(await statuses(true)).toEqual(['READY', 'READY', ...bad]);
    expect(await count()).toBe(start);
    expect(await statuses(false)).toEqual(['ENTERED', 'ENTERED', ...bad]);
    expect(await count()).toBe(start + 2);
    expect(await statuses(false)).toEqual(['ALREADY', 'ALREADY', ...bad]);
    expect(await count()).toBe(start + 2);
  });

  it('tells for every line what is wrong with it, by column', async () => {
    const outcomes = await importJournal(await receptionist(), downTimeId, rows, true);
    const wrong = outcomes.filter(({ status }) => status === 'FAILED');
    expect(wrong.map(({ row: number, problems }) => [number, problems[0]?.field])).toEqual([
      [4, 'at'],
      [5, ''],
      [6, 'missingReason'],
      [7, 'number'],
      [8, ''],
    ]);
    for (const { problems } of wrong) expect(problems[0]?.message.length).toBeGreaterThan(10);
  });

  it('is read from the CSV form and from a workbook, columns in any order', async () => {
    expect(await readJournalFile(Buffer.from(journalTemplate()))).toEqual([]);
    const csv = `${column.kind};${column.at};${column.number};${column.name}\r\nN;23/11/2026 08:15;7;"Mẫu; Ví Dụ"\r\n;;;\r\n`;
    expect(await readJournalFile(Buffer.from(csv))).toEqual([
      expect.objectContaining({ number: '7', kind: 'N', at: '23/11/2026 08:15', name: 'Mẫu; Ví Dụ', code: '' }),
    ]);
    const sheet = [
      [column.number, column.at, column.kind].map((value) => ({ value })),
      [
        { value: 8, type: Number },
        { value: new Date('2026-11-23T08:15:00Z'), type: Date, format: 'dd/mm/yyyy hh:mm' },
        { value: 'T', type: String },
      ],
    ];
    const workbook = await writeWorkbook(sheet).toBuffer();
    expect(await readJournalFile(workbook)).toEqual([
      expect.objectContaining({ number: '8', kind: 'T', at: '23/11/2026 08:15' }),
    ]);
    for (const broken of ['PK not a workbook', 'a;b\n1;2\n'])
      await expect(readJournalFile(Buffer.from(broken))).rejects.toMatchObject({
        kind: { code: 'down_time.journal_unreadable' },
      });
  });
});

describe('declaring down time', () => {
  it('announces it on the portal, and takes the notice away when the system works again', async () => {
    const ctx = await ctxAs(sample.db, declarer, { now: NOW });
    const from = new Date(NOW.getTime() - 600_000);
    const { id } = await declareDownTime(ctx, { kind: 'OUTAGE', agencyCode: null, from, to: null, reason: 'Đứt cáp' });
    const notice = () =>
      sample.db
        .selectFrom('notice')
        .innerJoin('downTime', 'downTime.noticeId', 'notice.id')
        .select(['notice.kind', 'title', 'titleEn', 'body', 'shownTo'])
        .where('downTime.id', '=', id)
        .executeTakeFirstOrThrow();
    expect(await notice()).toMatchObject({
      kind: 'INCIDENT',
      title: 'Hệ thống gặp sự cố từ 16:20 23/11/2026',
      shownTo: null,
    });
    await endDownTime(ctx, id, NOW);
    expect((await notice()).shownTo).toEqual(NOW);
    expect((await listDownTimes(ctx)).find((row) => row.id === id)).toMatchObject({
      toAt: NOW,
      entered: 0,
      mayEnd: true,
    });
  });

  it('tells when maintenance is planned with less than five working days’ notice (Đ.12 QĐ 163/2025)', async () => {
    const ctx = await ctxAs(sample.db, declarer, { now: NOW });
    const plan = (from: string, to: string) =>
      declareDownTime(ctx, {
        kind: 'PLANNED',
        agencyCode: null,
        from: new Date(from),
        to: new Date(to),
        reason: 'Nâng cấp',
      });
    // 24 November is a holiday: the fifth working day after Monday 23 is Tuesday 1 December.
    expect((await plan('2026-11-30T15:00:00Z', '2026-11-30T18:00:00Z')).shortNotice).toBe(true);
    expect((await plan('2026-12-01T15:00:00Z', '2026-12-01T18:00:00Z')).shortNotice).toBe(false);
  });

  it('is for administrators and the head of the centre, and must make sense', async () => {
    const outage = { kind: 'OUTAGE', agencyCode: null, from: FROM, to: TO, reason: 'Mất điện' } as const;
    await expect(declareDownTime(await receptionist(), outage)).rejects.toMatchObject({
      kind: { code: 'common.forbidden' },
    });
    const ctx = await ctxAs(sample.db, declarer, { now: NOW });
    for (const [part, field] of [
      [{ reason: ' ' }, 'reason'],
      [{ to: FROM }, 'to'],
      [{ from: new Date(NOW.getTime() + 1), to: null }, 'from'],
    ] as const)
      await expect(declareDownTime(ctx, { ...outage, ...part })).rejects.toMatchObject({ fields: [{ field }] });
  });
});
