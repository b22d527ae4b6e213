import type { DossierEvent } from '../../domain/dossier/events.ts';
import { DECISION_PAPERS, isForApplicant, type PaperKind, paperOfEvent } from '../../domain/papers/paperKinds.ts';
import { type Ctx, inTransaction } from '../../platform/context.ts';
import { renderPaper, type TemplateSource } from '../../platform/pdf/renderPaper.ts';
import type { ActionInput } from '../dossiers/actionInput.ts';
import { actOnDossier } from '../dossiers/actOnDossier.ts';
import { getProcess } from '../dossiers/process.ts';
import { type Dossier, listEvents } from '../dossiers/store.ts';
import { actionWithoutPaper, paperNotIssued } from './errors.ts';
import type { PaperFile } from './getPaper.ts';
import { type AssembledPaper, assemblePaper, paperFileName } from './paperKinds.ts';
import { readPaperSource } from './paperSource.ts';
import { dayOf, sourceOf, templateInForce } from './paperVersions.ts';

interface Preview {
  kind: PaperKind;
  paper: AssembledPaper;
  source: TemplateSource;
}

/** Carries the paper out of the transaction that is taken back. */
class TakenBack extends Error {
  readonly preview: Preview;

  constructor(preview: Preview) {
    super('The preview is taken back');
    this.preview = preview;
  }
}

/**
 * The paper an action would issue, marked as a preview. The action is really done and then taken back, so the preview
 * says exactly what the paper will say, and refuses what the action refuses. `wanted`: one of several papers of the
 * action; without it the first. Throws what the action throws.
 */
export async function previewPaper(
  ctx: Ctx,
  dossierId: string,
  input: ActionInput,
  wanted?: PaperKind,
): Promise<PaperFile> {
  const trial: Ctx = { ...ctx, requestId: `${ctx.requestId}.preview`, quiet: true };
  const { kind, paper, source } = await takenBack(trial, async (tx) => {
    const dossier = await actOnDossier(tx, dossierId, { ...input, forward: false });
    return previewOf(tx, dossier, wanted);
  });
  return {
    pdf: await renderPaper(paper.template, paper.data, { issuedAt: ctx.clock.now(), mark: 'PREVIEW', source }),
    fileName: paperFileName(kind, 'xem-truoc'),
  };
}

/** The paper of what was just done. */
async function previewOf(ctx: Ctx, dossier: Dossier, wanted: PaperKind | undefined): Promise<Preview> {
  const events = await listEvents(ctx.db, dossier.id);
  const accepted = dossier.state.receivedAt !== null;
  const done = events.filter((event) => event.requestId === ctx.requestId);
  const papers = done.flatMap((event) => {
    const kind = paperOf(event, accepted);
    return kind ? [{ kind, seq: event.seq }] : [];
  });
  // The control sheet grows with whatever is done.
  const last = done.at(-1);
  if (accepted && last) papers.push({ kind: 'control-sheet', seq: last.seq });
  const first = wanted
    ? papers.find(({ kind }) => kind === wanted)
    : papers.find(({ kind }) => kind !== 'control-sheet');
  if (!first || (ctx.actor.kind === 'APPLICANT' && !isForApplicant(first.kind))) throw actionWithoutPaper();
  const source = await readPaperSource(
    ctx,
    dossier,
    await getProcess(ctx.db, dossier.state.processId),
    events,
    first.seq,
  );
  const paper = assemblePaper(first.kind, source);
  if (!paper) throw paperNotIssued();
  const { id } = await templateInForce(ctx.db, paper.template, dayOf(source.event.at), ctx.clock.now());
  return { kind: first.kind, paper: withoutCode(paper), source: await sourceOf(ctx.db, id) };
}

/** What lies before the leader is shown as it will be when the leader has agreed. */
function paperOf(event: DossierEvent, accepted: boolean): PaperKind | undefined {
  if (event.type === 'DECISION_ASKED') return DECISION_PAPERS[event.payload.decision.kind];
  return paperOfEvent(event, accepted);
}

async function takenBack(ctx: Ctx, work: (ctx: Ctx) => Promise<Preview>): Promise<Preview> {
  try {
    return await inTransaction(ctx, async (tx) => {
      throw new TakenBack(await work(tx));
    });
  } catch (error) {
    if (error instanceof TakenBack) return error.preview;
    throw error;
  }
}

/** The code is given at reception, to whoever comes first: a preview promises none. */
function withoutCode(paper: AssembledPaper): AssembledPaper {
  if (paper.template !== 'receipt') return paper;
  return { ...paper, data: { ...paper.data, dossierCode: '(cấp khi tiếp nhận)', lookupUrl: undefined } };
}
