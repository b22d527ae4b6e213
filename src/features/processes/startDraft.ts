import { v7 as uuidv7 } from 'uuid';
import type { ProcessDefinition } from '../../domain/process/process.ts';
import { type Ctx, inTransaction, type TxCtx } from '../../platform/context.ts';
import { logDraft } from './drafts.ts';
import { draftExists, keyTaken, processNotFound } from './errors.ts';
import { requireEditor } from './mayEdit.ts';

/** A new version of a process, or a process of an agency's own that begins as a copy of another. */
export interface DraftStart {
  /** the process to begin from, in its newest version */
  from: string;
  /** left out: the next version of that process */
  copy?: { key: string; name: string; agencyCode: string | null };
}

/**
 * Opens a draft. One at a time is in the making for each process.
 * @throws process.not_found, process.draft_exists, process.key_taken, common.forbidden
 */
export async function startDraft(ctx: Ctx, { from, copy }: DraftStart): Promise<{ id: string }> {
  return inTransaction(ctx, async (tx) => {
    const base = await findNewest(tx, from);
    if (!base) throw processNotFound();
    const { content } = base;
    if (!copy) {
      requireEditor(tx, base.agencyCode);
      return insertDraft(tx, { key: from, agencyCode: base.agencyCode, baseId: base.id, content });
    }
    requireEditor(tx, copy.agencyCode);
    if (await findNewest(tx, copy.key)) throw keyTaken();
    const own = { ...content, key: copy.key, name: { vi: copy.name } };
    return insertDraft(tx, { key: copy.key, agencyCode: copy.agencyCode, baseId: null, content: own });
  });
}

/** Stores a new draft. Throws process.draft_exists. */
export async function insertDraft(
  tx: TxCtx,
  draft: { key: string; agencyCode: string | null; baseId: string | null; content: ProcessDefinition },
): Promise<{ id: string }> {
  const id = uuidv7();
  const { numInsertedOrUpdatedRows } = await tx.db
    .insertInto('processDraft')
    .values({ ...draft, id, content: JSON.stringify(draft.content), state: 'DRAFT', updatedAt: tx.clock.now() })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (!numInsertedOrUpdatedRows) throw draftExists();
  await logDraft(tx, id, 'STARTED');
  return { id };
}

/** The newest published version of a process. */
export function findNewest(tx: TxCtx, key: string) {
  return tx.db
    .selectFrom('processDefinition')
    .select(['id', 'content', 'agencyCode'])
    .where('key', '=', key)
    .where('trial', '=', false)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
}
