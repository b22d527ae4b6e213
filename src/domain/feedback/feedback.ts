import type { WorkingCalendar } from '../calendar/calendar.ts';
import { dueDate } from '../calendar/dueDate.ts';
import { type Actor, holds } from '../policy/actor.ts';
import type { Role } from '../process/process.ts';

export const FEEDBACK_STATES = [
  'NEW',
  'SUPPLEMENT_ASKED',
  'IN_PROCESS',
  'ANSWERED',
  'PUBLISHED',
  'CLOSED',
  'REJECTED',
] as const;
export type FeedbackState = (typeof FEEDBACK_STATES)[number];

/** What it is about: how a dossier is handled, how an officer behaves, a rule, something in the street, this system. */
export const FEEDBACK_TOPICS = ['HANDLING', 'CONDUCT', 'RULE', 'SITE', 'SYSTEM', 'OTHER'] as const;
export type FeedbackTopic = (typeof FEEDBACK_TOPICS)[number];

export const FEEDBACK_CHANNELS = ['PORTAL', 'EMAIL', 'PHONE', 'ZALO', 'PAPER'] as const;
export type FeedbackChannel = (typeof FEEDBACK_CHANNELS)[number];

export const FEEDBACK_ACTIONS = [
  'ACCEPT',
  'ASK_SUPPLEMENT',
  'FORWARD',
  'REJECT',
  'EXTEND',
  'ANSWER',
  'PUBLISH',
  'CLOSE',
  'REFUTE',
] as const;
export type FeedbackAction = (typeof FEEDBACK_ACTIONS)[number];

interface Rule {
  from: readonly FeedbackState[];
  /** 'SAME': stays as it is */
  to: FeedbackState | 'SAME';
  by: 'WORKER' | 'LEADER';
  /** words that the sender reads: a reason or an answer */
  needsText: boolean;
}

/** The steps of QĐ 31/2021 Chương VI and bộ chỉ số 766, as a table. */
export const FEEDBACK_RULES: Readonly<Record<FeedbackAction, Rule>> = {
  ACCEPT: { from: ['NEW'], to: 'IN_PROCESS', by: 'WORKER', needsText: false },
  ASK_SUPPLEMENT: { from: ['NEW', 'IN_PROCESS'], to: 'SUPPLEMENT_ASKED', by: 'WORKER', needsText: true },
  FORWARD: { from: ['NEW', 'IN_PROCESS'], to: 'NEW', by: 'WORKER', needsText: true },
  REJECT: { from: ['NEW'], to: 'REJECTED', by: 'LEADER', needsText: true },
  EXTEND: { from: ['IN_PROCESS'], to: 'SAME', by: 'LEADER', needsText: true },
  ANSWER: { from: ['NEW', 'IN_PROCESS'], to: 'ANSWERED', by: 'WORKER', needsText: true },
  PUBLISH: { from: ['ANSWERED'], to: 'PUBLISHED', by: 'LEADER', needsText: false },
  CLOSE: { from: ['ANSWERED'], to: 'CLOSED', by: 'LEADER', needsText: true },
  REFUTE: { from: ['ANSWERED', 'PUBLISHED', 'CLOSED'], to: 'SAME', by: 'LEADER', needsText: true },
};

export interface FeedbackFacts {
  state: FeedbackState;
  topic: FeedbackTopic;
  agencyCode: string;
  extended: boolean;
  refuted: boolean;
}

const WORKERS: readonly Role[] = ['RECEPTIONIST', 'SPECIALIST', 'RECORDS_CLERK'];
const LEADERS: readonly Role[] = ['UNIT_HEAD', 'AGENCY_LEADER'];

function leads(actor: Actor, agencyCode: string): boolean {
  return holds(actor, 'CENTRE_HEAD') || LEADERS.some((role) => holds(actor, role, agencyCode));
}

/**
 * Who may read it: the agency that has it, and the head of the centre and leaders of the province everything. What is said
 * about the conduct of officers only leaders read.
 */
export function canReadFeedback(
  actor: Actor,
  { agencyCode, topic }: Pick<FeedbackFacts, 'agencyCode' | 'topic'>,
): boolean {
  if (holds(actor, 'PROVINCE_LEADER') || leads(actor, agencyCode)) return true;
  return topic !== 'CONDUCT' && WORKERS.some((role) => holds(actor, role, agencyCode));
}

/** What the actor may do with it now, in the order of the table. Pure. */
export function allowedFeedbackActions(actor: Actor, facts: FeedbackFacts): FeedbackAction[] {
  const leader = leads(actor, facts.agencyCode);
  const worker = leader || (facts.topic !== 'CONDUCT' && WORKERS.some((role) => holds(actor, role, facts.agencyCode)));
  return FEEDBACK_ACTIONS.filter((action) => {
    const { from, by } = FEEDBACK_RULES[action];
    if (!from.includes(facts.state) || !(by === 'LEADER' ? leader : worker)) return false;
    if (action === 'EXTEND') return !facts.extended;
    return action !== 'REFUTE' || !facts.refuted;
  });
}

/** Numbers of working days, as the law or the province has set them. */
export interface FeedbackDays {
  decide: number;
  firstSupplement: number;
  transfer: number;
  reply: number;
  process: number;
  publish: number;
}

export type FeedbackClock = 'DECIDE' | 'REPLY' | 'PROCESS' | 'PUBLISH';

export interface FeedbackTimes {
  state: FeedbackState;
  /** reception at the agency that has it, or the arrival of what it had asked for */
  countedFrom: Date;
  answeredAt: Date | null;
  extended: boolean;
}

/** The clock that runs now and when it ends; none while the sender is awaited, and at the end. Pure. */
export function feedbackDue(
  { state, countedFrom, answeredAt, extended }: FeedbackTimes,
  days: FeedbackDays,
  calendar: WorkingCalendar,
): { clock: FeedbackClock; dueAt: Date } | null {
  const after = (clock: FeedbackClock, from: Date, value: number) => ({
    clock,
    dueAt: workingDaysAfter(calendar, from, value),
  });
  if (state === 'NEW') return after('DECIDE', countedFrom, days.decide);
  if (state === 'IN_PROCESS')
    return extended ? after('PROCESS', countedFrom, days.process) : after('REPLY', countedFrom, days.reply);
  if (state === 'ANSWERED' && answeredAt) return after('PUBLISH', answeredAt, days.publish);
  return null;
}

/** By when the sender has a reply, whatever happens inside. Pure. */
export function replyDue(
  { countedFrom, extended }: FeedbackTimes,
  days: FeedbackDays,
  calendar: WorkingCalendar,
): Date {
  return workingDaysAfter(calendar, countedFrom, extended ? days.process : days.reply);
}

/** Whether a step comes later than the law allows. Pure. */
export function isLateStep(
  action: FeedbackAction,
  times: FeedbackTimes,
  at: Date,
  days: FeedbackDays,
  calendar: WorkingCalendar,
): boolean {
  const own = { ASK_SUPPLEMENT: days.firstSupplement, FORWARD: days.transfer } as const;
  if (action === 'ASK_SUPPLEMENT' || action === 'FORWARD')
    return at > workingDaysAfter(calendar, times.countedFrom, own[action]);
  if (action === 'ANSWER') return at > replyDue(times, days, calendar);
  const running = feedbackDue(times, days, calendar);
  return running !== null && action !== 'EXTEND' && action !== 'REFUTE' && at > running.dueAt;
}

function workingDaysAfter(calendar: WorkingCalendar, from: Date, value: number): Date {
  const { due } = dueDate({ calendar, from: from.getTime(), limit: { unit: 'WORKING_DAYS', value } });
  return new Date(due ?? from.getTime());
}

const CODE_LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** `PA-7K3M-Q9XT` out of eight random bytes: who knows the code is the sender, so it must not be guessed. Pure. */
export function feedbackCode(random: Uint8Array, prefix: 'PA' | 'HD' = 'PA'): string {
  const letters = [...random.slice(0, 8)].map((byte) => CODE_LETTERS[byte % 32]).join('');
  return `${prefix}-${letters.slice(0, 4)}-${letters.slice(4)}`;
}

/** A code as typed – any case, blanks, letters mistaken for digits – or undefined. Pure. */
export function parseFeedbackCode(typed: string): string | undefined {
  const text = typed.toUpperCase().replace(/[^A-Z0-9]/g, '');
  const [, prefix, rest] = /^(PA|HD)([A-Z0-9]{8})$/.exec(text) ?? [];
  if (!prefix || !rest) return undefined;
  const letters = rest.replaceAll('O', '0').replace(/[IL]/g, '1');
  return /^[0-9A-HJKMNP-TV-Z]{8}$/.test(letters) ? `${prefix}-${letters.slice(0, 4)}-${letters.slice(4)}` : undefined;
}
