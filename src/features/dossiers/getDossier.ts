import { agenciesTouched } from '../../domain/dossier/state.ts';
import { canRead } from '../../domain/policy/can.ts';
import type { ProcessDefinition } from '../../domain/process/process.ts';
import { recordAccess } from '../../platform/auth/recordAccess.ts';
import type { Ctx } from '../../platform/context.ts';
import { factsOf } from './actOnDossier.ts';
import { dossierNotFound } from './errors.ts';
import { findDossier } from './findDossier.ts';
import { getProcess } from './process.ts';
import type { Dossier } from './store.ts';

/** A dossier for somebody who may see it; the look is recorded. Throws `dossier.not_found`, also when it is not theirs to see. */
export async function getDossier(ctx: Ctx, id: string): Promise<{ dossier: Dossier; process: ProcessDefinition }> {
  const dossier = await findDossier(ctx.db, id);
  if (!dossier) throw dossierNotFound();
  const process = await getProcess(ctx.db, dossier.state.processId);
  if (!canRead(ctx.actor, factsOf(dossier.state, process), agenciesTouched(dossier.state))) throw dossierNotFound();
  if (ctx.actor.kind === 'OFFICER') await recordAccess(ctx, { subject: 'DOSSIER', subjectId: id, action: 'READ' });
  return { dossier, process };
}
