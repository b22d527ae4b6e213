import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { type Ctx, inTransaction, type TxCtx } from '../../platform/context.ts';
import { distrustCatalogue } from '../catalogue/catalogueIndex.ts';
import { bumpRevision } from '../catalogue/publishProcedure.ts';
import { type Day, isDay, today } from '../catalogue/today.ts';
import { changeDraft, type Draft, lockDraft, logDraft, requireState } from './drafts.ts';
import { decisionMissing } from './errors.ts';
import { requireEditor } from './mayEdit.ts';
import { workingDaysOn } from './proposeDraft.ts';
import { requireSound } from './proveDraft.ts';

/** The decision by which a version is published. */
export interface ProcessDecision {
  decisionNumber: string;
  decisionDate: Day;
  effectiveFrom: Day;
}

/**
 * Publishes what the centre has checked as the next immutable version. From its first day new dossiers follow it; those
 * under way keep theirs.
 * @throws process.decision_missing, process.draft_not_in_state (not checked), process.unsound, common.forbidden
 */
export async function publishDraft(ctx: Ctx, id: string, decision: ProcessDecision): Promise<{ number: number }> {
  requireDecision(ctx, decision);
  const number = await inTransaction(ctx, async (tx) => {
    const draft = await lockDraft(tx, id);
    requireEditor(tx, draft.agencyCode);
    requireState(draft, 'CHECKED');
    await requireSound(tx, draft);
    const version = await storeVersion(tx, draft, {
      ...decision,
      decisionNumber: decision.decisionNumber.trim(),
      trialBy: await workingDaysOn(tx, 'process.trialAfterPublishing'),
    });
    await changeDraft(tx, draft, { state: 'PUBLISHED', processId: version.id });
    await logDraft(tx, id, 'PUBLISHED', `${decision.decisionNumber.trim()}, ${decision.effectiveFrom}`);
    await followNewVersions(tx);
    return version.number;
  });
  distrustCatalogue(ctx);
  return { number };
}

function requireDecision(ctx: Ctx, { decisionNumber, decisionDate, effectiveFrom }: ProcessDecision): void {
  const fields = [
    ...(decisionNumber.trim() === '' ? [{ field: 'decisionNumber', code: 'required' }] : []),
    ...(isDay(decisionDate) && decisionDate <= today(ctx.clock) ? [] : [{ field: 'decisionDate', code: 'invalid' }]),
    // nothing is in force before it was decided, and no version begins in the past
    ...(isDay(effectiveFrom) && effectiveFrom >= today(ctx.clock) ? [] : [{ field: 'effectiveFrom', code: 'invalid' }]),
  ];
  if (fields.length > 0) throw decisionMissing({ fields });
}

/** The next version in the immutable store; a trial is numbered downwards from -1. */
export async function storeVersion(
  tx: TxCtx,
  { key, agencyCode, content }: Draft,
  facts: (ProcessDecision & { trialBy: Date }) | { trial: true },
): Promise<{ id: string; number: number }> {
  // Publications wait for each other: two of the same key must not take the same number.
  await tx.db.selectFrom('catalogueRevision').select('number').forUpdate().execute();
  const { least, most } = await tx.db
    .selectFrom('processDefinition')
    .select((row) => [row.fn.min('number').as('least'), row.fn.max('number').as('most')])
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
  const number = 'trial' in facts ? Math.min(least ?? 0, 0) - 1 : Math.max(most ?? 0, 0) + 1;
  const id = uuidv7();
  await tx.db
    .insertInto('processDefinition')
    .values({ id, key, number, content: JSON.stringify(content), createdAt: tx.clock.now(), agencyCode, ...facts })
    .execute();
  return { id, number };
}

/**
 * Lets the offerings go over to every published version whose first day has come; run daily and when one is published.
 * Returns the keys.
 */
export async function followNewVersions(tx: TxCtx): Promise<string[]> {
  const due = await tx.db
    .selectFrom('processDefinition')
    .innerJoin('processDraft', 'processDraft.processId', 'processDefinition.id')
    .select([
      'processDefinition.id',
      'processDefinition.key',
      'number',
      'processDefinition.agencyCode',
      'procedureCodes',
    ])
    .where('followedAt', 'is', null)
    .where('trial', '=', false)
    .where('effectiveFrom', '<=', today(tx.clock))
    .orderBy('effectiveFrom')
    .orderBy('number')
    .execute();
  for (const { id, key, number, agencyCode, procedureCodes } of due) {
    await sql`
      UPDATE offering SET process_id = ${id}
      FROM process_definition followed
      WHERE followed.id = offering.process_id AND NOT (followed.key = ${key} AND followed.number > ${number})
        AND (followed.key = ${key} OR (procedure_code = ANY(${procedureCodes}::text[])
          AND (${agencyCode}::text IS NULL OR competent_agency_code = ${agencyCode})))`.execute(tx.db);
    await tx.db.updateTable('processDefinition').set({ followedAt: tx.clock.now() }).where('id', '=', id).execute();
  }
  if (due.length > 0) await bumpRevision(tx);
  return due.map(({ key }) => key);
}

/** The daily turn of versions published ahead. */
export async function activateProcesses(ctx: Ctx): Promise<string[]> {
  const keys = await inTransaction(ctx, followNewVersions);
  if (keys.length > 0) distrustCatalogue(ctx);
  return keys;
}
