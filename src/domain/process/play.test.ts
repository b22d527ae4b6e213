import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatInstant, parseInstant } from '../calendar/instant.ts';
import { nationalCalendar } from '../calendar/nationalCalendar.ts';
import { type Move, type PlayInput, playProcess } from './play.ts';
import type { ProcessDefinition } from './process.ts';

const calendar = nationalCalendar('08:00-12:00,13:00-17:00');

const definition: ProcessDefinition = {
  key: 'played',
  name: { vi: 'Quy trình mẫu' },
  basis: 'mẫu',
  start: 'reception',
  steps: [
    {
      id: 'reception',
      name: { vi: 'Tiếp nhận' },
      role: 'RECEPTIONIST',
      agency: 'RECEIVING',
      unit: 'ONE_STOP',
      sharePercent: 10,
      transitions: [{ action: 'FORWARD', to: 'appraise' }],
    },
    {
      id: 'appraise',
      name: { vi: 'Thẩm định' },
      role: 'SPECIALIST',
      agency: 'COMPETENT',
      unit: 'DIVISION',
      sharePercent: 60,
      opinionDays: 2,
      transitions: [
        { action: 'PROPOSE', to: 'decide' },
        { action: 'ASK_OPINION', to: 'WAIT' },
        { action: 'BRANCH', to: 'WAIT' },
        { action: 'REQUEST_SUPPLEMENT', to: 'WAIT' },
      ],
      branching: {
        mode: 'SEQUENTIAL',
        branches: [
          { id: 'commune', name: { vi: 'Xã' }, agency: 'COMMUNE', processKey: 'part', sharePercent: 20 },
          { id: 'tax', name: { vi: 'Thuế' }, agency: { agencyCode: 'H99.90' }, processKey: 'part', sharePercent: 10 },
        ],
      },
    },
    {
      id: 'decide',
      name: { vi: 'Quyết định' },
      role: 'AGENCY_LEADER',
      agency: 'COMPETENT',
      unit: 'LEADERSHIP',
      sharePercent: 30,
      transitions: [
        { action: 'ISSUE', to: 'return' },
        { action: 'SEND_BACK', to: 'appraise' },
      ],
    },
    {
      id: 'return',
      name: { vi: 'Trả kết quả' },
      role: 'RECEPTIONIST',
      agency: 'RECEIVING',
      unit: 'ONE_STOP',
      sharePercent: 0,
      transitions: [{ action: 'RETURN', to: 'END' }],
    },
  ],
};

/** Received on Monday 16 November 2026 at 08:00, limit of ten working days unless told. */
function play(moves: Move[], rest: Partial<PlayInput> = {}) {
  return playProcess({
    dayMinutes: 480,
    definition,
    calendar,
    limit: { unit: 'WORKING_DAYS', value: 10 },
    afterSupplement: 'RESTART',
    from: parseInstant('2026-11-16T08:00+07:00'),
    moves,
    ...rest,
  });
}
const text = (instant: number | null | undefined) => (instant == null ? null : formatInstant(instant).slice(0, 16));
const DAY = 480;

describe('a dossier played with a pretend clock', () => {
  it('shows when each desk should be done and the date of the applicant', () => {
    const { moments, possible } = play([{ action: 'FORWARD', minutes: DAY }]);
    expect(moments.map((one) => [one.stepId, text(one.stepDue), text(one.due), one.stepLate])).toEqual([
      ['reception', '2026-11-16T17:00', '2026-12-01T17:00', false],
      ['appraise', '2026-11-25T17:00', '2026-12-01T17:00', false],
    ]);
    expect(possible).toEqual(['PROPOSE', 'ASK_OPINION', 'BRANCH', 'REQUEST_SUPPLEMENT']);
  });

  it('goes wrong ways: late desks, a round back, and the end after the date', () => {
    const { moments, possible } = play([
      { action: 'FORWARD', minutes: DAY + 1 },
      { action: 'PROPOSE', minutes: 5 * DAY },
      { action: 'SEND_BACK', minutes: 60 },
      { action: 'PROPOSE', minutes: 5 * DAY },
      { action: 'ISSUE', minutes: 60 },
      { action: 'RETURN', minutes: 30 * DAY },
    ]);
    expect(moments.map(({ stepLate }) => stepLate)).toEqual([false, true, false, false, false, false, false]);
    expect(moments.map(({ late }) => late)).toEqual([false, false, false, false, true, true, false]);
    expect(moments.at(-1)).toMatchObject({ stepId: null, stepDue: null });
    expect(possible).toEqual([]);
  });

  it('Đ.19.4 NĐ 61/2018: a supplement stops the clock and starts the limit anew, or lets the rest run on', () => {
    const moves: Move[] = [
      { action: 'FORWARD', minutes: 0 },
      { action: 'REQUEST_SUPPLEMENT', minutes: 2 * DAY },
      { action: 'SUPPLEMENT', minutes: 5 * DAY },
    ];
    const restarted = play(moves);
    expect(restarted.moments[2]).toMatchObject({ stepDue: null });
    // answered on Wednesday 25 November at closing time; the 24th is a day off
    expect(text(restarted.moments[3]?.at)).toBe('2026-11-25T17:00');
    expect(text(restarted.moments[3]?.due)).toBe('2026-12-09T17:00');
    expect(text(play(moves, { afterSupplement: 'RESUME' }).moments[3]?.due)).toBe('2026-12-08T17:00');
    expect(play(moves.slice(0, 2)).possible).toEqual(['SUPPLEMENT']);
  });

  it('Đ.19.5 NĐ 61/2018: an opinion has its own date and does not hold the dossier', () => {
    const asked = play([
      { action: 'FORWARD', minutes: 0 },
      { action: 'ASK_OPINION', minutes: 60 },
    ]);
    expect(text(asked.moments[2]?.opinionDue)).toBe('2026-11-18T17:00');
    expect(asked.possible).toEqual(['PROPOSE', 'BRANCH', 'REQUEST_SUPPLEMENT', 'ANSWER_OPINION']);
  });

  it('Đ.19.6 NĐ 61/2018: branches in turn, each with its own date out of the share of the step', () => {
    const { moments, possible } = play([
      { action: 'FORWARD', minutes: 0 },
      { action: 'BRANCH', minutes: 0 },
      { action: 'FINISH_BRANCH', minutes: DAY },
      { action: 'FINISH_BRANCH', minutes: DAY },
    ]);
    expect(moments.map(({ branches }) => branches.map(({ id, due }) => [id, text(due)]))).toEqual([
      [],
      [],
      [['commune', '2026-11-17T17:00']],
      [['tax', '2026-11-17T17:00']],
      [],
    ]);
    expect(possible).toContain('PROPOSE');
  });

  it('stops at the first move that the process does not allow and says which', () => {
    const { moments, stoppedAt } = play([
      { action: 'FORWARD', minutes: 0 },
      { action: 'ISSUE', minutes: 0 },
      { action: 'PROPOSE', minutes: 0 },
    ]);
    expect(stoppedAt).toBe(1);
    expect(moments).toHaveLength(2);
  });

  it('never goes back in time and ends only by an action that ends, whatever is played', () => {
    const moves = fc.array(fc.record({ pick: fc.nat(20), minutes: fc.integer({ min: 0, max: 3 * DAY }) }), {
      maxLength: 15,
    });
    fc.assert(
      fc.property(moves, fc.constantFrom('RESTART', 'RESUME'), (picks, afterSupplement) => {
        const chosen: Move[] = [];
        for (const { pick, minutes } of picks) {
          const { possible } = play(chosen, { afterSupplement });
          const action = possible[pick % possible.length];
          if (!action) break;
          chosen.push({ action, minutes });
        }
        const { moments, stoppedAt, possible } = play(chosen, { afterSupplement });
        expect(stoppedAt).toBeNull();
        for (const [index, one] of moments.entries())
          expect(one.at).toBeGreaterThanOrEqual(moments[index - 1]?.at ?? 0);
        expect(possible.length === 0).toBe(moments.at(-1)?.action === 'RETURN');
      }),
      { numRuns: 100 },
    );
  });
});
