import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { type Ctx, inTransaction, type TxCtx } from '../../platform/context.ts';
import { storeOf } from '../../platform/files/folderStore.ts';

/** Whoever uploads and does not send the form may come back to it for a week. */
const KEEP_DAYS = 7;
const DAY = 86_400_000;

/** Deletes files that a week after their upload belong to no draft and no dossier, with their contents. Gives how many. */
export async function sweepFiles(ctx: Ctx): Promise<number> {
  const before = new Date(ctx.clock.now().getTime() - KEEP_DAYS * DAY);
  const contents = await ctx.db
    .selectFrom('storedFile')
    .select('sha256')
    .distinct()
    .where('createdAt', '<', before)
    .where(belongsNowhere())
    .execute();
  let deleted = 0;
  for (const { sha256 } of contents) deleted += await inTransaction(ctx, (tx) => deleteUnused(tx, sha256, before));
  return deleted;
}

/** A content leaves the store with its last file. */
async function deleteUnused(tx: TxCtx, sha256: string, before: Date): Promise<number> {
  await lockContent(tx, sha256);
  const { numDeletedRows } = await tx.db
    .deleteFrom('storedFile')
    .where('sha256', '=', sha256)
    .where('createdAt', '<', before)
    .where(belongsNowhere())
    .executeTakeFirstOrThrow();
  const other = await tx.db.selectFrom('storedFile').select('id').where('sha256', '=', sha256).limit(1).execute();
  if (other.length === 0) await storeOf(tx.config).remove(sha256);
  return Number(numDeletedRows);
}

function belongsNowhere(): RawBuilder<SqlBool> {
  return sql`NOT EXISTS (SELECT FROM dossier_file WHERE file_id = stored_file.id)
    AND NOT EXISTS (SELECT FROM feedback_file WHERE file_id = stored_file.id)
    AND NOT EXISTS (SELECT FROM draft_file WHERE file_id = stored_file.id)
    AND NOT EXISTS (SELECT FROM vault_item WHERE file_id = stored_file.id)
    AND NOT EXISTS (SELECT FROM bulk_file WHERE file_id = stored_file.id)
    AND NOT EXISTS (SELECT FROM authorisation WHERE document_id = stored_file.id)`;
}

/** Until the transaction ends nobody else notes down a file of this content or removes it. */
export async function lockContent(tx: TxCtx, sha256: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`file ${sha256}`}, 0))`.execute(tx.db);
}
