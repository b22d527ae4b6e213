import type { TxCtx } from '../../platform/context.ts';
import { defineError } from '../../platform/errors.ts';

export const fileNotFound = defineError('file.not_found', 404);

/** Puts files that the actor uploaded into a dossier. Two queries however many files; throws `file.not_found` otherwise. */
export async function attachFiles(
  ctx: TxCtx,
  dossierId: string,
  kind: 'COMPONENT' | 'DRAFT_RESULT' | 'RESULT' | 'OTHER',
  files: readonly { fileId: string; componentKey?: string }[],
): Promise<void> {
  if (files.length === 0) return;
  const ids = [...new Set(files.map((file) => file.fileId))];
  let owned = ctx.db.selectFrom('storedFile').select('id').where('id', 'in', ids);
  if (ctx.actor.kind !== 'SYSTEM')
    owned = owned.where('uploadedBy', '=', 'accountId' in ctx.actor ? ctx.actor.accountId : null);
  if ((await owned.execute()).length !== ids.length) throw fileNotFound();
  const addedAt = ctx.clock.now();
  await ctx.db
    .insertInto('dossierFile')
    .values(
      files.map(({ fileId, componentKey }) => ({
        dossierId,
        fileId,
        kind,
        componentKey: componentKey ?? null,
        addedAt,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
