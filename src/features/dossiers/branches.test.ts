import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DossierWalk, dossierWalk, OFFERED, RESULT } from '../../../test/dossierWalk.ts';
import { ctxAs, dossiersDatabase, type SampleDatabase, systemCtx } from '../../../test/sampleProvince.ts';
import { parseInstant } from '../../domain/calendar/instant.ts';
import { nationalCalendar } from '../../domain/calendar/nationalCalendar.ts';
import { splitIntervals } from '../../domain/clock/intervals.ts';
import { STATUS } from '../../domain/dossier/status.ts';
import { sweepClocks } from '../clocks/sweepClocks.ts';
import { getOverview } from '../overview/getOverview.ts';
import { findDossier } from './findDossier.ts';
import { endBranches, finishBranch } from './finishBranch.ts';
import { holdBranches } from './holdBranches.ts';
import type { Dossier } from './store.ts';

let sample: SampleDatabase;
let walk: DossierWalk;
beforeAll(async () => {
  sample = await dossiersDatabase();
  walk = dossierWalk(sample);
});
afterAll(() => sample.drop());

const at = (local: string) => new Date(parseInstant(local.replace(' ', 'T')));
const iso = (local: string) => at(local).toISOString();
const NOT_ALLOWED = { kind: { code: 'dossier.action_not_allowed' } };
const invalid = (field: string) => ({ kind: { code: 'common.invalid_input' }, fields: [{ field }] });
const PROPOSE = { action: 'PROPOSE', proposal: 'Đề nghị cấp' } as const;
const ISSUE = { action: 'ISSUE', ...RESULT } as const;
const COMMUNE = 'H99.43';
const OFFICE = 'H99.02';

const dossierOf = async (id: string) => (await findDossier(sample.db, id))!;
const job = (now?: Date) => systemCtx(sample.db, { now });

describe('an interlinked dossier that goes from agency to agency (Đ.19.6a, Đ.19.7 NĐ 61/2018)', () => {
  const begin = async () => {
    const entered = await walk.enter('interlinked', { now: at('2026-11-23 09:00') });
    const branch = { action: 'BRANCH', branchAgencies: { commune: COMMUNE } } as const;
    await expect(walk.act(entered, { action: 'BRANCH' })).rejects.toMatchObject(invalid('branchAgencies'));
    return walk.act(entered, branch, { now: at('2026-11-23 10:00') });
  };

  it('goes from the commune to the province’s office and back, each with its part, its time and its result', async () => {
    const whole = await begin();
    const [commune, province] = whole.state.branches;
    expect([commune?.state, province?.state]).toEqual(['RUNNING', 'WAITING']);
    expect(commune).toMatchObject({ agencyCode: COMMUNE });
    expect(Date.parse(commune!.dueAt!)).toBeLessThan(Date.parse(whole.state.dueAt!));
    await expect(walk.act(whole, PROPOSE)).rejects.toMatchObject(NOT_ALLOWED);

    const part = await dossierOf(commune!.dossierId);
    expect(part.state).toMatchObject({
      code: `${whole.state.code}/commune`,
      parent: { dossierId: whole.id, branchId: 'commune' },
      position: { agencyCode: COMMUNE, role: 'SPECIALIST' },
      dueAt: commune!.dueAt,
      ownerAccountId: null,
    });
    await walk.walk(part, PROPOSE, { action: 'APPROVE' }, ISSUE);
    await finishBranch(job(), part.id);
    await finishBranch(job(), part.id);
    const next = await dossierOf(whole.id);
    expect(next.state.branches.map(({ state }) => state)).toEqual(['RESOLVED', 'RUNNING']);
    expect((await dossierOf(part.id)).state.status).toBe(STATUS.RETURNED);

    const second = await dossierOf(province!.dossierId);
    await walk.walk(second, PROPOSE, { action: 'APPROVE' }, ISSUE);
    await finishBranch(job(), second.id);
    const done = await dossierOf(whole.id);
    expect(done.state.branches.map(({ result }) => result?.number)).toEqual([RESULT.resultNumber, RESULT.resultNumber]);
    expect((await walk.act(done, PROPOSE)).state.position?.stepId).toBe('decide');
  });

  it('goes to the division that the process names, or where there is none to the first with people', async () => {
    const whole = await begin();
    const { position } = (await dossierOf(whole.state.branches[0]!.dossierId)).state;
    const unit = await sample.db
      .selectFrom('unit')
      .select('key')
      .where('id', '=', position?.unitId ?? '')
      .executeTakeFirst();
    expect(unit).toEqual({ key: 'van-hoa-xa-hoi' });
  });

  it('that an agency cannot resolve comes back with the reason, and is sent there again', async () => {
    const whole = await begin();
    const part = await dossierOf(whole.state.branches[0]!.dossierId);
    await walk.walk(part, PROPOSE, { action: 'REFUSE', reason: 'Thiếu xác nhận' }, ISSUE);
    await finishBranch(job(), part.id);
    const back = await dossierOf(whole.id);
    expect(back.state.branches[0]).toMatchObject({ state: 'STOPPED', note: 'Thiếu xác nhận' });
    const again = await walk.act(back, { action: 'BRANCH', branchAgencies: { commune: COMMUNE } });
    expect(again.state.branches.map(({ id, state }) => [id, state])).toEqual([
      ['commune', 'RUNNING'],
      ['province', 'WAITING'],
    ]);
  });

  it('that is withdrawn ends at the agencies too', async () => {
    const whole = await begin();
    const partId = whole.state.branches[0]!.dossierId;
    await walk.act(whole, { action: 'WITHDRAW', reason: 'Thôi' }, { as: 'tiepnhan.trungtam' });
    await endBranches(job(), whole.id);
    expect((await dossierOf(partId)).state).toMatchObject({ status: STATUS.WITHDRAWN, position: null });
  });

  it('belongs to its applicant as one dossier, and is counted as one: the parts are found by officers only', async () => {
    const open = async () => (await getOverview(await ctxAs(sample.db, 'ct.tinh'), {})).figures.open;
    const before = await open();
    const whole = await begin();
    expect(await open()).toBe(before + 1);
    const applicant = await ctxAs(sample.db, '0900000001');
    expect(applicant.actor.kind).toBe('APPLICANT');
    const part = await dossierOf(whole.state.branches[0]!.dossierId);
    expect(part.state).toMatchObject({ ownerAccountId: null, lookupKey: '' });
  });

  it('waits again for an agency whose result was wrong, until it is made anew (Đ.21.1 NĐ 61/2018)', async () => {
    const whole = await begin();
    const partId = whole.state.branches[0]!.dossierId;
    await walk.walk(await dossierOf(partId), PROPOSE, { action: 'APPROVE' }, ISSUE);
    await finishBranch(job(), partId);
    const leader = { as: 'ld.maugiang' };
    const corrected = await walk.act({ id: partId }, { action: 'CORRECT', reason: 'Sai số thửa' }, leader);
    await finishBranch(job(), partId);
    const waiting = await dossierOf(whole.id);
    expect(waiting.state.branches.map(({ state, result }) => [state, result])).toEqual([
      ['RUNNING', null],
      ['RUNNING', null],
    ]);
    const anew = { ...ISSUE, resultNumber: '13/QĐ-M' };
    await walk.walk(corrected, PROPOSE, { action: 'APPROVE' }, anew);
    await finishBranch(job(), partId);
    expect((await dossierOf(whole.id)).state.branches[0]).toMatchObject({
      state: 'RESOLVED',
      result: { number: '13/QĐ-M' },
    });
    expect((await dossierOf(partId)).state.status).toBe(STATUS.RETURNED);
  });

  it('is answered also when the records clerk was faster than the program', async () => {
    const whole = await begin();
    const partId = whole.state.branches[0]!.dossierId;
    const RETURN = { action: 'RETURN', method: 'ONLINE', collectorName: 'Sở Nội vụ' } as const;
    await walk.walk(await dossierOf(partId), PROPOSE, { action: 'APPROVE' }, ISSUE, RETURN);
    await finishBranch(job(), partId);
    expect((await dossierOf(whole.id)).state.branches[0]).toMatchObject({ state: 'RESOLVED' });
  });
});

describe('an interlinked dossier that goes to several agencies at once (Đ.19.6b NĐ 61/2018)', () => {
  /** The interlinked process of the sample, its agencies working side by side. */
  beforeAll(async () => {
    const { procedureCode } = OFFERED.interlinked;
    const { id, content } = await sample.db
      .selectFrom('processDefinition')
      .innerJoin('offering', 'offering.processId', 'processDefinition.id')
      .select(['processDefinition.id', 'processDefinition.content'])
      .where('offering.procedureCode', '=', procedureCode)
      .executeTakeFirstOrThrow();
    const parallel = JSON.stringify(content).replace('"SEQUENTIAL"', '"PARALLEL"');
    const processId = uuidv7();
    await sample.db
      .insertInto('processDefinition')
      .columns(['id', 'key', 'number', 'content', 'createdAt'])
      .expression(({ selectFrom, val }) =>
        selectFrom('processDefinition')
          .select([val(processId).as('id'), 'key', val(99).as('number')])
          .select([sql`${parallel}::jsonb`.as('content'), 'createdAt'])
          .where('id', '=', id),
      )
      .execute();
    await sample.db.updateTable('offering').set({ processId }).where('procedureCode', '=', procedureCode).execute();
  });

  const begin = async () => {
    const entered = await walk.enter('interlinked', { now: at('2026-11-23 09:00') });
    const branch = { action: 'BRANCH', branchAgencies: { commune: COMMUNE } } as const;
    return walk.act(entered, branch, { now: at('2026-11-23 10:00') });
  };
  const partsOf = ({ state }: Dossier) => Promise.all(state.branches.map(({ dossierId }) => dossierOf(dossierId)));
  /** A part is issued, by everybody in its agency, and the program tells the whole. */
  const finish = async (part: Dossier, now: Date, refuse?: string) => {
    const decision = refuse ? ({ action: 'REFUSE', reason: refuse } as const) : ({ action: 'APPROVE' } as const);
    for (const input of [PROPOSE, decision, ISSUE]) await walk.act(part, input, { now });
    await finishBranch(job(now), part.id);
  };
  const statesOf = async ({ id }: Dossier) => (await dossierOf(id)).state.branches.map(({ state }) => state);

  it('gives each its share of the time from the same moment, waits for all, and says who was late', async () => {
    const whole = await begin();
    expect(whole.state).toMatchObject({ branchMode: 'PARALLEL' });
    expect(whole.state.branches.map(({ agencyCode, state }) => [agencyCode, state])).toEqual([
      [COMMUNE, 'RUNNING'],
      [OFFICE, 'RUNNING'],
    ]);
    // 30 of 100 of ten days of eight hours, by the office hours of each; the 24th is a holiday
    expect(whole.state.branches.map(({ dueAt }) => dueAt)).toEqual([iso('2026-11-27 10:00'), iso('2026-11-27 10:00')]);
    const [commune, office] = await partsOf(whole);
    expect(office?.state.position).toMatchObject({ agencyCode: OFFICE, role: 'SPECIALIST' });

    await finish(office!, at('2026-11-24 09:00'));
    expect(await statesOf(whole)).toEqual(['RUNNING', 'RESOLVED']);
    await expect(walk.act(whole, PROPOSE)).rejects.toMatchObject(NOT_ALLOWED);

    await sweepClocks(job(at('2026-11-27 10:01')));
    const late = await sample.db
      .selectFrom('clockWarning')
      .innerJoin('dossier', 'dossier.id', 'clockWarning.dossierId')
      .select(['clockWarning.agencyCode', 'dossier.code'])
      .where('percent', '=', 100)
      .where('clock', '=', 'DOSSIER')
      .where('dossier.parentId', '=', whole.id)
      .execute();
    expect(late).toEqual([{ agencyCode: COMMUNE, code: `${whole.state.code}/commune` }]);

    await finish(commune!, at('2026-11-27 11:00'));
    const joined = await dossierOf(whole.id);
    const delays = joined.state.branches.map(({ agencyCode, dueAt, finishedAt }) => [agencyCode, finishedAt! > dueAt!]);
    expect(delays).toEqual([
      [COMMUNE, true],
      [OFFICE, false],
    ]);
    const decided = await walk.walk(joined, PROPOSE, { action: 'APPROVE' }, ISSUE);
    expect(decided.state).toMatchObject({ status: STATUS.RESOLVED, result: { number: RESULT.resultNumber } });
  });

  /** The wall time of a part, cut into stretches in which its clock ran and in which it stood still. */
  const stretches = async (part: Dossier, now: Date) => {
    const { receivedAt, pauses } = (await dossierOf(part.id)).state;
    const read = pauses.map(({ from, to }) => ({
      from: Date.parse(from),
      to: to === null ? null : Date.parse(to),
      reason: { vi: 'chờ' },
      mode: 'RESUME' as const,
    }));
    return splitIntervals(nationalCalendar(), Date.parse(receivedAt!), now.getTime(), read).map(
      ({ kind, from, to }) => [kind, (to - from) / 3_600_000],
    );
  };
  const supplementOf = { action: 'REQUEST_SUPPLEMENT' as const, items: [{ name: 'Trích lục', problem: 'Thiếu' }] };

  it('stands still at every agency while the applicant is asked for papers, and begins again there too (Đ.19.4)', async () => {
    const whole = await begin();
    const [commune, office] = await partsOf(whole);
    await finish(office!, at('2026-11-25 09:00'));
    const asked = await walk.ask(whole, supplementOf, { now: at('2026-11-25 10:00') });
    expect(asked.state.status).toBe(STATUS.SUPPLEMENT_REQUESTED);
    await holdBranches(job(), whole.id);
    await holdBranches(job(), whole.id);
    const held = await dossierOf(commune!.id);
    expect(held.state).toMatchObject({ status: STATUS.SUPPLEMENT_REQUESTED, dueAt: iso('2026-11-27 10:00') });
    await expect(walk.act(commune!, PROPOSE)).rejects.toMatchObject(NOT_ALLOWED);
    const brought = { action: 'SUPPLEMENT', note: 'Bản sao trích lục' } as const;
    const counter = { as: 'tiepnhan.trungtam', now: at('2026-12-01 10:00') };
    await expect(walk.act(commune!, brought, counter)).rejects.toMatchObject(NOT_ALLOWED);
    // the sweep finds nothing late in a clock that stands still
    await sweepClocks(job(at('2026-11-30 09:00')));
    const late = sample.db.selectFrom('clockWarning').select('clock').where('dossierId', '=', commune!.id);
    expect(await late.where('percent', '=', 100).execute()).toEqual([]);

    const supplied = await walk.act(whole, brought, counter);
    // 24 of the 80 hours of the limit, from when the papers came
    const anew = iso('2026-12-04 10:00');
    expect(supplied.state.branches.map(({ id, dueAt }) => [id, dueAt])).toContainEqual(['commune', anew]);
    await holdBranches(job(), whole.id);
    const released = await dossierOf(commune!.id);
    expect(released.state).toMatchObject({ status: STATUS.RECEIVED, dueAt: anew });
    expect(released.state.trace.at(-1)?.words.vi).toMatch(/^Phần việc này dừng cùng cả hồ sơ\. .*tính lại từ đầu/);
    expect(await stretches(commune!, at('2026-12-02 10:00'))).toEqual([
      ['RUNNING', 48],
      ['PAUSED', 144],
      ['RUNNING', 24],
    ]);
    await finish(commune!, at('2026-12-02 10:00'));
    expect(await statesOf(whole)).toEqual(['RESOLVED', 'RESOLVED']);
  });

  it('stands still while a payment is waited for, and what was left of each share runs on, also when told late', async () => {
    const whole = await begin();
    const [commune] = await partsOf(whole);
    const owed = { action: 'SET_OBLIGATION', reason: 'Phí thẩm định', vnd: 0 } as const;
    await walk.act(whole, owed, { now: at('2026-11-25 10:00') });
    const paid = { as: 'tiepnhan.trungtam', now: at('2026-11-26 10:00') };
    await walk.act(whole, { action: 'MEET_OBLIGATION' }, paid);
    // the program comes to it only when all is over
    await holdBranches(job(), whole.id);
    await holdBranches(job(), whole.id);
    const { state } = await dossierOf(commune!.id);
    expect(state).toMatchObject({ status: STATUS.IN_PROCESS, dueAt: iso('2026-11-30 10:00') });
    expect(state.pauses).toHaveLength(1);
    expect(state.trace.at(-1)?.words.vi).toMatch(/tính tiếp đến 10:00 thứ Hai, 30\/11\/2026/);
    expect(await stretches(commune!, at('2026-11-27 10:00'))).toEqual([
      ['RUNNING', 48],
      ['PAUSED', 24],
      ['RUNNING', 24],
    ]);
  });

  it('hears a refusal without losing what the others did, and sends only that part out again', async () => {
    const whole = await begin();
    const [commune, office] = await partsOf(whole);
    await finish(commune!, at('2026-11-24 09:00'), 'Thiếu xác nhận');
    expect(await statesOf(whole)).toEqual(['STOPPED', 'RUNNING']);
    await expect(walk.act(whole, { action: 'BRANCH' })).rejects.toMatchObject(NOT_ALLOWED);
    await finish(office!, at('2026-11-24 10:00'));
    const again = await walk.act(whole, { action: 'BRANCH', branchAgencies: { commune: 'H99.45' } });
    expect(again.state.branches.map(({ id, agencyCode, state }) => [id, agencyCode, state])).toEqual([
      ['province', OFFICE, 'RESOLVED'],
      ['commune', 'H99.45', 'RUNNING'],
    ]);
    const [, second] = await partsOf(again);
    expect(second?.state.code).toBe(`${whole.state.code}/commune.2`);
    await finish(second!, at('2026-11-25 09:00'));
    expect((await walk.act(whole, PROPOSE)).state.position?.stepId).toBe('decide');
  });

  it('is decided by the lead agency although one agency could not do its part', async () => {
    const whole = await begin();
    const [commune, office] = await partsOf(whole);
    await finish(office!, at('2026-11-24 09:00'));
    await finish(commune!, at('2026-11-24 10:00'), 'Không đủ điều kiện');
    const refused = await walk.walk(whole, PROPOSE, { action: 'REFUSE', reason: 'Xã không xác nhận' }, ISSUE);
    expect(refused.state).toMatchObject({ status: STATUS.STOPPED, result: { name: expect.any(String) as string } });
  });

  it('that is withdrawn ends at every agency that still works on it; what was decided there is issued and closed', async () => {
    const whole = await begin();
    const [commune, office] = await partsOf(whole);
    await walk.walk(commune!, PROPOSE, { action: 'REFUSE', reason: 'Thiếu xác nhận' });
    const withdrawn = await walk.act(whole, { action: 'WITHDRAW', reason: 'Thôi' }, { as: 'tiepnhan.trungtam' });
    expect(withdrawn.state.branches.map(({ state }) => state)).toEqual(['STOPPED', 'STOPPED']);
    await endBranches(job(), whole.id);
    expect((await dossierOf(office!.id)).state).toMatchObject({ status: STATUS.WITHDRAWN, position: null });
    expect((await dossierOf(commune!.id)).state).toMatchObject({ status: STATUS.STOPPED });
    await walk.act(commune!, ISSUE);
    await finishBranch(job(), commune!.id);
    expect((await dossierOf(commune!.id)).state).toMatchObject({ status: STATUS.RETURNED, position: null });
    expect((await dossierOf(whole.id)).state).toMatchObject({
      status: STATUS.WITHDRAWN,
      revision: withdrawn.state.revision,
    });
  });
});
