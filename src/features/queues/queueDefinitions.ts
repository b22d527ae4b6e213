import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import { parseInstant, vietnamDate } from '../../domain/calendar/instant.ts';
import { OPINION_ROLES } from '../../domain/dossier/events.ts';
import { STATUS } from '../../domain/dossier/status.ts';
import { parameterAt } from '../../domain/law/parameters.ts';
import { type Actor, type Post, standsInFor } from '../../domain/policy/actor.ts';
import { ROLES_WITHOUT_DOSSIERS, type Role } from '../../domain/process/process.ts';
import { QUEUES, type QueueName } from '../../domain/queues/queues.ts';
import type { DB } from '../../platform/db/schema.ts';

export type Officer = Extract<Actor, { kind: 'OFFICER' }>;
type Where = ExpressionBuilder<DB, 'dossier'>;
type Condition = Expression<SqlBool>;
type Rule = (where: Where, moment: QueueMoment) => Condition;

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

const DAY = 86_400_000;

/** Which dossiers a queue chooses from. Counts read each scope once, whatever the number of queues in it. */
export type QueueScope = 'DESK' | 'UNIT' | 'ASKED' | 'RECEIVED_HERE' | 'TO_WITHDRAW';

interface QueueDefinition {
  scope: QueueScope;
  rule: Rule;
}

const DEFINITIONS: Record<QueueName, QueueDefinition> = {
  mine: desk((where, { officer }) =>
    where.and([where('dossier.assigneeId', '=', officer.accountId), where('dossier.status', 'not in', WAITING)]),
  ),
  // what only waits to be handed over is not work of the unit: it has a queue of its own
  unit: desk((where) =>
    where.and([
      where.not(isToReturn(where)),
      where('dossier.assigneeId', 'is', null),
      where('dossier.status', 'not in', [...WAITING, STATUS.SUBMITTED]),
    ]),
  ),
  returned: desk((where, { officer }) =>
    where.and([
      where('dossier.arrivedBy', 'in', ['SEND_BACK', 'DECISION_REJECTED']),
      where('dossier.status', 'in', RUNNING),
      where.or([where('dossier.assigneeId', 'is', null), inHandsOf(where, officer)]),
    ]),
  ),
  toReceive: desk((where) => where('dossier.status', '=', STATUS.SUBMITTED)),
  dueToday: desk((where, { now, dayEnd }) =>
    where.and([
      where('dossier.status', 'in', RUNNING),
      where('dossier.dueAt', '<', dayEnd),
      // the day is not over though the hour has come
      where.or([where('dossier.dueAt', '>=', now), where('dossier.lateFrom', '>', now)]),
    ]),
  ),
  // by the date in law: a new appointment does not make a late dossier punctual (bộ chỉ số 766, 2.1)
  late: desk((where, { now }) =>
    where.and([where('dossier.status', 'in', RUNNING), where('dossier.lateFrom', '<=', now)]),
  ),
  waiting: desk((where) => where('dossier.status', 'in', WAITING)),
  toSign: desk((where) =>
    where.and([
      where('dossier.stepRole', '=', 'AGENCY_LEADER'),
      where('dossier.status', 'in', RUNNING),
      where('dossier.decisionKind', 'is', null),
    ]),
  ),
  decisions: desk((where) => where('dossier.decisionKind', 'is not', null)),
  opinions: { scope: 'ASKED', rule: all },
  // the one-stop confirms, wherever the dossier is (Đ.21 NĐ 118/2025)
  withdrawals: { scope: 'TO_WITHDRAW', rule: all },
  toReturn: desk(isToReturn),
  notCollected: desk((where, { now }) =>
    where.and([isToReturn(where), where('dossier.finishedAt', '<', uncollectedSince(now))]),
  ),
  branches: desk((where) => where('dossier.parentId', 'is not', null)),
  standIn: desk((where, { officer }) =>
    where.or([
      onDesksOf(
        where,
        officer.posts.filter((post) => post.onBehalfOf),
      ),
      where('dossier.assigneeId', '=', where.fn.any(where.val(absentIds(officer)))),
    ]),
  ),
  wholeUnit: { scope: 'UNIT', rule: all },
  elsewhere: { scope: 'RECEIVED_HERE', rule: all },
  test: { scope: 'DESK', rule: (where) => isTest(where, true) },
};

/** Dossiers of a trial run lie on the same desks, and are apart from all others. */
function desk(rule: Rule): QueueDefinition {
  return { scope: 'DESK', rule: (where, moment) => where.and([isTest(where, false), rule(where, moment)]) };
}

/**
 * Results that were there by then are not collected (16.2 quy chế Sóc Trăng: keep and list). The province's number is read
 * with the queue itself, once, as `legalParameter` reads it.
 */
function uncollectedSince(now: Date) {
  const date = vietnamDate(now.getTime());
  const { key, value } = parameterAt('result.uncollected', date);
  return sql<Date>`${now}::timestamptz - make_interval(days => coalesce((
    SELECT own.value::int FROM legal_parameter AS own
    WHERE own.key = ${key} AND own.cancelled_at IS NULL AND own.agency_code IS NULL AND own.procedure_code IS NULL
      AND own.valid_from <= ${date}::date AND (own.valid_to IS NULL OR own.valid_to >= ${date}::date)
    ORDER BY own.valid_from DESC, own.recorded_at DESC LIMIT 1), ${value}))`;
}

function all(where: Where): Condition {
  return where.lit(true);
}

function isToReturn(where: Where): Condition {
  return where.and([
    where('dossier.status', 'in', [STATUS.RESOLVED, STATUS.STOPPED]),
    where('dossier.stepRole', '=', 'RECEPTIONIST'),
  ]);
}

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

function absentIds(officer: Officer): string[] {
  return standsInFor(officer).map(({ accountId }) => accountId);
}

/** In the officer's hands, or in those of somebody in whose stead the officer acts. */
function inHandsOf(where: Where, officer: Officer): Condition {
  const ids = [officer.accountId, ...absentIds(officer)];
  return where('dossier.assigneeId', '=', where.fn.any(where.val(ids)));
}

/** Dossiers of a trial run are never counted with the others. */
const SCOPES: Record<QueueScope, Rule> = {
  DESK: (where, { officer }) => where.or([onDesksOf(where, officer.posts), inHandsOf(where, officer)]),
  UNIT: (where, { officer }) => where.and([isTest(where, false), inUnitsOf(where, officer)]),
  ASKED: (where, { officer }) => where.and([isTest(where, false), isAsked(where, officer)]),
  TO_WITHDRAW: (where, { officer }) =>
    where.and([
      isTest(where, false),
      // a literal part of the index's condition
      sql<SqlBool>`dossier.withdrawal_asked`,
      where('dossier.receivingAgencyCode', '=', where.fn.any(where.val(agenciesAs('RECEPTIONIST', officer)))),
    ]),
  RECEIVED_HERE: (where, { officer }) =>
    where.and([
      isTest(where, false),
      // a literal part of the index's condition
      sql<SqlBool>`dossier.competent_agency_code <> dossier.receiving_agency_code`,
      where('dossier.receivingAgencyCode', '=', where.fn.any(where.val(receivingAgencies(officer)))),
    ]),
};

function agenciesAs(role: Role, { posts }: Officer): string[] {
  return [...new Set(posts.filter((post) => post.role === role).map((post) => post.agencyCode))];
}

function isTest(where: Where, wanted: boolean): Condition {
  return wanted ? where('dossier.isTest', 'is', true) : where('dossier.isTest', 'is', false);
}

/** On any desk of a unit in which the officer has a post, in whosever hands; not for those who only sit there. */
function inUnitsOf(where: Where, { posts }: Officer): Condition {
  const units = posts.filter((post) => post.unitId !== null && !ROLES_WITHOUT_DOSSIERS.includes(post.role));
  if (units.length === 0) return where.lit(false);
  return where.and([
    where('dossier.deskAgencyCode', '=', where.fn.any(where.val([...new Set(units.map((post) => post.agencyCode))]))),
    where('dossier.deskUnitId', '=', where.fn.any(where.val([...new Set(units.map((post) => post.unitId ?? ''))]))),
  ]);
}

/** Somebody waits for an opinion of the officer's unit or agency. */
function isAsked(where: Where, officer: Officer): Condition {
  return where('dossier.id', 'in', openQuestionsTo(where, officer).select('opinion.dossierId'));
}

/** Until when the first of the open questions to the officer about the dossier is to be answered. */
export function answerDue(where: Where, officer: Officer) {
  return openQuestionsTo(where, officer)
    .select((select) => select.fn.min('opinion.dueAt').as('dueAt'))
    .whereRef('opinion.dossierId', '=', 'dossier.id');
}

/** Open questions that the officer may answer (`mayAnswer` as a condition). */
function openQuestionsTo(where: Where, { posts }: Officer) {
  const answering = posts.filter((post) => (OPINION_ROLES as readonly string[]).includes(post.role));
  return where
    .selectFrom('opinion')
    .where('opinion.answeredAt', 'is', null)
    .where('opinion.cancelledAt', 'is', null)
    .where((asked) =>
      asked.or(
        answering.map((post) =>
          asked.and([
            asked('opinion.agencyCode', '=', post.agencyCode),
            ...(post.unitId === null
              ? []
              : [asked.or([asked('opinion.unitId', '=', post.unitId), asked('opinion.unitId', 'is', null)])]),
          ]),
        ),
      ),
    );
}

function receivingAgencies({ posts }: Officer): string[] {
  const answerable = posts.filter(({ role }) => ['RECEPTIONIST', 'CENTRE_HEAD', 'AGENCY_LEADER'].includes(role));
  return [...new Set(answerable.map((post) => post.agencyCode))];
}

/** The scopes that are in use, each with its queues. */
export const SCOPED_QUEUES: [QueueScope, QueueName[]][] = (Object.keys(SCOPES) as QueueScope[]).map((scope) => [
  scope,
  QUEUES.filter((name) => DEFINITIONS[name].scope === scope),
]);

/** The open dossiers of a scope. */
export function inScope(scope: QueueScope, where: Where, moment: QueueMoment): Condition {
  return where.and([where('dossier.stepId', 'is not', null), SCOPES[scope](where, moment)]);
}

/** What makes a dossier of the queue's scope part of the queue; counts and lists use the same, so they cannot differ. */
export function queueRule(name: QueueName, where: Where, moment: QueueMoment): Condition {
  return DEFINITIONS[name].rule(where, moment);
}

/** Whether an open dossier is in the queue. */
export function inQueue(name: QueueName, where: Where, moment: QueueMoment): Condition {
  return where.and([inScope(DEFINITIONS[name].scope, where, moment), queueRule(name, where, moment)]);
}

/** The moment of a request with its Vietnamese day. */
export function queueMoment(officer: Officer, now: Date): QueueMoment {
  const dayStart = parseInstant(vietnamDate(now.getTime()));
  return { officer, now, dayStart: new Date(dayStart), dayEnd: new Date(dayStart + DAY) };
}
