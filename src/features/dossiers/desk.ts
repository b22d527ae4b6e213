import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { vietnamDate } from '../../domain/calendar/instant.ts';
import type { Position } from '../../domain/dossier/events.ts';
import type { ProcessStep } from '../../domain/process/process.ts';
import type { Ctx } from '../../platform/context.ts';
import { prepare } from '../../platform/db/prepare.ts';
import { currentAgencyCode } from '../reorganisation/successors.ts';
import { noStaffAtDesk } from './errors.ts';

/** Which agencies and division a dossier belongs to. */
export interface Belonging {
  procedureCode: string;
  receivingAgencyCode: string;
  competentAgencyCode: string;
  /** of a part of an interlinked dossier: the division that the process names */
  parent?: { divisionKey?: string } | null;
}

/**
 * The desk of a step: its agency, and in it the unit of the step's kind – for a division the one that the process of
 * an interlinked dossier names, or the offering, else the first that has somebody in the role. One query. `unitId` is null when the agency has no such unit.
 */
export async function findDesk(ctx: Ctx, step: ProcessStep, dossier: Belonging): Promise<Position> {
  return (await readDesk(ctx, step, dossier)).desk;
}

/** The same for a dossier that is handed over. One query. Throws `dossier.no_staff_at_desk`: nobody could go on with it. */
export async function getStaffedDesk(ctx: Ctx, step: ProcessStep, dossier: Belonging): Promise<Position> {
  const { desk, staffed } = await readDesk(ctx, step, dossier);
  if (!staffed) throw noStaffAtDesk();
  return desk;
}

/** Whether the officer holds the desk's role today, and may sign in. One query. */
export async function holdsDesk(ctx: Ctx, accountId: string, desk: Position): Promise<boolean> {
  const { rows } = await sql`
    SELECT FROM post JOIN account ON account.id = post.account_id
    WHERE post.account_id = ${accountId} AND ${heldOn(today(ctx))} AND post.role = ${desk.role}
      AND post.agency_code = ${desk.agencyCode}
      AND (${desk.unitId}::uuid IS NULL OR post.unit_id IS NULL OR post.unit_id = ${desk.unitId}::uuid)
    LIMIT 1`.execute(ctx.db);
  return rows.length > 0;
}

/** An agency that a step names may have been succeeded since its process was published: one query more. */
async function readDesk(
  ctx: Ctx,
  step: ProcessStep,
  dossier: Belonging,
): Promise<{ desk: Position; staffed: boolean }> {
  const named = agencyOf(step, dossier);
  const agencyCode = typeof step.agency === 'object' ? await currentAgencyCode(ctx.db, named) : named;
  return findDeskOf(ctx, step, agencyCode, dossier);
}

/** The desk of a role in an agency, and whether anybody sits there today. One query. */
export async function findDeskOf(
  ctx: Ctx,
  step: Pick<ProcessStep, 'id' | 'role' | 'unit'>,
  agencyCode: string,
  { procedureCode, competentAgencyCode, parent }: Belonging,
): Promise<{ desk: Position; staffed: boolean }> {
  const { role, unit } = step;
  const divisionKey = parent?.divisionKey ?? null;
  const values = { role, unit, agencyCode, procedureCode, competentAgencyCode, divisionKey, day: today(ctx) };
  const [row] = await deskRow(ctx.db, values);
  if (!row) throw new Error(`There is no agency ${agencyCode}`);
  return { desk: { stepId: step.id, role, agencyCode, unitId: row.id, assigneeId: null }, staffed: row.staffed };
}

interface DeskValues extends Pick<ProcessStep, 'role' | 'unit'> {
  agencyCode: string;
  procedureCode: string;
  competentAgencyCode: string;
  divisionKey: string | null;
  day: string;
}

const deskRow = prepare((db, values: DeskValues) =>
  db
    .selectFrom('agency')
    .leftJoin('unit', (join) =>
      join
        .onRef('unit.agencyCode', '=', 'agency.code')
        .on('unit.kind', '=', values.unit)
        .on('unit.validTo', 'is', null),
    )
    .leftJoin('offering', (join) =>
      join
        .onRef('offering.divisionId', '=', 'unit.id')
        .on('offering.procedureCode', '=', values.procedureCode)
        .on('offering.competentAgencyCode', '=', values.competentAgencyCode),
    )
    .select('unit.id')
    .select(
      sql<boolean>`EXISTS (
        SELECT FROM post JOIN account ON account.id = post.account_id
        WHERE post.agency_code = agency.code AND post.role = ${values.role} AND ${heldOn(values.day)}
          AND (unit.id IS NULL OR post.unit_id IS NULL OR post.unit_id = unit.id))`.as('staffed'),
    )
    .where('agency.code', '=', values.agencyCode)
    .orderBy(sql`unit.key IS DISTINCT FROM ${values.divisionKey}`)
    .orderBy(sql`offering.division_id IS NULL`)
    .orderBy('staffed', 'desc')
    .orderBy('unit.key')
    .limit(1),
);

function today(ctx: Ctx): string {
  return vietnamDate(ctx.clock.now().getTime());
}

function heldOn(day: string): RawBuilder<SqlBool> {
  return sql<SqlBool>`(account.status = 'ACTIVE' AND post.valid_from <= ${day}::date
    AND (post.valid_to IS NULL OR post.valid_to >= ${day}::date))`;
}

function agencyOf(step: ProcessStep, dossier: Belonging): string {
  if (step.agency === 'RECEIVING') return dossier.receivingAgencyCode;
  if (step.agency === 'COMPETENT') return dossier.competentAgencyCode;
  return step.agency.agencyCode;
}
