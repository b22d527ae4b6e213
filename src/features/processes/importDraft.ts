import type { ProcessDefinition } from '../../domain/process/process.ts';
import { type Ctx, inTransaction } from '../../platform/context.ts';
import { requireEditor } from './mayEdit.ts';
import { findNewest, insertDraft } from './startDraft.ts';

/**
 * Opens a draft with what was read from a file: the next version where a process has the key already, else a process of
 * its own. @throws process.draft_exists, common.forbidden
 */
export async function importDraft(
  ctx: Ctx,
  { content, agencyCode }: { content: ProcessDefinition; agencyCode: string | null },
): Promise<{ id: string }> {
  return inTransaction(ctx, async (tx) => {
    const base = await findNewest(tx, content.key);
    const owner = base ? base.agencyCode : agencyCode;
    requireEditor(tx, owner);
    return insertDraft(tx, { key: content.key, agencyCode: owner, baseId: base?.id ?? null, content });
  });
}
