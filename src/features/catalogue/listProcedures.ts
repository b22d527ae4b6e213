import type { ServiceLevel, Subject, Tier } from '../../domain/procedure/procedure.ts';
import { search } from '../../domain/procedure/search.ts';
import type { Ctx } from '../../platform/context.ts';
import { type Catalogue, getCatalogue, type ListedProcedure } from './catalogueIndex.ts';

export interface ProcedureFilter {
  /** everyday words, official words or a code; then the best come first, otherwise by name */
  words?: string;
  /** code of the field */
  field?: string;
  /** code of an agency that resolves it */
  agency?: string;
  tier?: Tier;
  level?: ServiceLevel;
  subject?: Subject;
  /** code of the last procedure of the page before */
  after?: string;
  /** 1 to 100 */
  limit?: number;
  /** abolished ones too */
  abolished?: boolean;
}

export interface ProcedurePage {
  procedures: ListedProcedure[];
  /** of all pages */
  total: number;
  /** `after` of the next page; null on the last */
  next: string | null;
  /** `after` of the page before, undefined for the first page; null on the first */
  previous: { after: string | undefined } | null;
}

const MOST = 100;

/** Procedures by words and filters, page by page, at the cost of at most one small SELECT. */
export async function listProcedures(ctx: Ctx, filter: ProcedureFilter): Promise<ProcedurePage> {
  const catalogue = await getCatalogue(ctx);
  const found = candidates(catalogue, filter.words).filter((procedure) => fits(procedure, filter));
  const limit = Math.min(Math.max(filter.limit ?? 20, 1), MOST);
  const after = filter.after ? found.findIndex((procedure) => procedure.code === filter.after) : -1;
  const procedures = found.slice(after + 1, after + 1 + limit);
  const more = after + 1 + limit < found.length;
  const previous = after < 0 ? null : { after: found[after - limit]?.code };
  return { procedures, total: found.length, next: more ? procedures.at(-1)!.code : null, previous };
}

/** The best procedures for some words, nothing else; for type-ahead, the command line and the API. */
export async function searchProcedures(ctx: Ctx, words: string, limit = 10): Promise<ListedProcedure[]> {
  return (await listProcedures(ctx, { words, limit })).procedures;
}

function candidates({ procedures, index, found }: Catalogue, words: string | undefined): ListedProcedure[] {
  if (!words?.trim()) return procedures;
  const known = found.get(words);
  if (known) return known;
  const hits = search(index, words).map((hit) => procedures[hit.entry]!);
  found.set(words, hits);
  return hits;
}

function fits(procedure: ListedProcedure, filter: ProcedureFilter): boolean {
  return (
    (filter.abolished || procedure.state === 'IN_FORCE') &&
    (!filter.field || procedure.field.code === filter.field) &&
    (!filter.agency || procedure.agencies.includes(filter.agency)) &&
    (!filter.tier || procedure.tiers.includes(filter.tier)) &&
    (!filter.level || procedure.serviceLevel === filter.level) &&
    (!filter.subject || procedure.subjects.includes(filter.subject))
  );
}
