import { v7 as uuidv7 } from 'uuid';
import type { ProcessDefinition } from '../../domain/process/process.ts';
import type { Ctx, TxCtx } from '../../platform/context.ts';
import type { Database, Tx } from '../../platform/db/database.ts';
import { draftNotFound, draftNotInState } from './errors.ts';

/** DRAFT is written, PROPOSED lies with the centre, CHECKED may be published; the other two are the end. */
export const DRAFT_STATES = ['DRAFT', 'PROPOSED', 'CHECKED', 'PUBLISHED', 'DISCARDED'] as const;
export type DraftState = (typeof DRAFT_STATES)[number];

export const LOG_ACTIONS = [
  'STARTED',
  'REWORKED',
  'PROPOSED',
  'ACCEPTED',
  'SENT_BACK',
  'TRIED',
  'PUBLISHED',
  'DISCARDED',
] as const;
export type LogAction = (typeof LOG_ACTIONS)[number];

/** The next version of a process in the making. */
export interface Draft {
  id: string;
  key: string;
  /** whose own process it is; null for the whole province */
  agencyCode: string | null;
  baseId: string | null;
  content: ProcessDefinition;
  /** procedures that go over to this process when it is published, besides those that follow it already */
  procedureCodes: string[];
  state: DraftState;
  revision: number;
  proposedBy: string | null;
  checkBy: Date | null;
  trialId: string | null;
  processId: string | null;
}

/** Throws process.draft_not_found. */
export async function getDraft(db: Database | Tx, id: string): Promise<Draft> {
  return toDraft(await db.selectFrom('processDraft').selectAll().where('id', '=', id).executeTakeFirst());
}

/** Loads it for change: nobody else can change it until the transaction ends. Throws process.draft_not_found. */
export async function lockDraft(tx: TxCtx, id: string): Promise<Draft> {
  return toDraft(
    await tx.db.selectFrom('processDraft').selectAll().where('id', '=', id).forUpdate().executeTakeFirst(),
  );
}

/** Throws process.draft_not_in_state unless the draft is in one of the states. */
export function requireState(draft: Draft, ...states: DraftState[]): void {
  if (!states.includes(draft.state)) throw draftNotInState();
}

/** Writes down who did what to the draft. */
export async function logDraft(tx: TxCtx, draftId: string, action: LogAction, note = ''): Promise<void> {
  const { actor } = tx;
  await tx.db
    .insertInto('processLog')
    .values({
      id: uuidv7(),
      draftId,
      at: tx.clock.now(),
      actorId: 'accountId' in actor ? actor.accountId : null,
      actorName: 'name' in actor ? actor.name : '',
      action,
      note,
    })
    .execute();
}

/** Changes columns of the draft; the revision grows, so that whoever holds an older one is told. */
export async function changeDraft(
  tx: TxCtx,
  { id }: Draft,
  change: Partial<{
    content: ProcessDefinition;
    procedureCodes: string[];
    state: DraftState;
    proposedBy: string | null;
    checkBy: Date | null;
    trialId: string | null;
    processId: string;
  }>,
): Promise<void> {
  const { content, ...rest } = change;
  await tx.db
    .updateTable('processDraft')
    .set((row) => ({
      ...rest,
      ...(content ? { content: JSON.stringify(content) } : {}),
      revision: row('revision', '+', 1),
      updatedAt: tx.clock.now(),
    }))
    .where('id', '=', id)
    .execute();
}

/** Who did what to drafts, the last first. */
export async function listLog(ctx: Ctx, draftIds: string[]) {
  if (draftIds.length === 0) return [];
  const rows = await ctx.db
    .selectFrom('processLog')
    .select(['draftId', 'at', 'actorName', 'action', 'note'])
    .where('draftId', 'in', draftIds)
    .orderBy('id', 'desc')
    .limit(200)
    .execute();
  return rows.map((row) => ({ ...row, action: row.action as LogAction }));
}

function toDraft<R extends { content: unknown; state: string }>(row: R | undefined) {
  if (!row) throw draftNotFound();
  return { ...row, content: row.content as ProcessDefinition, state: row.state as DraftState };
}
