import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import { parseInstant, vietnamDate } from '../../domain/calendar/instant.ts';
import { STATUS } from '../../domain/dossier/status.ts';
import type { Actor, Post } from '../../domain/policy/actor.ts';
import type { DB } from '../../platform/db/schema.ts';

/** Work queues of an officer, in the order in which the screen shows them. */
export const QUEUES = [
  'mine',
  'unit',
  'toReceive',
  'dueToday',
  'late',
  'waiting',
  'toSign',
  'opinions',
  'toReturn',
] as const;
export type QueueName = (typeof QUEUES)[number];

/** What can be listed: the queues, and what the officer has worked on lately (a memory, not work: it is not counted). */
export const LISTS = [...QUEUES, 'recent'] as const;
export type ListName = (typeof LISTS)[number];

type Officer = Extract<Actor, { kind: 'OFFICER' }>;
type Where = ExpressionBuilder<DB, 'dossier'>;
type Condition = Expression<SqlBool>;

/** What a queue's condition may depend on. `dayStart`/`dayEnd`: the Vietnamese day of `now`. */
export interface QueueMoment {
  officer: Officer;
  now: Date;
  dayStart: Date;
  dayEnd: Date;
}

/** Statuses in which the agency waits for the applicant: nobody is late meanwhile. */
const WAITING = [STATUS.SUPPLEMENT_REQUESTED, STATUS.FINANCIAL_OBLIGATION];
const RUNNING = [STATUS.RECEIVED, STATUS.IN_PROCESS];

/** Whether the dossier is on a desk of one of the posts: same agency and role, and the same unit where both name one. */
export function onDesksOf(where: Where, posts: readonly Post[]): Condition {
  if (posts.length === 0) return where.lit(false);
  return where.or(
    posts.map((post) =>
      where.and([
        where('dossier.deskAgencyCode', '=', post.agencyCode),
        where('dossier.stepRole', '=', post.role),
        ...(post.unitId === null
          ? []
          : [where.or([where('dossier.deskUnitId', '=', post.unitId), where('dossier.deskUnitId', 'is', null)])]),
      ]),
    ),
  );
}

/** Each queue as a condition over the projection; counts and lists use the same one, so they cannot differ. */
export const QUEUE_CONDITIONS: Record<QueueName, (where: Where, moment: QueueMoment) => Condition> = {
  mine: (where, { officer }) =>
    where.and([where('dossier.assigneeId', '=', officer.accountId), where('dossier.status', 'not in', WAITING)]),
  // what only waits to be handed over is not work of the unit: it has a queue of its own
  unit: (where, moment) =>
    where.and([
      where.not(QUEUE_CONDITIONS.toReturn(where, moment)),

      where('dossier.assigneeId', 'is', null),
      where('dossier.status', 'not in', [...WAITING, STATUS.SUBMITTED]),
    ]),
  toReceive: (where) => where('dossier.status', '=', STATUS.SUBMITTED),
  dueToday: (where, { now, dayEnd }) =>
    where.and([
      where('dossier.status', 'in', RUNNING),
      where('dossier.dueAt', '>=', now),
      where('dossier.dueAt', '<', dayEnd),
    ]),
  late: (where, { now }) => where.and([where('dossier.status', 'in', RUNNING), where('dossier.dueAt', '<', now)]),
  waiting: (where) => where('dossier.status', 'in', WAITING),
  toSign: (where) =>
    where.and([where('dossier.stepRole', '=', 'AGENCY_LEADER'), where('dossier.status', 'in', RUNNING)]),
  opinions: (where) =>
    where.and([where(sql`dossier.state->>'opinion'`, 'is not', null), where('dossier.status', 'in', RUNNING)]),
  toReturn: (where) =>
    where.and([
      where('dossier.status', 'in', [STATUS.RESOLVED, STATUS.STOPPED]),
      where('dossier.stepRole', '=', 'RECEPTIONIST'),
    ]),
};

/** The open dossiers that concern the officer at all: on one of the officer's desks, or in the officer's hands. */
export function concerns(where: Where, { officer }: QueueMoment): Condition {
  return where.and([
    where('dossier.stepId', 'is not', null),
    where.or([onDesksOf(where, officer.posts), where('dossier.assigneeId', '=', officer.accountId)]),
  ]);
}

const DAY = 86_400_000;

/** The moment of a request with its Vietnamese day. */
export function queueMoment(officer: Officer, now: Date): QueueMoment {
  const dayStart = parseInstant(vietnamDate(now.getTime()));
  return { officer, now, dayStart: new Date(dayStart), dayEnd: new Date(dayStart + DAY) };
}
