import type { ProcedureContent } from '../../domain/procedure/procedure.ts';
import type { Ctx } from '../../platform/context.ts';
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

/** The version in force of a procedure. One query. */
export async function findProcedure(ctx: Ctx, code: string): Promise<ProcedureVersion | undefined> {
  const row = await versions(ctx)
    .innerJoin('procedure', 'procedure.currentVersionId', 'version.id')
    .where('procedure.code', '=', code)
    .executeTakeFirst();
  return row && toVersion(row);
}

/** @throws procedure.not_found */
export async function getProcedure(ctx: Ctx, code: string): Promise<ProcedureVersion> {
  const version = await findProcedure(ctx, code);
  if (!version) throw procedureNotFound({ values: { code: code.slice(0, 60) } });
  return version;
}

/** A version by its id, in force or not: what a dossier keeps from its reception. @throws catalogue.version_not_found */
export async function getProcedureVersion(ctx: Ctx, id: string): Promise<ProcedureVersion> {
  const row = await versions(ctx).where('version.id', '=', id).executeTakeFirst();
  if (!row) throw versionNotFound();
  return toVersion(row);
}

/** What a list of versions shows of each. */
export type VersionBrief = Omit<ProcedureVersion, 'content' | 'source'>;

/** The versions of a procedure without what they say, newest first, at most 50. One query. */
export async function listProcedureVersions(ctx: Ctx, code: string): Promise<VersionBrief[]> {
  return ctx.db
    .selectFrom('procedureVersion')
    .select(['id', 'code', 'number', 'effectiveFrom', 'effectiveTo'])
    .where('code', '=', code)
    .orderBy('number', 'desc')
    .limit(50)
    .execute();
}

function versions(ctx: Ctx) {
  return ctx.db
    .selectFrom('procedureVersion as version')
    .select([
      'version.id',
      'version.code',
      'version.number',
      'version.content',
      'effectiveFrom',
      'effectiveTo',
      'version.source',
    ]);
}

type Row = Omit<ProcedureVersion, 'content'> & { content: unknown };

function toVersion(row: Row): ProcedureVersion {
  return { ...row, content: row.content as ProcedureContent };
}
