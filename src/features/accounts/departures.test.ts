import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dossierWalk } from '../../../test/dossierWalk.ts';
import { ctxAs, type SampleDatabase, sampleDatabase, systemCtx } from '../../../test/sampleProvince.ts';
import { ProblemError } from '../../platform/errors.ts';
import { listEvents } from '../dossiers/store.ts';
import { listUnstaffedDesks } from '../organisation/unstaffedDesks.ts';
import { registerAbsence } from '../standIns/registerAbsence.ts';
import { disableOfficer } from './disableOfficer.ts';
import { findDuties } from './duties.ts';
import { endPost } from './endPost.ts';
import { getOfficer, listOfficers } from './queries.ts';
import { releaseAllStranded } from './releaseDossiers.ts';

let sample: SampleDatabase;
const id: Record<string, string> = {};
/** posts of each login, the oldest first */
const posts: Record<string, string[]> = {};

beforeAll(async () => {
  sample = await sampleDatabase();
  const rows = await sample.db
    .selectFrom('post')
    .innerJoin('account', 'account.id', 'post.accountId')
    .select(['account.login', 'account.id', 'post.id as postId'])
    .orderBy('post.id')
    .execute();
  for (const row of rows) {
    id[row.login] = row.id;
    posts[row.login] = [...(posts[row.login] ?? []), row.postId];
  }
});
afterAll(() => sample.drop());

beforeEach(async () => {
  await sample.db.updateTable('account').set({ status: 'ACTIVE' }).where('kind', '=', 'OFFICER').execute();
  await sample.db.updateTable('post').set({ validTo: null }).execute();
});

const at = (time: string) => new Date(`${time}+07:00`);
const as = (login: string, time = '2026-11-23T09:00:00') => ctxAs(sample.db, login, { now: at(time) });
const only = (login: string) => posts[login]?.[0] ?? '';

async function problem(work: Promise<unknown>): Promise<ProblemError> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ProblemError)) throw error ?? new Error('not refused');
  return error;
}

/** A dossier in the hands of a specialist of the employment division of Sở Nội vụ. */
async function dossierOf(login: string): Promise<{ id: string }> {
  const walk = dossierWalk(sample);
  const dossier = await walk.walk(await walk.submit('sixSteps'), { action: 'RECEIVE' }, { action: 'FORWARD' });
  return walk.act(dossier, { action: 'ASSIGN', assigneeId: id[login] });
}

const holder = async (dossier: { id: string }) => {
  const row = await sample.db
    .selectFrom('dossier')
    .leftJoin('account', 'account.id', 'dossier.assigneeId')
    .select(['account.login', 'dossier.stepId'])
    .where('dossier.id', '=', dossier.id)
    .executeTakeFirstOrThrow();
  return row.login;
};

describe('an officer whose account is closed leaves no dossier behind', () => {
  it('they go to the named successor at the same desk, and the history says why', async () => {
    const dossier = await dossierOf('cv1.snv');
    const before = await findDuties(await as('qt.snv'), id['cv1.snv'] ?? '');
    expect(before).toMatchObject({ inHands: 1, alone: [] });
    expect(before.successors.map(({ accountId }) => accountId)).toContain(id['cv2.snv']);
    const released = await disableOfficer(await as('qt.snv'), id['cv1.snv'] ?? '', { toAccountId: id['cv2.snv'] });
    expect(released).toEqual({ toPerson: 1, toDesk: 0 });
    expect(await holder(dossier)).toBe('cv2.snv');
    expect((await listEvents(sample.db, dossier.id)).at(-1)).toMatchObject({
      type: 'RELOCATED',
      actorId: id['qt.snv'],
      payload: { reason: 'Tài khoản cv1.snv đã đóng' },
    });
  });

  it('or back to their desk, also when the successor sits elsewhere', async () => {
    const [one, two] = [await dossierOf('cv1.snv'), await dossierOf('cv1.snv')];
    const released = await disableOfficer(await as('qt.snv'), id['cv1.snv'] ?? '', { toAccountId: id['cv3.snv'] });
    expect(released).toEqual({ toPerson: 0, toDesk: 2 });
    expect([await holder(one), await holder(two)]).toEqual([null, null]);
  });

  it('and nobody whom they stood in for is without stand-in unseen', async () => {
    const day = { firstDay: '2026-11-24', lastDay: '2026-11-26', reason: 'Nghỉ phép' };
    const absence = {
      accountId: id['cv2.snv'] ?? '',
      substituteId: id['cv1.snv'] ?? '',
      postIds: posts['cv2.snv'] ?? [],
    };
    await registerAbsence(await as('cv2.snv'), { ...absence, ...day });
    expect((await findDuties(await as('qt.snv'), id['cv1.snv'] ?? '')).standsInFor).toEqual([
      { name: 'Phan Văn Giả Định', lastDay: '2026-11-26' },
    ]);
    await disableOfficer(await as('qt.snv'), id['cv1.snv'] ?? '');
    const rows = await sample.db.selectFrom('absence').select(['substituteId', 'endedAt']).execute();
    expect(rows).toEqual([{ substituteId: null, endedAt: null }]);
    await sample.db.deleteFrom('absence').execute();
  });

  it('but not while the desk would have dossiers and nobody', async () => {
    await dossierOf('cv1.snv');
    for (const login of ['cv2.snv', 'tiepnhan.snv', 'cv1.trungtam'])
      await sample.db.updateTable('account').set({ status: 'DISABLED' }).where('login', '=', login).execute();
    const refused = await problem(disableOfficer(await as('qt.snv'), id['cv1.snv'] ?? ''));
    expect(refused.kind.code).toBe('account.desk_left_empty');
    expect(refused.fields.map(({ message }) => message)).toEqual([
      expect.stringMatching(
        /^Chuyên viên thụ lý, Phòng Việc làm và An toàn lao động, Sở Nội vụ tỉnh Mẫu: còn \d+ hồ sơ\. Hãy giao vị trí này cho người khác trước\.$/,
      ),
    ]);
    expect((await getOfficer(await as('qt.snv'), id['cv1.snv'] ?? '')).status).toBe('ACTIVE');
  });
});

describe('a post that ends', () => {
  it('yesterday releases the dossiers of its desk at once', async () => {
    const dossier = await dossierOf('cv1.snv');
    const ended = await endPost(await as('qt.snv'), only('cv1.snv'), { lastDay: '2026-11-22' });
    expect(ended).toMatchObject({ toPerson: 0 });
    expect(await holder(dossier)).toBeNull();
  });

  it('later keeps them until its last day is over; the night after gives them back', async () => {
    const dossier = await dossierOf('cv1.snv');
    await endPost(await as('qt.snv'), only('cv1.snv'), { lastDay: '2026-11-24' });
    expect(await holder(dossier)).toBe('cv1.snv');
    const night = (time: string) => releaseAllStranded(systemCtx(sample.db, { now: at(time) }), 'thôi giữ vị trí');
    await night('2026-11-24T23:59:00');
    expect(await holder(dossier)).toBe('cv1.snv');
    expect(await night('2026-11-25T00:10:00')).toBeGreaterThan(0);
    expect(await holder(dossier)).toBeNull();
    expect(await night('2026-11-25T00:10:00')).toBe(0);
  });

  it('is ended by administrators of its agency only, and not in the past', async () => {
    for (const login of ['qt.stc', 'tp.snv', 'cv1.snv']) {
      const refused = await problem(endPost(await as(login), only('cv1.snv'), { lastDay: '2026-12-31' }));
      expect(refused.kind.code).toBe('account.may_not_administer');
    }
    const past = await problem(endPost(await as('qt.snv'), only('cv1.snv'), { lastDay: '2026-11-21' }));
    expect(past.fields).toMatchObject([{ field: 'lastDay' }]);
  });

  it('is refused when the day after nobody would be at its desk, and allowed when somebody comes that day', async () => {
    await dossierOf('cv1.snv');
    for (const login of ['cv2.snv', 'tiepnhan.snv', 'cv1.trungtam'])
      await sample.db
        .updateTable('post')
        .set({ validTo: '2026-11-24' })
        .where('accountId', '=', id[login] ?? '')
        .execute();
    const end = async () => endPost(await as('qt.snv'), only('cv1.snv'), { lastDay: '2026-11-24' });
    expect((await problem(end())).kind.code).toBe('account.desk_left_empty');
    const back = sample.db.updateTable('post').where('accountId', '=', id['cv2.snv'] ?? '');
    await back.set({ validTo: null }).execute();
    await end();
  });
});

describe('a desk with dossiers and nobody', () => {
  it('is found by the day, with what lies there, for the agencies one administers', async () => {
    await dossierOf('cv1.snv');
    const now = at('2026-11-23T09:00:00');
    const desks = (day: Date, agencies: string[] | 'ALL') =>
      listUnstaffedDesks({ db: sample.db, clock: { now: () => day }, language: 'vi' }, agencies);
    expect(await desks(now, 'ALL')).toEqual([]);
    const division = await sample.db
      .selectFrom('unit')
      .select('id')
      .where('agencyCode', '=', 'H99.07')
      .where('key', '=', 'viec-lam')
      .executeTakeFirstOrThrow();
    await sample.db
      .updateTable('post')
      .set({ validTo: '2026-11-23' })
      .where('unitId', '=', division.id)
      .where('role', '=', 'SPECIALIST')
      .execute();
    expect(await desks(now, 'ALL')).toEqual([]);
    const tomorrow = at('2026-11-24T00:00:00');
    expect(await desks(tomorrow, ['H99.07'])).toMatchObject([
      { agencyCode: 'H99.07', unitName: 'Phòng Việc làm và An toàn lao động', role: 'SPECIALIST' },
    ]);
    expect(await desks(tomorrow, ['H99.10'])).toEqual([]);
  });
});

describe('the list of officers', () => {
  it('finds people by name without accents, and says who is away', async () => {
    const found = await listOfficers(await as('qt.snv'), { words: 'cao thi', limit: 50 });
    expect(found.items.map(({ login }) => login)).toContain('cv1.snv');
    const { id: absence } = await registerAbsence(await as('cv1.snv'), {
      accountId: id['cv1.snv'] ?? '',
      substituteId: null,
      postIds: [],
      firstDay: '2026-11-24',
      lastDay: '2026-11-26',
      reason: 'Ốm',
    });
    const seen = async (time: string) => (await getOfficer(await as('qt.snv', time), id['cv1.snv'] ?? '')).awayUntil;
    expect(await seen('2026-11-23T23:59:59')).toBeNull();
    expect(await seen('2026-11-24T00:00:00')).toBe('2026-11-26');
    await sample.db.deleteFrom('absence').where('id', '=', absence).execute();
  });

  it('is closed to administrators of other agencies', async () => {
    expect((await problem(getOfficer(await as('qt.stc'), id['cv3.snv'] ?? ''))).kind.code).toBe('account.not_found');
    expect((await problem(getOfficer(await as('tp.snv'), id['cv1.snv'] ?? ''))).kind.code).toBe('account.not_found');
  });
});
