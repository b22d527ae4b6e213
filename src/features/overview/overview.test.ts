import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dossierWalk } from '../../../test/dossierWalk.ts';
import { ctxAs, type SampleDatabase, sampleDatabase } from '../../../test/sampleProvince.ts';
import { listPublishedLate } from '../clocks/listPublishedLate.ts';
import { actOnDossier } from '../dossiers/actOnDossier.ts';
import { enterAtCounter } from '../dossiers/enterAtCounter.ts';
import { listQueue } from '../queues/listQueue.ts';
import { getOversight, listOverseen, OVERSIGHT_KINDS } from './getOversight.ts';
import { getOverview } from './getOverview.ts';

const COPY = { procedureCode: '2.000815', competentAgencyCode: 'H99.41' };
const MARRIAGE = { procedureCode: '1.000894', competentAgencyCode: 'H99.41' };
/** Long after every limit of the dossiers below. */
const LATER = new Date('2027-03-01T02:00:00Z');

let sample: SampleDatabase;

async function enter(procedure: typeof COPY, onTheSpot?: boolean) {
  return enterAtCounter(await ctxAs(sample.db, 'tiepnhan2.trungtam'), {
    ...procedure,
    channel: 'COUNTER',
    applicant: { kind: 'CITIZEN', name: 'Nguyễn Văn Mẫu' },
    answers: {},
    components: [],
    setCount: 1,
    delivery: { method: 'COUNTER' },
    onTheSpot: onTheSpot
      ? { resultNumber: '1/SCT', resultDate: '2026-11-23', resultSigner: 'Lê Thị Ký Mẫu' }
      : undefined,
  });
}

beforeAll(async () => {
  sample = await sampleDatabase();
  await enter(COPY, true);
  await enter(MARRIAGE);
  const second = await enter(MARRIAGE);
  await actOnDossier(await ctxAs(sample.db, 'tiepnhan2.trungtam'), second.id, { action: 'WITHDRAW', reason: 'Đổi ý.' });
});
afterAll(() => sample.drop());

describe('the overview', () => {
  it('counts what is open, received today and finished on time, and leaves out what was withdrawn', async () => {
    const leader = await ctxAs(sample.db, 'ct.tinh');
    const { level, figures, groups } = await getOverview(leader, {});
    expect(level).toBe('AGENCY');
    expect(figures).toMatchObject({ open: 1, receivedToday: 3, late: 0, paused: 0, finished: 1, onTime: 1 });
    expect(groups).toMatchObject([{ key: 'H99.41', open: 1, finished: 1 }]);
  });

  it('leads from agency to unit to officer to the late dossier', async () => {
    const leader = await ctxAs(sample.db, 'gd.trungtam', { now: LATER });
    const province = await getOverview(leader, {});
    expect(province.figures).toMatchObject({ open: 1, late: 1, receivedToday: 0, finished: 0 });
    const agency = province.groups[0]?.key ?? '';
    const units = await getOverview(leader, { agency });
    const unit = units.groups[0]?.key ?? '';
    expect(units).toMatchObject({ level: 'UNIT', groups: [{ late: 1 }] });
    const officers = await getOverview(leader, { agency, unit });
    const officer = officers.groups[0]?.key ?? '';
    const last = await getOverview(leader, { agency, unit, officer });
    expect(last.level).toBe('DOSSIER');
    expect(last.dossiers.map((dossier) => dossier.applicantName)).toEqual(['Nguyễn Văn Mẫu']);
    expect(last.path).toHaveLength(3);
  });

  it('calls late what the law does: not on the day itself, though office hours are over, but from the next one', async () => {
    const { dueAt } = await sample.db
      .selectFrom('dossier')
      .select('dueAt')
      .where('procedureCode', '=', MARRIAGE.procedureCode)
      .where('finishedAt', 'is', null)
      .executeTakeFirstOrThrow();
    const at = async (hours: number) => {
      const now = new Date((dueAt?.getTime() ?? 0) + hours * 3_600_000);
      const leader = await ctxAs(sample.db, 'ct.tinh', { now });
      const { dueToday, late } = (await getOverview(leader, {})).figures;
      const { items } = await listQueue(await ctxAs(sample.db, 'cv1.vidu', { now }), 'late', {});
      return { dueToday, late, listed: items.length, published: (await listPublishedLate(leader, {})).length };
    };
    expect(await at(1)).toEqual({ dueToday: 1, late: 0, listed: 0, published: 0 });
    expect(await at(24)).toEqual({ dueToday: 0, late: 1, listed: 1, published: 1 });
  });

  it('shows the leader of an agency that agency only, and nobody else anything', async () => {
    const own = await getOverview(await ctxAs(sample.db, 'ld.sxd'), {});
    expect(own.figures.open).toBe(0);
    await expect(getOverview(await ctxAs(sample.db, 'ld.sxd'), { agency: 'H99.41' })).rejects.toMatchObject({
      kind: { code: 'common.forbidden' },
    });
    await expect(getOverview(await ctxAs(sample.db, 'cv1.sxd'), {})).rejects.toMatchObject({
      kind: { code: 'common.forbidden' },
    });
  });

  it('lists what was withdrawn from the normal course, and every number opens as many dossiers (9.2i QĐ 1748/2023)', async () => {
    const receptionist = await ctxAs(sample.db, 'tiepnhan2.trungtam');
    const leader = await ctxAs(sample.db, 'gd.trungtam');
    const walk = dossierWalk(sample);
    const asked = await walk.submit('sixSteps');
    await actOnDossier(receptionist, asked.id, {
      action: 'REQUEST_SUPPLEMENT',
      items: [{ name: 'Nội quy', problem: 'Chưa ký' }],
    });
    const declined = await walk.submit('sixSteps');
    await actOnDossier(await ctxAs(sample.db, 'tiepnhan2.trungtam'), declined.id, {
      action: 'DECLINE',
      reason: 'Không thuộc thẩm quyền',
    });
    const period = { from: '2026-11-01', to: '2026-11-30' };
    const groups = await getOversight(leader, period);
    expect(groups).toMatchObject([{ key: 'H99.07', PAUSED: 1, SUPPLEMENTED: 1, SECOND_SUPPLEMENT: 0, DECLINED: 1 }]);
    for (const kind of OVERSIGHT_KINDS) {
      const list = await listOverseen(leader, kind, { ...period, agency: 'H99.07' });
      expect(list).toHaveLength(groups[0]?.[kind] ?? 0);
    }
    expect(await getOversight(leader, { from: '2026-10-01', to: '2026-10-31' })).toMatchObject([{ SUPPLEMENTED: 0 }]);
    await expect(getOversight(receptionist, period)).rejects.toMatchObject({ kind: { code: 'common.forbidden' } });
  });
});
