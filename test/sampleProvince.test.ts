import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadProvinceData, readSampleProvince } from '../src/features/sample/loadSample.ts';
import { ctxAs, type SampleDatabase, sampleDatabase, systemCtx } from './sampleProvince.ts';

const COUNTED = [
  'agency',
  'unit',
  'account',
  'post',
  'procedureVersion',
  'processDefinition',
  'formDefinition',
  'offering',
  'questionAnswer',
  'notice',
] as const;

describe('the sample province of a test file', () => {
  let sample: SampleDatabase;
  let other: SampleDatabase;
  beforeAll(async () => {
    [sample, other] = await Promise.all([sampleDatabase(), sampleDatabase()]);
  });
  afterAll(async () => {
    await Promise.all([sample.drop(), other.drop()]);
  });

  it('has people, procedures and offerings, and no dossier', async () => {
    const counts = await count(sample);
    expect(counts).toMatchObject({ agency: 24, procedureVersion: 51, processDefinition: 7, formDefinition: 14 });
    expect(counts.offering).toBeGreaterThan(200);
    expect(await sample.db.selectFrom('dossier').select('id').execute()).toEqual([]);
  });

  it('is private: what one test file writes another does not see', async () => {
    await sample.db.updateTable('agency').set({ hotline: '0200 000 0000' }).where('code', '=', 'H99.41').execute();
    const seen = await other.db
      .selectFrom('agency')
      .select('hotline')
      .where('code', '=', 'H99.41')
      .executeTakeFirstOrThrow();
    expect(seen.hotline).not.toBe('0200 000 0000');
  });

  it('gives officers with their posts, and applicants', async () => {
    const officer = await ctxAs(sample.db, 'tiepnhan2.trungtam');
    expect(officer.actor).toMatchObject({ kind: 'OFFICER', name: 'Đinh Văn Thí Điểm' });
    expect(officer.actor.kind === 'OFFICER' && officer.actor.posts.map((post) => post.agencyCode)).toEqual([
      'H99.03',
      'H99.41',
    ]);
    const citizen = await ctxAs(sample.db, '0900000001');
    expect(citizen.actor).toMatchObject({ kind: 'APPLICANT', name: 'Nguyễn Văn Mẫu' });
    expect(officer.requestId).not.toBe(citizen.requestId);
  });

  it('is loaded a second time without a second anything', async () => {
    const before = await count(other);
    await loadProvinceData(systemCtx(other.db), readSampleProvince(), () => undefined);
    expect(await count(other)).toEqual(before);
  });

  it('lets communes decide in the two-tier mode what districts decide in the three-tier mode', async () => {
    const deciders = async () => {
      const rows = await other.db
        .selectFrom('offering')
        .innerJoin('agency', 'agency.code', 'offering.competentAgencyCode')
        .select(['agency.tier', 'agency.active'])
        .distinct()
        .where('offering.procedureCode', '=', '2.000528')
        .where('offering.active', '=', true)
        .execute();
      return rows;
    };
    expect(await deciders()).toEqual([{ tier: 'COMMUNE', active: true }]);
    const { organisation, ...rest } = readSampleProvince();
    const threeTiers = { ...organisation, province: { ...organisation.province!, threeTiers: true } };
    await loadProvinceData(systemCtx(other.db), { ...rest, organisation: threeTiers }, () => undefined);
    expect(await deciders()).toEqual([{ tier: 'DISTRICT', active: true }]);
  });
});

async function count({ db }: SampleDatabase): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of COUNTED) {
    const { rows } = await db
      .selectFrom(table)
      .select((select) => select.fn.countAll<number>().as('rows'))
      .executeTakeFirstOrThrow();
    counts[table] = rows;
  }
  return counts;
}
