import { describe, expect, it } from 'vitest';
import type { DossierEvent, EventType, Payloads } from '../../domain/dossier/events.ts';
import type { DossierState } from '../../domain/dossier/state.ts';
import { STATUS } from '../../domain/dossier/status.ts';
import { words } from '../../i18n/words.ts';
import { applicantNews, whySilent } from './applicantNews.ts';
import { builtInTemplate, compose, type DossierNames, valuesFor } from './compose.ts';
import { officerNews } from './officerNews.ts';

const AGENCY = 'Trung tâm Phục vụ hành chính công tỉnh Mẫu';
const desk = { stepId: 's', role: 'SPECIALIST', agencyCode: 'H99.07', unitId: 'u1', assigneeId: 'cv1' } as const;

const state = {
  status: STATUS.IN_PROCESS,
  code: 'H99.03-261123-0001',
  submissionNumber: 'NOP-261123-00001',
  procedureName: 'Cấp giấy phép mẫu',
  channel: 'ONLINE',
  ownerAccountId: 'a1',
  applicant: { kind: 'CITIZEN', name: 'Nguyễn Văn Mẫu', phone: '+84900000001', citizenId: '999000000001' },
  receivedAt: '2026-11-23T02:00:00Z',
  acceptBy: '2026-11-24T02:00:00Z',
  dueAt: '2026-11-26T10:00:00Z',
  delivery: { method: 'COUNTER' },
  position: desk,
  decision: null,
  opinions: [],
  visits: [],
  branches: [],
  parent: null,
} as unknown as DossierState;

const names: DossierNames = {
  code: state.code ?? '',
  procedure: state.procedureName,
  applicant: 'Nguyễn Văn Mẫu',
  agency: { vi: AGENCY },
  competentAgency: { vi: 'Sở Nội vụ tỉnh Mẫu' },
  link: 'https://motcua.example/x',
};

interface Case {
  state?: Partial<DossierState>;
  before?: Partial<DossierState>;
  language?: 'vi' | 'en';
  at?: string;
}

function toldOf<T extends EventType>(type: T, payload: Partial<Payloads[T]>, one: Case) {
  const event = { type, seq: 5, at: one.at ?? '2026-11-26T09:00:00Z', actorName: 'Trần Thị Ví Dụ', payload };
  const language = one.language ?? 'vi';
  return {
    event: event as unknown as DossierEvent,
    state: { ...state, ...one.state },
    before: { ...state, ...one.before },
    agency: AGENCY,
    language,
    text: words(language),
  };
}

function tell<T extends EventType>(type: T, payload: Partial<Payloads[T]>, one: Case = {}) {
  const language = one.language ?? 'vi';
  const news = applicantNews(toldOf(type, payload, one));
  const template = news && builtInTemplate(news.kind, 'EMAIL', language);
  return news && template && compose(template, valuesFor(news, names, language));
}

describe('what an applicant is told', () => {
  it('names the code and the due date when the dossier is received', () => {
    expect(tell('RECEIVED', {})).toEqual({
      subject: 'Hồ sơ H99.03-261123-0001 đã được tiếp nhận',
      body: 'Hồ sơ “Cấp giấy phép mẫu” đã được tiếp nhận. Hẹn trả kết quả: 17:00 26/11/2026.\n\nÔng/Bà có thể xem hồ sơ đang ở đâu và cách tính ngày hẹn tại đường dẫn dưới đây.',
    });
    expect(tell('RECEIVED', {}, { state: { dueAt: null } })?.body).toContain('theo quy định của thủ tục');
    expect(tell('RECEIVED', {}, { language: 'en' })?.subject).toBe('Dossier H99.03-261123-0001 has been received');
  });

  it('lists what is missing and says where to bring it', () => {
    const asked = {
      items: [{ name: 'Giấy chứng sinh', problem: 'mờ, không đọc được' }],
      reason: '',
      until: '2026-12-01T10:00:00Z',
    };
    const body = tell('SUPPLEMENT_REQUESTED', asked)?.body;
    expect(body).toContain('trước 17:00 01/12/2026');
    expect(body).toContain('\n– Giấy chứng sinh: mờ, không đọc được\n');
    expect(body).toContain('nộp bổ sung trực tuyến');
    expect(tell('SUPPLEMENT_REQUESTED', asked, { state: { ownerAccountId: null } })?.body).toContain(AGENCY);
    expect(tell('SUPPLEMENT_REQUESTED', { ...asked, until: null })?.body).toContain('bổ sung, hoàn thiện. Thời hạn');
  });

  it.each([
    ['COUNTER', AGENCY],
    ['POST', 'bưu chính công ích'],
    ['ONLINE', 'điện tử'],
  ] as const)('says how to get a result by %s', (method, said) => {
    const one = { state: { delivery: { method }, status: STATUS.RESOLVED } };
    expect(tell('RESULT_ISSUED', {}, one)?.body).toContain(said);
  });

  it('says when a result is there before its day (Đ.20.4 NĐ 61/2018)', () => {
    const subject = (at: string) => tell('RESULT_ISSUED', {}, { at })?.subject;
    expect(subject('2026-11-25T09:00:00Z')).toContain('đã có kết quả trước hẹn');
    expect(subject('2026-11-26T00:30:00Z')).toMatch(/đã có kết quả$/);
  });

  it('calls the letter of a refusal a letter, not a result', () => {
    expect(tell('RESULT_ISSUED', {}, { state: { status: STATUS.STOPPED } })?.subject).toContain('văn bản trả lời');
    expect(tell('REFUSED', { reason: 'không đủ điều kiện' })?.body).toContain('không đủ điều kiện');
  });

  it('apologises with reason, old and new date, and names the agency that is late (Đ.19.9 NĐ 61/2018)', () => {
    const body = tell('EXTENDED', { until: '2026-12-02T10:00:00Z', reason: 'chờ xác minh' })?.body;
    expect(body).toContain('(17:00 26/11/2026)');
    expect(body).toContain('chờ xác minh');
    expect(body).toContain('Sở Nội vụ tỉnh Mẫu xin lỗi Ông/Bà');
    expect(body).toContain('chậm nhất lúc 17:00 02/12/2026');
  });

  it('invites to a meeting with time and place, and says when it is off', () => {
    const visit = {
      visitId: 'v1',
      kind: 'MEETING',
      at: '2026-11-25T02:00:00Z',
      place: 'Phòng 1',
      participants: 'Ông/Bà',
      content: 'xem giấy tờ',
    } as const;
    expect(tell('VISIT_PLANNED', visit)?.body).toContain('làm việc lúc 09:00 25/11/2026, tại Phòng 1');
    const before = { visits: [{ ...visit, id: 'v1', record: null, cancelledAt: null }] };
    expect(tell('VISIT_CANCELLED', { visitId: 'v1', reason: 'trời bão' }, { before })?.body).toContain('trời bão');
  });

  it('gives the new due date after a supplement, or the time of the answer before acceptance', () => {
    expect(tell('SUPPLEMENTED', {})?.body).toContain('Ngày hẹn trả kết quả mới: 17:00 26/11/2026.');
    const before = tell('SUPPLEMENTED', {}, { state: { receivedAt: null } })?.body;
    expect(before).toContain('trả lời chậm nhất lúc 09:00 24/11/2026.');
    expect(before).not.toContain('hẹn trả');
  });

  it('says what a payment is for', () => {
    const body = tell('OBLIGATION_SET', { vnd: 150_000, reason: 'phí thẩm định' })?.body;
    expect(body).toContain('cần nộp 150.000 đ: phí thẩm định.');
  });

  it('is nothing about matters between desks, nor the submission at a counter, nor a branch of an interlinked procedure', () => {
    expect(tell('MOVED', {})).toBeUndefined();
    expect(whySilent('TAKEN')).toBeTruthy();
    expect(tell('SUBMITTED', {}, { state: { channel: 'COUNTER' } })).toBeUndefined();
    expect(tell('RECEIVED', {}, { state: { parent: { dossierId: 'd', branchId: 'b' } } })).toBeUndefined();
  });

  it('never holds an identifier of the person', () => {
    const told = (['RECEIVED', 'WITHDRAWN', 'RETURNED', 'OBLIGATION_MET', 'SUBMITTED'] as const).map((type) =>
      JSON.stringify(tell(type, {})),
    );
    expect(told.filter((text) => /999000000001|84900000001/.test(text ?? ''))).toEqual([]);
  });
});

describe('what officers are told', () => {
  const hear = <T extends EventType>(type: T, payload: Partial<Payloads[T]>, one: Case = {}) =>
    officerNews(toldOf(type, payload, one)).map(({ to, news }) => [to, news.kind]);

  it('is that a dossier came to their desk, or back, but not that it stayed there', () => {
    const elsewhere = { before: { position: { ...desk, unitId: 'u2' } } };
    expect(hear('MOVED', { action: 'FORWARD' }, elsewhere)).toEqual([[desk, 'deskNew']]);
    expect(hear('MOVED', { action: 'SEND_BACK' }, elsewhere)).toEqual([[desk, 'sentBack']]);
    expect(hear('MOVED', { action: 'FORWARD' })).toEqual([]);
  });

  it('is that somebody else has it now', () => {
    const before = { position: { ...desk, assigneeId: 'cv2' } };
    expect(hear('REASSIGNED', { assigneeId: 'cv1', reason: 'nghỉ ốm' }, { before })).toEqual([
      [desk, 'deskNew'],
      [{ accountId: 'cv2' }, 'takenOver'],
    ]);
  });

  it('is what a leader decided, to the desk that proposed it', () => {
    const decision: DossierState['decision'] = {
      kind: 'EXTENSION',
      reason: 'x',
      until: '',
      fileIds: [],
      from: desk,
      askedAt: '',
      askedBy: '',
    };
    const payload = { until: '2026-12-02T10:00:00Z', reason: 'x' };
    expect(hear('EXTENDED', payload, { before: { decision } })).toEqual([[desk, 'decisionMade']]);
    expect(hear('DECISION_REJECTED', { comment: 'chưa rõ' }, { before: { decision } })).toEqual([
      [desk, 'decisionRejected'],
    ]);
  });

  it('is a question to everybody of the unit who may answer it (Đ.19.5 NĐ 61/2018)', () => {
    const asked = { agencyCode: 'H99.10', unitId: 'u9' };
    const told = hear('OPINION_ASKED', {
      opinionId: 'o',
      asked,
      question: '?',
      fileIds: [],
      dueAt: '2026-11-25T10:00:00Z',
    });
    expect(told.map(([to]) => (to as { role: string }).role)).toEqual(['SPECIALIST', 'UNIT_HEAD', 'AGENCY_LEADER']);
    expect(new Set(told.map(([, kind]) => kind))).toEqual(new Set(['opinionAsked']));
  });
});
