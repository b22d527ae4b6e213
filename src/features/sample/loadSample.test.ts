import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { SAMPLE_NOW, systemCtx } from '../../../test/sampleProvince.ts';
import { workingMinutesBetween } from '../../domain/calendar/workingTime.ts';
import { reduce } from '../../domain/dossier/reduce.ts';
import type { DossierState } from '../../domain/dossier/state.ts';
import { FINAL_STATUSES, STATUS_NAMES } from '../../domain/dossier/status.ts';
import { FEEDBACK_STATES } from '../../domain/feedback/feedback.ts';
import { createDatabase, createPool, type Database } from '../../platform/db/database.ts';
import { storeOf } from '../../platform/files/folderStore.ts';
import { listEvents } from '../dossiers/store.ts';
import { getAgencyCalendar } from '../organisation/agencyCalendar.ts';
import { loadSampleProvince, readSampleProvince } from './loadSample.ts';
import { planDossiers } from './planDossiers.ts';

const MINUTE_MS = 60_000;

describe('loading the sample province', () => {
  let database: TestDatabase;
  let db: Database;
  let close: () => Promise<void>;
  const told: string[] = [];
  const home = mkdtempSync(path.join(tmpdir(), 'motcua-sample-'));
  let accounts: Awaited<ReturnType<typeof loadSampleProvince>>['accounts'];
  const options = () => ({ config: { ...systemCtx(db).config, home }, clock: { now: () => SAMPLE_NOW } });
  const load = () => loadSampleProvince(database.url, (line) => told.push(line), options());

  let agenciesAfterInterruption: unknown[];
  const loadInterrupted = () =>
    loadSampleProvince(
      database.url,
      (line) => {
        if (line.includes('hồ sơ')) throw new Error('interrupted');
      },
      options(),
    );

  beforeAll(async () => {
    vi.stubEnv('MOTCUA_LANGUAGE', 'vi');
    database = await testDatabase();
    const pool = createPool(database.url, 4);
    db = createDatabase(pool);
    close = () => pool.end();
    await expect(loadInterrupted()).rejects.toThrow('interrupted');
    agenciesAfterInterruption = await db.selectFrom('agency').select('code').execute();
    ({ accounts } = await load());
  }, 90_000);
  afterAll(async () => {
    vi.unstubAllEnvs();
    await close();
    await database.drop();
    rmSync(home, { recursive: true, force: true });
  });

  const listDossiers = () => db.selectFrom('dossier').selectAll().orderBy('submissionNumber').execute();

  it('leaves nothing behind when it is interrupted, and can be repeated', () => {
    expect(agenciesAfterInterruption).toEqual([]);
  });

  it('tells what it is doing and gives accounts of every kind', () => {
    expect(told).toHaveLength(3);
    const roles = accounts.map((account) => account.roles).join('; ');
    for (const role of ['người dân', 'doanh nghiệp', 'quản trị hệ thống', 'cán bộ tiếp nhận', 'văn thư']) {
      expect(roles).toContain(role);
    }
  });

  it('brings dossiers of all ten official statuses', async () => {
    const statuses = new Set((await listDossiers()).map(({ status }) => String(status)));
    expect([...statuses].sort()).toEqual(Object.keys(STATUS_NAMES).sort());
  });

  it('brings dossiers to every agency that offers something, by every process, channel and step', async () => {
    const { rows } = await sql<{ what: string }>`
      SELECT DISTINCT 'agency ' || competent_agency_code AS what FROM offering WHERE active
      EXCEPT SELECT 'agency ' || competent_agency_code FROM dossier`.execute(db);
    expect(rows).toEqual([]);
    const dossiers = await listDossiers();
    expect(new Set(dossiers.map(({ processId }) => processId)).size).toBe(7);
    expect([...new Set(dossiers.map(({ channel }) => channel))].sort()).toEqual(['COUNTER', 'ONLINE', 'POST']);
    const { catalogue } = readSampleProvince();
    const steps = new Set(catalogue.processes.flatMap(({ steps }) => steps.map(({ id }) => id)));
    const taken = new Set(dossiers.map(({ stepId }) => stepId));
    expect([...steps].filter((step) => !taken.has(step))).toEqual([]);
  });

  it('puts every open dossier on one desk that has people, and finished ones on none', async () => {
    const { rows } = await sql<{ code: string; people: number | null; open: boolean }>`
      SELECT submission_number AS code, step_id IS NOT NULL AS open, (
        SELECT count(DISTINCT post.account_id) FROM post JOIN account ON account.id = post.account_id
        WHERE post.unit_id = dossier.desk_unit_id AND post.role = dossier.step_role AND account.status = 'ACTIVE') AS people
      FROM dossier WHERE status NOT IN (${sql.join(FINAL_STATUSES)})`.execute(db);
    expect(rows.length).toBeGreaterThan(80);
    expect(rows.filter(({ people, open }) => !open || !people)).toEqual([]);
  });

  it('stores nothing but what the events add up to', async () => {
    for (const { id, state } of await listDossiers()) {
      expect(reduce(await listEvents(db, id))).toEqual(state);
    }
  });

  it('lets officers work in the office hours of the agency that decides, in order, and never after now', async () => {
    const calendars = new Map<string, Awaited<ReturnType<typeof getAgencyCalendar>>>();
    for (const { id, submissionNumber, competentAgencyCode } of await listDossiers()) {
      const events = await listEvents(db, id);
      expect(events.map(({ at }) => at)).toEqual(events.map(({ at }) => at).sort());
      for (const { at, agencyCode, type } of events) {
        const time = Date.parse(at);
        expect(time).toBeLessThanOrEqual(SAMPLE_NOW.getTime());
        if (!agencyCode) continue;
        const deciding = competentAgencyCode;
        if (!calendars.has(deciding)) calendars.set(deciding, await getAgencyCalendar(db, deciding));
        const around = workingMinutesBetween(calendars.get(deciding)!, time - MINUTE_MS, time + MINUTE_MS);
        expect(around, `${submissionNumber} ${type} ${at}`).toBeGreaterThan(0);
      }
    }
  });

  it('begins the histories within the last months', async () => {
    const [first] = await db.selectFrom('dossier').select('submittedAt').orderBy('submittedAt').limit(1).execute();
    expect(SAMPLE_NOW.getTime() - first!.submittedAt.getTime()).toBeLessThan(120 * 24 * 3_600_000);
  });

  it('is late here and there, as an agency is', async () => {
    const finished = (await listDossiers()).filter(({ finishedAt, receivedAt, status }) => {
      return finishedAt && receivedAt && status !== 7;
    });
    const late = finished.filter(({ finishedAt, dueAt }) => dueAt && finishedAt! > dueAt);
    const share = late.length / finished.length;
    expect(share).toBeGreaterThan(0.03);
    expect(share).toBeLessThan(0.25);
    const open = (await listDossiers()).filter(({ status }) => status === 2 || status === 4);
    const overdue = open.filter(({ dueAt }) => dueAt && dueAt < SAMPLE_NOW);
    expect(overdue.length).toBeGreaterThan(4);
    expect(overdue.length).toBeLessThan(open.length / 3);
  });

  it('has histories of every kind', async () => {
    const types = await db.selectFrom('dossierEvent').select('type').distinct().orderBy('type').execute();
    expect(types.map(({ type }) => type)).toEqual([
      'BRANCHED',
      'DECISION_ASKED',
      'DECLINED',
      'DELIVERY_CHOSEN',
      'EXTENDED',
      'MOVED',
      'OBLIGATION_MET',
      'OBLIGATION_SET',
      'OPINION_ANSWERED',
      'OPINION_ASKED',
      'RECEIVED',
      'REFUSED',
      'RESULT_ISSUED',
      'RETURNED',
      'SUBMITTED',
      'SUPPLEMENTED',
      'SUPPLEMENT_REQUESTED',
      'VISIT_PLANNED',
      'VISIT_RECORDED',
      'WITHDRAWN',
    ]);
    const { rows } = await sql<{ action: string }>`
      SELECT DISTINCT payload ->> 'action' AS action FROM dossier_event WHERE type = 'MOVED' ORDER BY 1`.execute(db);
    expect(rows.map(({ action }) => action)).toEqual(['APPROVE', 'ASSIGN', 'FORWARD', 'PROPOSE', 'SEND_BACK']);
  });

  it('gives every citizen of the files between three and six dossiers of their own', async () => {
    const { organisation } = readSampleProvince();
    const { rows } = await sql<{ name: string; dossiers: number }>`
      SELECT account.full_name AS name, count(dossier.id) AS dossiers
      FROM account LEFT JOIN dossier ON dossier.owner_account_id = account.id
      WHERE account.citizen_id = ANY(${organisation.people.citizens.map(({ citizenId }) => citizenId)})
      GROUP BY account.id`.execute(db);
    expect(rows).toHaveLength(organisation.people.citizens.length);
    expect(rows.filter(({ dossiers }) => dossiers < 3 || dossiers > 6)).toEqual([]);
  });

  it('shows at once that every applicant is a sample', async () => {
    for (const { state } of await listDossiers()) {
      const { applicant } = state as unknown as DossierState;
      expect(applicant.phone).toMatch(/^0900000\d{3}$/);
      expect(applicant.email).toMatch(/\.example$/);
      expect(applicant.citizenId ?? '999').toMatch(/^999/);
      expect(applicant.taxCode ?? '99').toMatch(/^99/);
    }
  });

  it('keeps a file for every result and for what was submitted online', async () => {
    const { rows } = await sql<{ number: string }>`
      SELECT submission_number AS number FROM dossier
      WHERE (state -> 'result' <> 'null' AND NOT EXISTS (
              SELECT FROM dossier_file WHERE dossier_id = dossier.id AND kind = 'RESULT'))
         OR (channel = 'ONLINE' AND NOT EXISTS (
              SELECT FROM dossier_file WHERE dossier_id = dossier.id AND kind = 'COMPONENT'))`.execute(db);
    expect(rows).toEqual([]);
    const files = await db.selectFrom('storedFile').select(['sha256', 'name', 'mediaType']).execute();
    const store = storeOf({ ...systemCtx(db).config, home });
    for (const { sha256, name, mediaType } of files) {
      expect(`${mediaType} ${name}`).toMatch(/^(application\/pdf .*\.pdf|image\/jpeg .*\.jpg)$/);
      expect(await store.has(sha256)).toBe(true);
    }
  });

  it('numbers the receptions of a day in the order of the day', async () => {
    const { rows } = await sql<{ code: string }>`
      SELECT code FROM (
        SELECT code, lag(received_at) OVER day AS before, received_at,
               right(code, 4)::int AS number, row_number() OVER day AS expected
        FROM dossier WHERE code IS NOT NULL AND parent_id IS NULL
        WINDOW day AS (PARTITION BY left(code, -4) ORDER BY right(code, 4))
      ) numbered WHERE before > received_at OR number <> expected`.execute(db);
    expect(rows).toEqual([]);
  });

  it('brings parcels of the post to both of its desks, at every stage, with a list that waits to be signed', async () => {
    const parcels = await db.selectFrom('postOrder').select(['kind', 'state', 'agencyCode']).execute();
    const at = (place: string) => [
      ...new Set(parcels.filter(({ agencyCode }) => agencyCode === place).map(({ kind, state }) => `${kind} ${state}`)),
    ];
    const results = ['ACCEPTED', 'HANDED_OVER', 'IN_TRANSIT', 'DELIVERED', 'LOST'].map((state) => `DELIVERY ${state}`);
    for (const place of ['H99.03', 'H99.41'])
      expect(at(place)).toEqual(expect.arrayContaining([...results, 'PICK_UP ACCEPTED', 'PICK_UP PICKED_UP']));
    const lists = await db.selectFrom('postHandover').select(['agencyCode', 'takenAt']).execute();
    expect(new Set(lists.filter(({ takenAt }) => takenAt === null).map(({ agencyCode }) => agencyCode)).size).toBe(2);
  });

  it('brings feedback in every state, with photos and votes, questions, ratings and the list of priorities', async () => {
    const feedback = await db.selectFrom('feedback').select(['id', 'state', 'receivedAt']).execute();
    expect(new Set(feedback.map(({ state }) => state))).toEqual(new Set(FEEDBACK_STATES));
    expect(feedback.every(({ receivedAt }) => receivedAt <= SAMPLE_NOW)).toBe(true);
    const photos = await db.selectFrom('feedbackFile').select('public').execute();
    expect(photos.some((photo) => photo.public) && photos.some((photo) => !photo.public)).toBe(true);
    expect(await db.selectFrom('feedbackVote').select('liked').distinct().execute()).toHaveLength(2);
    expect(await db.selectFrom('question').select('state').distinct().execute()).toHaveLength(2);
    expect(await db.selectFrom('priorityList').select('year').execute()).toEqual([{ year: 2027 }]);
    const ratings = await db.selectFrom('rating').select('satisfaction').execute();
    expect(ratings.length).toBeGreaterThan(20);
    expect(new Set(ratings.map(({ satisfaction }) => satisfaction)).size).toBe(3);
  });

  it('gives one ward a site that looks like itself', async () => {
    const looks = await db.selectFrom('agencyLook').select(['agencyCode', 'colour', 'logo']).execute();
    expect(looks).toEqual([{ agencyCode: 'H99.41', colour: '#14594d', logo: expect.any(Buffer) }]);
  });

  it('sends nobody a message about what is history', async () => {
    const { rows } = await sql<{ jobs: number }>`SELECT count(*) AS jobs FROM graphile_worker.jobs`.execute(db);
    expect(rows).toEqual([{ jobs: 0 }]);
  });

  it('changes nothing when it is loaded again', async () => {
    const before = await listDossiers();
    await load();
    expect(await listDossiers()).toEqual(before);
    expect(told.at(-1)).toContain('không nạp thêm');
  });

  it('has a plan for any day of the year, holidays included, with nothing after it', () => {
    const { organisation, catalogue, stories } = readSampleProvince();
    for (let day = 0; day < 365; day += 23) {
      const now = Date.parse('2026-03-01T00:40:00Z') + (day * 24 + day) * 3_600_000;
      for (const { scenes, story } of planDossiers(organisation, catalogue, stories, now)) {
        const times = scenes.map(({ at }) => at);
        expect(times, story.about.vi).toEqual([...times].sort((one, other) => one - other));
        expect(times.at(-1)).toBeLessThanOrEqual(now);
        expect(now - times[0]!).toBeLessThan(130 * 24 * 3_600_000);
      }
    }
  });

  it('plays the same histories for the same day', () => {
    const { organisation, catalogue, stories } = readSampleProvince();
    const plan = () => planDossiers(organisation, catalogue, stories, SAMPLE_NOW.getTime());
    const outline = () =>
      plan().map(({ applicant, scenes, offering, channel }) => ({ applicant, scenes, of: offering.input, channel }));
    expect(outline()).toEqual(outline());
  });
});
