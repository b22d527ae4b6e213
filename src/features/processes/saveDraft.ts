import type { ProcessDefinition } from '../../domain/process/process.ts';
import { type Ctx, inTransaction } from '../../platform/context.ts';
import { invalidInput } from '../../platform/errors.ts';
import { changeDraft, lockDraft, logDraft, requireState } from './drafts.ts';
import { draftChanged } from './errors.ts';
import { requireEditor } from './mayEdit.ts';

export interface DraftChange {
  content: ProcessDefinition;
  procedureCodes: string[];
  /** the revision that was opened */
  revision: number;
}

/**
 * Keeps what was written, sound or not; a draft that had been proposed or checked is a draft again.
 * @returns the new revision
 * @throws process.draft_changed when somebody else saved meanwhile, process.draft_not_in_state, common.forbidden
 */
export async function saveDraft(ctx: Ctx, id: string, change: DraftChange): Promise<{ revision: number }> {
  return inTransaction(ctx, async (tx) => {
    const draft = await lockDraft(tx, id);
    requireEditor(tx, draft.agencyCode);
    requireState(draft, 'DRAFT', 'PROPOSED', 'CHECKED');
    if (draft.revision !== change.revision) throw draftChanged();
    if (change.content.key !== draft.key) throw invalidInput({ fields: [{ field: 'key', code: 'invalid' }] });
    const { content, procedureCodes } = change;
    await changeDraft(tx, draft, {
      content,
      procedureCodes,
      state: 'DRAFT',
      proposedBy: null,
      checkBy: null,
      trialId: null,
    });
    if (draft.state !== 'DRAFT') await logDraft(tx, id, 'REWORKED');
    return { revision: draft.revision + 1 };
  });
}

/** Gives up a draft; what it would have changed stays as it is. */
export async function discardDraft(ctx: Ctx, id: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const draft = await lockDraft(tx, id);
    requireEditor(tx, draft.agencyCode);
    requireState(draft, 'DRAFT', 'PROPOSED', 'CHECKED');
    await changeDraft(tx, draft, { state: 'DISCARDED' });
    await logDraft(tx, id, 'DISCARDED');
  });
}
