import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ctxAs, type SampleDatabase, sampleDatabase } from '../../../test/sampleProvince.ts';
import { ProblemError } from '../../platform/errors.ts';
import { listDelegations, listUncovered } from './delegations.ts';
import { type DelegationInput, registerDelegation, revokeDelegation } from './registerDelegation.ts';

let sample: SampleDatabase;
const id: Record<string, string> = {};

beforeAll(async () => {
  sample = await sampleDatabase();
  const rows = await sample.db.selectFrom('account').select(['login', 'id']).where('kind', '=', 'OFFICER').execute();
  for (const row of rows) id[row.login] = row.id;
});
afterAll(() => sample.drop());

const as = (login: string, time = '2026-11-23T09:00:00') => ctxAs(sample.db, login, { now: new Date(`${time}+07:00`) });

/** Sở Tài chính empowers its officer at the centre to approve, for three months. */
const decision = (more: Partial<DelegationInput> = {}): DelegationInput => ({
  agencyCode: 'H99.10',
  accountId: id['ld.trungtam'] ?? '',
  tasks: ['APPROVE'],
  procedureCodes: ['2.001610'],
  decisionNumber: '88/QĐ-STC',
  decisionDate: '2026-11-20',
  validFrom: '2026-11-23',
  validTo: '2027-02-28',
  ...more,
});

async function refusal(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ProblemError)) throw error ?? new Error('not refused');
  return [error.kind.code, ...error.fields.map(({ field }) => field)].join(' ');
}

describe('empowerment for four steps on the spot (Đ.13.2a, Đ.16.1c QĐ 1748/2023 Đồng Nai)', () => {
  const states = async (time: string) => (await listDelegations(await as('qt.stc', time))).map(({ state }) => state);
  const uncovered = async (time: string) =>
    (await listUncovered(await as('qt.trungtam', time))).find(
      ({ accountId, role }) => accountId === id['ld.trungtam'] && role === 'AGENCY_LEADER',
    );

  it('is in force from its first day to its last, warns in the last thirty days, and is missed afterwards', async () => {
    expect(await uncovered('2026-11-23T09:00:00')).toMatchObject({ ranOutOn: null });
    const { id: delegation } = await registerDelegation(await as('qt.stc'), decision());
    expect(await states('2026-11-22T23:59:59')).toEqual(['COMING']);
    expect(await states('2026-11-23T00:00:00')).toEqual(['VALID']);
    expect(await states('2027-01-29T23:59:59')).toEqual(['VALID']);
    expect(await states('2027-01-30T00:00:00')).toEqual(['ENDING']);
    expect(await states('2027-02-28T23:59:59')).toEqual(['ENDING']);
    expect(await uncovered('2027-02-28T23:59:59')).toBeUndefined();
    expect(await states('2027-03-01T00:00:00')).toEqual(['OVER']);
    expect(await uncovered('2027-03-01T00:00:00')).toMatchObject({ ranOutOn: '2027-02-28' });
    await revokeDelegation(await as('qt.trungtam'), delegation);
    expect(await uncovered('2026-12-01T09:00:00')).toBeDefined();
    expect(await refusal(revokeDelegation(await as('qt.stc'), delegation))).toBe('standIns.delegation_not_found');
  });

  it('to appraise is none to approve', async () => {
    const { id: delegation } = await registerDelegation(await as('qt.stc'), decision({ tasks: ['APPRAISE'] }));
    expect(await uncovered('2026-12-01T09:00:00')).toBeDefined();
    await revokeDelegation(await as('qt.stc'), delegation);
  });

  it('is recorded by the agency that gives it or by the one-stop to which it is sent, by nobody else', async () => {
    for (const login of ['qt.stc', 'qt.trungtam', 'quantri.tinh']) {
      const { id: delegation } = await registerDelegation(await as(login), decision());
      await revokeDelegation(await as(login), delegation);
    }
    for (const login of ['qt.snv', 'ld.stc', 'ld.trungtam'])
      expect(await refusal(registerDelegation(await as(login), decision()))).toBe('common.forbidden');
    const { id: delegation } = await registerDelegation(await as('qt.stc'), decision());
    expect(await refusal(revokeDelegation(await as('qt.snv'), delegation))).toBe('standIns.delegation_not_found');
  });

  it('says beside each field what is wrong', async () => {
    const wrong = decision({
      agencyCode: 'H99.00',
      accountId: id['cv1.stc'] ?? '',
      tasks: [],
      procedureCodes: ['2.001610', '9.999999'],
      decisionNumber: ' ',
      validTo: '2026-11-22',
    });
    expect(await refusal(registerDelegation(await as('qt.stc'), wrong))).toBe(
      'common.invalid_input accountId agencyCode tasks decisionNumber validTo procedureCodes',
    );
  });
});
