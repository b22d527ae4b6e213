import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CITIZEN, type DossierWalk, dossierWalk } from '../../../test/dossierWalk.ts';
import { type MoneyWalk, moneyWalk, RECEPTION } from '../../../test/moneyWalk.ts';
import { ctxAs, type SampleDatabase, sampleDatabase } from '../../../test/sampleProvince.ts';
import { STATUS } from '../../domain/dossier/status.ts';
import { getDossier } from '../dossiers/getDossier.ts';
import type { Dossier } from '../dossiers/store.ts';
import { submitDossier } from '../dossiers/submitDossier.ts';
import { collectObligation, reduceObligation } from '../payments/handleObligation.ts';
import { readOfficeMoney } from '../payments/listMoney.ts';
import { listObligations } from '../payments/store.ts';
import { claimReduction, listClaimable } from './claimReduction.ts';
import { listClaims } from './claims.ts';
import { decideClaim } from './decideClaim.ts';
import { addFeeRule, endFeeLine } from './editFees.ts';

let sample: SampleDatabase;
let walk: DossierWalk;
let money: MoneyWalk;
beforeAll(async () => {
  sample = await sampleDatabase();
  walk = dossierWalk(sample);
  money = moneyWalk(sample, walk);
});
afterAll(() => sample.drop());

const as: MoneyWalk['as'] = (...who) => money.as(...who);
const owedBy: MoneyWalk['owedBy'] = (dossier) => money.owedBy(dossier);
const pay = async (dossier: Dossier) =>
  collectObligation(await as('tiepnhan.vidu'), (await owedBy(dossier)).id, { way: 'CASH' });

describe('the fee of a procedure', () => {
  const permit = { procedureCode: '1.013225', competentAgencyCode: 'H99.41' };

  it('is owed from acceptance on, by the table of the day of submission', async () => {
    const submission = { ...(await walk.submission('oneDesk')), ...permit, channel: 'COUNTER' as const };
    const dossier = await walk.enter('oneDesk', { as: 'tiepnhan.vidu', extra: submission });
    expect(await owedBy(dossier)).toMatchObject({
      purpose: 'AFTER_ACCEPTANCE',
      state: { vnd: 75_000 },
      lines: [{ code: 'LP-GPXD', kind: 'CHARGE' }],
    });
  });

  it('taken at the counter is settled at once; the sum must be what is owed', async () => {
    const submission = { ...(await walk.submission('oneDesk')), ...permit };
    const enter = (collectedVnd: number) =>
      walk.enter('oneDesk', { as: 'tiepnhan.vidu', extra: { ...submission, channel: 'COUNTER', collectedVnd } });
    const dossier = await enter(75_000);
    expect(await owedBy(dossier)).toMatchObject({ state: { status: 'PAID' }, lines: [{ code: 'LP-GPXD' }] });
    const byHand = await enter(60_000);
    expect((await owedBy(byHand)).lines).toMatchObject([{ code: 'NHAP', vnd: 60_000 }]);
  });

  it('that is due before acceptance keeps the dossier from being accepted until it is paid', async () => {
    const citizen = await ctxAs(sample.db, CITIZEN);
    const dossier = await submitDossier(citizen, {
      ...(await walk.submission('oneDesk')),
      procedureCode: '2.000635',
      competentAgencyCode: 'H99.41',
      answers: { copyTotal: '2' },
      channel: 'ONLINE',
      ownerAccountId: 'accountId' in citizen.actor ? citizen.actor.accountId : null,
    });
    await expect(walk.act(dossier, { action: 'RECEIVE' })).rejects.toMatchObject({
      kind: { code: 'payments.pay_first' },
    });
    await pay(dossier);
    expect((await walk.act(dossier, { action: 'RECEIVE' })).state.status).toBe(STATUS.RECEIVED);
    expect(await listObligations(sample, dossier.id)).toHaveLength(1);
  });

  it('is worked out anew when the applicant changes how much is asked for; beside what was paid only the rest is owed', async () => {
    const citizen = await ctxAs(sample.db, CITIZEN);
    const submission = await walk.submission('oneDesk');
    const dossier = await submitDossier(citizen, {
      ...submission,
      procedureCode: '2.000635',
      competentAgencyCode: 'H99.41',
      answers: { copyTotal: '2' },
      channel: 'ONLINE',
      ownerAccountId: 'accountId' in citizen.actor ? citizen.actor.accountId : null,
    });
    const { applicant, components, delivery } = submission;
    const change = (copyTotal: string) =>
      walk.act(
        dossier,
        { action: 'EDIT', edit: { applicant, components, delivery, answers: { copyTotal } } },
        { as: '0900000001' },
      );
    await change('3');
    const owed = async () => (await listObligations(sample, dossier.id)).map(({ state }) => [state.status, state.vnd]);
    expect(await owed()).toEqual([
      ['CANCELLED', 16_000],
      ['CREATED', 24_000],
    ]);
    await pay(dossier);
    await change('4');
    expect(await owed()).toContainEqual(['CREATED', 8_000]);
    await change('1');
    expect((await owed()).filter(([status]) => status === 'CREATED')).toEqual([]);
  });
});

describe('a ground for paying less', () => {
  const permit = { procedureCode: '1.013225', competentAgencyCode: 'H99.41' };
  const submitted = async () => {
    const ctx = await ctxAs(sample.db, CITIZEN);
    const ownerAccountId = 'accountId' in ctx.actor ? ctx.actor.accountId : null;
    const submission = { ...(await walk.submission('oneDesk')), ...permit, channel: 'COUNTER' as const };
    return submitDossier(ctx, { ...submission, ownerAccountId });
  };
  const asked = async (dossier: Dossier) => {
    const { dossier: own } = await getDossier(await ctxAs(sample.db, CITIZEN), dossier.id);
    const [poor] = await listClaimable(await ctxAs(sample.db, CITIZEN), dossier.id, own.state);
    const claim = { reductionId: poor!.id, explanation: 'Sổ hộ nghèo số 12' };
    await claimReduction(await ctxAs(sample.db, CITIZEN), dossier.id, claim);
    await expect(claimReduction(await ctxAs(sample.db, CITIZEN), dossier.id, claim)).rejects.toMatchObject({
      kind: { code: 'fees.claim_not_now' },
    });
    return (await listClaims(sample, dossier.id))[0]!;
  };
  const lastMessage = async ({ id }: Dossier) => {
    const rows = await sample.db.selectFrom('dossierMessage').select('body').where('dossierId', '=', id).execute();
    return rows.at(-1)?.body;
  };

  it('that the applicant claims is answered by an officer; what is owed follows', async () => {
    const dossier = await submitted();
    const claim = await asked(dossier);
    await expect(
      decideClaim(await ctxAs(sample.db, 'cv3.sxd'), claim.id, { confirm: true, answer: '' }),
    ).rejects.toMatchObject({
      kind: { code: 'common.forbidden' },
    });
    await decideClaim(await ctxAs(sample.db, 'tiepnhan.vidu'), claim.id, { confirm: true, answer: '' });
    expect(await lastMessage(dossier)).toContain('được chấp nhận');
    await walk.act(dossier, { action: 'RECEIVE' }, { as: 'tiepnhan.vidu' });
    expect(await listObligations(sample, dossier.id)).toEqual([]);
  });

  it('that is refused is told with its reason and the sum that stays to be paid', async () => {
    const dossier = await submitted();
    const { id } = await asked(dossier);
    const officer = await ctxAs(sample.db, 'tiepnhan.vidu');
    await expect(decideClaim(officer, id, { confirm: false, answer: '' })).rejects.toMatchObject({
      fields: [{ field: 'answer' }],
    });
    await decideClaim(officer, id, { confirm: false, answer: 'Sổ đã hết hạn' });
    await walk.act(dossier, { action: 'RECEIVE' }, { as: 'tiepnhan.vidu' });
    expect((await owedBy(dossier)).state).toMatchObject({ status: 'CREATED', vnd: 75_000 });
    expect(await lastMessage(dossier)).toMatch(/Sổ đã hết hạn.*75\.000/);
  });
});

describe('the fee table', () => {
  it('is kept by administrators, and a change of it never changes what was issued', async () => {
    const permit = { procedureCode: '1.013225', competentAgencyCode: 'H99.41' };
    const extra = { ...(await walk.submission('oneDesk')), ...permit, channel: 'COUNTER' as const };
    const enter = () => walk.enter('oneDesk', { as: 'tiepnhan.vidu', extra });
    const before = await enter();
    const rule = {
      procedureCode: '1.013225',
      code: 'LP-GPXD',
      kind: 'CHARGE' as const,
      name: 'Lệ phí',
      caseName: null,
      channel: 'COUNTER' as const,
      subject: null,
      vnd: 90_000,
      perAnswer: null,
      dueTime: 'AFTER_ACCEPTANCE' as const,
      basis: 'NQ 03',
      validFrom: '2026-11-01',
      validTo: null,
    };
    for (const other of [RECEPTION, 'qt.vidu'])
      await expect(addFeeRule(await as(other), rule)).rejects.toMatchObject({ kind: { code: 'common.forbidden' } });
    const { id } = await addFeeRule(await as('quantri.tinh'), rule);
    expect((await owedBy(await enter())).state.vnd).toBe(90_000);
    expect((await owedBy(before)).state.vnd).toBe(75_000);
    const administrator = await as('quantri.tinh');
    await endFeeLine(administrator, 'feeRule', id);
    expect((await owedBy(await enter())).state.vnd).toBe(75_000);
    await endFeeLine(administrator, 'feeRule', id);
    const unknown = { kind: { code: 'fees.line_not_found' } };
    await expect(endFeeLine(administrator, 'feeReduction', id)).rejects.toMatchObject(unknown);
  });

  it('lets an exemption be applied with its ground: nothing is owed any more, and why is kept', async () => {
    const permit = { procedureCode: '1.013225', competentAgencyCode: 'H99.41' };
    const extra = { ...(await walk.submission('oneDesk')), ...permit, channel: 'COUNTER' as const };
    const dossier = await walk.enter('oneDesk', { as: 'tiepnhan.vidu', extra });
    const officer = await as('tiepnhan.vidu');
    const { reductions, obligations } = await readOfficeMoney(officer, dossier.id);
    const poor = reductions.find(({ name }) => name === 'Người thuộc hộ nghèo');
    expect(await reduceObligation(officer, obligations[0]!.id, poor!.id)).toBeUndefined();
    expect((await owedBy(dossier)).state.status).toBe('CANCELLED');
    const [event] = await sample.db
      .selectFrom('obligationEvent')
      .select('payload')
      .where('obligationId', '=', obligations[0]!.id)
      .where('type', '=', 'CANCELLED')
      .execute();
    expect(JSON.stringify(event?.payload)).toContain('Người thuộc hộ nghèo');
  });
});
