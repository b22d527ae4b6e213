import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CITIZEN, type DossierWalk, dossierWalk } from '../../../test/dossierWalk.ts';
import { type SampleDatabase, sampleDatabase, systemCtx } from '../../../test/sampleProvince.ts';
import { sweepClocks } from './sweepClocks.ts';
import { warnOfClock } from './warnOfClock.ts';

let sample: SampleDatabase;
let walk: DossierWalk;

beforeAll(async () => {
  sample = await sampleDatabase();
  walk = dossierWalk(sample);
});
afterAll(() => sample.drop());
beforeEach(async () => {
  await sample.db.deleteFrom('notification').execute();
  await sql`DELETE FROM graphile_worker._private_jobs`.execute(sample.db);
  await sample.db.deleteFrom('clockWatch').execute();
});

// The centre works 07:30–11:30 and 13:00–17:00; Monday 23 November, Tuesday is a day off.
const vietnam = (time: string) => new Date(`2026-11-${time}+07:00`);
const sweepAt = (time: string) => sweepClocks(systemCtx(sample.db, { now: vietnam(time) }));

/** Runs the warnings that are enqueued; answers who heard what, by login. */
async function warn(time: string): Promise<Record<string, string[]>> {
  const { rows } = await sql<{ payload: Parameters<typeof warnOfClock>[1] }>`
    SELECT payload FROM graphile_worker._private_jobs jobs
    JOIN graphile_worker._private_tasks tasks ON tasks.id = jobs.task_id WHERE tasks.identifier = 'clock.warn'`.execute(
    sample.db,
  );
  const ctx = systemCtx(sample.db, { now: vietnam(time) });
  // A worker that dies half-way has its job run again.
  for (const { payload } of [...rows, ...rows]) await warnOfClock(ctx, payload);
  const told = await sample.db
    .selectFrom('notification')
    .innerJoin('account', 'account.id', 'notification.accountId')
    .select(['account.login', 'notification.kind', 'notification.subject'])
    .where('notification.channel', '=', 'PORTAL')
    .orderBy('notification.id')
    .execute();
  const heard: Record<string, string[]> = {};
  for (const { login, kind } of told) heard[login] = [...(heard[login] ?? []), kind ?? ''];
  return heard;
}

const warnings = (dossierId: string) =>
  sample.db.selectFrom('clockWarning').selectAll().where('dossierId', '=', dossierId).orderBy('crossedAt').execute();

const watch = (dossierId: string) =>
  sample.db.selectFrom('clockWatch').selectAll().where('dossierId', '=', dossierId).executeTakeFirst();

describe('Đ.8.1 NQ 66.7/2025: 8 working hours to answer an online dossier', () => {
  it('are warned of at 50, 80 and 100 per cent, each once, and go up to head of unit, agency leader and head of the centre', async () => {
    const { id } = await walk.submit('sixSteps', { now: vietnam('23T07:30:00') });
    expect(await sweepAt('23T07:31:00')).toEqual({ looked: 1, told: 0 });
    expect(await watch(id)).toMatchObject({ nextClock: 'ACCEPTANCE', nextPercent: 50, lookAt: vietnam('23T11:30:00') });
    // nothing is looked at before its time
    expect(await sweepAt('23T11:29:00')).toEqual({ looked: 0, told: 0 });
    expect(await sweepAt('23T11:30:00')).toEqual({ looked: 1, told: 1 });
    expect(await sweepAt('23T11:31:00')).toEqual({ looked: 0, told: 0 });
    const half = await warn('23T11:31:00');
    expect(half['tiepnhan.trungtam']).toEqual(['clockWarning']);
    expect(half['gd.trungtam']).toBeUndefined();

    expect(await sweepAt('23T15:24:00')).toEqual({ looked: 1, told: 1 });
    const most = await warn('23T15:24:00');
    expect(most['tiepnhan.trungtam']).toEqual(['clockWarning', 'clockWarning']);
    expect(most['tp.trungtam']).toEqual(['clockEscalated']);

    expect(await sweepAt('23T17:00:00')).toEqual({ looked: 1, told: 1 });
    const over = await warn('23T17:00:00');
    expect(over['tiepnhan.trungtam']?.at(-1)).toBe('clockOver');
    expect(over['gd.trungtam']).toEqual(['clockEscalated']);
    expect(over['pgd.trungtam']).toEqual(['clockEscalated']);
    expect((await warnings(id)).map(({ percent, told }) => [percent, told])).toEqual([
      [50, true],
      [80, true],
      [100, true],
    ]);
    expect(await watch(id)).toBeUndefined();
  });

  it('crossed all at once while nothing ran are written down each and told as one', async () => {
    const { id } = await walk.submit('sixSteps', { now: vietnam('23T07:30:00') });
    expect(await sweepAt('25T09:00:00')).toEqual({ looked: 1, told: 1 });
    expect((await warnings(id)).map(({ percent, told }) => [percent, told])).toEqual([
      [50, false],
      [80, false],
      [100, true],
    ]);
  });

  it('are told to nobody when the dossier was answered meanwhile', async () => {
    const dossier = await walk.submit('sixSteps', { now: vietnam('23T07:30:00') });
    expect((await sweepAt('23T15:24:00')).told).toBe(1);
    await walk.act(
      dossier,
      { action: 'DECLINE', reason: 'không thuộc thẩm quyền' },
      { as: 'tiepnhan.trungtam', now: vietnam('23T15:24:30') },
    );
    expect(await warn('23T15:25:00')).toEqual({});
    await sweepAt('23T15:26:00');
    expect(await watch(dossier.id)).toBeUndefined();
  });

  it('are told once by several workers that sweep at the same moment', async () => {
    for (let number = 0; number < 8; number++) await walk.submit('sixSteps', { now: vietnam('23T07:30:00') });
    const ctx = systemCtx(sample.db, { now: vietnam('23T11:30:00') });
    const swept = await Promise.all([1, 2, 3].map(() => sweepClocks(ctx, { batch: 2 })));
    const rest = await sweepClocks(ctx);
    expect([...swept, rest].reduce((sum, { told }) => sum + told, 0)).toBe(8);
  });
});

describe('Đ.19.9 NĐ 61/2018: the day before the due date', () => {
  it('reminds whoever has the dossier and the agency’s leader of the apology', async () => {
    const dossier = await walk.enter('sixSteps', { now: vietnam('16T08:00:00') });
    const { dueAt } = await sample.db
      .selectFrom('dossier')
      .select('dueAt')
      .where('id', '=', dossier.id)
      .executeTakeFirstOrThrow();
    const due = dueAt ?? new Date(0);
    await sweepAt('16T08:01:00');
    const dayBefore = new Date(due.getTime() - 86_400_000);
    const { told } = await sweepClocks(systemCtx(sample.db, { now: dayBefore }));
    expect(told).toBeGreaterThan(0);
    expect((await warnings(dossier.id)).map(({ clock }) => clock)).toContain('APOLOGY');
    await warn('25T17:00:00');
    const reminded = await sample.db
      .selectFrom('notification')
      .innerJoin('post', 'post.accountId', 'notification.accountId')
      .select(['post.role', 'notification.body'])
      .where('kind', '=', 'apologyDue')
      .execute();
    expect(new Set(reminded.map(({ role }) => role))).toContain('AGENCY_LEADER');
    expect(reminded[0]?.body).toContain('khoản 9 Điều 19 Nghị định 61/2018/NĐ-CP');
  });
});

describe('NĐ 297/2025: a supplement that does not come', () => {
  it('is asked for again before its day is over; then the desk is asked to consider stopping (5 → 8)', async () => {
    const dossier = await walk.submit('sixSteps', { now: vietnam('02T08:00:00') });
    const items = [{ name: 'Giấy tờ mẫu', problem: 'thiếu chữ ký' }];
    await walk.act(
      dossier,
      { action: 'REQUEST_SUPPLEMENT', items, reason: '' },
      { as: 'tiepnhan.trungtam', now: vietnam('02T09:00:00') },
    );
    await sweepAt('02T09:01:00');
    const first = await watch(dossier.id);
    expect(first).toMatchObject({ nextClock: 'SUPPLEMENT', nextPercent: 80 });
    await sweepClocks(systemCtx(sample.db, { now: first?.lookAt ?? new Date(0) }));
    const { [`+84${CITIZEN.slice(1)}`]: citizen, ...others } = await warn('20T10:00:00');
    expect(citizen).toEqual(['supplementReminder']);
    expect(others).toEqual({});
    const second = await watch(dossier.id);
    expect(second).toMatchObject({ nextClock: 'SUPPLEMENT', nextPercent: 100 });
    await sweepClocks(systemCtx(sample.db, { now: second?.lookAt ?? new Date(0) }));
    expect((await warn('25T10:00:00'))['tiepnhan.trungtam']).toEqual(['supplementUnanswered']);
    const { body } = await sample.db
      .selectFrom('notification')
      .select('body')
      .where('kind', '=', 'supplementUnanswered')
      .limit(1)
      .executeTakeFirstOrThrow();
    expect(body).toContain('Đề nghị xem xét dừng giải quyết hồ sơ.');
  });
});

describe('Đ.19.5 NĐ 61/2018: an opinion that does not come', () => {
  it('is reminded of, then reported to whoever asked and to the head of the centre', async () => {
    const now = vietnam('16T08:00:00');
    const assigned = await walk.assign(await walk.enter('withOpinion', { now }));
    const due = vietnam('18T17:00:00');
    const asked = { opinionAgencyCode: 'H99.05', until: due.toISOString(), comment: 'Có đúng quy hoạch không?' };
    const specialist = await walk.atDesk(assigned.id);
    await walk.act(assigned, { action: 'ASK_OPINION', ...asked }, { as: specialist, now });
    await sweepClocks(systemCtx(sample.db, { now: due }));
    const heard = await warn('18T17:00:00');
    expect(heard[specialist]).toContain('opinionLate');
    expect(heard['gd.trungtam']).toContain('opinionLate');
    // an agency as a whole was asked: its leaders say which unit answers
    expect(heard['ld.sxd']).toEqual(['opinionLate']);
    const { body } = await sample.db
      .selectFrom('notification')
      .select('body')
      .where('kind', '=', 'opinionLate')
      .limit(1)
      .executeTakeFirstOrThrow();
    expect(body).toContain('Có đúng quy hoạch không?');
    expect(body).toContain('Sở Xây dựng');
  });
});

describe('many open dossiers', () => {
  it('cost a sweep nothing: only those whose time has come are looked at, found by the index', async () => {
    const { id } = await walk.submit('sixSteps', { now: vietnam('23T07:30:00') });
    const copies = 5_000;
    await sql`INSERT INTO dossier (id, submission_number, lookup_key, revision, status, procedure_code,
        procedure_version_id, process_id, channel, applicant_name, receiving_agency_code, competent_agency_code,
        submitted_at, accept_by, step_id, step_role, desk_agency_code, state)
      SELECT gen_random_uuid(), 'MANY-' || number, lookup_key, revision, status, procedure_code, procedure_version_id,
        process_id, channel, applicant_name, receiving_agency_code, competent_agency_code, submitted_at, accept_by,
        step_id, step_role, desk_agency_code, state
      FROM dossier, generate_series(1, ${copies}) AS number WHERE id = ${id}`.execute(sample.db);
    expect(await sweepAt('23T07:31:00')).toEqual({ looked: copies + 1, told: 0 });
    await sql`UPDATE clock_watch SET look_at = ${vietnam('23T09:00:00')} WHERE dossier_id = ${id}`.execute(sample.db);
    await sql`ANALYZE clock_watch`.execute(sample.db);
    const { rows } = await sql<Record<string, string>>`EXPLAIN SELECT dossier_id FROM clock_watch
      WHERE look_at <= ${vietnam('23T09:00:00')} ORDER BY look_at LIMIT 100 FOR UPDATE SKIP LOCKED`.execute(sample.db);
    expect(rows.map((row) => Object.values(row)[0]).join('\n')).toContain('clock_watch_look_at');
    expect(await sweepAt('23T09:00:00')).toEqual({ looked: 1, told: 0 });
    await sql`DELETE FROM dossier WHERE submission_number LIKE 'MANY-%'`.execute(sample.db);
  });
});
