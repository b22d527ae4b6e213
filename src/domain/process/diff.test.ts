import { describe, expect, it } from 'vitest';
import { diffProcess } from './diff.ts';
import type { ProcessDefinition, ProcessStep } from './process.ts';
import { type RosterAgency, staffingOf } from './staffing.ts';

const appraise: ProcessStep = {
  id: 'appraise',
  name: { vi: 'Thẩm định', en: 'Appraise' },
  role: 'SPECIALIST',
  agency: 'COMPETENT',
  unit: 'DIVISION',
  sharePercent: 60,
  transitions: [
    { action: 'PROPOSE', to: 'decide' },
    { action: 'ASK_OPINION', to: 'WAIT' },
  ],
  opinionDays: 3,
};
const before: ProcessDefinition = {
  key: 'x',
  name: { vi: 'Quy trình' },
  basis: 'Quyết định cũ',
  start: 'appraise',
  steps: [appraise, { ...appraise, id: 'decide', name: { vi: 'Quyết định', en: 'Decide' }, transitions: [] }],
};

describe('the difference of two versions in words', () => {
  it('is empty between equal versions', () => {
    expect(diffProcess(before, structuredClone(before))).toEqual([]);
  });

  it('names every change of a step: role, place, time, actions, papers, opinions, branches', () => {
    const changed: ProcessStep = {
      ...appraise,
      role: 'UNIT_HEAD',
      agency: 'RECEIVING',
      unit: 'ONE_STOP',
      sharePercent: 45,
      transitions: [
        { action: 'PROPOSE', to: 'END', letters: ['refusal'] },
        { action: 'BRANCH', to: 'WAIT' },
      ],
      opinionDays: undefined,
      branching: {
        mode: 'PARALLEL',
        branches: [
          { id: 'b', name: { vi: 'Thuế' }, agency: { agencyCode: 'H99.90' }, processKey: 'part', sharePercent: 20 },
        ],
      },
    };
    const lines = diffProcess(before, { ...before, steps: [changed, before.steps[1]!] }).map(({ vi }) => vi);
    expect(lines).toEqual([
      'Bước “Thẩm định” (appraise): chuyên viên thụ lý → lãnh đạo phòng.',
      'Bước “Thẩm định” (appraise): phòng chuyên môn, cơ quan có thẩm quyền → bộ phận một cửa, nơi tiếp nhận.',
      'Bước “Thẩm định” (appraise): thời gian 60% → 45%.',
      'Bước “Thẩm định” (appraise): bỏ thao tác lấy ý kiến (đến WAIT).',
      'Bước “Thẩm định” (appraise): trình: đến decide → kết thúc.',
      'Bước “Thẩm định” (appraise): trình: giấy tờ – → refusal.',
      'Bước “Thẩm định” (appraise): thêm thao tác gửi liên thông (đến chờ tại bước).',
      'Bước “Thẩm định” (appraise): hạn trả lời ý kiến (ngày làm việc) 3 → –.',
      'Bước “Thẩm định” (appraise): liên thông: không có → song song Thuế (H99.90, part, 20%).',
    ]);
  });

  it('names steps that came and went, and the first step', () => {
    const after = {
      ...before,
      start: 'new',
      basis: 'Quyết định mới',
      steps: [{ ...appraise, id: 'new' }, before.steps[1]!],
    };
    expect(diffProcess(before, after).map(({ en }) => en)).toEqual([
      'Basis changed: “Quyết định cũ” → “Quyết định mới”.',
      'First step: “Appraise” (appraise) → “Appraise” (new).',
      'Step removed: “Appraise” (appraise).',
      'Step added: “Appraise” (new), specialist, 60% of the limit.',
    ]);
  });
});

describe('who sits at the desks of a process today', () => {
  const unit = (id: string | null, kind: 'DIVISION' | 'ONE_STOP' | null, ...roles: ProcessStep['role'][]) => ({
    id,
    kind,
    roles,
  });
  const roster: RosterAgency[] = [
    { code: 'A', name: 'Sở A', units: [unit('a1', 'DIVISION', 'SPECIALIST'), unit('a2', 'DIVISION')] },
    { code: 'B', name: 'Sở B', units: [unit('b1', 'DIVISION'), unit(null, null, 'SPECIALIST')] },
    { code: 'C', name: 'Xã C', units: [unit('c1', 'ONE_STOP', 'RECEPTIONIST')] },
  ];
  const missing = (step: ProcessStep, ...followers: [string, string | null][]) => {
    const list = followers.map(([competentAgencyCode, divisionId]) => ({
      competentAgencyCode,
      divisionId,
      receivingAgencyCode: 'C',
    }));
    return staffingOf(roster, list)(step);
  };

  it('is asked of every agency that follows the process, in the division that has the procedure', () => {
    expect(missing(appraise, ['A', null], ['B', null])).toEqual({ nobodyAt: [] });
    expect(missing(appraise, ['A', 'a2'], ['C', null])).toEqual({ nobodyAt: ['Sở A', 'Xã C'] });
  });

  it('is asked of the named agency whoever follows, and of the receiving agency where reception is', () => {
    expect(missing({ ...appraise, agency: { agencyCode: 'A' } })).toEqual({ nobodyAt: [] });
    expect(missing({ ...appraise, agency: { agencyCode: 'X' } })).toEqual({ nobodyAt: ['X'] });
    expect(missing({ ...appraise, agency: 'RECEIVING', unit: 'ONE_STOP', role: 'RECEPTIONIST' }, ['A', null])).toEqual({
      nobodyAt: [],
    });
  });
});
