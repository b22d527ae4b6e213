import { type CompiledQuery, type RawBuilder, sql } from 'kysely';
import type { DossierState } from '../../domain/dossier/state.ts';
import type { Status } from '../../domain/dossier/status.ts';
import { type Database, runCompiled, type Tx } from '../../platform/db/database.ts';

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

type Progress = { code: string | null; number: string; status: Status };

/** Compiled once: building the statement anew for every look-up costs half as much as running it. */
const compiled = new Map<string, CompiledQuery>();

function progressQuery(db: Database | Tx, column: 'submissionNumber' | 'code'): CompiledQuery {
  const known = compiled.get(column);
  if (known) return known;
  const query = db
    .selectFrom('dossier')
    .select(['code', sql<string>`submission_number`.as('number'), 'status'])
    .where(column, '=', '')
    .compile();
  compiled.set(column, query);
  return query;
}

/** What anybody may be told about a dossier. One query over one unique index, without reading the state. */
export async function findProgress(db: Database | Tx, code: string) {
  const query = progressQuery(db, columnOf(code));
  const [row] = await runCompiled<Progress>(db, query, [code]);
  return row && { code: row.code, submissionNumber: row.number, status: row.status };
}

/** A dossier with the names of every stop, for whoever brings a key. One query. */
export async function findWithNames(db: Database | Tx, code: string) {
  const row = await db
    .selectFrom('dossier')
    .innerJoin('agency as receiving', 'receiving.code', 'dossier.receivingAgencyCode')
    .select(['dossier.id', 'dossier.state', 'receiving.name as agency', 'receiving.nameEn as agencyEn'])
    .select(namedStops().as('stops'))
    .where(`dossier.${columnOf(code)}`, '=', code)
    .executeTakeFirst();
  return row && { ...row, state: row.state as unknown as DossierState };
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
  return { id, state: state as unknown as DossierState, columns: { ...columns, status: status as Status } };
}
