import { vietnamDate } from '../../domain/calendar/instant.ts';
import { fillIn } from '../../domain/text/fillIn.ts';
import { words } from '../../i18n/words.ts';
import { type Ctx, inTransaction, type TxCtx } from '../../platform/context.ts';
import { distrustCatalogue } from '../catalogue/catalogueIndex.ts';
import { dryRun, storeEffects } from './checkPlan.ts';
import { closeOrganisation } from './closeOrganisation.ts';
import { enqueueRun } from './commitPlan.ts';
import { takeTextsBack } from './handOnTexts.ts';
import { moveDossiers, moveDossiersBack } from './moveDossiers.ts';
import { openOrganisation } from './openOrganisation.ts';
import { type LockedPlan, lockPlan } from './queries.ts';
import { endNew } from './restore.ts';
import { workOutPlan } from './workOutPlan.ts';

/** Dossiers of one transaction. */
const CHUNK = 200;

/**
 * Carries a confirmed plan out, or takes it back, until it is done: first the successors are founded and staffed, then the
 * dossiers move chunk by chunk, then what ends is ended. Each part is one transaction that says how far it is, so a
 * worker that is killed leaves the plan where another goes on, and two at once do nothing twice.
 */
export async function runPlan(ctx: Ctx, planId: string, options: { chunk?: number } = {}): Promise<void> {
  const run = { ...ctx, requestId: `reorganisation:${planId}` };
  while (await inTransaction(run, (tx) => step(tx, planId, options.chunk ?? CHUNK)));
  distrustCatalogue(ctx);
}

/** One part; whether there is more to do. */
async function step(tx: TxCtx, planId: string, chunk: number): Promise<boolean> {
  const plan = await lockPlan(tx, planId);
  if (plan.state === 'SCHEDULED') return open(tx, plan);
  if (plan.state === 'COMMITTING') return commitChunk(tx, plan, chunk);
  if (plan.state === 'REVERTING') return revertChunk(tx, plan, chunk);
  return false;
}

async function open(tx: TxCtx, plan: LockedPlan): Promise<boolean> {
  if (vietnamDate(tx.clock.now().getTime()) < plan.effectiveOn) {
    await enqueueRun(tx, plan);
    return false;
  }
  const run = await dryRun(tx, plan);
  if (run.blocked) {
    await storeEffects(tx, plan.id, run);
    await change(tx, plan, { state: 'DRAFT', heldBackAt: tx.clock.now() });
    return false;
  }
  const { outcome } = await workOutPlan(tx, plan);
  await openOrganisation(tx, plan, outcome);
  await change(tx, plan, {
    state: 'COMMITTING',
    startedAt: tx.clock.now(),
    outcome: JSON.stringify(outcome),
    cursor: null,
    dossiersTotal: run.moving,
    dossiersMoved: 0,
  });
  return true;
}

/** Goes over the dossiers until a whole pass has found none to move: new ones may have come while the first ran. */
async function commitChunk(tx: TxCtx, plan: LockedPlan, chunk: number): Promise<boolean> {
  const { moved, last } = await moveDossiers(tx, plan, chunk);
  const movedInPass = plan.movedInPass + moved;
  const dossiersMoved = plan.dossiersMoved + moved;
  if (last !== null) {
    await change(tx, plan, { cursor: last, movedInPass, dossiersMoved });
    return true;
  }
  if (movedInPass > 0) {
    await change(tx, plan, { cursor: null, movedInPass: 0, dossiersMoved });
    return true;
  }
  await closeOrganisation(tx, plan);
  await change(tx, plan, { state: 'COMMITTED', committedAt: tx.clock.now(), cursor: null });
  return false;
}

async function revertChunk(tx: TxCtx, plan: LockedPlan, chunk: number): Promise<boolean> {
  const { moved, last } = await moveDossiersBack(tx, plan, chunk);
  if (last !== null) {
    await change(tx, plan, { dossiersMoved: plan.dossiersMoved + moved });
    return true;
  }
  await endNew(tx, plan.id);
  const { revertReason } = words(tx.config.language).reorganisation;
  await takeTextsBack(tx, plan.id, fillIn(revertReason, { number: plan.decisionNumber }));
  await change(tx, plan, { state: 'REVERTED', revertedAt: tx.clock.now() });
  return false;
}

interface Changes {
  state?: string;
  heldBackAt?: Date;
  startedAt?: Date;
  committedAt?: Date;
  revertedAt?: Date;
  outcome?: string;
  cursor?: string | null;
  movedInPass?: number;
  dossiersTotal?: number;
  dossiersMoved?: number;
}

async function change(tx: TxCtx, { id }: LockedPlan, changes: Changes): Promise<void> {
  await tx.db.updateTable('reorganisationPlan').set(changes).where('id', '=', id).execute();
}
