import { describe, expect, it } from 'vitest';
import type { DossierEvent, EventType, Payloads } from '../../domain/dossier/events.ts';
import type { DossierState } from '../../domain/dossier/state.ts';
import { STATUS } from '../../domain/dossier/status.ts';
import { composeMessage } from './composeMessage.ts';

const AGENCY = 'Trung tâm Phục vụ hành chính công tỉnh Mẫu';

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
} as unknown as DossierState;

function eventOf<T extends EventType>(type: T, payload: Partial<Payloads[T]>): DossierEvent {
  return { type, seq: 2, at: '2026-11-23T02:00:00Z', payload } as unknown as DossierEvent;
}

function tell(event: DossierEvent, changed: Partial<DossierState> = {}, language: 'vi' | 'en' = 'vi') {
  return composeMessage(event, { ...state, ...changed }, { agency: AGENCY, language });
}

const received = eventOf('RECEIVED', {});

describe('what an applicant is told', () => {
  it('names the code and the due date when the dossier is received', () => {
    expect(tell(received)).toEqual({
      subject: 'Hồ sơ H99.03-261123-0001 đã được tiếp nhận',
      paragraphs: [
        'Hồ sơ “Cấp giấy phép mẫu” đã được tiếp nhận. Hẹn trả kết quả: 17:00 26/11/2026.',
        'Ông/Bà có thể xem hồ sơ đang ở đâu và cách tính ngày hẹn tại đường dẫn dưới đây.',
      ],
    });
    expect(tell(received, { dueAt: null })?.paragraphs[0]).toContain('theo quy định của thủ tục');
    expect(tell(received, {}, 'en')?.subject).toBe('Dossier H99.03-261123-0001 has been received');
  });

  it('lists what is missing and says where to bring it', () => {
    const asked = eventOf('SUPPLEMENT_REQUESTED', {
      items: [{ name: 'Giấy chứng sinh', problem: 'mờ, không đọc được' }],
      reason: '',
      until: '2026-12-01T10:00:00Z',
    });
    expect(tell(asked)?.paragraphs).toEqual([
      expect.stringContaining('trước 17:00 01/12/2026'),
      'Nội dung cần bổ sung:\n– Giấy chứng sinh: mờ, không đọc được',
      expect.stringContaining('nộp bổ sung trực tuyến'),
    ]);
    expect(tell(asked, { ownerAccountId: null })?.paragraphs[2]).toContain(AGENCY);
  });

  it.each([
    ['COUNTER', AGENCY],
    ['POST', 'bưu chính công ích'],
    ['ONLINE', 'điện tử'],
  ] as const)('says how to get a result by %s', (method, said) => {
    const message = tell(eventOf('RESULT_ISSUED', {}), { delivery: { method }, status: STATUS.RESOLVED });
    expect(message?.subject).toContain('đã có kết quả');
    expect(message?.paragraphs[1]).toContain(said);
  });

  it('calls the letter of a refusal a letter, not a result', () => {
    expect(tell(eventOf('RESULT_ISSUED', {}), { status: STATUS.STOPPED })?.subject).toContain('văn bản trả lời');
    expect(tell(eventOf('REFUSED', { reason: 'không đủ điều kiện' }))?.paragraphs[0]).toContain('không đủ điều kiện');
  });

  it('gives the new due date after a supplement, or the time of the answer before acceptance', () => {
    const supplemented = eventOf('SUPPLEMENTED', {});
    expect(tell(supplemented)?.paragraphs[1]).toBe('Ngày hẹn trả kết quả mới: 17:00 26/11/2026.');
    expect(tell(supplemented, { receivedAt: null, code: null })).toMatchObject({
      subject: 'Đã nhận giấy tờ bổ sung của hồ sơ NOP-261123-00001',
      paragraphs: [expect.any(String), 'Bộ phận Một cửa sẽ trả lời chậm nhất lúc 09:00 24/11/2026.'],
    });
  });

  it('says what a payment is for', () => {
    const asked = eventOf('OBLIGATION_SET', { vnd: 150_000, reason: 'phí thẩm định' });
    expect(tell(asked)?.paragraphs[0]).toContain('cần nộp 150.000 đ: phí thẩm định.');
  });

  it('is nothing about moves between desks, nor about the submission at a counter', () => {
    expect(tell(eventOf('MOVED', {}))).toBeUndefined();
    expect(tell(eventOf('TAKEN', {}))).toBeUndefined();
    expect(tell(eventOf('SUBMITTED', {}), { channel: 'COUNTER' })).toBeUndefined();
    expect(tell(eventOf('SUBMITTED', {}))?.subject).toContain('NOP-261123-00001');
  });

  it('never holds an identifier of the person', () => {
    const told = (['RECEIVED', 'WITHDRAWN', 'RETURNED', 'OBLIGATION_MET', 'SUBMITTED'] as const).map((type) =>
      JSON.stringify(tell(eventOf(type, {}))),
    );
    expect(told.filter((text) => /999000000001|84900000001/.test(text ?? ''))).toEqual([]);
  });
});
