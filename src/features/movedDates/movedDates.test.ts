import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dossierWalk, OFFERED } from '../../../test/dossierWalk.ts';
import { ctxAs, type SampleDatabase, sampleDatabase, systemCtx } from '../../../test/sampleProvince.ts';
import { findDossier } from '../dossiers/findDossier.ts';
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
