import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dossierWalk, OFFERED } from '../../../test/dossierWalk.ts';
import { ctxAs, type SampleDatabase, sampleDatabase, systemCtx } from '../../../test/sampleProvince.ts';
import { NATIONAL_DAYS } from '../../domain/calendar/nationalDays.ts';
import { publishYear, type YearInput } from '../calendar/publishYear.ts';
import { findDossier } from '../dossiers/findDossier.ts';
import { getAgencyCalendar } from '../organisation/agencyCalendar.ts';
import { closeAgency } from './closeAgency.ts';
import { listMovedDates, type TrialClosure } from './listMovedDates.ts';

const { competentAgencyCode } = OFFERED.sixSteps;
/** Thursday after the sample's Monday 23 November 2026; the 24th is a holiday. */
const CLOSURE: TrialClosure = {
  agencyCode: competentAgencyCode,
  date: '2026-11-26',
  name: 'Trụ sở ngập do bão',
  notice: 'Thông báo số 12/TB-M ngày 23/11/2026',
};

let sample: SampleDatabase;
let here: { id: string; dueAt: string };
let elsewhere: string;
beforeAll(async () => {
  sample = await sampleDatabase();
  const walk = dossierWalk(sample);
  const entered = await walk.enter('sixSteps');
  here = { id: entered.id, dueAt: entered.state.dueAt ?? '' };
  elsewhere = (await walk.enter('resuming')).id;
});
afterAll(() => sample.drop());

const head = async () => ctxAs(sample.db, await loginOf('CENTRE_HEAD'));
async function loginOf(role: string, agencyCode?: string): Promise<string> {
  const row = await sample.db
    .selectFrom('post')
    .innerJoin('account', 'account.id', 'post.accountId')
    .select('login')
    .where('role', '=', role)
    .$if(agencyCode !== undefined, (query) => query.where('agencyCode', '=', agencyCode ?? ''))
    .orderBy('login')
    .executeTakeFirstOrThrow();
  return row.login;
}

describe('a closure decided after due dates were promised (law.md §14.3)', () => {
  it('lists who would be concerned, with the old date, the new one and the day that makes the difference', async () => {
    expect((await listMovedDates(await head())).items).toEqual([]);
    const { items, checked } = await listMovedDates(await head(), CLOSURE);
    expect(checked).toBeGreaterThanOrEqual(2);
    expect(items.map(({ id }) => id)).toEqual([here.id]);
    const [moved] = items;
    expect(moved?.dueAt).toBe(here.dueAt);
    expect(Date.parse(moved?.newDueAt ?? '')).toBeGreaterThan(Date.parse(here.dueAt));
    expect(moved?.why.map(({ vi }) => vi).join(' ')).toContain('Trụ sở ngập do bão');
  });

  it('changes nothing by itself, before or after it is in the calendar, and concerns no other agency', async () => {
    const administrator = await ctxAs(sample.db, await loginOf('SYSTEM_ADMINISTRATOR'));
    await closeAgency(administrator, CLOSURE);
    const { items } = await listMovedDates(await head());
    expect(items.map(({ id }) => id)).toEqual([here.id]);
    expect((await findDossier(sample.db, here.id))?.state.dueAt).toBe(here.dueAt);
    expect(items.map(({ id }) => id)).not.toContain(elsewhere);
    const later = await dossierWalk(sample).enter('sixSteps');
    expect(later.state.trace.map(({ words }) => words.vi).join(' ')).toContain('Trụ sở ngập do bão');
    expect((await listMovedDates(await head())).items.map(({ id }) => id)).not.toContain(later.id);
    const change = await sample.db.selectFrom('calendarChange').selectAll().execute();
    expect(change).toEqual([expect.objectContaining({ agencyCode: competentAgencyCode, day: '2026-11-26' })]);
  });

  it('needs a reason, a document and a day ahead, and is for administrators of the agency', async () => {
    const administrator = await ctxAs(sample.db, await loginOf('SYSTEM_ADMINISTRATOR'));
    for (const [part, field] of [
      [{ name: '' }, 'name'],
      [{ notice: ' ' }, 'notice'],
      [{ date: '2026-11-20' }, 'date'],
      [{ sessions: '11:30-07:30' }, 'sessions'],
    ] as const)
      await expect(closeAgency(administrator, { ...CLOSURE, ...part })).rejects.toMatchObject({ fields: [{ field }] });
    const receptionist = await ctxAs(sample.db, 'tiepnhan.trungtam');
    const forbidden = { kind: { code: 'common.forbidden' } };
    await expect(closeAgency(receptionist, CLOSURE)).rejects.toMatchObject(forbidden);
    await expect(listMovedDates(receptionist)).rejects.toMatchObject(forbidden);
    expect((await listMovedDates(systemCtx(sample.db))).checked).toBeGreaterThan(0);
  });
});

describe('the calendar of a year published by the administrator (Điều 112 Bộ luật Lao động 2019)', () => {
  const days2026 = NATIONAL_DAYS.filter(({ date }) => date.startsWith('2026-'));
  const exchange = [
    { date: '2026-11-25', kind: 'OFF', name: { vi: 'nghỉ thêm' } },
    { date: '2026-11-23', kind: 'OFF', name: { vi: 'nghỉ hoán đổi' } },
    { date: '2026-11-28', kind: 'WORK', name: { vi: 'làm bù' }, inPlaceOf: '2026-11-23' },
  ] as const;
  const wish = {
    year: 2026,
    days: [...days2026, ...exchange],
    notice: 'Thông báo 99/TB-BNV',
    decisionDate: '2026-11-20',
  };

  it('counts for every agency from then on, and moves no promise by itself', async () => {
    const administrator = await ctxAs(sample.db, await loginOf('SYSTEM_ADMINISTRATOR'));
    const day = async () => (await getAgencyCalendar(sample.db, OFFERED.resuming.competentAgencyCode)).days;
    expect(await day()).not.toContainEqual(expect.objectContaining({ date: '2026-11-28' }));
    const promised = await dossierWalk(sample).enter('sixSteps');
    expect((await listMovedDates(await head())).items.map(({ id }) => id)).not.toContain(promised.id);
    await publishYear(administrator, wish);
    expect(await day()).toContainEqual(expect.objectContaining({ date: '2026-11-28', inPlaceOf: '2026-11-23' }));
    expect((await findDossier(sample.db, promised.id))?.state.dueAt).toBe(promised.state.dueAt);
    expect((await listMovedDates(await head())).items.map(({ id }) => id)).toContain(promised.id);
  });

  it('needs a notice and the days of the law, and is for the administrator of the system', async () => {
    const administrator = await ctxAs(sample.db, await loginOf('SYSTEM_ADMINISTRATOR'));
    for (const [part, field] of [
      [{ notice: ' ' }, 'notice'],
      [{ days: [...days2026.filter(({ date }) => date !== '2026-09-02'), ...exchange] }, 'days'],
      [{ days: [...days2026, { ...exchange[2], date: '2026-11-26' }] }, `days.${days2026.length}`],
    ] as const)
      await expect(publishYear(administrator, { ...wish, ...part } as YearInput)).rejects.toMatchObject({
        fields: expect.arrayContaining([expect.objectContaining({ field })]),
      });
    await expect(publishYear(await head(), wish)).rejects.toMatchObject({ kind: { code: 'common.forbidden' } });
  });
});
