import type { DossierState } from '../../domain/dossier/state.ts';
import type { Ctx } from '../../platform/context.ts';
import { type Side, sideOf } from './mayWrite.ts';

export interface DossierMessage {
  id: string;
  side: Side;
  authorName: string;
  agencyName: string | null;
  body: string;
  files: { id: string; name: string; sizeBytes: number }[];
  sentAt: Date;
  /** when somebody of the other side saw it */
  readAt: Date | null;
}

/** More is not a conversation; older ones are on the record of the dossier. */
const MOST = 200;

/**
 * What both sides have written about a dossier that the actor was allowed to read, oldest first. What the other side wrote
 * counts as read from now on, once somebody who can answer it looks. Three statements.
 */
export async function readConversation(ctx: Ctx, dossierId: string, state: DossierState): Promise<DossierMessage[]> {
  const rows = await ctx.db
    .selectFrom('dossierMessage')
    .leftJoin('agency', 'agency.code', 'dossierMessage.agencyCode')
    .select(['id', 'side', 'authorName', 'body', 'fileIds', 'sentAt', 'readAt', 'agency.name as agencyName'])
    .where('dossierId', '=', dossierId)
    .orderBy('sentAt', 'desc')
    .orderBy('id', 'desc')
    .limit(MOST)
    .execute();
  const own = sideOf(ctx.actor, state);
  if (own && rows.some(({ side, readAt }) => side !== own && !readAt)) await markRead(ctx, dossierId, own);
  const files = await describe(
    ctx,
    rows.flatMap(({ fileIds }) => fileIds),
  );
  return rows.reverse().map(({ side, fileIds, ...row }) => ({
    ...row,
    side: side as Side,
    files: fileIds.flatMap((id) => files.get(id) ?? []),
  }));
}

async function markRead({ db, clock }: Ctx, dossierId: string, own: Side): Promise<void> {
  await db
    .updateTable('dossierMessage')
    .set({ readAt: clock.now() })
    .where('dossierId', '=', dossierId)
    .where('side', '<>', own)
    .where('readAt', 'is', null)
    .execute();
}

async function describe({ db }: Ctx, ids: string[]) {
  if (ids.length === 0) return new Map<string, DossierMessage['files'][number]>();
  const rows = await db.selectFrom('storedFile').select(['id', 'name', 'sizeBytes']).where('id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, row]));
}
