import { type Ctx, inTransaction } from '../../platform/context.ts';
import { renderPaper } from '../../platform/pdf/renderPaper.ts';
import type { ActionInput } from '../dossiers/actionInput.ts';
import { actOnDossier } from '../dossiers/actOnDossier.ts';
import { getProcess } from '../dossiers/process.ts';
import { actionWithoutPaper, paperNotIssued } from './errors.ts';
import type { PaperFile } from './getPaper.ts';
import { type AssembledPaper, assemblePaper, paperFileName, paperOfAction } from './paperKinds.ts';
import { readPaperSource } from './paperSource.ts';

/** Carries the paper out of the transaction that is taken back. */
class TakenBack extends Error {
  readonly paper: AssembledPaper;

  constructor(paper: AssembledPaper) {
    super('The preview is taken back');
    this.paper = paper;
  }
}

/**
 * The paper an action would issue, marked as a preview. The action is really done and then taken back, so the preview
 * says exactly what the paper will say, and refuses what the action refuses. Throws what the action throws.
 */
export async function previewPaper(ctx: Ctx, dossierId: string, input: ActionInput): Promise<PaperFile> {
  const kind = paperOfAction(input.action);
  if (!kind) throw actionWithoutPaper();
  const preview: Ctx = { ...ctx, requestId: `${ctx.requestId}.preview`, quiet: true };
  const paper = await takenBack(preview, async (tx) => {
    const dossier = await actOnDossier(tx, dossierId, { ...input, forward: false });
    const source = await readPaperSource(tx, dossier, await getProcess(tx.db, dossier.state.processId));
    const assembled = assemblePaper(kind, source);
    if (!assembled) throw paperNotIssued();
    return withoutCode(assembled);
  });
  return {
    pdf: await renderPaper(paper.template, paper.data, { issuedAt: ctx.clock.now(), preview: true }),
    fileName: paperFileName(kind, 'xem-truoc'),
  };
}

async function takenBack(ctx: Ctx, work: (ctx: Ctx) => Promise<AssembledPaper>): Promise<AssembledPaper> {
  try {
    return await inTransaction(ctx, async (tx) => {
      throw new TakenBack(await work(tx));
    });
  } catch (error) {
    if (error instanceof TakenBack) return error.paper;
    throw error;
  }
}

/** The code is given at reception, to whoever comes first: a preview promises none. */
function withoutCode(paper: AssembledPaper): AssembledPaper {
  if (paper.template !== 'receipt') return paper;
  return { ...paper, data: { ...paper.data, dossierCode: '(cấp khi tiếp nhận)', lookupUrl: undefined } };
}
