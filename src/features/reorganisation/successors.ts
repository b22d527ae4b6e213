import { sql } from 'kysely';
import type { Ctx } from '../../platform/context.ts';
import type { Database, Tx } from '../../platform/db/database.ts';

/** An agency that ended, as its portal page tells it. */
export interface EndedAgency {
  code: string;
  name: string;
  nameEn: string | null;
  /** last day, `YYYY-MM-DD` */
  effectiveTo: string | null;
  decisionNumber: string | null;
  successors: { code: string; name: string; nameEn: string | null; active: boolean }[];
}

/** What an agency that is no more became; undefined when it never ended. Two queries. */
export async function findEndedAgency(ctx: Ctx, code: string): Promise<EndedAgency | undefined> {
  const agency = await ctx.db
    .selectFrom('agency')
    .select(['code', 'name', 'nameEn', 'effectiveTo'])
    .where('code', '=', code)
    .where('active', '=', false)
    .executeTakeFirst();
  if (!agency) return undefined;
  const rows = await ctx.db
    .selectFrom('agencySuccession')
    .innerJoin('agency', 'agency.code', 'agencySuccession.successorCode')
    .innerJoin('reorganisationPlan', 'reorganisationPlan.id', 'agencySuccession.planId')
    .select(['agency.code', 'agency.name', 'agency.nameEn', 'agency.active', 'reorganisationPlan.decisionNumber'])
    .where('agencySuccession.agencyCode', '=', code)
    .orderBy('agencySuccession.main', 'desc')
    .orderBy('agency.name')
    .execute();
  if (rows.length === 0) return undefined;
  return {
    ...agency,
    decisionNumber: rows[0]?.decisionNumber ?? null,
    successors: rows.map(({ decisionNumber: _, ...successor }) => successor),
  };
}

/** The agency whose host name this was, and what it became; undefined when no ended agency had it. Three queries. */
export async function findEndedByHost(ctx: Ctx, host: string): Promise<EndedAgency | undefined> {
  const row = await ctx.db
    .selectFrom('agency')
    .select('code')
    .where('hostName', '=', host.replace(/:\d+$/, '').toLowerCase())
    .where('active', '=', false)
    .orderBy('effectiveTo', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && findEndedAgency(ctx, row.code);
}

/** Agencies that went into this one, and what it was called before, the latest first. Two queries. */
export async function listPredecessors(ctx: Ctx, code: string): Promise<{ name: string; nameEn: string | null }[]> {
  const agencies = await ctx.db
    .selectFrom('agencySuccession')
    .innerJoin('agency', 'agency.code', 'agencySuccession.agencyCode')
    .select(['agency.name', 'agency.nameEn'])
    .where('agencySuccession.successorCode', '=', code)
    .orderBy('agencySuccession.effectiveOn', 'desc')
    .orderBy('agency.name')
    .execute();
  const names = await ctx.db
    .selectFrom('agencyFormerName')
    .select(['name', 'nameEn'])
    .where('agencyCode', '=', code)
    .orderBy('until', 'desc')
    .execute();
  return [...agencies, ...names];
}

/** The agency that does today what this one did, through any number of reorganisations. One query. */
export async function currentAgencyCode(db: Database | Tx, code: string): Promise<string> {
  const { rows } = await sql<{ code: string }>`
    WITH RECURSIVE next AS (
      SELECT ${code}::text AS code, 0 AS depth
      UNION ALL
      SELECT agency_succession.successor_code, next.depth + 1 FROM next
      JOIN agency_succession ON agency_succession.agency_code = next.code AND main
      JOIN agency ON agency.code = next.code AND NOT agency.active
      WHERE next.depth < 20)
    SELECT code FROM next ORDER BY depth DESC LIMIT 1`.execute(db);
  return rows[0]?.code ?? code;
}
