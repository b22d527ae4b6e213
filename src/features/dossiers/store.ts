import { sql } from 'kysely';
import type { DossierEvent, EventType, JournalEntry, Payloads } from '../../domain/dossier/events.ts';
import { lateFromOf } from '../../domain/dossier/punctuality.ts';
import { applyEvent, reduce } from '../../domain/dossier/reduce.ts';
import { agenciesTouched, type DossierState } from '../../domain/dossier/state.ts';
import { personIdOf, personNameOf } from '../../domain/policy/actor.ts';
import { foldVietnamese } from '../../domain/text/normalise.ts';
import type { TxCtx } from '../../platform/context.ts';
import type { Database, Tx } from '../../platform/db/database.ts';
import { prepare } from '../../platform/db/prepare.ts';
import { addJob, enqueue, type JobPayloads } from '../../platform/jobs/enqueue.ts';
import { dossierNotFound } from './errors.ts';

/** A dossier as a use case holds it: its id and the state its events add up to. */
export interface Dossier {
  id: string;
  state: DossierState;
}

export interface LockedDossier extends Dossier {
  /** the same person's same request was already carried out: answer, do nothing */
  alreadyDone: boolean;
}

interface LockValues {
  id: string;
  requestId: string;
  accountId: string | null;
}

const lockRow = prepare((db, values: LockValues) =>
  db
    .selectFrom('dossier')
    .select(['dossier.id', 'state', 'revision'])
    .select((where) => [
      where.exists(eventOfThisRequest(db, values)).as('done'),
      where
        .selectFrom('dossierEvent')
        .select((seen) => seen.fn.max('seq').as('seq'))
        .where('dossierId', '=', values.id)
        .as('lastSeen'),
    ])
    .where('dossier.id', '=', values.id)
    .forUpdate('dossier'),
);

/**
 * Loads a dossier for change: nobody else can change it until the transaction ends. One query, two when it had to wait for
 * somebody who was faster.
 */
export async function lockDossier(ctx: TxCtx, id: string): Promise<LockedDossier> {
  const values = { id, requestId: ctx.requestId, accountId: accountOf(ctx) };
  const [row] = await lockRow(ctx.db, values);
  if (!row) throw dossierNotFound();
  // After waiting the row is as the faster one left it, but the events are still those from before: ask for them again.
  const waited = row.lastSeen !== row.revision;
  const done = waited ? (await eventOfThisRequest(ctx.db, values).executeTakeFirst()) !== undefined : Boolean(row.done);
  return { id: row.id, state: row.state, alreadyDone: done };
}

function eventOfThisRequest(db: Database | Tx, { id, requestId, accountId }: LockValues) {
  return db
    .selectFrom('dossierEvent')
    .select('seq')
    .where('dossierId', '=', id)
    .where('requestId', '=', requestId)
    .where('actorId', 'is not distinct from', accountId)
    .limit(1);
}

function accountOf({ actor }: TxCtx): string | null {
  return personIdOf(actor);
}

/** For whom: the absent officer, or the organisation or person on whose behalf an applicant acts. */
function onBehalfOf({ actor }: TxCtx, occurrence: Occurrence): string | null {
  if (actor.kind === 'APPLICANT' && actor.by) return actor.accountId;
  return occurrence.onBehalfOf ?? null;
}

export interface Occurrence {
  /** when it was true, if not now (entries made afterwards, Đ.3.5 quy chế Đồng Nai) */
  at?: Date;
  /** its line in the paper journal of the outage */
  journal?: JournalEntry;
  /** the post under which the officer acts */
  agencyCode?: string | null;
  unitId?: string | null;
  /** account of the absent officer whose post it is */
  onBehalfOf?: string | null;
}

/** Makes the event of this request out of a payload. */
function makeEvent<T extends EventType>(
  ctx: TxCtx,
  seq: number,
  type: T,
  payload: Payloads[T],
  occurrence: Occurrence,
): DossierEvent {
  const now = ctx.clock.now();
  return {
    seq,
    type,
    at: (occurrence.at ?? now).toISOString(),
    recordedAt: now.toISOString(),
    actorId: accountOf(ctx),
    actorName: personNameOf(ctx.actor),
    agencyCode: occurrence.agencyCode ?? null,
    unitId: occurrence.unitId ?? null,
    onBehalfOf: onBehalfOf(ctx, occurrence),
    requestId: ctx.requestId,
    payload,
  } as DossierEvent;
}

/** A new dossier from its first event. */
export async function openDossier(
  ctx: TxCtx,
  id: string,
  payload: Payloads['SUBMITTED'],
  occurrence: Occurrence = {},
): Promise<Dossier> {
  const event = makeEvent(ctx, 1, 'SUBMITTED', payload, occurrence);
  const state = reduce([event]);
  const row = { submissionNumber: state.submissionNumber, lookupKey: state.lookupKey, ...projection(state) };
  await openRow(ctx.db, { row, ...written(ctx, id, event) });
  return { id, state };
}

/**
 * Appends one event and brings the projection up to date; the messages that follow are jobs of the same transaction.
 * The caller has locked the dossier and decided that the event may happen.
 */
export async function appendEvent<T extends Exclude<EventType, 'SUBMITTED'>>(
  ctx: TxCtx,
  dossier: Dossier,
  type: T,
  payload: Payloads[T],
  occurrence: Occurrence = {},
): Promise<Dossier> {
  const event = makeEvent(ctx, dossier.state.revision + 1, type, payload, occurrence);
  const state = applyEvent(dossier.state, event);
  await changeRow(ctx.db, { row: projection(state), ...written(ctx, dossier.id, event) });
  if (state.opinions !== dossier.state.opinions) await projectOpinions(ctx.db, dossier.id, state);
  await followBranches(ctx, dossier, type);
  return { id: dossier.id, state };
}

// The event, the row that follows from it, and the job that tells whoever must hear of it, are one statement: three would
// cost a busy server three ways to the database.
type Row = ReturnType<typeof projection>;

const openRow = prepare((db, values: Written & { row: Row & { submissionNumber: string; lookupKey: string } }) =>
  db
    .with('appended', (also) =>
      also.insertInto('dossierEvent').values({ dossierId: values.dossierId, ...values.event }),
    )
    .with('projected', (also) => also.insertInto('dossier').values({ id: values.dossierId, ...values.row }))
    .selectNoFrom(addJob('dossier.notify', values.job).as('job'))
    .where(sql<boolean>`${values.job}::text IS NOT NULL`),
);

const changeRow = prepare((db, values: Written & { row: Row }) =>
  db
    .with('appended', (also) =>
      also.insertInto('dossierEvent').values({ dossierId: values.dossierId, ...values.event }),
    )
    .with('projected', (also) => also.updateTable('dossier').set(values.row).where('id', '=', values.dossierId))
    .selectNoFrom(addJob('dossier.notify', values.job).as('job'))
    .where(sql<boolean>`${values.job}::text IS NOT NULL`),
);

interface Written {
  dossierId: string;
  event: Omit<DossierEvent, 'payload'> & { payload: string };
  /** null: nobody is told */
  job: string | null;
}

function written(ctx: TxCtx, dossierId: string, event: DossierEvent): Written {
  const told = { dossierId, seq: event.seq } satisfies JobPayloads['dossier.notify'];
  const job = ctx.quiet ? null : JSON.stringify(told);
  return { dossierId, event: { ...event, payload: JSON.stringify(event.payload) }, job };
}

/** What an event of an interlinked dossier, in the state before it, means for the others is done by jobs: each locks one dossier at a time. */
async function followBranches(ctx: TxCtx, { id: dossierId, state }: Dossier, type: EventType): Promise<void> {
  if (state.parent && FOLLOWED.includes(type)) await enqueue(ctx.db, 'dossier.finish-branch', { dossierId });
  if (ENDS_BRANCHES.includes(type) && state.branches.some((part) => part.finishedAt === null))
    await enqueue(ctx.db, 'dossier.end-branches', { dossierId });
  // a part whose turn comes while the whole waits is held too
  const holds = HOLDS_PARTS.includes(type) || (type === 'BRANCH_STARTED' && state.statusBeforePause !== null);
  if (holds && state.branches.some((part) => part.finishedAt === null))
    await enqueue(ctx.db, 'dossier.hold-branches', { dossierId });
}

/** In which the clocks of the parts stand still or go on with the whole. */
const HOLDS_PARTS: readonly EventType[] = ['SUPPLEMENT_REQUESTED', 'SUPPLEMENTED', 'OBLIGATION_SET', 'OBLIGATION_MET'];

/** What of a part the whole has to know. */
const FOLLOWED: readonly EventType[] = ['RESULT_ISSUED', 'CORRECTED', 'REOPENED'];
const ENDS_BRANCHES: readonly EventType[] = ['WITHDRAWN', 'STOPPED', 'REFUSED'];

/** The rows of the questions asked; nothing in them that is not in the state. */
async function projectOpinions(tx: Tx, dossierId: string, { opinions }: DossierState): Promise<void> {
  await tx
    .insertInto('opinion')
    .values(
      opinions.map((opinion) => ({
        id: opinion.id,
        dossierId,
        agencyCode: opinion.asked.agencyCode,
        unitId: opinion.asked.unitId,
        askedById: opinion.askedById,
        askedAt: opinion.askedAt,
        dueAt: opinion.dueAt,
        answeredAt: opinion.answer?.at ?? null,
        cancelledAt: opinion.cancelledAt,
      })),
    )
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((row) => ({
        agencyCode: row.ref('excluded.agencyCode'),
        unitId: row.ref('excluded.unitId'),
        answeredAt: row.ref('excluded.answeredAt'),
        cancelledAt: row.ref('excluded.cancelledAt'),
      })),
    )
    .execute();
}

/** The whole history, oldest first. A dossier has tens of events, not thousands. */
export async function listEvents(db: Database | Tx, dossierId: string): Promise<DossierEvent[]> {
  const rows = await db
    .selectFrom('dossierEvent')
    .selectAll()
    .where('dossierId', '=', dossierId)
    .orderBy('seq')
    .execute();
  return rows.map(
    ({ dossierId: _, at, recordedAt, ...row }) =>
      ({ ...row, at: at.toISOString(), recordedAt: recordedAt.toISOString() }) as unknown as DossierEvent,
  );
}

/** The columns that lists filter by; nothing here that is not in the state. */
function projection(state: DossierState) {
  const { position } = state;
  return {
    revision: state.revision,
    status: state.status,
    code: state.code,
    procedureCode: state.procedureCode,
    procedureVersionId: state.procedureVersionId,
    processId: state.processId,
    channel: state.channel,
    ownerAccountId: state.ownerAccountId,
    applicantName: state.applicant.name,
    receivingAgencyCode: state.receivingAgencyCode,
    competentAgencyCode: state.competentAgencyCode,
    submittedAt: state.submittedAt,
    acceptBy: state.acceptBy,
    receivedAt: state.receivedAt,
    dueAt: state.dueAt,
    originalDueAt: state.originalDueAt,
    lateFrom: lateFromOf(state),
    decisionKind: state.decision?.kind ?? null,
    sentOut: state.sentOut !== null,
    withdrawalAsked: state.withdrawalAsked !== null,
    supplementRequests: state.supplementRequests,
    arrivedBy: position ? state.arrivedBy : null,
    agencies: agenciesTouched(state),
    parentId: state.parent?.dossierId ?? null,
    isTest: state.test,
    finishedAt: state.finishedAt,
    returnedAt: state.returned?.at ?? null,
    stepId: position?.stepId ?? null,
    stepRole: position?.role ?? null,
    deskAgencyCode: position?.agencyCode ?? null,
    deskUnitId: position?.unitId ?? null,
    assigneeId: position?.assigneeId ?? null,
    stepSince: position ? state.positionSince : null,
    state: JSON.stringify(state),
    searchText: searchText(state),
  };
}

function searchText(state: DossierState): string {
  const { applicant } = state;
  const parts = [
    state.code,
    state.submissionNumber,
    applicant.name,
    applicant.organisationName,
    applicant.citizenId,
    applicant.taxCode,
    state.procedureName,
  ];
  return foldVietnamese(parts.filter(Boolean).join(' '));
}

/** The last number given to an agency on a day, plus one. Locks the row until the transaction ends: no gaps, no doubles. */
export async function takeCodeNumber(tx: Tx, agencyCode: string, day: string): Promise<number> {
  const row = await tx
    .insertInto('codeSequence')
    .values({ agencyCode, day, last: 1 })
    .onConflict((conflict) =>
      conflict.columns(['agencyCode', 'day']).doUpdateSet({ last: sql`code_sequence.last + 1` }),
    )
    .returning('last')
    .executeTakeFirstOrThrow();
  return row.last;
}

/** A number for a submission that has no code yet. */
export async function takeSubmissionNumber(tx: Tx): Promise<number> {
  const { rows } = await sql<{ number: number }>`SELECT nextval('submission_number')::int AS number`.execute(tx);
  return rows[0]?.number ?? 0;
}
