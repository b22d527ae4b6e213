import { type RawBuilder, sql } from 'kysely';
import type { DossierState } from '../../domain/dossier/state.ts';
import type { Status } from '../../domain/dossier/status.ts';
import type { Ctx } from '../../platform/context.ts';
import { anyOf } from '../../platform/db/anyOf.ts';
import type { Database, Tx } from '../../platform/db/database.ts';
import { readTogether } from '../../platform/db/readTogether.ts';

/** A stop of a dossier by the names people know. */
export interface NamedStop {
  agency: string;
  agencyEn: string | null;
  unit: string | null;
  unitEn: string | null;
}

/** Codes and numbers of submissions never look alike, so that one unique index answers. */
function columnOf(code: string): 'submissionNumber' | 'code' {
  return code.startsWith('NOP-') ? 'submissionNumber' : 'code';
}

type Progress = Pick<DossierState, 'code' | 'submissionNumber' | 'status'>;

/** What anybody may be told about a dossier. One query over one unique index, without reading the state. */
export function findProgress(ctx: Ctx, code: string): Promise<Progress | undefined> {
  return readTogether(ctx, columnOf(code) === 'code' ? readByCode : readByNumber, code);
}

const readByCode = (ctx: Ctx, codes: string[]) => readProgress(ctx, 'code', codes);
const readByNumber = (ctx: Ctx, numbers: string[]) => readProgress(ctx, 'submissionNumber', numbers);

async function readProgress(ctx: Ctx, column: 'code' | 'submissionNumber', values: string[]) {
  const rows = await ctx.db
    .selectFrom('dossier')
    .select(['code', 'submissionNumber', 'status'])
    .where(column, '=', anyOf(values))
    .execute();
  return new Map(rows.map((row) => [row[column] ?? '', row as Progress]));
}

/** A dossier with the names of every stop, for whoever brings a key. One query. */
export async function findWithNames(db: Database | Tx, code: string) {
  return db
    .selectFrom('dossier')
    .innerJoin('agency as receiving', 'receiving.code', 'dossier.receivingAgencyCode')
    .select(['dossier.id', 'dossier.state', 'receiving.name as agency', 'receiving.nameEn as agencyEn'])
    .select(namedStops().as('stops'))
    .where(`dossier.${columnOf(code)}`, '=', code)
    .executeTakeFirst();
}

function namedStops(): RawBuilder<NamedStop[]> {
  return sql`(
    SELECT coalesce(jsonb_agg(jsonb_build_object('agency', agency.name, 'agencyEn', agency.name_en,
        'unit', unit.name, 'unitEn', unit.name_en) ORDER BY place), '[]')
    FROM jsonb_array_elements(dossier.state -> 'route') WITH ORDINALITY AS visited (stop, place)
    JOIN agency ON agency.code = stop ->> 'agencyCode'
    LEFT JOIN unit ON unit.id = (stop ->> 'unitId')::uuid)`;
}

/** The whole dossier, for the administrator at the machine: its state and the columns that repeat it. One query. */
export async function findWhole(db: Database | Tx, code: string) {
  const row = await db
    .selectFrom('dossier')
    .select(['id', 'state', 'revision', 'status', 'code', 'submissionNumber', 'lookupKey'])
    .where(columnOf(code), '=', code)
    .executeTakeFirst();
  if (!row) return undefined;
  const { id, state, status, ...columns } = row;
  return { id, state, columns: { ...columns, status: status as Status } };
}
