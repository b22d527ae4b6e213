import { type IssuedPaper, isForApplicant, issuedPapers, type PaperKind } from '../../domain/papers/paperKinds.ts';
import type { Ctx } from '../../platform/context.ts';
import type { Papers, PaperTemplate } from '../../platform/pdf/papers.ts';
import { renderPaper } from '../../platform/pdf/renderPaper.ts';
import { getDossier } from '../dossiers/getDossier.ts';
import { listEvents } from '../dossiers/store.ts';
import { paperNotIssued } from './errors.ts';
import { findIssuedPaper, keepIssuedPaper } from './issuedPaper.ts';
import { assemblePaper, paperFileName } from './paperKinds.ts';
import { readPaperSource } from './paperSource.ts';
import { dayOf, sourceOf, templateInForce } from './paperVersions.ts';

export interface PaperFile {
  pdf: Uint8Array;
  fileName: string;
}

/**
 * A paper of a dossier as PDF. What it says and by which template is remembered when it is first made, so that it looks the
 * same for ever after; only the control sheet grows with the history. `seq`: by which event it was issued, where there may
 * be several. Throws `dossier.not_found`, `paper.not_issued`.
 */
export async function getPaper(ctx: Ctx, dossierId: string, kind: PaperKind, seq?: number): Promise<PaperFile> {
  const { dossier, process } = await getDossier(ctx, dossierId);
  const events = await listEvents(ctx.db, dossier.id);
  const issued = readable(ctx, issuedPapers(events)).findLast(
    (paper) => paper.kind === kind && (seq === undefined || paper.seq === seq),
  );
  if (!issued) throw paperNotIssued();
  const grows = kind === 'control-sheet';
  const end = grows ? dossier.state.revision : issued.seq;
  const event = events.find((one) => one.seq === end);
  if (!event) throw paperNotIssued();
  const known = grows ? undefined : await findIssuedPaper(ctx.db, dossier.id, kind, end);
  const made = known ?? (await make());
  if (!known && !grows)
    await keepIssuedPaper(ctx.db, { dossierId: dossier.id, kind, seq: end, issuedAt: event.at }, made);
  return {
    pdf: await renderPaper(made.template, made.data, {
      issuedAt: new Date(event.at),
      source: await sourceOf(ctx.db, made.versionId),
      mark: dossier.state.test ? 'TEST' : undefined,
    }),
    fileName: paperFileName(kind, dossier.state.code ?? dossier.state.submissionNumber),
  };

  async function make(): Promise<{ template: PaperTemplate; data: Papers[PaperTemplate]; versionId: string }> {
    const source = await readPaperSource(ctx, dossier, process, events, end);
    const paper = assemblePaper(kind, source);
    if (!paper) throw paperNotIssued();
    const recordedAt = new Date(source.event.recordedAt);
    const { id } = await templateInForce(ctx.db, paper.template, dayOf(source.event.at), recordedAt);
    return { ...paper, versionId: id };
  }
}

/** The papers a dossier has for this reader, in the order of its history. Throws `dossier.not_found`. */
export async function listPapers(ctx: Ctx, dossierId: string): Promise<IssuedPaper[]> {
  const { dossier } = await getDossier(ctx, dossierId);
  return readable(ctx, issuedPapers(await listEvents(ctx.db, dossier.id)));
}

function readable(ctx: Ctx, papers: IssuedPaper[]): IssuedPaper[] {
  return ctx.actor.kind === 'APPLICANT' ? papers.filter(({ kind }) => isForApplicant(kind)) : papers;
}
