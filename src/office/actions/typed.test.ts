import { describe, expect, it } from 'vitest';
import { DOSSIER_ACTIONS } from '../../domain/dossier/actions.ts';
import { requiredFields } from '../../domain/dossier/requiredFields.ts';
import { words } from '../../i18n/words.ts';
import { ACTION_FIELDS, inPanelOrder, ofDesk } from './actionFields.ts';
import { NOTHING, readTyped } from './typed.ts';

const w = words('vi');
const read = (action: Parameters<typeof readTyped>[0], typed: Partial<typeof NOTHING>) =>
  readTyped(action, { ...NOTHING, ...typed }, w);

describe('the panel of an action', () => {
  it.each(DOSSIER_ACTIONS)('%s asks for everything that the server requires', (action) => {
    expect(ACTION_FIELDS[action].map((field) => field.name)).toEqual(
      expect.arrayContaining([...requiredFields(action)]),
    );
  });

  it('names what is missing, in words, before anything is sent', () => {
    const { problems } = read('ISSUE', { texts: { resultNumber: '12/GP' } });
    expect(problems.map((problem) => problem.field)).toEqual(['resultDate', 'resultSigner']);
    expect(problems[0]?.message).toBe('Hãy nhập ngày ký.');
  });

  it('reads dates and amounts as people write them', () => {
    const issue = read('ISSUE', { texts: { resultNumber: '1', resultDate: '5.3.2026', resultSigner: 'Trần Thị Mẫu' } });
    expect(issue.input).toMatchObject({ resultDate: '2026-03-05' });
    const opinion = read('ASK_OPINION', { texts: { comment: 'Có phù hợp quy hoạch không?', until: '25/11/2026' } });
    expect(opinion.input).toMatchObject({ until: '2026-11-25T17:00:00+07:00' });
    expect(read('SET_OBLIGATION', { texts: { reason: 'Lệ phí trước bạ', vnd: '1.250.000 đ' } }).input).toMatchObject({
      vnd: 1_250_000,
    });
  });

  it('refuses a day that does not exist, an amount that is none, and a supplement without saying what is wrong', () => {
    expect(
      read('ISSUE', { texts: { resultNumber: '1', resultDate: '31/02/2026', resultSigner: 'A' } }).problems,
    ).toEqual([expect.objectContaining({ field: 'resultDate' })]);
    expect(read('SET_OBLIGATION', { texts: { reason: 'a', vnd: 'mười nghìn' } }).problems).toEqual([
      expect.objectContaining({ field: 'vnd' }),
    ]);
    expect(read('REQUEST_SUPPLEMENT', { items: [{ name: 'Tờ khai', problem: ' ' }] }).problems).toEqual([
      { field: 'items', code: 'invalid', message: 'Hãy ghi rõ cần bổ sung, sửa gì ở “Tờ khai”.' },
    ]);
  });

  it('sends nothing for what was left empty', () => {
    expect(read('FORWARD', { texts: { comment: '  ' } })).toEqual({ input: {}, problems: [] });
  });

  it('puts what moves the dossier on before what throws it back', () => {
    expect(inPanelOrder(['DECLINE', 'TAKE', 'RECEIVE'])).toEqual(['RECEIVE', 'TAKE', 'DECLINE']);
  });

  it('keeps apart at the records desk what only who resolves has a reason for, unless the way leads there', () => {
    const allowed = ['SEND_OUT', 'STOP', 'ISSUE', 'SET_OBLIGATION'] as const;
    expect(ofDesk(allowed, 'RECORDS_CLERK', ['ISSUE'])).toEqual({
      own: ['ISSUE'],
      other: ['SEND_OUT', 'SET_OBLIGATION', 'STOP'],
    });
    expect(ofDesk(allowed, 'RECORDS_CLERK', ['ISSUE', 'SEND_OUT']).own).toEqual(['ISSUE', 'SEND_OUT']);
    expect(ofDesk(allowed, 'SPECIALIST', ['ISSUE']).other).toEqual([]);
  });
});
