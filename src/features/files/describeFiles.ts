import type { Ctx } from '../../platform/context.ts';
import type { StoredFile } from './storeFile.ts';

/** Names and sizes of files whose use was already allowed (of a dossier or draft that was read). One query, any order. */
export async function describeFiles(ctx: Ctx, ids: readonly string[]): Promise<Map<string, StoredFile>> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.db
    .selectFrom('storedFile')
    .select(['id', 'name', 'mediaType', 'sizeBytes', 'sha256'])
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}
