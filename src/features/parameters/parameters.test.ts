import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dossierWalk } from '../../../test/dossierWalk.ts';
import { ctxAs, type SampleDatabase, sampleDatabase } from '../../../test/sampleProvince.ts';
import { inTransaction } from '../../platform/context.ts';
import { acceptBy, promiseDate } from '../dossiers/promise.ts';
import { listQueue } from '../queues/listQueue.ts';
import { cancelParameter } from './cancelParameter.ts';
import { decideParameter, type ParameterDecision } from './decideParameter.ts';
import { duePolicy, legalParameter } from './legalParameter.ts';
import { listParameters } from './listParameters.ts';

const decision: ParameterDecision = {
  key: 'reception.onlineAnswer',
  agencyCode: null,
  procedureCode: null,
  value: 4,
  basis: 'khoản 2 Điều 9 Quy chế một cửa của tỉnh Mẫu',
  decisionNumber: '99/QĐ-UBND',
  decisionDate: '2026-11-20',
  validFrom: '2026-12-01',
  validTo: null,
  note: '',
};
const AGENCY = 'H99.03';

let sample: SampleDatabase;
let systemAdministrator: string;
let agencyAdministrator: { login: string; agencyCode: string };
beforeAll(async () => {
  sample = await sampleDatabase();
  const posts = await sample.db
    .selectFrom('post')
    .innerJoin('account', 'account.id', 'post.accountId')
    .select(['login', 'role', 'agencyCode'])
    .where('role', 'in', ['SYSTEM_ADMINISTRATOR', 'AGENCY_ADMINISTRATOR'])
    .orderBy('login')
    .execute();
  systemAdministrator = posts.find(({ role }) => role === 'SYSTEM_ADMINISTRATOR')?.login ?? '';
  const system = posts.filter(({ role }) => role === 'SYSTEM_ADMINISTRATOR').map(({ login }) => login);
  agencyAdministrator = posts.filter(({ login }) => !system.includes(login))[0] ?? { login: '', agencyCode: '' };
});
afterAll(() => sample.drop());

const answerAt = (at: string) =>
  legalParameter(sample.db, 'reception.onlineAnswer', { agencyCode: AGENCY, at: new Date(at) });

describe('legal parameters decided by province and agency', () => {
  it('hold from the first moment of their day in Vietnam, and only for submissions from then on', async () => {
    const ctx = await ctxAs(sample.db, systemAdministrator);
    await decideParameter(ctx, decision);
    expect(await answerAt('2026-11-30T16:59:59Z')).toMatchObject({ value: 8, source: 'LAW' });
    expect(await answerAt('2026-11-30T17:00:00Z')).toMatchObject({ value: 4, source: 'PROVINCE' });
    const promised = await inTransaction(ctx, (tx) => acceptBy(tx, AGENCY, new Date('2026-12-02T01:00:00Z')));
    // handed in at 8:00; the morning ends at 11:30, the afternoon begins at 13:00
    expect(promised).toBe('2026-12-02T06:30:00.000Z');
  });

  it('move the cut-off of one procedure of one agency, and no other (NĐ 297/2025: last hour)', async () => {
    const ctx = await ctxAs(sample.db, systemAdministrator);
    const lastHour = { ...decision, key: 'reception.lastHour', value: 60, validFrom: '2026-11-21' } as const;
    await decideParameter(ctx, { ...lastHour, agencyCode: AGENCY, procedureCode: '1.000894' });
    const at = new Date('2026-11-25T09:30:00Z');
    expect(await duePolicy(sample.db, { agencyCode: AGENCY, procedureCode: '1.000894', at })).toMatchObject({
      lastMinutes: 60,
    });
    expect((await duePolicy(sample.db, { agencyCode: AGENCY, at })).lastMinutes).toBeUndefined();
    const promise = (procedureCode?: string) =>
      inTransaction(ctx, (tx) => promiseDate(tx, AGENCY, { unit: 'WORKING_DAYS', value: 1 }, at, procedureCode));
    expect((await promise()).dueAt?.slice(0, 10)).toBe('2026-11-26');
    expect((await promise('1.000894')).dueAt?.slice(0, 10)).toBe('2026-11-27');
  });

  it('can be taken back with a reason, and are kept in the history with who did what', async () => {
    const ctx = await ctxAs(sample.db, systemAdministrator);
    const { id } = await decideParameter(ctx, {
      ...decision,
      key: 'supplement.wait',
      value: 20,
      validFrom: '2026-11-20',
    });
    const wait = () => legalParameter(sample.db, 'supplement.wait', { at: ctx.clock.now() });
    expect(await wait()).toMatchObject({ value: 20 });
    await expect(cancelParameter(ctx, id, '  ')).rejects.toMatchObject({ kind: { code: 'common.invalid_input' } });
    await cancelParameter(ctx, id, 'Ghi nhầm số ngày');
    expect(await wait()).toMatchObject({ value: 15, source: 'LAW' });
    const listed = (await listParameters(ctx)).items.find(({ key }) => key === 'supplement.wait');
    expect(listed?.decisions).toEqual([
      expect.objectContaining({ id, value: 20, cancelReason: 'Ghi nhầm số ngày', decisionNumber: '99/QĐ-UBND' }),
    ]);
    expect(listed?.today.value).toBe(15);
  });

  it('need a special law where they are worse for the applicant, a ground, and days that follow each other', async () => {
    const ctx = await ctxAs(sample.db, systemAdministrator);
    const wrong: [Partial<ParameterDecision>, string][] = [
      [{ value: 16 }, 'note'],
      [{ value: null }, 'value'],
      [{ value: 0 }, 'value'],
      [{ basis: ' ' }, 'basis'],
      [{ validFrom: '2026-11-19' }, 'validFrom'],
      [{ validTo: '2026-11-30' }, 'validTo'],
      [{ procedureCode: '9.999999' }, 'procedureCode'],
    ];
    for (const [part, field] of wrong)
      await expect(decideParameter(ctx, { ...decision, ...part })).rejects.toMatchObject({ fields: [{ field }] });
    await decideParameter(ctx, { ...decision, value: 16, agencyCode: 'H99.05', note: 'Điều 8 Luật Mẫu' });
  });

  it('of an agency are decided by its own administrator, of the province by the system’s', async () => {
    const { login, agencyCode } = agencyAdministrator;
    const ctx = await ctxAs(sample.db, login);
    const forbidden = { kind: { code: 'common.forbidden' } };
    await expect(decideParameter(ctx, decision)).rejects.toMatchObject(forbidden);
    await expect(decideParameter(ctx, { ...decision, agencyCode: 'H99.01' })).rejects.toMatchObject(forbidden);
    await decideParameter(ctx, { ...decision, agencyCode });
    const { agencies, mayDecideForProvince } = await listParameters(ctx);
    expect([agencies.map(({ code }) => code).includes(agencyCode), mayDecideForProvince]).toEqual([true, false]);
    const receptionist = await ctxAs(sample.db, 'tiepnhan.trungtam');
    await expect(decideParameter(receptionist, { ...decision, agencyCode: AGENCY })).rejects.toMatchObject(forbidden);
  });
});

describe('numbers that turns and queues go by', () => {
  const items = [{ name: 'Giấy tờ mẫu', problem: 'thiếu chữ ký' }];
  const now = (day: string) => new Date(`2026-11-${day}T08:00:00+07:00`);
  const own = { validFrom: '2026-11-21', decisionDate: '2026-11-20', note: 'Điều 8 Luật Mẫu' };

  it('let reception ask twice for supplements, and a new date be given twice, where the law of a procedure says so', async () => {
    const walk = dossierWalk(sample);
    const ctx = await ctxAs(sample.db, systemAdministrator);
    const procedureCode = '2.001955';
    const ask = (dossier: { id: string }) =>
      walk.act(dossier, { action: 'REQUEST_SUPPLEMENT', items }, { as: 'tiepnhan.trungtam', now: now('23') });
    const answer = (dossier: { id: string }) =>
      walk.act(dossier, { action: 'SUPPLEMENT', note: 'Đã bổ sung' }, { as: '0900000001', now: now('23') });
    const once = await answer(await ask(await walk.submit('sixSteps', { now: now('23') })));
    await expect(ask(once)).rejects.toMatchObject({ fields: [{ field: 'reason' }] });
    await decideParameter(ctx, { ...decision, ...own, key: 'supplement.requestsMax', value: 2, procedureCode });
    const twice = await answer(await ask(once));
    await expect(ask(twice)).rejects.toMatchObject({ fields: [{ field: 'reason' }] });

    const entered = await walk.enter('sixSteps', { now: now('23') });
    const extend = (until: string) =>
      walk.ask(entered, { action: 'EXTEND', reason: 'Phải xác minh', until: `2026-12-${until}T10:00:00.000Z` });
    await extend('22');
    await expect(extend('23')).rejects.toMatchObject({ fields: [{ field: 'until' }] });
    await decideParameter(ctx, { ...decision, ...own, key: 'apology.newDatesMax', value: 2, procedureCode });
    expect((await extend('23')).state.extensions).toHaveLength(2);
  });

  it('list a result as not collected after the province’s number of days, which no agency has of its own', async () => {
    const walk = dossierWalk(sample);
    const entered = await walk.enter('oneDesk', { as: 'tiepnhan.vidu', now: now('02') });
    await sample.db
      .updateTable('dossier')
      .set({ status: 9, stepRole: 'RECEPTIONIST', deskUnitId: null, finishedAt: now('03') })
      .where('id', '=', entered.id)
      .execute();
    const listed = async () => {
      const ctx = await ctxAs(sample.db, 'tiepnhan.vidu', { now: now('24') });
      return (await listQueue(ctx, 'notCollected')).items.map(({ id }) => id);
    };
    expect(await listed()).not.toContain(entered.id);
    const ctx = await ctxAs(sample.db, systemAdministrator);
    const ten = { ...decision, ...own, key: 'result.uncollected', value: 10 } as const;
    await expect(decideParameter(ctx, { ...ten, agencyCode: AGENCY })).rejects.toMatchObject({
      fields: [{ field: 'agencyCode', code: 'provinceOnly' }],
    });
    await decideParameter(ctx, ten);
    expect(await listed()).toContain(entered.id);
  });
});
