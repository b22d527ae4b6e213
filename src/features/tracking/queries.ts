import { type ExpressionBuilder, sql } from 'kysely';
import { FINAL_STATUSES, STATUS, type Status } from '../../domain/dossier/status.ts';
import { OBLIGATION_RULES, OBLIGATION_STATUSES } from '../../domain/money/obligation.ts';
import type { Ctx } from '../../platform/context.ts';
import type { DB } from '../../platform/db/schema.ts';
import { withinReach } from '../../platform/db/withinReach.ts';
import { accessDenied } from '../../platform/errors.ts';

/** Views of *my dossiers*. */
export const VIEWS = ['all', 'open', 'needsMe', 'finished'] as const;
export type View = (typeof VIEWS)[number];

export interface OwnDossier {
  id: string;
  code: string | null;
  submissionNumber: string;
  procedureName: string;
  status: Status;
  submittedAt: Date;
  dueAt: Date | null;
  acceptBy: Date | null;
  finishedAt: Date | null;
  /** its page asks the owner for something */
  needsMe: boolean;
}

export interface OwnDossierPage {
  items: OwnDossier[];
  /** where the next page begins */
  next: string | undefined;
}

const PAGE = 20;
const WAITING_FOR_APPLICANT: readonly Status[] = [STATUS.SUPPLEMENT_REQUESTED, STATUS.FINANCIAL_OBLIGATION];
const PAYABLE = OBLIGATION_STATUSES.filter((status) => OBLIGATION_RULES[status].includes('STARTED'));
const FINISHING: readonly Status[] = [STATUS.RESOLVED, STATUS.STOPPED];

/** What the page of a dossier asks for: papers, money, an appointment, to come for the result. */
function needsApplicant(eb: ExpressionBuilder<DB, 'dossier'>) {
  return eb.or([
    eb('status', 'in', [...WAITING_FOR_APPLICANT]),
    eb.and([eb('status', 'in', [...FINISHING]), sql<boolean>`state -> 'delivery' ->> 'method' = 'COUNTER'`]),
    eb.and([
      eb('status', 'not in', [...FINAL_STATUSES]),
      sql<boolean>`jsonb_path_exists(state, '$.visits[*] ? (@.cancelledAt == null && @.record == null)')`,
    ]),
    eb.and([
      eb.or([eb('status', 'not in', [...FINAL_STATUSES, STATUS.STOPPED]), eb('status', '=', STATUS.RETURNED)]),
      eb.exists(
        eb
          .selectFrom('obligation')
          .select('obligation.id')
          .whereRef('obligation.dossierId', '=', 'dossier.id')
          .where('obligation.status', 'in', PAYABLE),
      ),
    ]),
  ]);
}

/** The actor's dossiers, those that wait for the actor first, then newest first, 20 a page. One query. `after`: `next` of the page before. */
export async function listOwnDossiers(ctx: Ctx, view: View, after?: string): Promise<OwnDossierPage> {
  if (ctx.actor.kind !== 'APPLICANT') throw accessDenied();
  let query = ctx.db
    .selectFrom('dossier')
    .select(['id', 'code', 'submissionNumber', 'status', 'submittedAt', 'dueAt', 'acceptBy', 'finishedAt'])
    .select(sql<string>`state ->> 'procedureName'`.as('procedureName'))
    .select((eb) => needsApplicant(eb).$castTo<boolean>().as('needsMe'))
    .where('ownerAccountId', '=', ctx.actor.accountId)
    .where(withinReach(ctx.actor, 'dossier.procedureCode'))
    .orderBy('needsMe', 'desc')
    .orderBy('submittedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(PAGE + 1);
  if (view === 'open') query = query.where('status', 'not in', [...FINAL_STATUSES]);
  if (view === 'needsMe') query = query.where(needsApplicant);
  if (view === 'finished') query = query.where('status', 'in', [...FINAL_STATUSES]);
  const place = parsePlace(after);
  if (place)
    query = query.where((eb) => {
      const here = sql`(${needsApplicant(eb)}, submitted_at, id)`;
      return sql<boolean>`${here} < (${place.needsMe}::boolean, ${place.at}::timestamptz, ${place.id}::uuid)`;
    });
  const rows = (await query.execute()).map((row) => ({ ...row, status: row.status as Status }));
  const items = rows.slice(0, PAGE);
  const last = items.at(-1);
  const next = last && `${Number(last.needsMe)}_${last.submittedAt.toISOString()}_${last.id}`;
  return { items, next: rows.length > PAGE ? next : undefined };
}

/** A place in the list out of an address; anything else is the beginning. */
function parsePlace(after: string | undefined): { needsMe: boolean; at: string; id: string } | undefined {
  const match = /^([01])_(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_([0-9a-f-]{36})$/.exec(after ?? '');
  const [, needsMe, at, id] = match ?? [];
  if (!at || !id || Number.isNaN(Date.parse(at)) || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id))
    return undefined;
  return { needsMe: needsMe === '1', at, id };
}

/** Agencies and units that a dossier's page names. Two queries. */
export async function namePlaces(ctx: Ctx, agencyCodes: readonly string[], unitIds: readonly string[]) {
  const agencies = await ctx.db
    .selectFrom('agency')
    .select(['code', 'name', 'nameEn', 'address'])
    .where('code', 'in', [...new Set(agencyCodes)])
    .execute();
  const units =
    unitIds.length === 0
      ? []
      : await ctx.db
          .selectFrom('unit')
          .select(['id', 'name', 'nameEn'])
          .where('id', 'in', [...new Set(unitIds)])
          .execute();
  return {
    agencies: new Map(agencies.map((agency) => [agency.code, agency])),
    units: new Map(units.map((unit) => [unit.id, unit])),
  };
}
