import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CITIZEN, dossierWalk } from '../../../test/dossierWalk.ts';
import { layDown, newestText, organisationNow, owedAndWaiting, standsInAt } from '../../../test/mergedWard.ts';
import { ctxAs, dossiersDatabase, SAMPLE_NOW, type SampleDatabase, systemCtx } from '../../../test/sampleProvince.ts';
import { reduce } from '../../domain/dossier/reduce.ts';
import type { NewAgency } from '../../domain/reorganisation/plan.ts';
import { assignPost } from '../accounts/assignPost.ts';
import { listAgencies } from '../catalogue/agencies.ts';
import { listEvents } from '../dossiers/store.ts';
import { createDraft } from '../drafts/createDraft.ts';
import { listDesks } from '../organisation/listDesks.ts';
import { readWordings, wordingAt } from '../papers/wording.ts';
import { legalParameter } from '../parameters/legalParameter.ts';
import { describeDossier } from '../queues/describeDossier.ts';
import { findDossiers } from '../queues/findDossiers.ts';
import { checkPlan } from './checkPlan.ts';
import { cancelCommit, commitPlan, revertPlan } from './commitPlan.ts';
import { exportEffects, listEffects } from './listEffects.ts';
import type { PlanInput } from './planInput.ts';
import { getPlan } from './queries.ts';
import { runPlan } from './runPlan.ts';
import { changePlan, createPlan } from './savePlan.ts';
import { currentAgencyCode, findEndedAgency, findEndedByHost } from './successors.ts';

const ADMIN = 'quantri.tinh';
const DECISION = '88/QĐ-UBND';

const commune = (code: string, name: string): NewAgency => ({
  code,
  name: `Ủy ban nhân dân ${name}`,
  nameEn: `People's Committee of ${name}`,
  shortName: `UBND ${name}`,
  tier: 'COMMUNE',
  kind: 'COMMUNE',
  address: 'Số 2 đường Ví Dụ',
  parentCode: 'H99.01',
  calendarId: 'commune',
});

/** Phường Ví Dụ (H99.41) and phường Minh Họa (H99.42) become phường Hợp Nhất (H99.61). */
const merger: PlanInput = {
  title: 'Sáp nhập phường Ví Dụ và phường Minh Họa',
  decisionNumber: DECISION,
  decisionDate: '2026-11-10',
  effectiveOn: '2026-11-23',
  content: {
    newAgencies: [commune('H99.61', 'phường Hợp Nhất')],
    moves: [{ kind: 'MERGE', from: ['H99.41', 'H99.42'], to: 'H99.61' }],
    postChoices: [],
  },
};

let sample: SampleDatabase;
beforeAll(async () => {
  sample = await dossiersDatabase();
}, 120_000);
afterAll(() => sample.drop());

const admin = (options = {}) => ctxAs(sample.db, ADMIN, options);

/** Open dossiers of these agencies, with what must not change. */
async function dossiersOf(codes: string[]) {
  return sample.db
    .selectFrom('dossier')
    .select(['id', 'code', 'dueAt', 'status', 'stepId', 'deskAgencyCode', 'receivingAgencyCode', 'competentAgencyCode'])
    .where('stepId', 'is not', null)
    .where((where) => where.or([where('competentAgencyCode', 'in', codes), where('deskAgencyCode', 'in', codes)]))
    .orderBy('id')
    .execute();
}

async function carryOut(planId: string): Promise<void> {
  await commitPlan(await admin(), planId, DECISION);
  await runPlan(systemCtx(sample.db), planId, { chunk: 3 });
}

describe('a plan', () => {
  it('and its dry run change nothing but the plan', async () => {
    const before = [await organisationNow(sample), await dossiersOf(['H99.41', 'H99.42'])];
    const { id } = await createPlan(await admin(), merger);
    const run = await checkPlan(await admin(), id);
    expect(run.blocked).toBe(false);
    expect([await organisationNow(sample), await dossiersOf(['H99.41', 'H99.42'])]).toEqual(before);
    expect((await getPlan(await admin(), id)).state).toBe('CHECKED');
  });

  it('lists every effect with its number, in words and as a table', async () => {
    const { id } = await createPlan(await admin(), merger);
    const run = await checkPlan(await admin(), id);
    const open = await dossiersOf(['H99.41', 'H99.42']);
    expect(open.length).toBeGreaterThan(10);
    expect(run.moving).toBe(open.length);
    const moved = run.effects.filter((effect) => effect.code === 'DESK_MOVES');
    expect(moved.reduce((sum, effect) => sum + effect.count, 0)).toBe(open.length);
    const codes = new Set(run.effects.map((effect) => effect.code));
    const expected = ['AGENCY_FOUNDED', 'AGENCY_ENDS', 'UNIT_FOUNDED_FROM', 'UNIT_ENDS', 'POST_MOVES', 'POST_DOUBLE'];
    expect(expected.filter((code) => !codes.has(code))).toEqual([]);
    const lines = await listEffects(await admin(), id, { section: 'OFFICERS', severity: 'WARNING', limit: 10 });
    expect(lines[0]?.text).toContain('tiepnhan2.vidu');
    const all = await listEffects(await admin(), id, { limit: 500_000 });
    expect(all.filter((line) => /[{}]/.test(line.text)).map((line) => line.text)).toEqual([]);
    const table = await exportEffects(await admin({ language: 'en' }), id);
    expect(table.split('\r\n')).toHaveLength(run.effects.length + 2);
  });

  it('is blocked by dossiers that would lie where nobody sits, until somebody is sent there', async () => {
    const [desk] = await sample.db
      .selectFrom('dossier')
      .select(['deskUnitId', 'stepRole'])
      .where('deskAgencyCode', '=', 'H99.41')
      .where('stepRole', '=', 'SPECIALIST')
      .execute();
    const content: PlanInput['content'] = {
      newAgencies: [commune('H99.62', 'xã Chia Tách')],
      moves: [
        {
          kind: 'SPLIT',
          from: 'H99.41',
          parts: [
            { to: 'H99.62', takes: [{ by: 'RECEIVED_AT', value: 'H99.41' }] },
            { to: 'H99.42', takes: [] },
          ],
        },
      ],
      postChoices: [],
    };
    const { id } = await createPlan(await admin(), { ...merger, content });
    const run = await checkPlan(await admin(), id);
    expect(desk).toBeDefined();
    expect(run.blocked).toBe(true);
    expect(run.effects.some((effect) => effect.code === 'DESK_UNSTAFFED')).toBe(true);
    await expect(commitPlan(await admin(), id, DECISION)).rejects.toMatchObject({
      kind: { code: 'reorganisation.plan_not_checked' },
    });
    const posts = await sample.db
      .selectFrom('post')
      .innerJoin('unit', 'unit.id', 'post.unitId')
      .select(['post.id', 'unit.key'])
      .where('post.agencyCode', '=', 'H99.41')
      .execute();
    const postChoices = posts.map((post) => ({ postId: post.id, agencyCode: 'H99.62', unitKey: post.key }));
    await changePlan(await admin(), id, 1, { ...merger, content: { ...content, postChoices } });
    const again = await checkPlan(await admin(), id);
    expect(again.effects.filter((effect) => effect.severity === 'BLOCKING')).toEqual([]);
  });

  it('is the work of the system’s administrator alone', async () => {
    for (const login of ['qt.vidu', 'ld.vidu', CITIZEN]) {
      const ctx = await ctxAs(sample.db, login);
      await expect(createPlan(ctx, merger)).rejects.toMatchObject({ kind: { code: 'common.forbidden' } });
    }
  });

  it('needs the number of its decision typed, and can be cancelled before its day', async () => {
    const { id } = await createPlan(await admin(), { ...merger, effectiveOn: '2026-12-01' });
    await checkPlan(await admin(), id);
    await expect(commitPlan(await admin(), id, '99/QĐ-UBND')).rejects.toMatchObject({
      kind: { code: 'reorganisation.confirmation_wrong' },
    });
    await commitPlan(await admin(), id, DECISION);
    const before = await organisationNow(sample);
    await runPlan(systemCtx(sample.db), id);
    expect(await organisationNow(sample)).toEqual(before);
    expect((await getPlan(await admin(), id)).state).toBe('SCHEDULED');
    await expect(changePlan(await admin(), id, 1, merger)).rejects.toMatchObject({
      kind: { code: 'reorganisation.plan_not_open' },
    });
    await cancelCommit(await admin(), id);
    expect((await getPlan(await admin(), id)).state).toBe('CHECKED');
  });
});

const agencyName = async (code: string) =>
  (await sample.db.selectFrom('agency').select('name').where('code', '=', code).executeTakeFirstOrThrow()).name;

describe('carried out', () => {
  it('everything moves, nothing is lost, and taking it back puts everything where it was', async () => {
    const draft = await createDraft(await ctxAs(sample.db, CITIZEN), {
      procedureCode: '1.001193',
      agencyCode: 'H99.41',
    });
    await layDown(sample);
    expect(await standsInAt(sample)).toEqual(['H99.41']);
    const before = await organisationNow(sample);
    const dossiers = await dossiersOf(['H99.41', 'H99.42']);
    const [first] = await dossiersOf(['H99.41']);
    const belongsTo = await owedAndWaiting(sample, first?.id ?? '', 'H99.41');
    const { id } = await createPlan(await admin(), merger);
    const { effects } = await checkPlan(await admin(), id);
    const [ward, other] = await Promise.all(['H99.41', 'H99.42'].map(agencyName));
    const followed = { agencies: `${ward}; ${other}`, followed: ward };
    expect(effects.filter(({ code }) => code === 'WORDING_DIFFERS')).toMatchObject([{ data: followed, count: 1 }]);
    await carryOut(id);

    const moved = await dossiersOf(['H99.61']);
    expect(await dossiersOf(['H99.41', 'H99.42'])).toEqual([]);
    expect(await belongsTo()).toEqual(['H99.61', 'H99.61']);
    const kept = ({ id: dossierId, code, dueAt, status, stepId }: (typeof moved)[number]) => ({
      dossierId,
      code,
      dueAt,
      status,
      stepId,
    });
    expect(moved.map(kept)).toEqual(dossiers.map(kept));
    for (const { id: dossierId } of moved.slice(0, 5)) {
      const events = await listEvents(sample.db, dossierId);
      const row = await sample.db
        .selectFrom('dossier')
        .select('state')
        .where('id', '=', dossierId)
        .executeTakeFirstOrThrow();
      expect(JSON.parse(JSON.stringify(reduce(events)))).toEqual(row.state);
    }
    const row = await sample.db
      .selectFrom('draft')
      .select('competentAgencyCode')
      .where('id', '=', draft.id)
      .executeTakeFirstOrThrow();
    expect(row.competentAgencyCode).toBe('H99.61');
    const told = await sample.db
      .selectFrom('notification')
      .select('body')
      .where('eventKey', '=', `reorganisation:${id}:${draft.id}`)
      .execute();
    expect(told).toHaveLength(1);

    // once more does nothing
    const after = [await organisationNow(sample), await dossiersOf(['H99.61'])];
    await runPlan(systemCtx(sample.db), id);
    expect([await organisationNow(sample), await dossiersOf(['H99.61'])]).toEqual(after);

    // the old ones are known, but work no more
    const directory = (await listAgencies(await admin())).map((agency) => agency.code);
    expect(directory).toContain('H99.61');
    expect(directory).not.toContain('H99.41');
    expect((await findEndedAgency(await admin(), 'H99.41'))?.successors).toMatchObject([{ code: 'H99.61' }]);
    expect(await currentAgencyCode(sample.db, 'H99.41')).toBe('H99.61');
    await expect(
      createDraft(await ctxAs(sample.db, CITIZEN), { procedureCode: '1.001193', agencyCode: 'H99.41' }),
    ).rejects.toBeDefined();

    // what the ward had laid down goes on, and who stands in goes on standing in
    const wordsOf = async () => [
      (await newestText(sample, 'H99.61')) ?? undefined,
      wordingAt(await readWordings(sample.db, ['H99.61']), 'H99.61', SAMPLE_NOW.toISOString()),
      (await legalParameter(sample.db, 'reception.onlineAnswer', { agencyCode: 'H99.61', at: SAMPLE_NOW })).value,
    ];
    const merged = { note: 'Xin mang theo giấy hẹn.', phone: '0200 000 000' };
    expect(await wordsOf()).toEqual(['Bản mới', merged, 4]);
    expect(await standsInAt(sample)).toEqual(['H99.61']);
    expect((await findEndedByHost(await admin(), 'vidu.tinhmau.example:443'))?.successors).toMatchObject([
      { code: 'H99.61', active: true },
    ]);

    // nothing new has happened: back
    await revertPlan(await admin(), id, DECISION);
    await runPlan(systemCtx(sample.db), id, { chunk: 4 });
    expect((await getPlan(await admin(), id)).state).toBe('REVERTED');
    expect(await wordsOf()).toEqual([undefined, {}, 8]);
    expect(await standsInAt(sample)).toEqual(['H99.41']);
    expect(await belongsTo()).toEqual(['H99.41', 'H99.41']);
    expect(await organisationNow(sample)).toEqual(before);
    expect(await dossiersOf(['H99.41', 'H99.42'])).toEqual(dossiers);
  });

  it('a killed worker goes on where it was, and the code that was taken back may be used again', async () => {
    const dossiers = await dossiersOf(['H99.41', 'H99.42']);
    const { id } = await createPlan(await admin(), merger);
    await checkPlan(await admin(), id);
    await commitPlan(await admin(), id, DECISION);
    let parts = 0;
    const ctx = systemCtx(sample.db);
    // the machine is lost in the middle of a part
    const clock = {
      now: () => {
        if (++parts > 20) throw new Error('killed');
        return ctx.clock.now();
      },
    };
    await expect(runPlan({ ...ctx, clock }, id, { chunk: 3 })).rejects.toThrow('killed');
    const half = await getPlan(await admin(), id);
    expect(half.state).toBe('COMMITTING');
    expect(half.dossiersMoved).toBeGreaterThan(0);
    expect(half.dossiersMoved).toBeLessThan(dossiers.length);
    await Promise.all([runPlan(ctx, id, { chunk: 3 }), runPlan(ctx, id, { chunk: 3 })]);
    const done = await getPlan(await admin(), id);
    expect([done.state, done.dossiersMoved]).toEqual(['COMMITTED', dossiers.length]);
    const events = await sample.db
      .selectFrom('dossierEvent')
      .select('dossierId')
      .where('requestId', '=', `reorganisation:${id}`)
      .execute();
    expect(new Set(events.map((event) => event.dossierId)).size).toBe(events.length);
    expect(events).toHaveLength(dossiers.length);
  });

  it('a dossier in flight is finished by the successor, and then it is too late to take the plan back', async () => {
    const plan = await sample.db
      .selectFrom('reorganisationPlan')
      .select('id')
      .where('state', '=', 'COMMITTED')
      .executeTakeFirstOrThrow();
    const walk = dossierWalk(sample);
    const [toReturn] = await sample.db
      .selectFrom('dossier')
      .select(['id', 'applicantName'])
      .where('receivingAgencyCode', '=', 'H99.61')
      .where('status', '=', 9)
      .execute();
    if (!toReturn) throw new Error('no result waits');
    await walk.act(
      toReturn,
      { action: 'RETURN', method: 'COUNTER', collectorName: toReturn.applicantName },
      { as: 'tiepnhan.minhhoa' },
    );
    await expect(revertPlan(await admin(), plan.id, DECISION)).rejects.toMatchObject({
      kind: { code: 'reorganisation.revert_too_late' },
    });
    const fresh = await walk.enter('oneDesk', {
      as: 'tiepnhan.vidu',
      extra: { competentAgencyCode: 'H99.61' },
    });
    expect(fresh.state.code).toMatch(/^H99\.61-/);
  });

  it('officers of the successor find what the former agencies had finished, and its old code', async () => {
    const finished = await sample.db
      .selectFrom('dossier')
      .select(['id', 'code'])
      .where('receivingAgencyCode', '=', 'H99.42')
      .where('stepId', 'is', null)
      .where('code', 'is not', null)
      .executeTakeFirstOrThrow();
    const officer = await ctxAs(sample.db, 'tiepnhan.vidu');
    const found = await findDossiers(officer, finished.code ?? '');
    expect(found.map((row) => row.id)).toEqual([finished.id]);
    expect((await describeDossier(officer, finished.id)).history.length).toBeGreaterThan(1);
  });

  it('nobody is appointed to an agency or unit that has ended', async () => {
    const unit = await sample.db
      .selectFrom('unit')
      .select(['id', 'agencyCode'])
      .where('agencyCode', '=', 'H99.41')
      .where('validTo', 'is not', null)
      .executeTakeFirstOrThrow();
    const { id } = await sample.db
      .selectFrom('account')
      .select('id')
      .where('login', '=', 'ld.vidu')
      .executeTakeFirstOrThrow();
    const post = { role: 'SPECIALIST', agencyCode: 'H99.41', unitId: unit.id } as const;
    await expect(assignPost(await admin(), id, post)).rejects.toMatchObject({
      kind: { code: 'common.invalid_input' },
    });
    const offered = (await listDesks(await admin())).flatMap(({ units }) => units.map((one) => one.id));
    expect(offered).not.toContain(unit.id);
  });

  it('a history calls an agency as it was called that day', async () => {
    const { id: planId } = await sample.db
      .selectFrom('reorganisationPlan')
      .select('id')
      .limit(1)
      .executeTakeFirstOrThrow();
    const dossier = await sample.db
      .selectFrom('dossier')
      .select('id')
      .where('receivingAgencyCode', '=', 'H99.42')
      .where('stepId', 'is', null)
      .where('code', 'is not', null)
      .executeTakeFirstOrThrow();
    const officer = await ctxAs(sample.db, 'tiepnhan.vidu');
    const said = async () => JSON.stringify((await describeDossier(officer, dossier.id)).history);
    expect(await said()).not.toContain('UBND xã Minh Họa');
    const name = { agencyCode: 'H99.42', name: 'Ủy ban nhân dân xã Minh Họa', shortName: 'UBND xã Minh Họa' };
    await sample.db
      .insertInto('agencyFormerName')
      .values({ ...name, until: '2026-12-31', planId })
      .execute();
    expect(await said()).toContain('UBND xã Minh Họa');
  });
});
