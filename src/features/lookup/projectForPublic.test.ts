import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Applicant, DossierEvent, DuePromise, Position } from '../../domain/dossier/events.ts';
import { reduce } from '../../domain/dossier/reduce.ts';
import { STATUS, STATUS_NAMES } from '../../domain/dossier/status.ts';
import { progressPercent } from './progress.ts';
import { checkReceipt, projectProgress, projectReceipt } from './projectForPublic.ts';

const AT: Position = { stepId: 'receive', role: 'RECEPTIONIST', agencyCode: 'H99.03', unitId: 'u1', assigneeId: null };
const NEXT: Position = { ...AT, stepId: 'handle', role: 'SPECIALIST', agencyCode: 'H99.04', unitId: 'u2' };
const KEY = 'qK3vX8pLm2Zt9RbA';

const promise: DuePromise = {
  limit: { unit: 'WORKING_DAYS', value: 3 },
  effectiveFrom: '2026-11-23T02:00:00.000Z',
  dueAt: '2026-11-26T10:00:00.000Z',
  trace: [{ kind: 'DUE', words: { vi: 'Hẹn trả 17:00 thứ Năm.', en: 'Due at 17:00 on Thursday.' } }],
  warnings: [],
};

const frame = {
  at: '2026-11-23T02:00:00.000Z',
  recordedAt: '2026-11-23T02:00:00.000Z',
  actorId: 'officer-account-id',
  actorName: 'Lê Văn Thí Dụ (cán bộ)',
  agencyCode: 'H99.03',
  unitId: 'u1',
  onBehalfOf: null,
  requestId: 'request-id',
};

function submitted(applicant: Applicant, secret = 'câu trả lời riêng tư'): DossierEvent {
  return {
    ...frame,
    seq: 1,
    type: 'SUBMITTED',
    payload: {
      submissionNumber: 'NOP-261123-00001',
      lookupKey: KEY,
      procedureCode: '2.000528',
      procedureName: 'Đăng ký khai sinh có yếu tố riêng tư',
      procedureVersionId: 'version',
      processId: 'process',
      channel: 'ONLINE',
      ownerAccountId: 'owner-account-id',
      applicant,
      formKey: 'form',
      answers: { secret },
      components: [{ key: 'c', name: secret, shape: 'ELECTRONIC', count: 1, fileIds: ['file-id'] }],
      setCount: 1,
      receivingAgencyCode: 'H99.03',
      competentAgencyCode: 'H99.04',
      delivery: { method: 'POST', address: secret },
      acceptBy: null,
      at: AT,
    },
  };
}

function accepted(applicant: Applicant, secret?: string): DossierEvent[] {
  const received: DossierEvent = {
    ...frame,
    seq: 2,
    type: 'RECEIVED',
    payload: { code: 'H99.03-261123-0001', promise, collectedVnd: 987_654_321, note: secret, at: NEXT },
  };
  return [submitted(applicant, secret), received];
}

const PERSON: Applicant = { kind: 'CITIZEN', name: 'Nguyễn Văn Mẫu', phone: '+84900000001', citizenId: '999000000001' };

describe('what anybody may see of a dossier', () => {
  it('is its code and how far it is, and nothing else', () => {
    expect(projectProgress(reduce(accepted(PERSON)))).toEqual({
      code: 'H99.03-261123-0001',
      status: STATUS.RECEIVED,
      statusName: 'Được tiếp nhận',
      progressPercent: 25,
    });
  });

  it('is the number of the submission before there is a code', () => {
    expect(projectProgress(reduce([submitted(PERSON)]))).toMatchObject({ code: 'NOP-261123-00001', status: 1 });
  });

  it('says for every official status how far it is, the ends being 100 %', () => {
    const percents = Object.keys(STATUS_NAMES).map((status) => progressPercent({ status: Number(status) as 1 }));
    expect(percents.every((percent) => percent > 0 && percent <= 100)).toBe(true);
    expect([3, 7, 10].map((status) => progressPercent({ status: status as 3 }))).toEqual([100, 100, 100]);
  });
});

describe('what the holder of the receipt may see', () => {
  it('are the points of Điều 12.1 of Hòa Bình’s regulation', () => {
    expect(projectReceipt(reduce(accepted(PERSON)))).toEqual({
      receivingAgencyCode: 'H99.03',
      route: [
        { agencyCode: 'H99.03', unitId: 'u1' },
        { agencyCode: 'H99.04', unitId: 'u2' },
      ],
      applicantName: 'Nguyễn Văn Mẫu',
      receivedAt: frame.at,
      dueAt: promise.dueAt,
      trace: promise.trace,
    });
  });

  it('is nothing more than anybody sees while the dossier is not accepted (Điều 12.2)', () => {
    expect(projectReceipt(reduce([submitted(PERSON)]))).toBeUndefined();
  });

  it('names the organisation and the person who came for it', () => {
    const company: Applicant = {
      kind: 'ORGANISATION',
      name: 'Công ty Ví Dụ',
      submitterName: 'Trần Thị Ví Dụ',
    };
    expect(projectReceipt(reduce(accepted(company)))).toMatchObject({
      organisationName: 'Công ty Ví Dụ',
      applicantName: 'Trần Thị Ví Dụ',
    });
  });

  it('never holds an identifier, an address, an answer, a paper, an officer or the procedure', () => {
    const word = fc.string({ unit: 'grapheme', minLength: 6, maxLength: 40 }).map((text) => `«${text}»`);
    const applicant = fc.record({
      kind: fc.constantFrom('CITIZEN' as const, 'ORGANISATION' as const),
      name: fc.constant('Nguyễn Văn Mẫu'),
      citizenId: word,
      taxCode: word,
      dateOfBirth: word,
      phone: word,
      email: word,
      address: word,
    });
    fc.assert(
      fc.property(applicant, word, (person, secret) => {
        const state = reduce(accepted(person, secret));
        const shown = JSON.stringify({ ...projectProgress(state), ...projectReceipt(state) });
        const { kind: _kind, name: _name, ...hidden } = person;
        const others = [
          KEY,
          'officer-account-id',
          'owner-account-id',
          'Lê Văn Thí Dụ',
          'file-id',
          'riêng tư',
          '987654321',
        ];
        for (const text of [...Object.values(hidden), secret]) others.push(JSON.stringify(text).slice(1, -1));
        expect(others.filter((text) => shown.includes(text))).toEqual([]);
      }),
    );
  });
});

describe('the key of a receipt', () => {
  it('is right only when every character is', () => {
    expect(checkReceipt(KEY, KEY)).toBe('GENUINE');
    fc.assert(
      fc.property(fc.string(), (given) => {
        fc.pre(given !== KEY && given !== '');
        expect(checkReceipt(KEY, given)).toBe('NOT_GENUINE');
      }),
    );
    for (const wrong of [`${KEY} `, KEY.slice(0, -1), KEY.toLowerCase(), `${KEY}${KEY}`]) {
      expect(checkReceipt(KEY, wrong)).toBe('NOT_GENUINE');
    }
  });

  it('says nothing about a paper when there is none', () => {
    expect(checkReceipt(KEY, undefined)).toBe('NO_KEY');
    expect(checkReceipt(KEY, '')).toBe('NO_KEY');
  });
});
