import { type RawBuilder, sql } from 'kysely';
import { parseInstant, vietnamDate } from '../../domain/calendar/instant.ts';
import { inLanguage } from '../../domain/language.ts';
import { holds } from '../../domain/policy/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { accessDenied } from '../../platform/errors.ts';
import { type DossierRow, selectDossierRows } from '../queues/dossierRows.ts';

/** How many dossiers are where. `finished` and `onTime` of the present month; `onTime` is part of `finished`. */
export interface Figures {
  open: number;
  receivedToday: number;
  dueToday: number;
  late: number;
  paused: number;
  finished: number;
  onTime: number;
}

/** From the province down to one officer's dossiers: each level is chosen in the one above. */
export interface OverviewPlace {
  agency?: string;
  unit?: string;
  /** account id, or `none` for dossiers in nobody's hands */
  officer?: string;
}

export interface OverviewGroup extends Figures {
  key: string;
  name: string;
}

export interface Overview {
  level: 'AGENCY' | 'UNIT' | 'OFFICER' | 'DOSSIER';
  figures: Figures;
  groups: OverviewGroup[];
  /** the latest of the place, at the last level all open ones; at most 100 */
  dossiers: DossierRow[];
  /** names of what was chosen, from agency to officer */
  path: string[];
}

export const NOBODY = 'none';
const MOST_DOSSIERS = 100;
const DAY_MS = 86_400_000;

/** Figures, groups of the next level and late dossiers of a place. Four queries, whatever the size. */
export async function getOverview(ctx: Ctx, place: OverviewPlace): Promise<Overview> {
  const scope = conditionOf(ctx, place);
  const moments = momentsOf(ctx.clock.now());
  const level = place.officer ? 'DOSSIER' : place.unit ? 'OFFICER' : place.agency ? 'UNIT' : 'AGENCY';
  const counted = sql<boolean>`(${scope} AND ${concerned(moments)})`;
  const figures = await sql<Figures>`SELECT ${counts(moments)} FROM dossier WHERE ${counted}`.execute(ctx.db);
  return {
    level,
    figures: figures.rows[0]!,
    groups: level === 'DOSSIER' ? [] : await readGroups(ctx, level, counted, moments),
    dossiers: await readDossiers(ctx, level, scope, moments.now),
    path: await readPath(ctx, place),
  };
}

/** Leaders of the province and of the centre oversee everything, an agency's leader that agency; dossiers of a trial run count nowhere. */
export function conditionOf({ actor }: Ctx, { agency, unit, officer }: OverviewPlace): RawBuilder<boolean> {
  if (actor.kind !== 'OFFICER') throw accessDenied();
  const all = holds(actor, 'PROVINCE_LEADER') || holds(actor, 'CENTRE_HEAD');
  const own = actor.posts.filter((post) => post.role === 'AGENCY_LEADER').map((post) => post.agencyCode);
  if (!all && (own.length === 0 || (agency !== undefined && !own.includes(agency)))) throw accessDenied();
  // what only tries a process out is counted nowhere, an interlinked dossier once and not part by part
  const parts = [
    sql`NOT dossier.is_test AND dossier.parent_id IS NULL`,
    all ? sql`true` : sql`dossier.competent_agency_code = ANY(${own}::text[])`,
  ];
  if (agency !== undefined) parts.push(sql`dossier.competent_agency_code = ${agency}`);
  if (unit !== undefined) parts.push(sql`dossier.desk_unit_id = ${unit}::uuid`);
  if (officer !== undefined)
    parts.push(officer === NOBODY ? sql`dossier.assignee_id IS NULL` : sql`dossier.assignee_id = ${officer}::uuid`);
  return sql<boolean>`(${sql.join(parts, sql` AND `)})`;
}

interface Moments {
  now: Date;
  dayStart: Date;
  dayEnd: Date;
  monthStart: Date;
}

function momentsOf(now: Date): Moments {
  const today = vietnamDate(now.getTime());
  const dayStart = parseInstant(today);
  const monthStart = parseInstant(`${today.slice(0, 7)}-01`);
  return { now, dayStart: new Date(dayStart), dayEnd: new Date(dayStart + DAY_MS), monthStart: new Date(monthStart) };
}

/** The few of all dossiers that any figure is about. */
function concerned({ dayStart, monthStart }: Moments): RawBuilder<boolean> {
  return sql<boolean>`(dossier.step_id IS NOT NULL OR dossier.received_at >= ${dayStart} OR dossier.finished_at >= ${monthStart})`;
}

/**
 * Running: accepted and not waiting for the applicant; only such a dossier can be late. Lateness is judged by the date in
 * law, which a new appointment does not move, and papers asked for a second time count as late (bộ chỉ số 766, 2.1).
 */
function counts({ now, dayStart, dayEnd, monthStart }: Moments): RawBuilder<unknown> {
  const running = sql`dossier.status IN (2, 4)`;
  return sql`
    count(*) FILTER (WHERE dossier.status IN (1, 2, 4, 5, 6))::int AS open,
    count(*) FILTER (WHERE received_at >= ${dayStart} AND received_at < ${dayEnd})::int AS "receivedToday",
    count(*) FILTER (WHERE ${running} AND due_at < ${dayEnd} AND (due_at >= ${now} OR late_from > ${now}))::int AS "dueToday",
    count(*) FILTER (WHERE ${running} AND late_from <= ${now})::int AS late,
    count(*) FILTER (WHERE dossier.status IN (5, 6))::int AS paused,
    count(*) FILTER (WHERE dossier.status IN (8, 9, 10) AND finished_at >= ${monthStart} AND original_due_at IS NOT NULL)::int AS finished,
    count(*) FILTER (WHERE dossier.status IN (8, 9, 10) AND finished_at >= ${monthStart}
      AND finished_at < late_from AND supplement_requests <= 1)::int AS "onTime"`;
}

const GROUPED = {
  AGENCY: {
    key: sql`dossier.competent_agency_code`,
    join: sql`JOIN agency named ON named.code = dossier.competent_agency_code`,
    name: sql`named.name`,
    nameEn: sql`named.name_en`,
  },
  UNIT: {
    key: sql`dossier.desk_unit_id::text`,
    join: sql`JOIN unit named ON named.id = dossier.desk_unit_id`,
    name: sql`named.name`,
    nameEn: sql`named.name_en`,
  },
  OFFICER: {
    key: sql`coalesce(dossier.assignee_id::text, ${NOBODY})`,
    join: sql`LEFT JOIN account named ON named.id = dossier.assignee_id`,
    name: sql`coalesce(named.full_name, '')`,
    nameEn: sql`NULL::text`,
  },
};

/** The groups of the next level, the latest first. A dossier that is on no desk any more belongs to its agency only. */
async function readGroups(
  ctx: Ctx,
  level: keyof typeof GROUPED,
  scope: RawBuilder<boolean>,
  moments: Moments,
): Promise<OverviewGroup[]> {
  const { key, join, name, nameEn } = GROUPED[level];
  const { rows } = await sql<OverviewGroup & { nameEn: string | null }>`
    SELECT ${key} AS key, ${name} AS name, ${nameEn} AS "nameEn", ${counts(moments)}
    FROM dossier ${join} WHERE ${scope} GROUP BY 1, 2, 3 ORDER BY late DESC, open DESC, name`.execute(ctx.db);
  return rows.map(({ nameEn: en, name: vi, ...group }) => ({
    ...group,
    name: inLanguage({ vi, en: en ?? undefined }, ctx.language),
  }));
}

function readDossiers(
  ctx: Ctx,
  level: Overview['level'],
  scope: RawBuilder<boolean>,
  now: Date,
): Promise<DossierRow[]> {
  const late = sql<boolean>`dossier.status IN (2, 4) AND dossier.late_from <= ${now}`;
  return selectDossierRows(ctx.db)
    .where(scope)
    .where(level === 'DOSSIER' ? sql<boolean>`dossier.status IN (1, 2, 4, 5, 6)` : late)
    .orderBy(sql`dossier.original_due_at ASC NULLS LAST`)
    .orderBy('dossier.id')
    .limit(MOST_DOSSIERS)
    .execute();
}

async function readPath(ctx: Ctx, { agency, unit, officer }: OverviewPlace): Promise<string[]> {
  if (agency === undefined) return [];
  const person = officer === NOBODY ? undefined : officer;
  const { rows } = await sql<{ agency: string | null; unit: string | null; officer: string | null }>`SELECT
    (SELECT name FROM agency WHERE code = ${agency}) AS agency,
    (SELECT name FROM unit WHERE id = ${unit ?? null}::uuid) AS unit,
    (SELECT full_name FROM account WHERE id = ${person ?? null}::uuid) AS officer`.execute(ctx.db);
  const names = rows[0];
  return [names?.agency ?? '', ...(unit ? [names?.unit ?? ''] : []), ...(officer ? [names?.officer ?? ''] : [])];
}
