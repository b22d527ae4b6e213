import { sql } from 'kysely';
import type { OpinionDesk, Position } from '../../domain/dossier/events.ts';
import { createRouter, type DossierPlace, type Router } from '../../domain/reorganisation/router.ts';
import type { Sortable } from '../../domain/reorganisation/sorting.ts';
import { fillIn } from '../../domain/text/fillIn.ts';
import { words } from '../../i18n/words.ts';
import type { TxCtx } from '../../platform/context.ts';
import { relocateDossier } from '../dossiers/relocateDossier.ts';
import { type AffectedDossier, listAffected, placeOf } from './affectedDossiers.ts';
import { moveMoneyAndPost } from './moveMoneyAndPost.ts';
import type { LockedPlan } from './queries.ts';

interface Chunk {
  /** dossiers that moved */
  moved: number;
  /** where to go on; null: that was the last */
  last: string | null;
}

/** Where a dossier was, so that it can go back. */
interface Before {
  position: Position;
  receivingAgencyCode: string;
  competentAgencyCode: string;
  asked: Record<string, OpinionDesk>;
  cameFrom: Position | null;
}

/**
 * Moves the next dossiers of a plan: each gets one event, its code and its promised date stay. The hands it was in stay as
 * well when they hold the desk it comes to.
 */
export async function moveDossiers(tx: TxCtx, plan: LockedPlan, limit: number): Promise<Chunk> {
  if (!plan.outcome) return { moved: 0, last: null };
  const rows = await listAffected(tx, plan.outcome, { after: plan.cursor, limit, forUpdate: true });
  const router = createRouter(plan.outcome);
  const holders = await postsOf(
    tx,
    rows.flatMap((row) => [row.assigneeId, row.cameFrom?.assigneeId].filter((id) => typeof id === 'string')),
  );
  const reason = reasonOf(tx, plan);
  let moved = 0;
  for (const row of rows) {
    const [place, sortable] = placeOf(row);
    const after = router.placeFor(place, sortable);
    const asked = askedAfter(router, row, sortable);
    const cameFrom = cameFromAfter(router, row, sortable, holders);
    if (after === place && Object.keys(asked).length === 0 && !cameFrom) continue;
    const to = positionAfter(row, after, holders);
    const { state } = await relocateDossier(tx, row.id, {
      to,
      reason,
      receivingAgencyCode: after.receivingAgencyCode,
      competentAgencyCode: after.competentAgencyCode,
      ...(Object.keys(asked).length > 0 && { asked }),
      ...(cameFrom && { cameFrom }),
    });
    await moveMoneyAndPost(tx, row.id, after);
    const written = await keep(tx, plan.id, row, state.revision);
    if (written) moved++;
  }
  return { moved, last: rows.length < limit ? null : (rows.at(-1)?.id ?? null) };
}

function positionOf(row: AffectedDossier): Position {
  const { stepId, stepRole, deskAgencyCode, deskUnitId, assigneeId } = row;
  return { stepId, role: stepRole, agencyCode: deskAgencyCode, unitId: deskUnitId, assigneeId };
}

function positionAfter(row: AffectedDossier, { desk }: DossierPlace, holders: Holders): Position {
  const position = positionOf(row);
  if (!desk) return position;
  const { agencyCode, unitId } = desk;
  const kept = row.assigneeId && holders(row.assigneeId, row.stepRole, agencyCode, unitId);
  return { ...position, agencyCode, unitId, assigneeId: kept ? row.assigneeId : null };
}

/** Questions that lie with an agency or unit that gives its work away. */
function askedAfter(router: Router, row: AffectedDossier, sortable: Sortable): Record<string, OpinionDesk> {
  const moved = row.opinions.flatMap(({ id, agencyCode, unitId }) => {
    const to = router.agencyFor(agencyCode, sortable);
    const unit = router.unitFor(unitId, to, sortable);
    return to === agencyCode && unit === unitId ? [] : [[id, { agencyCode: to, unitId: unit }] as const];
  });
  return Object.fromEntries(moved);
}

/** Where it goes back to when the leader has decided; undefined when that desk stays. */
function cameFromAfter(
  router: Router,
  { cameFrom, receivingAgencyCode, competentAgencyCode }: AffectedDossier,
  sortable: Sortable,
  holders: Holders,
): Position | undefined {
  if (!cameFrom) return undefined;
  const { role, assigneeId } = cameFrom;
  const desk = { agencyCode: cameFrom.agencyCode, unitId: cameFrom.unitId, counter: false };
  const { desk: next } = router.placeFor({ receivingAgencyCode, competentAgencyCode, desk }, sortable);
  if (!next || next === desk) return undefined;
  const { agencyCode, unitId } = next;
  const kept = assigneeId && holders(assigneeId, role, agencyCode, unitId);
  return { ...cameFrom, agencyCode, unitId, assigneeId: kept ? assigneeId : null };
}

type Holders = (accountId: string, role: string, agencyCode: string, unitId: string | null) => boolean;

/** Which posts these officers hold today. One query. */
async function postsOf(tx: TxCtx, accounts: string[]): Promise<Holders> {
  if (accounts.length === 0) return () => false;
  const posts = await tx.db
    .selectFrom('post')
    .select(['accountId', 'role', 'agencyCode', 'unitId'])
    .where('accountId', '=', sql<string>`ANY(${accounts}::uuid[])`)
    .where((where) =>
      where.or([where('validTo', 'is', null), where('validTo', '>=', sql<string>`${tx.clock.now()}::date`)]),
    )
    .execute();
  return (accountId, role, agencyCode, unitId) =>
    posts.some(
      (post) =>
        post.accountId === accountId &&
        post.role === role &&
        post.agencyCode === agencyCode &&
        (unitId === null || post.unitId === null || post.unitId === unitId),
    );
}

/** Whether it was moved now: a dossier that an earlier run has moved is not written down twice. */
async function keep(tx: TxCtx, planId: string, row: AffectedDossier, revision: number): Promise<boolean> {
  const before: Before = {
    position: positionOf(row),
    receivingAgencyCode: row.receivingAgencyCode,
    competentAgencyCode: row.competentAgencyCode,
    cameFrom: row.cameFrom,
    asked: Object.fromEntries(row.opinions.map(({ id, agencyCode, unitId }) => [id, { agencyCode, unitId }])),
  };
  const written = await tx.db
    .insertInto('reorganisationDossier')
    .values({ planId, dossierId: row.id, revision, before: JSON.stringify(before) })
    .onConflict((conflict) => conflict.doNothing())
    .returning('dossierId')
    .executeTakeFirst();
  return written !== undefined;
}

/** Moves the next dossiers back to where they were. */
export async function moveDossiersBack(tx: TxCtx, plan: LockedPlan, limit: number): Promise<Chunk> {
  const back = { ...tx, requestId: `${tx.requestId}:back` };
  const rows = await tx.db
    .selectFrom('reorganisationDossier')
    .select(['dossierId', 'before'])
    .where('planId', '=', plan.id)
    .where('takenBack', '=', false)
    .orderBy('dossierId')
    .limit(limit)
    .execute();
  const reason = fillIn(words(tx.config.language).reorganisation.revertReason, { number: plan.decisionNumber });
  for (const { dossierId, before } of rows) {
    const { position, asked, cameFrom, ...belonging } = before as unknown as Before;
    await relocateDossier(back, dossierId, {
      to: position,
      reason,
      ...belonging,
      ...(Object.keys(asked).length > 0 && { asked }),
      ...(cameFrom && { cameFrom }),
    });
    await moveMoneyAndPost(tx, dossierId, belonging);
  }
  const ids = rows.map((row) => row.dossierId);
  await tx.db
    .updateTable('reorganisationDossier')
    .set({ takenBack: true })
    .where('planId', '=', plan.id)
    .where('dossierId', '=', sql<string>`ANY(${ids}::uuid[])`)
    .execute();
  return { moved: rows.length, last: rows.length < limit ? null : (ids.at(-1) ?? null) };
}

function reasonOf(tx: TxCtx, { decisionNumber, decisionDate }: LockedPlan): string {
  const date = decisionDate.split('-').reverse().join('/');
  return fillIn(words(tx.config.language).reorganisation.reason, { number: decisionNumber, date });
}
