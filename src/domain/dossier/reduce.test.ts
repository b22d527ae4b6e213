import { describe, expect, it } from 'vitest';
import type { DossierEvent, EventType, Payloads } from './events.ts';
import { applyEvent, ImpossibleEventError, reduce } from './reduce.ts';
import { STATUS } from './status.ts';
import { APPRAISAL, event, history, minutesLater, PROMISE, RECEPTION, SUBMISSION } from './testHistory.ts';

const RECEIVED: Payloads['RECEIVED'] = {
  code: 'H99.03-261123-0001',
  promise: PROMISE,
  collectedVnd: 50_000,
  at: RECEPTION,
};
const MOVED: Payloads['MOVED'] = { action: 'ASSIGN', to: APPRAISAL };
const ASKED: Payloads['SUPPLEMENT_REQUESTED'] = {
  items: [{ name: 'Bản vẽ', problem: 'Thiếu mặt cắt' }],
  reason: '',
  until: null,
};
const ANSWERED: Payloads['SUPPLEMENTED'] = { note: 'Đã nộp', components: [], acceptBy: null, promise: null };
const RESULT = { number: '12/GP', date: '2026-11-25', signer: 'Lãnh đạo Mẫu', name: 'Giấy phép', fileId: null };
const LATER: Payloads['RECEIVED']['promise'] = { ...PROMISE, dueAt: '2026-12-01T10:00:00.000Z' };
const RETURNED: Payloads['RETURNED'] = { method: 'COUNTER', collectorName: 'Trần Thị Ví Dụ', authorised: true };

const open = () => history(['SUBMITTED', SUBMISSION]);
const received = () => history(['SUBMITTED', SUBMISSION], ['RECEIVED', RECEIVED]);
const working = () => history(['SUBMITTED', SUBMISSION], ['RECEIVED', RECEIVED], ['MOVED', MOVED]);

/** The state after one more event, ten minutes later. */
function stateAfter<T extends EventType>(events: DossierEvent[], type: T, payload: Payloads[T]) {
  return reduce([...events, event(events.length + 1, type, payload)]);
}

describe('each event', () => {
  it('SUBMITTED opens the dossier on the desk of the one-stop, without a code or a date', () => {
    expect(reduce(open())).toMatchObject({
      status: STATUS.SUBMITTED,
      revision: 1,
      code: null,
      dueAt: null,
      acceptBy: SUBMISSION.acceptBy,
      position: RECEPTION,
      route: [{ agencyCode: 'H99.03', unitId: 'H99.03/ONE_STOP' }],
    });
  });

  it('RECEIVED gives the code, the promise and what was paid', () => {
    expect(reduce(received())).toMatchObject({
      status: STATUS.RECEIVED,
      code: RECEIVED.code,
      dueAt: PROMISE.dueAt,
      originalDueAt: PROMISE.dueAt,
      trace: PROMISE.trace,
      receivedBy: 'Cán bộ Mẫu',
      collectedVnd: 50_000,
    });
  });

  it('DECLINED ends it with the reason', () => {
    const state = stateAfter(open(), 'DECLINED', { reason: 'Không đúng thẩm quyền' });
    expect(state).toMatchObject({ status: STATUS.DECLINED, closingReason: 'Không đúng thẩm quyền', position: null });
    expect(state.finishedAt).toBe(minutesLater(20));
  });

  it('SUPPLEMENT_REQUESTED stops the clock and stays on the desk', () => {
    const state = stateAfter(working(), 'SUPPLEMENT_REQUESTED', ASKED);
    expect(state).toMatchObject({ status: STATUS.SUPPLEMENT_REQUESTED, position: APPRAISAL, supplementRequests: 1 });
    expect(state.pauses).toEqual([{ from: minutesLater(40), to: null, reason: 'SUPPLEMENT' }]);
    expect(state.supplement).toEqual({ ...ASKED, requestedAt: minutesLater(40) });
  });

  it('SUPPLEMENTED goes back to the status before, replaces papers of the same key and adds the others', () => {
    const asked = [...working(), event(4, 'SUPPLEMENT_REQUESTED', ASKED)];
    const paper = (key: string, count: number) => ({ key, name: key, shape: 'COPY' as const, count, fileIds: [] });
    const state = stateAfter(asked, 'SUPPLEMENTED', {
      ...ANSWERED,
      components: [paper('form', 2), paper('drawing', 1)],
      answers: { plot: '13', sheet: '4' },
      promise: LATER,
    });
    expect(state).toMatchObject({
      status: STATUS.IN_PROCESS,
      supplement: null,
      statusBeforePause: null,
      dueAt: LATER.dueAt,
      originalDueAt: LATER.dueAt,
    });
    expect(state.components.map(({ key, count }) => [key, count])).toEqual([
      ['form', 2],
      ['drawing', 1],
    ]);
    expect(state.answers).toEqual({ plot: '13', sheet: '4' });
    expect(state.pauses).toEqual([{ from: minutesLater(40), to: minutesLater(50), reason: 'SUPPLEMENT' }]);
  });

  it('SUPPLEMENTED before acceptance goes back to reception with a new time to answer', () => {
    const asked = [...open(), event(2, 'SUPPLEMENT_REQUESTED', ASKED)];
    const state = stateAfter(asked, 'SUPPLEMENTED', { ...ANSWERED, acceptBy: '2026-11-26T02:00:00.000Z' });
    expect(state).toMatchObject({ status: STATUS.SUBMITTED, acceptBy: '2026-11-26T02:00:00.000Z', dueAt: null });
  });

  it('OBLIGATION_SET stops the clock, OBLIGATION_MET lets it go on and counts the money', () => {
    const set = [...working(), event(4, 'OBLIGATION_SET', { reason: 'Lệ phí trước bạ', vnd: 300_000 })];
    expect(reduce(set)).toMatchObject({
      status: STATUS.FINANCIAL_OBLIGATION,
      obligation: { reason: 'Lệ phí trước bạ', vnd: 300_000 },
      pauses: [{ from: minutesLater(40), to: null, reason: 'FINANCIAL_OBLIGATION' }],
    });
    expect(stateAfter(set, 'OBLIGATION_MET', { note: '', promise: LATER })).toMatchObject({
      status: STATUS.IN_PROCESS,
      obligation: null,
      collectedVnd: 350_000,
      dueAt: LATER.dueAt,
      pauses: [{ from: minutesLater(40), to: minutesLater(50), reason: 'FINANCIAL_OBLIGATION' }],
    });
  });

  it('MOVED puts it on another desk, remembers whose it was and where it has been', () => {
    const draft = { proposal: 'Đề nghị cấp', fileId: null };
    const state = stateAfter(working(), 'MOVED', { action: 'PROPOSE', to: { ...RECEPTION, stepId: 'review' }, draft });
    expect(state).toMatchObject({
      status: STATUS.IN_PROCESS,
      draft,
      handlers: { reception: 'officer', appraise: 'officer' },
      positionSince: minutesLater(40),
    });
    expect(state.route.map((stop) => stop.agencyCode)).toEqual(['H99.03', 'H99.05', 'H99.03']);
  });

  it('MOVED to the same unit is no new stop of the way', () => {
    expect(
      stateAfter(working(), 'MOVED', { action: 'PROPOSE', to: { ...APPRAISAL, stepId: 'review' } }).route,
    ).toHaveLength(2);
  });

  it('OPINION_ASKED leaves the dossier where it is and keeps the question until it is answered', () => {
    const dueAt = '2026-11-30T10:00:00.000Z';
    const asked = { agencyCode: 'H99.06', unitId: null };
    const question = { opinionId: 'o1', asked, question: 'Có vướng quy hoạch?', fileIds: [], dueAt };
    const events = [...working(), event(4, 'OPINION_ASKED', question)];
    const state = reduce(events);
    expect(state.position).toEqual(APPRAISAL);
    expect(state.opinions).toMatchObject([{ id: 'o1', asked, dueAt, askedAt: minutesLater(40), answer: null }]);
    const answered = stateAfter(events, 'OPINION_ANSWERED', { opinionId: 'o1', answer: 'Không', fileIds: [] });
    expect(answered.opinions[0]?.answer).toMatchObject({ text: 'Không', at: minutesLater(50) });
    expect(stateAfter(events, 'RESULT_ISSUED', { result: RESULT, to: RECEPTION }).opinions[0]?.cancelledAt).toBe(
      minutesLater(50),
    );
  });

  it('DECISION_ASKED brings it to the leader, and what the leader decides brings it back', () => {
    const desk = { ...APPRAISAL, role: 'AGENCY_LEADER' as const, unitId: 'H99.05/LEADERSHIP', assigneeId: null };
    const decision = { kind: 'SUPPLEMENT' as const, items: ASKED.items, reason: '', until: null };
    const events = [...working(), event(4, 'DECISION_ASKED', { decision, to: desk })];
    expect(reduce(events)).toMatchObject({ position: desk, decision: { kind: 'SUPPLEMENT', from: APPRAISAL } });
    expect(stateAfter(events, 'SUPPLEMENT_REQUESTED', { ...ASKED, to: APPRAISAL })).toMatchObject({
      status: STATUS.SUPPLEMENT_REQUESTED,
      decision: null,
      position: APPRAISAL,
    });
    expect(stateAfter(events, 'DECISION_REJECTED', { comment: 'Không cần', to: APPRAISAL })).toMatchObject({
      status: STATUS.IN_PROCESS,
      decision: null,
      position: APPRAISAL,
    });
  });

  it('EXTENDED gives a new date and keeps the one by which lateness is judged', () => {
    const until = '2026-12-04T10:00:00.000Z';
    const given = { until, reason: 'Phải xác minh', fileIds: [], tooLate: false, trace: [] };
    expect(stateAfter(working(), 'EXTENDED', given)).toMatchObject({
      dueAt: until,
      originalDueAt: PROMISE.dueAt,
      extensions: [{ until, tooLate: false }],
    });
  });

  it('STOPPED while waiting for the applicant ends the waiting; the letter is still to be issued and handed back', () => {
    const asked = [...working(), event(4, 'SUPPLEMENT_REQUESTED', ASKED)];
    const stopped = [...asked, event(5, 'STOPPED', { reason: 'Quá hạn bổ sung', to: RECEPTION })];
    expect(reduce(stopped)).toMatchObject({
      status: STATUS.STOPPED,
      closingReason: 'Quá hạn bổ sung',
      position: RECEPTION,
      pauses: [{ from: minutesLater(40), to: minutesLater(50), reason: 'SUPPLEMENT' }],
    });
    expect(stateAfter(stopped, 'REOPENED', { reason: 'Có căn cứ mới', to: APPRAISAL })).toMatchObject({
      status: STATUS.IN_PROCESS,
      closingReason: null,
      finishedAt: null,
    });
  });

  it('CORRECTED voids the wrong result and keeps it, also after it was handed over', () => {
    const returned = [
      ...working(),
      event(4, 'RESULT_ISSUED', { result: RESULT, to: RECEPTION }),
      event(5, 'RETURNED', RETURNED),
    ];
    expect(stateAfter(returned, 'CORRECTED', { reason: 'Sai họ tên', to: APPRAISAL })).toMatchObject({
      status: STATUS.IN_PROCESS,
      result: null,
      returned: null,
      position: APPRAISAL,
      voidedResults: [{ ...RESULT, voidedAt: minutesLater(60), reason: 'Sai họ tên' }],
    });
  });

  it('SENT_OUT waits for a higher authority until CAME_BACK', () => {
    const document = { documentNumber: '5/TTr', documentDate: '2026-11-24', note: '', fileIds: [] };
    const out = [...working(), event(4, 'SENT_OUT', { ...document, authority: 'Ủy ban nhân dân tỉnh', until: null })];
    expect(reduce(out)).toMatchObject({ sentOut: { authority: 'Ủy ban nhân dân tỉnh' }, position: APPRAISAL });
    expect(stateAfter(out, 'CAME_BACK', document).sentOut).toBeNull();
  });

  it('RELOCATED moves the desk and its agencies, and not the time since when it has the dossier', () => {
    const before = reduce(working());
    const to = { ...APPRAISAL, agencyCode: 'H99.06', unitId: 'H99.06/DIVISION', assigneeId: null };
    const state = stateAfter(working(), 'RELOCATED', { to, reason: 'Hợp nhất', competentAgencyCode: 'H99.06' });
    expect(state).toMatchObject({ position: to, competentAgencyCode: 'H99.06', positionSince: before.positionSince });
  });

  it('TAKEN changes whose hands it is in and nothing else', () => {
    const { revision: _, ...before } = reduce(working());
    const { revision, ...state } = stateAfter(working(), 'TAKEN', { assigneeId: 'colleague' });
    expect(state).toEqual({ ...before, position: { ...APPRAISAL, assigneeId: 'colleague' } });
    expect(revision).toBe(4);
  });

  it('RESULT_ISSUED ends the processing time, RETURNED the dossier', () => {
    const issued = [...working(), event(4, 'RESULT_ISSUED', { result: RESULT, to: RECEPTION })];
    expect(reduce(issued)).toMatchObject({ status: STATUS.RESOLVED, result: RESULT, finishedAt: minutesLater(40) });
    const state = stateAfter(issued, 'RETURNED', RETURNED);
    expect(state).toMatchObject({
      status: STATUS.RETURNED,
      position: null,
      finishedAt: minutesLater(40),
      returned: { at: minutesLater(50), collectorName: 'Trần Thị Ví Dụ', method: 'COUNTER', authorised: true },
    });
  });

  it('REFUSED stays a refusal when its letter is issued, and when it is returned it was finished at the refusal', () => {
    const refused = [...working(), event(4, 'REFUSED', { reason: 'Không đủ điều kiện', to: RECEPTION })];
    expect(reduce(refused)).toMatchObject({ status: STATUS.STOPPED, closingReason: 'Không đủ điều kiện' });
    const letter = [...refused, event(5, 'RESULT_ISSUED', { result: RESULT, to: RECEPTION })];
    expect(reduce(letter)).toMatchObject({ status: STATUS.STOPPED, result: RESULT, finishedAt: minutesLater(40) });
    expect(stateAfter(letter, 'RETURNED', RETURNED)).toMatchObject({
      status: STATUS.RETURNED,
      finishedAt: minutesLater(40),
      closingReason: 'Không đủ điều kiện',
    });
  });

  it('WITHDRAWN while waiting for the applicant ends the waiting too', () => {
    const asked = [...working(), event(4, 'SUPPLEMENT_REQUESTED', ASKED)];
    expect(stateAfter(asked, 'WITHDRAWN', { reason: 'Không còn nhu cầu' })).toMatchObject({
      status: STATUS.WITHDRAWN,
      statusBeforePause: null,
      supplement: null,
      position: null,
      pauses: [{ from: minutesLater(40), to: minutesLater(50), reason: 'SUPPLEMENT' }],
    });
  });
});

describe('a history that cannot be is refused:', () => {
  const impossible = (events: DossierEvent[]) => expect(() => reduce(events)).toThrow(ImpossibleEventError);
  const asked = () => [...working(), event(4, 'SUPPLEMENT_REQUESTED', ASKED)];

  it('it begins with something else, or nothing', () => {
    impossible([]);
    impossible([event(1, 'RECEIVED', RECEIVED)]);
    impossible([event(2, 'SUBMITTED', SUBMISSION)]);
  });

  it('events are missing, doubled or out of order', () => {
    impossible([...open(), event(3, 'RECEIVED', RECEIVED)]);
    impossible([...received(), event(2, 'MOVED', MOVED)]);
    impossible([...open(), event(2, 'SUBMITTED', SUBMISSION)]);
  });

  it.each<[string, DossierEvent[]]>([
    ['accepted twice', [...received(), event(3, 'RECEIVED', RECEIVED)]],
    ['moved before it was accepted', [...open(), event(2, 'MOVED', MOVED)]],
    ['moved while waiting for the applicant', [...asked(), event(5, 'MOVED', MOVED)]],
    ['asked for twice', [...asked(), event(5, 'SUPPLEMENT_REQUESTED', ASKED)]],
    ['supplemented without being asked', [...working(), event(4, 'SUPPLEMENTED', ANSWERED)]],
    ['paid when papers were asked for', [...asked(), event(5, 'OBLIGATION_MET', { note: '', promise: null })]],
    ['refused while waiting', [...asked(), event(5, 'REFUSED', { reason: '', to: RECEPTION })]],
    ['declined after it was accepted', [...asked(), event(5, 'DECLINED', { reason: '' })]],
    ['issued before it was accepted', [...open(), event(2, 'RESULT_ISSUED', { result: RESULT, to: RECEPTION })]],
    ['returned without a result', [...working(), event(4, 'RETURNED', RETURNED)]],
    [
      'anything after the end',
      [...open(), event(2, 'WITHDRAWN', { reason: '' }), event(3, 'TAKEN', { assigneeId: 'a' })],
    ],
  ])('%s', (_, events) => impossible(events));

  it('and says so of a single event too', () => {
    expect(() => applyEvent(reduce(open()), event(2, 'SUBMITTED', SUBMISSION))).toThrow('SUBMITTED happens once');
  });
});
