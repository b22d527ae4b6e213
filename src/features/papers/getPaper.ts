import type { Ctx } from '../../platform/context.ts';
import { renderPaper } from '../../platform/pdf/renderPaper.ts';
import { getDossier } from '../dossiers/getDossier.ts';
import { listEvents } from '../dossiers/store.ts';
import { paperNotIssued } from './errors.ts';
import { assemblePaper, isForApplicant, issuedPapers, type PaperKind, paperFileName } from './paperKinds.ts';
import { readPaperSource } from './paperSource.ts';

export interface PaperFile {
  pdf: Uint8Array;
  fileName: string;
}

/**
 * A paper of a dossier as PDF, made from its history each time: the same history gives the same paper. `seq`: of which
 * event, where there may be several. Throws `dossier.not_found`, `paper.not_issued`.
 */
export async function getPaper(ctx: Ctx, dossierId: string, kind: PaperKind, seq?: number): Promise<PaperFile> {
  const { dossier, process } = await getDossier(ctx, dossierId);
  if (ctx.actor.kind === 'APPLICANT' && !isForApplicant(kind)) throw paperNotIssued();
  const source = await readPaperSource(ctx, dossier, process);
  const paper = assemblePaper(kind, source, seq);
  if (!paper) throw paperNotIssued();
  const issuedAt = new Date(source.events.at(-1)?.at ?? dossier.state.submittedAt);
  return {
    pdf: await renderPaper(paper.template, paper.data, { issuedAt }),
    fileName: paperFileName(kind, dossier.state.code ?? dossier.state.submissionNumber),
  };
}

/** The kinds of papers a dossier has for this reader. Throws `dossier.not_found`. */
export async function listPapers(ctx: Ctx, dossierId: string): Promise<PaperKind[]> {
  const { dossier } = await getDossier(ctx, dossierId);
  const events = await listEvents(ctx.db, dossier.id);
  return issuedPapers(events, ctx.actor.kind === 'APPLICANT' ? 'APPLICANT' : 'OFFICER');
}
