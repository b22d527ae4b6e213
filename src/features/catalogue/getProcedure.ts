import type { ProcedureContent } from '../../domain/procedure/procedure.ts';
import { boundedMap } from '../../platform/boundedMap.ts';
import type { Ctx } from '../../platform/context.ts';
import { anyOf } from '../../platform/db/anyOf.ts';
import { readTogether } from '../../platform/db/readTogether.ts';
import { procedureNotFound, versionNotFound } from './errors.ts';

export interface ProcedureVersion {
  id: string;
  code: string;
  number: number;
  content: ProcedureContent;
  /** `YYYY-MM-DD` */
  effectiveFrom: string;
  effectiveTo: string | null;
  source: string;
}

/** What a list of versions shows of each. */
export type VersionBrief = Omit<ProcedureVersion, 'content' | 'source'>;

const BRIEF = ['id', 'procedureVersion.code', 'number', 'effectiveFrom', 'effectiveTo'] as const;

/** The version in force of a procedure. One query, two when nobody asked for its content before. */
export async function findProcedure(ctx: Ctx, code: string): Promise<ProcedureVersion | undefined> {
  const brief = await readTogether(ctx, readCurrent, code);
  return brief && { ...brief, content: await getContent(ctx, brief.id) };
}

/** @throws procedure.not_found */
export async function getProcedure(ctx: Ctx, code: string): Promise<ProcedureVersion> {
  const version = await findProcedure(ctx, code);
  if (!version) throw procedureNotFound({ values: { code: code.slice(0, 60) } });
  return version;
}

/** A version by its id, in force or not: what a dossier keeps from its reception. @throws catalogue.version_not_found */
export async function getProcedureVersion(ctx: Ctx, id: string): Promise<ProcedureVersion> {
  const brief = await ctx.db
    .selectFrom('procedureVersion')
    .select([...BRIEF, 'source'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!brief) throw versionNotFound();
  return { ...brief, content: await getContent(ctx, id) };
}

/** The versions of a procedure without what they say, newest first, at most 50. One query. */
export async function listProcedureVersions(ctx: Ctx, code: string): Promise<VersionBrief[]> {
  return (await readTogether(ctx, readVersions, code)) ?? [];
}

async function readCurrent(ctx: Ctx, codes: string[]) {
  const rows = await ctx.db
    .selectFrom('procedureVersion')
    .innerJoin('procedure', 'procedure.currentVersionId', 'procedureVersion.id')
    .select([...BRIEF, 'source'])
    .where('procedure.code', '=', anyOf(codes))
    .execute();
  return new Map(rows.map((row) => [row.code, row]));
}

async function readVersions(ctx: Ctx, codes: string[]): Promise<Map<string, VersionBrief[]>> {
  const rows = await ctx.db
    .selectFrom('procedureVersion')
    .select(BRIEF)
    .where('code', '=', anyOf(codes))
    .orderBy('number', 'desc')
    .execute();
  const MOST = 50;
  return new Map(codes.map((code) => [code, rows.filter((row) => row.code === code).slice(0, MOST)]));
}

/** A content of some 20 kB is read from JSON once: the rows of `procedure_version` never change what they say. */
const contents = boundedMap<ProcedureContent>(500);

async function getContent(ctx: Ctx, versionId: string): Promise<ProcedureContent> {
  const known = contents.get(versionId);
  if (known) return known;
  const { content } = await ctx.db
    .selectFrom('procedureVersion')
    .select('content')
    .where('id', '=', versionId)
    .executeTakeFirstOrThrow();
  contents.set(versionId, content);
  return content;
}
