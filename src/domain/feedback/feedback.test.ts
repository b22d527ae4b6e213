import { describe, expect, it } from 'vitest';
import { defineCalendar } from '../calendar/calendar.ts';
import { nationalCalendar } from '../calendar/nationalCalendar.ts';
import type { Actor } from '../policy/actor.ts';
import type { Role } from '../process/process.ts';
import { maskPersonal } from '../text/maskPersonal.ts';
import {
  allowedFeedbackActions,
  canReadFeedback,
  FEEDBACK_ACTIONS,
  FEEDBACK_RULES,
  FEEDBACK_STATES,
  type FeedbackFacts,
  feedbackCode,
  feedbackDue,
  isLateStep,
  parseFeedbackCode,
} from './feedback.ts';

const calendar = defineCalendar({ ...nationalCalendar(), id: 'test', name: { vi: 'thử' } });
const DAYS = { decide: 2, firstSupplement: 5, transfer: 5, reply: 3, process: 15, publish: 2 };
/** a Thursday, 09:00 */
const RECEIVED = new Date('2026-11-05T02:00:00Z');
const times = { state: 'NEW', countedFrom: RECEIVED, answeredAt: null, extended: false } as const;
const at = (day: string) => new Date(`${day}T10:00:00+07:00`);

function officer(role: Role, agencyCode = 'H99.41'): Actor {
  return {
    kind: 'OFFICER',
    accountId: 'a',
    name: 'Trần Thị Ví Dụ',
    posts: [{ role, agencyCode, unitId: null }],
    mustChangePassword: false,
  };
}

const facts = (change: Partial<FeedbackFacts> = {}): FeedbackFacts => ({
  state: 'NEW',
  topic: 'HANDLING',
  agencyCode: 'H99.41',
  extended: false,
  refuted: false,
  ...change,
});

describe('the clocks of feedback', () => {
  it('give two working days to take it on or reject it, over a weekend (bộ chỉ số 766)', () => {
    expect(feedbackDue(times, DAYS, calendar)).toMatchObject({ clock: 'DECIDE' });
    expect(feedbackDue(times, DAYS, calendar)?.dueAt.toISOString().slice(0, 10)).toBe('2026-11-09');
  });

  it('give three working days for the reply, fifteen once extended', () => {
    const dueIn = (extended: boolean) => feedbackDue({ ...times, state: 'IN_PROCESS', extended }, DAYS, calendar);
    expect(dueIn(false)?.dueAt.toISOString().slice(0, 10)).toBe('2026-11-10');
    // 24/11 is a national day off
    expect(dueIn(true)?.dueAt.toISOString().slice(0, 10)).toBe('2026-11-27');
    expect(dueIn(true)?.clock).toBe('PROCESS');
  });

  it('give two working days to publish an answer, and stand still while the sender is awaited', () => {
    const answered = { ...times, state: 'ANSWERED', answeredAt: at('2026-11-06') } as const;
    expect(feedbackDue(answered, DAYS, calendar)).toMatchObject({ clock: 'PUBLISH' });
    expect(feedbackDue({ ...times, state: 'SUPPLEMENT_ASKED' }, DAYS, calendar)).toBeNull();
    expect(feedbackDue({ ...times, state: 'REJECTED' }, DAYS, calendar)).toBeNull();
  });

  it('know a step that comes too late: forwarded or asked after five days, answered after three', () => {
    const late = (action: 'FORWARD' | 'ASK_SUPPLEMENT' | 'ANSWER', day: string) =>
      isLateStep(action, { ...times, state: 'IN_PROCESS' }, at(day), DAYS, calendar);
    expect(late('FORWARD', '2026-11-12')).toBe(false);
    expect(late('FORWARD', '2026-11-13')).toBe(true);
    expect(late('ASK_SUPPLEMENT', '2026-11-13')).toBe(true);
    expect(late('ANSWER', '2026-11-10')).toBe(false);
    expect(late('ANSWER', '2026-11-11')).toBe(true);
    const extended = { ...times, state: 'IN_PROCESS', extended: true } as const;
    expect(isLateStep('ANSWER', extended, at('2026-11-11'), DAYS, calendar)).toBe(false);
    expect(isLateStep('ANSWER', extended, at('2026-11-28'), DAYS, calendar)).toBe(true);
    expect(isLateStep('REJECT', times, at('2026-11-10'), DAYS, calendar)).toBe(true);
  });
});

describe('what may be done with feedback', () => {
  it('is only what the table allows, for every state, leader and clerk', () => {
    for (const state of FEEDBACK_STATES) {
      const clerk = allowedFeedbackActions(officer('RECEPTIONIST'), facts({ state }));
      const leader = allowedFeedbackActions(officer('AGENCY_LEADER'), facts({ state }));
      expect(leader).toEqual(FEEDBACK_ACTIONS.filter((action) => FEEDBACK_RULES[action].from.includes(state)));
      expect(clerk).toEqual(leader.filter((action) => FEEDBACK_RULES[action].by === 'WORKER'));
    }
  });

  it('leaves complaints about officers to leaders', () => {
    const conduct = facts({ topic: 'CONDUCT' });
    expect(canReadFeedback(officer('RECEPTIONIST'), conduct)).toBe(false);
    expect(allowedFeedbackActions(officer('SPECIALIST'), conduct)).toEqual([]);
    expect(canReadFeedback(officer('UNIT_HEAD'), conduct)).toBe(true);
  });

  it('is nothing for other agencies, except for the head of the centre', () => {
    expect(canReadFeedback(officer('AGENCY_LEADER', 'H99.42'), facts())).toBe(false);
    expect(allowedFeedbackActions(officer('AGENCY_LEADER', 'H99.42'), facts())).toEqual([]);
    expect(allowedFeedbackActions(officer('CENTRE_HEAD', 'H99.03'), facts())).toContain('FORWARD');
  });

  it('is extended once', () => {
    const extended = facts({ state: 'IN_PROCESS', extended: true });
    expect(allowedFeedbackActions(officer('AGENCY_LEADER'), extended)).not.toContain('EXTEND');
  });
});

describe('the code of feedback', () => {
  it('is read as people write it down', () => {
    const code = feedbackCode(Uint8Array.from([1, 0, 31, 20, 5, 250, 16, 17]));
    expect(code).toMatch(/^PA-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(parseFeedbackCode(code.toLowerCase().replaceAll('-', ' '))).toBe(code);
    expect(parseFeedbackCode('pa oi2l 34ab')).toBe('PA-0121-34AB');
    expect(parseFeedbackCode('H99.03-261122-0001')).toBeUndefined();
  });
});

describe('what is published', () => {
  it('has no numbers, addresses and names of the sender', () => {
    const text =
      'Tôi là Nguyễn Văn Mẫu, số 0912 345 678, CCCD 001090000001, thư mau@vidu.vn, ngày 05/11/2026, 15.000 đồng.';
    const masked = maskPersonal(text, ['Nguyễn Văn Mẫu']);
    expect(masked).toBe('Tôi là […], số […], CCCD […], thư […], ngày 05/11/2026, 15.000 đồng.');
  });
});
