import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CITIZEN, type DossierWalk, dossierWalk, type Offered } from '../../../test/dossierWalk.ts';
import { type SampleDatabase, sampleDatabase } from '../../../test/sampleProvince.ts';
import { dueDate } from '../../domain/calendar/dueDate.ts';
import { STATUS } from '../../domain/dossier/status.ts';
import { getAgencyCalendar } from '../organisation/agencyCalendar.ts';
import type { ActionInput } from './actionInput.ts';
import type { Dossier } from './store.ts';

let sample: SampleDatabase;
let walk: DossierWalk;
beforeAll(async () => {
  sample = await sampleDatabase();
  walk = dossierWalk(sample);
});
afterAll(() => sample.drop());

/** Office time in Vietnam, `YYYY-MM-DD HH:MM`. 23 November 2026 is a Monday, the 24th a day off (NQ 28/2026/QH16). */
const at = (local: string) => new Date(`${local.replace(' ', 'T')}:00+07:00`);
const iso = (local: string) => at(local).toISOString();

const ASK: ActionInput = { action: 'REQUEST_SUPPLEMENT', items: [{ name: 'Bản vẽ', problem: 'Thiếu mặt cắt' }] };
const ANSWER = { action: 'SUPPLEMENT', note: 'Đã bổ sung bản vẽ' } as const;

describe('the time in which an online submission is answered', () => {
  it.each([
    ['in the morning', '2026-11-23 09:00', '2026-11-25 09:00'],
    ['on a Friday afternoon: the centre works on Saturday mornings', '2026-11-27 16:00', '2026-11-30 10:30'],
    ['on a Saturday night', '2026-11-28 20:00', '2026-11-30 17:00'],
    ['on a public holiday', '2026-11-24 10:00', '2026-11-25 17:00'],
    ['before the office opens', '2026-11-25 05:00', '2026-11-25 17:00'],
  ])('is 8 working hours of the one-stop, submitted %s', async (_, submitted, acceptBy) => {
    const { state } = await walk.submit('sixSteps', { now: at(submitted) });
    expect(state).toMatchObject({ submittedAt: iso(submitted), acceptBy: iso(acceptBy), dueAt: null });
  });

  it('begins anew when what was asked for before acceptance has come', async () => {
    const asked = await walk.act(await walk.submit('sixSteps'), ASK, { now: at('2026-11-23 10:00') });
    const answered = await walk.act(asked, ANSWER, { as: CITIZEN, now: at('2026-11-27 16:00') });
    expect(answered.state).toMatchObject({ status: STATUS.SUBMITTED, acceptBy: iso('2026-11-30 10:30'), dueAt: null });
  });
});

describe('the date promised', () => {
  it.each<[string, Offered, string, string, string]>([
    ['7 working days', 'sixSteps', 'tiepnhan.trungtam', '2026-11-23 09:05', '2026-12-03 17:00'],
    [
      'a Saturday on which only the one-stop works',
      'sixSteps',
      'tiepnhan.trungtam',
      '2026-11-28 09:00',
      '2026-12-09 17:00',
    ],
    ['30 calendar days', 'resuming', 'tiepnhan.trungtam', '2026-11-23 09:00', '2026-12-23 17:00'],
    ['3 working days of a commune', 'oneDesk', 'tiepnhan.vidu', '2026-11-23 09:00', '2026-11-27 17:30'],
    ['the same day', 'sameDay', 'tiepnhan.vidu', '2026-11-23 09:00', '2026-11-23 17:30'],
  ])('counts by the calendar of the agency that decides: %s', async (_, offered, as, received, due) => {
    const { state } = await walk.enter(offered, { as, now: at(received) });
    expect(state).toMatchObject({ receivedAt: iso(received), dueAt: iso(due), originalDueAt: iso(due) });
    const calendar = await getAgencyCalendar(sample.db, state.competentAgencyCode);
    const counted = dueDate({ calendar, from: at(received).getTime(), limit: state.limit! });
    expect(state.trace).toEqual(JSON.parse(JSON.stringify(counted.trace)));
  });

  it('starts again from zero after a supplement (Đ.19.4 NĐ 61/2018), and lateness is judged by the new date', async () => {
    const assigned = await walk.assign(await walk.enter('withOpinion', { now: at('2026-11-23 09:00') }));
    expect(assigned.state.dueAt).toBe(iso('2026-12-08 17:00'));
    const asked = await walk.ask(assigned, ASK, { now: at('2026-11-25 09:00') });
    expect(asked.state).toMatchObject({ status: STATUS.SUPPLEMENT_REQUESTED, position: assigned.state.position });
    const answered = await walk.act(asked, ANSWER, { as: 'tiepnhan.trungtam', now: at('2026-11-26 14:00') });
    expect(answered.state).toMatchObject({
      status: STATUS.IN_PROCESS,
      dueAt: iso('2026-12-10 17:00'),
      originalDueAt: iso('2026-12-10 17:00'),
      position: assigned.state.position,
    });
    expect(answered.state.trace.map((line) => line.kind)).toContain('RESTART');
  });

  it('goes on after a supplement where the procedure’s own law says so', async () => {
    const assigned = await walk.assign(await walk.enter('resuming', { now: at('2026-11-23 09:00') }));
    const asked = await walk.ask(assigned, ASK, { now: at('2026-11-25 09:00') });
    const answered = await walk.act(asked, ANSWER, { as: 'tiepnhan.trungtam', now: at('2026-11-27 09:00') });
    expect(answered.state.dueAt).toBe(iso('2026-12-25 17:00'));
  });

  it('goes on after a payment: two working days of waiting are two days more', async () => {
    const assigned = await walk.assign(await walk.enter('sixSteps', { now: at('2026-11-23 09:05') }));
    const payment = { action: 'SET_OBLIGATION', reason: 'Lệ phí', vnd: 120_000 } as const;
    const set = await walk.act(assigned, payment, { now: at('2026-11-25 09:00') });
    expect(set.state).toMatchObject({ status: STATUS.FINANCIAL_OBLIGATION, obligation: { vnd: 120_000 } });
    const met = await walk.act(
      set,
      { action: 'MEET_OBLIGATION' },
      { as: 'tiepnhan.trungtam', now: at('2026-11-27 09:00') },
    );
    expect(met.state).toMatchObject({
      status: STATUS.IN_PROCESS,
      dueAt: iso('2026-12-07 17:00'),
      collectedVnd: 120_000,
      obligation: null,
    });
  });
});

describe('a request for supplements', () => {
  const invalid = (field: string, code: string) => ({
    kind: { code: 'common.invalid_input', status: 400 },
    fields: [{ field, code, message: expect.stringMatching(/\S/) as string }],
  });
  const assigned = async (): Promise<Dossier> =>
    walk.assign(await walk.enter('sixSteps', { now: at('2026-11-23 09:00') }));

  it('needs its ground when more than 3 working days have passed since acceptance (Đ.19.4 NĐ 61/2018)', async () => {
    const dossier = await assigned();
    const late = { now: at('2026-11-27 17:01') };
    await expect(walk.act(dossier, ASK, late)).rejects.toMatchObject(invalid('reason', 'required'));
    const asked = await walk.ask(dossier, { ...ASK, reason: 'Khoản 2 Điều 6 luật mẫu' }, late);
    expect(asked.state.supplement).toMatchObject({ reason: 'Khoản 2 Điều 6 luật mẫu', until: null });
  });

  it('needs none within the 3 days, but a second one needs its reason', async () => {
    const asked = await walk.ask(await assigned(), ASK, { now: at('2026-11-27 16:59') });
    const answered = await walk.act(asked, ANSWER, { as: 'tiepnhan.trungtam', now: at('2026-11-30 09:00') });
    const again = { now: at('2026-11-30 10:00') };
    await expect(walk.act(answered, ASK, again)).rejects.toMatchObject(invalid('reason', 'required'));
    const second = await walk.ask(answered, { ...ASK, reason: 'Bản vẽ mới còn sai' }, again);
    expect(second.state.supplementRequests).toBe(2);
  });

  it('cannot want its answer in the past, and is not met by nothing', async () => {
    const dossier = await assigned();
    const past = { ...ASK, until: iso('2026-11-22 10:00') };
    await expect(walk.act(dossier, past)).rejects.toMatchObject(invalid('until', 'notAhead'));
    const asked = await walk.ask(dossier, { ...ASK, until: iso('2026-12-15 17:00') });
    expect(asked.state.supplement?.until).toBe(iso('2026-12-15 17:00'));
    const nothing = walk.act(asked, { action: 'SUPPLEMENT', note: '  ' }, { as: 'tiepnhan.trungtam' });
    await expect(nothing).rejects.toMatchObject(invalid('note', 'required'));
  });
});
