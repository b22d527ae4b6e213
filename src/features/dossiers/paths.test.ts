import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DossierWalk, dossierWalk, RESULT } from '../../../test/dossierWalk.ts';
import { ctxAs, type SampleDatabase, sampleDatabase } from '../../../test/sampleProvince.ts';
import { reduce } from '../../domain/dossier/reduce.ts';
import { STATUS } from '../../domain/dossier/status.ts';
import { countQueues, listQueue } from '../queues/listQueue.ts';
import { findDossier } from './findDossier.ts';
import { type Dossier, listEvents } from './store.ts';

let sample: SampleDatabase;
let walk: DossierWalk;
beforeAll(async () => {
  sample = await sampleDatabase();
  walk = dossierWalk(sample);
});
afterAll(() => sample.drop());

const RETURN = { action: 'RETURN', method: 'COUNTER', collectorName: 'Nguyễn Văn Mẫu' } as const;
const NOT_ALLOWED = { kind: { code: 'dossier.action_not_allowed' } };
const ISSUE = { action: 'ISSUE', ...RESULT } as const;

/** The history, and that it adds up to exactly what is stored. */
async function historyOf({ id }: Dossier): Promise<string[]> {
  const events = await listEvents(sample.db, id);
  expect(events.map((event) => event.seq)).toEqual(events.map((_, index) => index + 1));
  expect((await findDossier(sample.db, id))?.state).toEqual(JSON.parse(JSON.stringify(reduce(events))));
  return events.map((event) => (event.type === 'MOVED' ? event.payload.action : event.type));
}

/** A dossier of the six steps on the desk of its specialist. */
async function atSpecialist(): Promise<Dossier> {
  return walk.assign(await walk.enter('sixSteps'));
}

describe('the six steps of Điều 14–15 (quy chế Sóc Trăng)', () => {
  it('carry an online dossier from submission to the returned result', async () => {
    const submitted = await walk.submit('sixSteps');
    expect(submitted.state).toMatchObject({ status: STATUS.SUBMITTED, code: null, receivingAgencyCode: 'H99.03' });

    const received = await walk.act(submitted, { action: 'RECEIVE', collectedVnd: 20_000 });
    expect(received.state).toMatchObject({ status: STATUS.RECEIVED, code: 'H99.03-261123-0001', collectedVnd: 20_000 });
    const forwarded = await walk.act(submitted, { action: 'FORWARD' });
    expect(forwarded.state).toMatchObject({
      status: STATUS.IN_PROCESS,
      position: { stepId: 'assign', role: 'UNIT_HEAD', agencyCode: 'H99.07' },
    });

    const assigned = await walk.assign(forwarded);
    const specialist = assigned.state.position?.assigneeId;
    expect(specialist).not.toBeNull();
    await walk.act(submitted, { action: 'PROPOSE', proposal: 'Đủ điều kiện, đề nghị cấp.' });
    const back = await walk.act(submitted, { action: 'SEND_BACK', comment: 'Ghi rõ căn cứ.' });
    expect(back.state.position).toMatchObject({ stepId: 'appraise', assigneeId: specialist });
    const again = await walk.act(submitted, { action: 'PROPOSE', proposal: 'Đã ghi rõ căn cứ.' });
    expect(again.state.draft?.proposal).toBe('Đã ghi rõ căn cứ.');
    const decided = await walk.walk(again, { action: 'APPROVE' }, { action: 'APPROVE' });
    expect(decided.state.position).toMatchObject({ stepId: 'issue', role: 'RECORDS_CLERK' });

    const issued = await walk.act(submitted, ISSUE);
    expect(issued.state).toMatchObject({
      status: STATUS.RESOLVED,
      position: { stepId: 'return', agencyCode: 'H99.03' },
    });
    const returned = await walk.act(submitted, RETURN);
    expect(returned.state).toMatchObject({ status: STATUS.RETURNED, position: null });
    expect(returned.state.route.map((stop) => stop.agencyCode)).toEqual([
      'H99.03',
      'H99.07',
      'H99.07',
      'H99.07',
      'H99.03',
    ]);
    expect(await historyOf(returned)).toEqual([
      'SUBMITTED',
      'RECEIVED',
      'FORWARD',
      'ASSIGN',
      'PROPOSE',
      'SEND_BACK',
      'PROPOSE',
      'APPROVE',
      'APPROVE',
      'RESULT_ISSUED',
      'RETURNED',
    ]);
  });

  it('begin at the counter with reception and forwarding in one go', async () => {
    const entered = await walk.enter('sixSteps', { extra: { collectedVnd: 10_000, note: 'Nộp thay' } });
    expect(entered.state).toMatchObject({ status: STATUS.IN_PROCESS, channel: 'COUNTER', acceptBy: null });
    expect(await historyOf(entered)).toEqual(['SUBMITTED', 'RECEIVED', 'FORWARD']);
  });

  it('give a dossier that was sent back to the whole desk when its specialist has left', async () => {
    const dossier = await walk.walk(await atSpecialist(), { action: 'PROPOSE', proposal: 'Đề nghị cấp' });
    const left = { account: dossier.state.handlers.appraise ?? '', unit: dossier.state.position?.unitId ?? '' };
    const leaves = (status: string) =>
      sample.db.updateTable('account').set({ status }).where('id', '=', left.account).execute();
    await leaves('DISABLED');
    const back = await walk.act(dossier, { action: 'SEND_BACK', comment: 'Xem lại' });
    await leaves('ACTIVE');
    expect(back.state.position).toMatchObject({ unitId: left.unit, assigneeId: null });
  });
});

describe('the other shapes of a process', () => {
  it('ask another agency for its opinion and go on in the same hands', async () => {
    const assigned = await walk.assign(await walk.enter('withOpinion'));
    const specialist = assigned.state.position?.assigneeId;
    const until = '2026-11-27T10:00:00.000Z';
    const asked = await walk.act(assigned, {
      action: 'ASK_OPINION',
      comment: 'Công trình có đúng quy hoạch?',
      opinionAgencyCode: 'H99.05',
      until,
    });
    const [opinion] = asked.state.opinions;
    expect(asked.state.position).toEqual(assigned.state.position);
    expect(opinion).toMatchObject({ question: 'Công trình có đúng quy hoạch?', dueAt: until, answer: null });
    const answer = { action: 'ANSWER_OPINION', opinionId: opinion!.id, comment: 'Đúng quy hoạch.' } as const;
    const answered = await walk.act(asked, answer, { as: 'cv1.sxd' });
    expect(answered.state.opinions[0]?.answer).toMatchObject({ text: 'Đúng quy hoạch.' });
    expect(answered.state.position).toMatchObject({ agencyCode: 'H99.13', assigneeId: specialist });
    const decided = await walk.walk(
      answered,
      { action: 'PROPOSE', proposal: 'Đề nghị cấp' },
      { action: 'APPROVE' },
      { action: 'APPROVE' },
      ISSUE,
      RETURN,
    );
    expect(decided.state.status).toBe(STATUS.RETURNED);
    expect(await historyOf(decided)).toContain('OPINION_ANSWERED');
  });

  it('resolve at one desk of the commune', async () => {
    const entered = await walk.enter('oneDesk', { as: 'tiepnhan.vidu' });
    expect(entered.state.position).toMatchObject({ stepId: 'handle', agencyCode: 'H99.41', role: 'SPECIALIST' });
    const returned = await walk.walk(entered, ISSUE, RETURN);
    expect(returned.state.status).toBe(STATUS.RETURNED);
    expect(await historyOf(returned)).toEqual(['SUBMITTED', 'RECEIVED', 'FORWARD', 'RESULT_ISSUED', 'RETURNED']);
  });

  it('do all four steps at the centre', async () => {
    const entered = await walk.enter('fourAtCentre');
    const decided = await walk.walk(
      entered,
      { action: 'PROPOSE', proposal: 'Đủ điều kiện' },
      { action: 'APPROVE' },
      ISSUE,
      RETURN,
    );
    expect(decided.state.status).toBe(STATUS.RETURNED);
    expect(new Set(decided.state.route.map((stop) => stop.agencyCode))).toEqual(new Set(['H99.03']));
    expect(await historyOf(decided)).toHaveLength(7);
  });

  it('resolve on the spot: received, issued and returned in one request (Đ.17.4 NĐ 61/2018)', async () => {
    const done = await walk.enter('immediate', { as: 'tiepnhan.vidu', extra: { onTheSpot: RESULT } });
    expect(done.state).toMatchObject({
      status: STATUS.RETURNED,
      result: { number: '12/QĐ-M' },
      returned: { collectorName: 'Nguyễn Văn Mẫu' },
    });
    expect(await historyOf(done)).toEqual(['SUBMITTED', 'RECEIVED', 'RESULT_ISSUED', 'RETURNED']);
  });

  it('do not resolve on the spot what has to be appraised, and then leave nothing behind', async () => {
    const count = () => sample.db.selectFrom('dossier').select('id').execute();
    const before = (await count()).length;
    await expect(walk.enter('sixSteps', { extra: { onTheSpot: RESULT } })).rejects.toMatchObject({
      kind: { code: 'dossier.action_not_allowed' },
    });
    expect(await count()).toHaveLength(before);
  });
});

describe('a dossier that ends early', () => {
  it('is declined at reception with the reason', async () => {
    const declined = await walk.act(await walk.submit('sixSteps'), {
      action: 'DECLINE',
      reason: 'Không đúng thẩm quyền',
    });
    expect(declined.state).toMatchObject({
      status: STATUS.DECLINED,
      code: null,
      position: null,
      closingReason: 'Không đúng thẩm quyền',
    });
    expect(await historyOf(declined)).toEqual(['SUBMITTED', 'DECLINED']);
  });

  it('is declined when the papers asked for before acceptance never came', async () => {
    const asked = await walk.act(await walk.submit('sixSteps'), {
      action: 'REQUEST_SUPPLEMENT',
      items: [{ name: 'Nội quy', problem: 'Chưa ký' }],
    });
    expect((await walk.act(asked, { action: 'DECLINE', reason: 'Không bổ sung' })).state.status).toBe(STATUS.DECLINED);
  });

  it('is taken back by its owner before acceptance, also while papers are asked for', async () => {
    const submitted = await walk.submit('sixSteps');
    const withdrawn = await walk.act(submitted, { action: 'WITHDRAW' }, { as: '0900000001' });
    expect(withdrawn.state).toMatchObject({ status: STATUS.WITHDRAWN, position: null });
    const asked = await walk.act(await walk.submit('sixSteps'), {
      action: 'REQUEST_SUPPLEMENT',
      items: [{ name: 'Nội quy', problem: 'Chưa ký' }],
    });
    const second = await walk.act(asked, { action: 'WITHDRAW', reason: 'Không còn nhu cầu' }, { as: '0900000001' });
    expect(second.state).toMatchObject({ status: STATUS.WITHDRAWN, closingReason: 'Không còn nhu cầu' });
    expect(await historyOf(second)).toEqual(['SUBMITTED', 'SUPPLEMENT_REQUESTED', 'WITHDRAWN']);
  });

  it('is taken back through the counter after acceptance (Đ.21 NĐ 118/2025)', async () => {
    const received = await walk.act(await walk.submit('sixSteps'), { action: 'RECEIVE' });
    await expect(walk.act(received, { action: 'WITHDRAW' }, { as: '0900000001' })).rejects.toMatchObject({
      kind: { code: 'dossier.action_not_allowed' },
    });
    const withdrawn = await walk.act(received, { action: 'WITHDRAW' }, { as: 'tiepnhan.trungtam' });
    expect(withdrawn.state.status).toBe(STATUS.WITHDRAWN);
  });

  it('is asked back by its owner after acceptance; the one-stop confirms, unless a result was issued first', async () => {
    const owner = { as: '0900000001' };
    const ask = { action: 'ASK_WITHDRAWAL', reason: 'Không còn nhu cầu' } as const;
    const submitted = await walk.submit('sixSteps');
    await expect(walk.act(submitted, ask, owner)).rejects.toMatchObject(NOT_ALLOWED);
    const received = await walk.walk(submitted, { action: 'RECEIVE' }, { action: 'FORWARD' });
    const asked = await walk.act(received, ask, owner);
    // work goes on where it was
    expect(asked.state).toMatchObject({
      status: STATUS.IN_PROCESS,
      withdrawalAsked: { reason: 'Không còn nhu cầu' },
      position: received.state.position,
    });
    await expect(walk.act(asked, ask, owner)).rejects.toMatchObject(NOT_ALLOWED);
    const counter = await ctxAs(sample.db, 'tiepnhan.trungtam');
    const listed = async () => (await listQueue(counter, 'withdrawals')).items.map(({ id }) => id);
    expect(await listed()).toContain(asked.id);
    expect((await countQueues(counter)).withdrawals).toBe((await listed()).length);
    const elsewhere = await ctxAs(sample.db, 'tiepnhan.vidu');
    expect((await listQueue(elsewhere, 'withdrawals')).items).toEqual([]);
    const withdrawn = await walk.act(
      asked,
      { action: 'WITHDRAW', reason: 'Người nộp đề nghị' },
      { as: 'tiepnhan.trungtam' },
    );
    expect(withdrawn.state).toMatchObject({ status: STATUS.WITHDRAWN, withdrawalAsked: null });
    expect(await listed()).not.toContain(asked.id);

    const other = await walk.walk(await walk.submit('sixSteps'), { action: 'RECEIVE' }, { action: 'FORWARD' });
    await walk.act(other, ask, owner);
    await walk.assign(other);
    const decided = { action: 'APPROVE' } as const;
    const issued = await walk.walk(other, { action: 'PROPOSE', proposal: 'Đề nghị cấp' }, decided, decided, ISSUE);
    expect(issued.state).toMatchObject({ status: STATUS.RESOLVED, withdrawalAsked: null });
    expect(await historyOf(issued)).toContain('WITHDRAWAL_ASKED');
  });

  it('is refused by the leader, the letter issued, and the letter returned', async () => {
    const decided = await walk.walk(
      await atSpecialist(),
      { action: 'PROPOSE', proposal: 'Đề nghị từ chối' },
      { action: 'APPROVE' },
      { action: 'REFUSE', reason: 'Nội quy trái luật' },
    );
    expect(decided.state).toMatchObject({ status: STATUS.STOPPED, position: { stepId: 'issue' } });
    await expect(walk.act(decided, RETURN)).rejects.toMatchObject({ kind: { code: 'dossier.action_not_allowed' } });
    const letter = await walk.act(decided, ISSUE);
    expect(letter.state).toMatchObject({ status: STATUS.STOPPED, result: { name: 'Phiếu từ chối giải quyết hồ sơ' } });
    const returned = await walk.act(letter, RETURN);
    expect(returned.state).toMatchObject({ status: STATUS.RETURNED, finishedAt: decided.state.finishedAt });
    expect(await historyOf(returned)).toContain('REFUSED');
  });
});
