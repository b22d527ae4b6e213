import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import type { TimeLimit } from '../../domain/calendar/limit.ts';
import type { Channel, ProcedureContent, ServiceLevel, Subject, Tier } from '../../domain/procedure/procedure.ts';
import { buildSearchIndex, type EverydayWords, type SearchIndex } from '../../domain/procedure/searchIndex.ts';
import { type BoundedMap, boundedMap } from '../../platform/boundedMap.ts';
import type { Ctx } from '../../platform/context.ts';
import type { Database, Tx } from '../../platform/db/database.ts';
import { packagePath } from '../../platform/packageRoot.ts';

/** What lists show of a procedure. */
export interface ListedProcedure {
  code: string;
  name: string;
  nameEn: string | null;
  field: { code: string; name: string };
  tiers: Tier[];
  serviceLevel: ServiceLevel;
  subjects: Subject[];
  state: ProcedureContent['state'];
  channels: Channel[];
  /** of the first way to submit; null when the publication names none */
  limit: TimeLimit | null;
  /** agencies that resolve it here, by code */
  agencies: string[];
}

/** The current catalogue in a process's memory: a copy of the database, rebuilt when its revision moved. */
export interface Catalogue {
  revision: number;
  /** by name in Vietnamese order */
  procedures: ListedProcedure[];
  byCode: Map<string, ListedProcedure>;
  index: SearchIndex;
  /** what was found for words that people search for: as true as the copy itself, and gone with it */
  found: BoundedMap<ListedProcedure[]>;
}

/** Most people search for the same few hundred things. */
const FOUND_KEPT = 500;

interface Cached {
  catalogue: Promise<Catalogue>;
  /** of `performance.now()` */
  trustedUntil: number;
}

/** How long a process may show an older catalogue after another process published. */
const TRUST_MS = 1_000;
const cached = new WeakMap<object, Cached>();
const vietnamese = new Intl.Collator('vi', { numeric: true });

/**
 * The current catalogue. Costs nothing while trusted (one second), then one indexed SELECT; after a publication anywhere
 * it is read anew. The database stays the only place of truth, any number of processes may serve it.
 */
export async function getCatalogue(ctx: Ctx): Promise<Catalogue> {
  if (ctx.db.isTransaction) return loadCatalogue(ctx.db);
  const known = cached.get(ctx.db);
  const now = performance.now();
  if (known && now < known.trustedUntil) return known.catalogue;
  const catalogue = renew(ctx.db, known?.catalogue);
  cached.set(ctx.db, { catalogue, trustedUntil: now + TRUST_MS });
  catalogue.catch(() => cached.delete(ctx.db));
  return catalogue;
}

/** After a publication in this process, so that who published sees it at once. */
export function distrustCatalogue(ctx: Ctx): void {
  const known = cached.get(ctx.db);
  if (known) known.trustedUntil = 0;
}

async function renew(db: Database | Tx, known: Promise<Catalogue> | undefined): Promise<Catalogue> {
  const before = await known?.catch(() => undefined);
  if (before && (await readRevision(db)) === before.revision) return before;
  return loadCatalogue(db);
}

async function readRevision(db: Database | Tx): Promise<number> {
  const row = await db
    .selectFrom('catalogueRevision')
    .select('number')
    .where('onlyRow', '=', true)
    .executeTakeFirstOrThrow();
  return row.number;
}

interface Row {
  code: string;
  name: string;
  nameEn: string | null;
  fieldCode: string;
  fieldName: string;
  tiers: string[];
  serviceLevel: string;
  subjects: string[];
  state: string;
  channels: Channel[];
  limit: TimeLimit | null;
  keywords: string[] | null;
  results: string[] | null;
  agencies: string[] | null;
}

async function loadCatalogue(db: Database | Tx): Promise<Catalogue> {
  // The number first: a publication in between leaves us too old, which the next look notices, never too new.
  const revision = await readRevision(db);
  const rows = await db
    .selectFrom('procedure')
    .innerJoin('field', 'field.code', 'procedure.fieldCode')
    .innerJoin('procedureVersion as version', 'version.id', 'procedure.currentVersionId')
    .select([
      'procedure.code',
      'procedure.name',
      'nameEn',
      'fieldCode',
      'field.name as fieldName',
      'tiers',
      'serviceLevel',
      'subjects',
      'state',
    ])
    .select([
      sql<Channel[]>`jsonb_path_query_array(version.content, '$.methods[*].channel')`.as('channels'),
      sql<TimeLimit | null>`version.content #> '{methods,0,limit}'`.as('limit'),
      sql<string[] | null>`version.content -> 'keywords'`.as('keywords'),
      sql<string[] | null>`jsonb_path_query_array(version.content, '$.results[*].name')`.as('results'),
      sql<string[] | null>`(SELECT array_agg(competent_agency_code ORDER BY competent_agency_code)
        FROM offering WHERE procedure_code = procedure.code AND active)`.as('agencies'),
    ])
    .execute();
  return toCatalogue(revision, rows);
}

function toCatalogue(revision: number, rows: Row[]): Catalogue {
  rows.sort((one, other) => vietnamese.compare(one.name, other.name) || (one.code < other.code ? -1 : 1));
  const procedures = rows.map(toListed);
  const entries = rows.map((row, number) => ({
    code: row.code,
    name: row.name,
    nameEn: row.nameEn,
    field: row.fieldName,
    keywords: row.keywords ?? [],
    results: row.results ?? [],
    prior: priorOf(procedures[number]!),
  }));
  const byCode = new Map(procedures.map((procedure) => [procedure.code, procedure]));
  const index = buildSearchIndex(entries, readEverydayWords());
  return { revision, procedures, byCode, index, found: boundedMap(FOUND_KEPT) };
}

function toListed(row: Row): ListedProcedure {
  return {
    code: row.code,
    name: row.name,
    nameEn: row.nameEn,
    field: { code: row.fieldCode, name: row.fieldName },
    tiers: row.tiers as Tier[],
    serviceLevel: row.serviceLevel as ServiceLevel,
    subjects: row.subjects as Subject[],
    state: row.state as ListedProcedure['state'],
    channels: [...new Set(row.channels)],
    limit: row.limit,
    agencies: row.agencies ?? [],
  };
}

/** What most visitors come for: things of the commune, of citizens, and offered in this very province. */
function priorOf(procedure: ListedProcedure): number {
  const commune = procedure.tiers.includes('COMMUNE') ? 1.08 : 1;
  const citizens = procedure.subjects.includes('CITIZEN') ? 1.05 : 1;
  const offered = procedure.agencies.length > 0 ? 1.1 : 1;
  return commune * citizens * offered;
}

let everydayWords: EverydayWords | undefined;

function readEverydayWords(): EverydayWords {
  everydayWords ??= JSON.parse(readFileSync(packagePath('data', 'everyday-words.json'), 'utf8')) as EverydayWords;
  return everydayWords;
}
