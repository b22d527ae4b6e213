import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ctxAs, SAMPLE_NOW, type SampleDatabase, sampleDatabase } from '../../../test/sampleProvince.ts';
import { submitDossier } from '../dossiers/submitDossier.ts';
import { checkCounterAnswers } from './checkCounterAnswers.ts';
import { listWaiting } from './listWaiting.ts';
import { describeReceivable, listReceivable } from './receivable.ts';

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

  it('does not offer what other one-stops receive', async () => {
    const centreOnly = await ctxAs(sample.db, 'tiepnhan.trungtam');
    const found = await listReceivable(centreOnly, '');
    expect(found.length).toBeGreaterThan(0);
    expect(found.flatMap((procedure) => procedure.deciders.map((decider) => decider.receivingCode))).toEqual(
      found.flatMap((procedure) => procedure.deciders.map(() => 'H99.03')),
    );
    await expect(describeReceivable(centreOnly, MARRIAGE)).rejects.toMatchObject({
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
    const check = (answers: Record<string, string>) => checkCounterAnswers(ward, { procedureCode: MARRIAGE, answers });
    expect(await check({})).toEqual({});
    expect(await check({ [date.key]: '5/3/1990', unknown: 'x' })).toEqual({ [date.key]: '1990-03-05' });
    await expect(check({ [date.key]: '31/02/1990' })).rejects.toMatchObject({
      fields: [{ field: `answers.${date.key}`, code: 'invalid' }],
    });
  });
});
