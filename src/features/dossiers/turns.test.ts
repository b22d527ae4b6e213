import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DossierWalk, dossierWalk, RESULT } from '../../../test/dossierWalk.ts';
import { ctxAs, dossiersDatabase, type SampleDatabase } from '../../../test/sampleProvince.ts';
import { parseInstant } from '../../domain/calendar/instant.ts';
import { STATUS } from '../../domain/dossier/status.ts';
import { listQueue } from '../queues/listQueue.ts';
import type { ActionInput } from './actionInput.ts';
import { getDossier } from './getDossier.ts';
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
const RETURN = { action: 'RETURN', method: 'COUNTER', collectorName: 'Nguyễn Văn Mẫu' } as const;
const ASK: ActionInput = { action: 'REQUEST_SUPPLEMENT', items: [{ name: 'Nội quy', problem: 'Chưa ký' }] };

/** On the desk of a specialist, received on Monday at nine; due on 3 December. */
const assigned = async (): Promise<Dossier> =>
  walk.assign(await walk.enter('sixSteps', { now: at('2026-11-23 09:05') }));

describe('an opinion of another agency (Đ.19.5 NĐ 61/2018)', () => {
  const ask = async (more: Partial<ActionInput> = {}) =>
    walk.act(await walk.assign(await walk.enter('withOpinion')), {
      action: 'ASK_OPINION',
      comment: 'Có vướng quy hoạch?',
      opinionAgencyCode: 'H99.05',
      until: iso('2026-12-02 17:00'),
      ...more,
    });

  it('is asked of agencies that exist, and answered only by whom it was asked', async () => {
    await expect(ask({ opinionAgencyCode: 'H99.99' })).rejects.toMatchObject(invalid('opinionAgencyCode'));
    const asked = await ask();
    const answer = { action: 'ANSWER_OPINION', opinionId: asked.state.opinions[0]!.id, comment: 'Không' } as const;
    // whoever is asked can read what it is about
    const reader = await ctxAs(sample.db, 'ld.sxd');
    expect((await getDossier(reader, asked.id)).dossier.id).toBe(asked.id);
    expect((await listQueue(reader, 'opinions')).items).toContainEqual(
      expect.objectContaining({ id: asked.id, opinionDueAt: at('2026-12-02 17:00') }),
    );
    await expect(walk.act(asked, answer)).rejects.toMatchObject(NOT_ALLOWED);
    await expect(walk.act(asked, answer, { as: 'ld.syt' })).rejects.toMatchObject({
      kind: { code: 'dossier.not_found' },
    });
    const answered = await walk.act(asked, answer, { as: 'ld.sxd' });
    expect(answered.state.opinions[0]?.answer).toMatchObject({ text: 'Không' });
    await expect(walk.act(answered, answer, { as: 'ld.sxd' })).rejects.toMatchObject(NOT_ALLOWED);
  });

  it('lies in its own table as it does in the history: asked, answered, taken back, ended with the dossier', async () => {
    const rows = async ({ id }: Dossier) =>
      sample.db.selectFrom('opinion').select(['answeredAt', 'cancelledAt']).where('dossierId', '=', id).execute();
    const asked = await ask();
    expect(await rows(asked)).toEqual([{ answeredAt: null, cancelledAt: null }]);
    const opinionId = asked.state.opinions[0]!.id;
    const reminded = await walk.act(asked, { action: 'REMIND_OPINION', opinionId, comment: 'Đề nghị sớm trả lời' });
    expect(reminded.state.opinions[0]?.remindedAt).toHaveLength(1);
    const cancelled = await walk.act(reminded, { action: 'CANCEL_OPINION', opinionId, reason: 'Không cần nữa' });
    expect((await rows(cancelled))[0]?.cancelledAt).toBeInstanceOf(Date);
    const withdrawn = await walk.act(await ask(), { action: 'WITHDRAW', reason: 'Thôi' }, { as: 'tiepnhan.trungtam' });
    expect((await rows(withdrawn))[0]?.cancelledAt).toBeInstanceOf(Date);
  });

  it('does not hold up the dossier: who is late with it is seen, the dossier can go on', async () => {
    const asked = await ask();
    expect((await walk.act(asked, PROPOSE)).state.position?.stepId).toBe('review');
  });
});

describe('a verification on the spot (Đ.19.3 NĐ 61/2018)', () => {
  it('is planned with time, place, people and content, and recorded with its minutes once', async () => {
    const planned = await walk.act(await assigned(), {
      action: 'PLAN_VISIT',
      visitKind: 'VERIFICATION',
      visitAt: iso('2026-11-26 08:00'),
      place: 'Thửa đất mẫu',
      participants: 'Chuyên viên, người nộp',
      comment: 'Xác minh hiện trạng',
    });
    const visitId = planned.state.visits[0]!.id;
    const record = {
      action: 'RECORD_VISIT',
      visitId,
      participants: 'Chuyên viên',
      comment: 'Đúng hiện trạng',
    } as const;
    const recorded = await walk.act(planned, record);
    expect(recorded.state.visits[0]).toMatchObject({
      at: iso('2026-11-26 08:00'),
      record: { minutes: 'Đúng hiện trạng' },
    });
    await expect(walk.act(recorded, record)).rejects.toMatchObject(NOT_ALLOWED);
  });
});

describe('what a leader decides (Đ.16.1e quy chế Đồng Nai)', () => {
  it('a supplement after acceptance waits on the leader’s desk, and nothing else is done meanwhile', async () => {
    const asked = await walk.act(await assigned(), ASK, { now: at('2026-11-25 08:00') });
    expect(asked.state).toMatchObject({
      status: STATUS.IN_PROCESS,
      decision: { kind: 'SUPPLEMENT', items: [{ name: 'Nội quy' }] },
      position: { role: 'AGENCY_LEADER', agencyCode: 'H99.07' },
    });
    await expect(walk.act(asked, PROPOSE, { as: 'ld.snv' })).rejects.toMatchObject(NOT_ALLOWED);
    const rejected = await walk.act(asked, { action: 'REJECT_DECISION', comment: 'Đã đủ' });
    expect(rejected.state).toMatchObject({
      status: STATUS.IN_PROCESS,
      decision: null,
      position: { role: 'SPECIALIST' },
    });
    const again = await walk.act(rejected, ASK, { now: at('2026-11-25 09:00') });
    const agreed = await walk.act(again, { action: 'APPROVE_DECISION' }, { now: at('2026-11-25 10:00') });
    expect(agreed.state).toMatchObject({
      status: STATUS.SUPPLEMENT_REQUESTED,
      position: rejected.state.position,
      pauses: [{ from: iso('2026-11-25 10:00'), to: null }],
    });
  });

  it('a second request before acceptance needs a ground and a leader (Đ.15.3 NĐ 61/2018)', async () => {
    const asked = await walk.act(await walk.submit('sixSteps'), ASK);
    expect(asked.state.status).toBe(STATUS.SUPPLEMENT_REQUESTED);
    const answered = await walk.act(asked, { action: 'SUPPLEMENT', note: 'Đã ký' }, { as: '0900000001' });
    await expect(walk.act(answered, ASK)).rejects.toMatchObject(invalid('reason'));
    const second = await walk.act(answered, { ...ASK, reason: 'Thiếu trang' });
    expect(second.state).toMatchObject({ status: STATUS.SUBMITTED, decision: { kind: 'SUPPLEMENT' } });
    const agreed = await walk.act(second, { action: 'APPROVE_DECISION' });
    expect(agreed.state).toMatchObject({ supplementRequests: 2, position: answered.state.position });
  });
});

describe('apology and a new date (Đ.19.9 NĐ 61/2018)', () => {
  const extend = (until: string): ActionInput => ({ action: 'EXTEND', reason: 'Phải xác minh', until: iso(until) });

  it('is given once, keeps the date by which lateness is judged, and says why', async () => {
    const dossier = await assigned();
    const due = dossier.state.dueAt;
    await expect(walk.act(dossier, extend('2026-12-01 17:00'))).rejects.toMatchObject(invalid('until'));
    const extended = await walk.ask(dossier, extend('2026-12-10 17:00'), { now: at('2026-12-01 09:00') });
    expect(extended.state).toMatchObject({
      dueAt: iso('2026-12-10 17:00'),
      originalDueAt: due,
      extensions: [{ reason: 'Phải xác minh', tooLate: false }],
      position: dossier.state.position,
    });
    expect(extended.state.trace.map(({ kind }) => kind)).toContain('EXTENSION');
    const again = walk.act(extended, extend('2026-12-20 17:00'), { now: at('2026-12-02 09:00') });
    await expect(again).rejects.toMatchObject({
      fields: [{ message: expect.stringContaining('không được hẹn lại lần nữa') as string }],
    });
  });

  it('that comes on the day itself is marked as too late', async () => {
    const late = await walk.ask(await assigned(), extend('2026-12-10 17:00'), { now: at('2026-12-03 09:00') });
    expect(late.state.extensions).toMatchObject([{ tooLate: true }]);
  });

  it('is forgotten when a supplement makes the limit begin again', async () => {
    const extended = await walk.ask(await assigned(), extend('2026-12-10 17:00'), { now: at('2026-11-24 18:00') });
    const asked = await walk.ask(extended, ASK, { now: at('2026-11-25 09:00') });
    const answered = await walk.act(
      asked,
      { action: 'SUPPLEMENT', note: 'Đã ký' },
      { as: 'tiepnhan.trungtam', now: at('2026-11-26 09:00') },
    );
    expect(answered.state.extensions).toEqual([]);
    expect(answered.state.dueAt).toBe(answered.state.originalDueAt);
  });
});

describe('a stop (law.md §1: 5 → 8, 6 → 8)', () => {
  it('follows when the applicant never answers; the letter is issued and returned', async () => {
    const asked = await walk.ask(await assigned(), ASK, { now: at('2026-11-25 09:00') });
    const later = { now: at('2026-12-21 09:00') };
    const stopped = await walk.ask(asked, { action: 'STOP', reason: 'Quá hạn bổ sung' }, later);
    expect(stopped.state).toMatchObject({
      status: STATUS.STOPPED,
      closingReason: 'Quá hạn bổ sung',
      pauses: [{ to: iso('2026-12-21 09:00') }],
    });
    const returned = await walk.walk(stopped, ISSUE, RETURN);
    expect(returned.state.status).toBe(STATUS.RETURNED);
  });

  it('that still lies before the leader is settled by the answer', async () => {
    const asked = await walk.ask(await assigned(), ASK, { now: at('2026-11-25 09:00') });
    const pending = await walk.act(asked, { action: 'STOP', reason: 'Quá hạn' }, { now: at('2026-12-21 09:00') });
    const answered = await walk.act(
      pending,
      { action: 'SUPPLEMENT', note: 'Đã ký' },
      { as: 'tiepnhan.trungtam', now: at('2026-12-21 10:00') },
    );
    expect(answered.state).toMatchObject({
      status: STATUS.IN_PROCESS,
      decision: null,
      position: { role: 'SPECIALIST' },
    });
  });
});

describe('what went wrong is put right', () => {
  const resolved = async () =>
    walk.walk(await assigned(), PROPOSE, { action: 'APPROVE' }, { action: 'APPROVE' }, ISSUE);

  it('a wrong result is void and made anew, also after it was handed over (Đ.21.1 NĐ 61/2018)', async () => {
    const returned = await walk.act(await resolved(), RETURN);
    const correct = { action: 'CORRECT', reason: 'Sai họ tên' } as const;
    await expect(walk.act(returned, correct, { as: 'tiepnhan.trungtam' })).rejects.toMatchObject(NOT_ALLOWED);
    const corrected = await walk.act(returned, correct, { as: 'ld.snv' });
    expect(corrected.state).toMatchObject({
      status: STATUS.IN_PROCESS,
      result: null,
      voidedResults: [{ number: RESULT.resultNumber, reason: 'Sai họ tên' }],
    });
    const again = await walk.assign(corrected);
    const second = await walk.walk(again, PROPOSE, { action: 'APPROVE' }, { action: 'APPROVE' }, ISSUE, RETURN);
    expect(second.state.status).toBe(STATUS.RETURNED);
  });

  it('a stopped dossier is reopened by the leader', async () => {
    const stopped = await walk.ask(await assigned(), { action: 'STOP', reason: 'Nhầm' });
    const reopened = await walk.act(stopped, { action: 'REOPEN', reason: 'Có căn cứ mới' }, { as: 'ld.snv' });
    expect(reopened.state).toMatchObject({ status: STATUS.IN_PROCESS, closingReason: null, finishedAt: null });
  });
});

describe('a higher authority (Đ.13.2c quy chế Đồng Nai)', () => {
  it('has the dossier while it stays on the desk, which cannot go on until the reply is there', async () => {
    const document = { documentNumber: '5/TTr-SNV', documentDate: '2026-11-25' };
    const out = await walk.act(await assigned(), { action: 'SEND_OUT', sentTo: 'Ủy ban nhân dân tỉnh', ...document });
    expect(out.state.sentOut).toMatchObject({ authority: 'Ủy ban nhân dân tỉnh', documentNumber: '5/TTr-SNV' });
    await expect(walk.act(out, PROPOSE)).rejects.toMatchObject(NOT_ALLOWED);
    const back = await walk.act(out, { action: 'RECORD_REPLY', ...document, comment: 'Đồng ý' });
    expect((await walk.act(back, PROPOSE)).state.position?.stepId).toBe('review');
  });
});

describe('whoever heads the desk', () => {
  it('gives a dossier to somebody else there, or back to the desk, and says why', async () => {
    const dossier = await assigned();
    const { unitId } = dossier.state.position!;
    const others = await sample.db
      .selectFrom('post')
      .select('accountId')
      .where('unitId', '=', unitId)
      .where('role', '=', 'SPECIALIST')
      .where('accountId', '<>', dossier.state.position!.assigneeId!)
      .execute();
    const head = await sample.db
      .selectFrom('post')
      .innerJoin('account', 'account.id', 'post.accountId')
      .select('login')
      .where('unitId', '=', unitId)
      .where('role', '=', 'UNIT_HEAD')
      .executeTakeFirstOrThrow();
    const give = { action: 'REASSIGN', reason: 'Nghỉ ốm', assigneeId: others[0]!.accountId } as const;
    await expect(walk.act(dossier, give)).rejects.toMatchObject(NOT_ALLOWED);
    const given = await walk.act(dossier, give, { as: head.login });
    expect(given.state.position).toEqual({ ...dossier.state.position, assigneeId: others[0]!.accountId });
    const back = await walk.act(given, { action: 'REASSIGN', reason: 'Chia lại' }, { as: head.login });
    expect(back.state.position?.assigneeId).toBeNull();
  });
});

describe('an edit before acceptance (Đ.19.3 quy chế Hòa Bình)', () => {
  it('replaces the submission as a whole and gives the one-stop its eight hours anew', async () => {
    const submitted = await walk.submit('sixSteps', { now: at('2026-11-23 09:00') });
    const { applicant, components, delivery } = submitted.state;
    const edit = { applicant: { ...applicant, phone: '0900000009' }, components, delivery, answers: { a: 'b' } };
    const edited = await walk.act(
      submitted,
      { action: 'EDIT', edit },
      { as: '0900000001', now: at('2026-11-25 09:00') },
    );
    expect(edited.state).toMatchObject({
      status: STATUS.SUBMITTED,
      answers: { a: 'b' },
      applicant: { phone: '0900000009' },
      acceptBy: iso('2026-11-26 09:00'),
    });
    const received = await walk.act(edited, { action: 'RECEIVE' });
    await expect(walk.act(received, { action: 'EDIT', edit }, { as: '0900000001' })).rejects.toMatchObject(NOT_ALLOWED);
  });
});
