import type { ProcedureContent } from '../../domain/procedure/procedure.ts';
import type { Ctx } from '../../platform/context.ts';

/** What a version of a procedure says; versions never change. One query. */
export async function procedureContent({ db }: Pick<Ctx, 'db'>, versionId: string): Promise<ProcedureContent> {
  const row = await db
    .selectFrom('procedureVersion')
    .select('content')
    .where('id', '=', versionId)
    .executeTakeFirstOrThrow();
  return row.content;
}
