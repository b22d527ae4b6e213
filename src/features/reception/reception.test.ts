import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ctxAs, SAMPLE_NOW, type SampleDatabase, sampleDatabase } from '../../../test/sampleProvince.ts';
import { actOnDossier } from '../dossiers/actOnDossier.ts';
import { findDesk } from '../dossiers/desk.ts';
import { enterAtCounter } from '../dossiers/enterAtCounter.ts';
import { getDossier } from '../dossiers/getDossier.ts';
import { getProcess } from '../dossiers/process.ts';
import { submitDossier } from '../dossiers/submitDossier.ts';
import { listPapers } from '../papers/getPaper.ts';
import { checkCollector } from './checkCollector.ts';
import { checkCounterPapers } from './checkCounterPapers.ts';
import { listWaiting } from './listWaiting.ts';
import { prepareCounterForm } from './prepareCounterForm.ts';
import { describeReceivable, listReceivable } from './receivable.ts';
import { receivingAgencyFor } from './receivingAgencyFor.ts';

const MARRIAGE = '1.000894';
const CERTIFIED_COPY = '2.000815';

let sample: SampleDatabase;
beforeAll(async () => {
  sample = await sampleDatabase();
});
afterAll(() => sample.drop());

describe('the counter', () => {
  it('finds a procedure by a few letters, without diacritics, among those of its one-stop', async () => {
    const ward = await ctxAs(sample.db, 'tiepnhan2.trungtam');
    const [best] = await listReceivable(ward, 'ket hon');
    expect(best).toMatchObject({ code: MARRIAGE, deciders: [{ code: 'H99.41', receivingCode: 'H99.41' }] });
  });

  it('proposes who is usually received here, and never lets another agency’s result be made at the counter', async () => {
    const centreOnly = await ctxAs(sample.db, 'tiepnhan.trungtam');
    const found = await listReceivable(centreOnly, '');
    expect(found.length).toBeGreaterThan(0);
    expect(found.flatMap((procedure) => procedure.deciders.map((decider) => decider.receivingCode))).toEqual(
      found.flatMap((procedure) => procedure.deciders.map(() => 'H99.03')),
    );
    await expect(describeReceivable(centreOnly, CERTIFIED_COPY)).rejects.toMatchObject({
      kind: { code: 'procedure.not_offered' },
    });
  });

  it('offers nothing to an officer who does not receive', async () => {
    const specialist = await ctxAs(sample.db, 'cv1.sxd');
    expect(await listReceivable(specialist, 'kết hôn')).toEqual([]);
  });

  it('knows papers, form, limits and fees of a procedure, and which are resolved on the spot', async () => {
    const ward = await ctxAs(sample.db, 'tiepnhan2.trungtam');
    const marriage = await describeReceivable(ward, MARRIAGE);
    expect(marriage.cases[0]?.components.length).toBeGreaterThan(0);
    expect(marriage.form?.key).toBe('marriage-registration');
    expect(marriage.methods.map((method) => method.channel)).not.toContain('ONLINE');
    expect(marriage.onTheSpot).toEqual([]);
    const copy = await describeReceivable(ward, CERTIFIED_COPY);
    expect(copy.onTheSpot).toContain('H99.41');
  });
});

describe('anywhere reception (Đ.14 NĐ 118/2025)', () => {
  const CENTRE = 'tiepnhan.trungtam';
  const WARD = 'H99.41';
  const receivedElsewhere = async () => {
    const ctx = await ctxAs(sample.db, CENTRE);
    return enterAtCounter(ctx, {
      procedureCode: MARRIAGE,
      competentAgencyCode: WARD,
      receivingAgencyCode: 'H99.03',
      channel: 'COUNTER',
      applicant: { kind: 'CITIZEN', name: 'Nguyễn Văn Mẫu' },
      answers: {},
      components: [],
      setCount: 1,
      delivery: { method: 'COUNTER' },
    });
  };

  it('lets the counter choose the competent agency, wherever it is, the usual one first', async () => {
    const centre = await ctxAs(sample.db, CENTRE);
    const marriage = await describeReceivable(centre, MARRIAGE);
    expect(marriage.deciders).toContainEqual(
      expect.objectContaining({ code: WARD, receivingCode: 'H99.03', elsewhere: true }),
    );
    const ward = await describeReceivable(await ctxAs(sample.db, 'tiepnhan.vidu'), MARRIAGE);
    expect(ward.deciders[0]).toMatchObject({ code: WARD, elsewhere: false });
    expect(ward.deciders.slice(1).every(({ elsewhere }) => elsewhere)).toBe(true);
  });

  it('gives the code of the counter, routes to the competent agency and brings the result back to the counter', async () => {
    const dossier = await receivedElsewhere();
    expect(dossier.state).toMatchObject({ receivingAgencyCode: 'H99.03', competentAgencyCode: WARD });
    expect(dossier.state.code).toMatch(/^H99\.03-/);
    expect(dossier.state.position?.agencyCode).toBe(WARD);
    const seen = async (login: string) => (await getDossier(await ctxAs(sample.db, login), dossier.id)).dossier.id;
    expect([await seen(CENTRE), await seen('tiepnhan.vidu')]).toEqual([dossier.id, dossier.id]);
    const process = await getProcess(sample.db, dossier.state.processId);
    const back = process.steps.find((step) => step.transitions.some(({ action }) => action === 'RETURN'));
    if (!back) throw new Error('The process returns nothing');
    expect((await findDesk(await ctxAs(sample.db, CENTRE), back, dossier.state)).agencyCode).toBe('H99.03');
  });

  it('is counted for the agency that received it and for the one that decides', async () => {
    const { id } = await receivedElsewhere();
    const column = async (name: 'receivingAgencyCode' | 'competentAgencyCode', code: string) =>
      sample.db.selectFrom('dossier').select('id').where(name, '=', code).where('id', '=', id).execute();
    expect(await column('receivingAgencyCode', 'H99.03')).toHaveLength(1);
    expect(await column('competentAgencyCode', WARD)).toHaveLength(1);
  });

  it('can be switched off by a decision, and is never for online submissions, which have their one-stop', async () => {
    const at = SAMPLE_NOW;
    const submission = { procedureCode: MARRIAGE, receivingAgencyCode: 'H99.03' };
    const process = await getProcess(sample.db, (await receivedElsewhere()).state.processId);
    const ask = (channel: 'COUNTER' | 'ONLINE') =>
      receivingAgencyFor({ db: sample.db, clock: { now: () => at } }, { ...submission, channel }, WARD, process);
    expect(await ask('COUNTER')).toBe('H99.03');
    const refused = { kind: { code: 'procedure.not_offered' } };
    await expect(ask('ONLINE')).rejects.toMatchObject(refused);
    await sample.db
      .insertInto('legalParameter')
      .values({
        id: uuidv7(),
        key: 'reception.anywhere',
        agencyCode: 'H99.03',
        value: 0,
        basis: 'Quyết định mẫu',
        decisionNumber: '1/QĐ-M',
        decisionDate: '2026-11-01',
        validFrom: '2026-11-01',
        recordedAt: at,
        recordedByName: 'Quản trị Mẫu',
      })
      .execute();
    await expect(ask('COUNTER')).rejects.toMatchObject(refused);
  });
});

describe('a person who stands at the counter with a dossier that cannot be accepted (Đ.17.1 NĐ 61/2018)', () => {
  const entry = {
    procedureCode: MARRIAGE,
    competentAgencyCode: 'H99.41',
    channel: 'COUNTER' as const,
    applicant: { kind: 'CITIZEN' as const, name: 'Nguyễn Văn Mẫu' },
    answers: {},
    components: [],
    setCount: 1,
    delivery: { method: 'COUNTER' as const },
  };

  it('gets the request for supplements or the refusal as a paper, and the dossier is in the system (Đ.26.3 quy chế Hòa Bình)', async () => {
    const asked = await enterAtCounter(await ctxAs(sample.db, 'tiepnhan.vidu'), {
      ...entry,
      answer: { action: 'REQUEST_SUPPLEMENT', items: [{ name: 'Tờ khai', problem: 'Chưa có chữ ký' }] },
    });
    expect(asked.state).toMatchObject({ status: 5, code: null, receivedAt: null });
    const declined = await enterAtCounter(await ctxAs(sample.db, 'tiepnhan.vidu'), {
      ...entry,
      answer: { action: 'DECLINE', reason: 'Không thuộc thẩm quyền' },
    });
    expect(declined.state).toMatchObject({ status: 3, closingReason: 'Không thuộc thẩm quyền' });
    const papers = async (id: string) => JSON.stringify(await listPapers(await ctxAs(sample.db, 'tiepnhan.vidu'), id));
    expect(await papers(asked.id)).toContain('supplement-request');
    expect(await papers(declined.id)).toContain('refusal');
  });

  it('comes back with what was missing, and the same dossier is accepted', async () => {
    const ctx = () => ctxAs(sample.db, 'tiepnhan.vidu');
    const asked = await enterAtCounter(await ctx(), {
      ...entry,
      answer: { action: 'REQUEST_SUPPLEMENT', items: [{ name: 'Tờ khai', problem: 'Chưa có chữ ký' }] },
    });
    await actOnDossier(await ctx(), asked.id, { action: 'SUPPLEMENT', note: 'Đã ký' });
    const received = await actOnDossier(await ctx(), asked.id, { action: 'RECEIVE' });
    expect(received.state.code).toMatch(/^H99\.41-/);
  });

  it('is not accepted without a stated ground while required papers are missing; the server asks too', async () => {
    const ward = await ctxAs(sample.db, 'tiepnhan.vidu');
    const check = (part: object) => checkCounterPapers(ward, { procedureCode: MARRIAGE, components: [], ...part });
    await expect(check({})).rejects.toMatchObject({ fields: [{ field: 'missingReason', code: 'required' }] });
    await check({ missingReason: 'Dữ liệu đã có trong cơ sở dữ liệu quốc gia về dân cư' });
    const { cases } = await describeReceivable(ward, MARRIAGE);
    const all = (cases[0]?.components ?? []).map(({ key, name }) => ({
      key,
      name,
      shape: 'ORIGINAL' as const,
      count: 1,
      fileIds: [],
    }));
    await check({ components: all });
    const [first, ...rest] = all;
    if (!first) throw new Error('Marriage asks for papers');
    const missing = check({ components: [{ ...first, shape: 'MISSING' }, ...rest] });
    await expect(missing).rejects.toMatchObject({ fields: [{ message: expect.stringContaining(first.name) }] });
  });
});

describe('who collects a result (Đ.11.4 quy chế Đồng Nai)', () => {
  const owner = { kind: 'CITIZEN' as const, name: 'Nguyễn Văn Mẫu', citizenId: '001090000001' };
  const collect = async (part: object) =>
    checkCollector(await ctxAs(sample.db, 'tiepnhan.vidu'), owner, {
      method: 'COUNTER',
      collectorName: 'Trần Thị Ví Dụ',
      authorised: false,
      ...part,
    });

  it('is the owner; somebody else needs an authorisation whose number or scan is kept', async () => {
    await collect({ collectorName: 'Nguyễn Văn Mẫu' });
    await expect(collect({})).rejects.toMatchObject({ fields: [{ field: 'authorised' }] });
    await expect(collect({ authorised: true })).rejects.toMatchObject({ fields: [{ field: 'documentNumber' }] });
    await collect({ authorised: true, documentNumber: '12/UQ, 20/11/2026' });
    await collect({ authorised: true, fileIds: [uuidv7()] });
    await collect({ method: 'POST' });
  });
});

describe('the 8 working hours of an online submission', () => {
  it('run by the office hours of the one-stop, and go on past their end', async () => {
    const citizen = await ctxAs(sample.db, '0900000001');
    if (!('accountId' in citizen.actor)) throw new Error('not signed in');
    const { state } = await submitDossier(citizen, {
      procedureCode: MARRIAGE,
      competentAgencyCode: 'H99.41',
      channel: 'ONLINE',
      ownerAccountId: citizen.actor.accountId,
      applicant: { kind: 'CITIZEN', name: 'Nguyễn Văn Mẫu' },
      answers: {},
      components: [],
      setCount: 1,
      delivery: { method: 'COUNTER' },
    });
    const dueAt = new Date(state.acceptBy ?? 0);
    const seen = async (now: Date) =>
      (await listWaiting(await ctxAs(sample.db, 'tiepnhan2.trungtam', { now }))).items[0];
    expect(await seen(SAMPLE_NOW)).toMatchObject({ minutesLeft: 480, usedPercent: 0 });
    expect(await seen(new Date(dueAt.getTime() - 60 * 60_000))).toMatchObject({ minutesLeft: 60, usedPercent: 88 });
    expect(await seen(dueAt)).toMatchObject({ minutesLeft: 0, usedPercent: 100 });
    const late = await seen(new Date(dueAt.getTime() + 24 * 3_600_000));
    expect(late?.minutesLeft).toBeLessThan(0);
    expect(late?.usedPercent).toBeGreaterThan(100);
  });
});

describe('the electronic form at the counter', () => {
  it('may stay empty, but what is typed is read and checked as in the browser', async () => {
    const ward = await ctxAs(sample.db, 'tiepnhan2.trungtam');
    const { form } = await describeReceivable(ward, MARRIAGE);
    const date = form?.sections
      .flatMap((section) => section.fields)
      .find((field) => field.kind === 'date' && !field.when);
    if (!date) throw new Error('The form of marriage has no date');
    const check = (answers: Record<string, string>) =>
      prepareCounterForm(ward, {
        procedureCode: MARRIAGE,
        competentAgencyCode: 'H99.41',
        applicant: { kind: 'CITIZEN', name: 'Nguyễn Văn Mẫu' },
        components: [],
        answers,
      });
    expect(await check({})).toEqual({ answers: {}, components: [] });
    const prepared = await check({ [date.key]: '5/3/1990', unknown: 'x' });
    expect(prepared.answers).toEqual({ [date.key]: '1990-03-05' });
    // what was typed stands in the dossier as a PDF beside the paper form
    expect(prepared.components).toMatchObject([{ key: 'filled-form', shape: 'ELECTRONIC', count: 1 }]);
    await expect(check({ [date.key]: '31/02/1990' })).rejects.toMatchObject({
      fields: [{ field: `answers.${date.key}`, code: 'invalid' }],
    });
  });
});
