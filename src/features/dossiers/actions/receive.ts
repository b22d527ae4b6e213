import { vietnamDate } from '../../../domain/calendar/instant.ts';
import { formatDossierCode } from '../../../domain/dossier/code.ts';
import type { TxCtx } from '../../../platform/context.ts';
import { collectAtReception } from '../../payments/collectAtReception.ts';
import { findDesk } from '../desk.ts';
import { procedureContent } from '../procedureContent.ts';
import { getStep, stepActions } from '../process.ts';
import { limitFor, promiseDate } from '../promise.ts';
import { appendEvent, takeCodeNumber } from '../store.ts';
import { type ActionHandler, type ActionTask, momentOf } from './handler.ts';
import { forward } from './move.ts';

/** Accepts the dossier: its code, its due date with the reasons, Mẫu 01 (Đ.17 NĐ 61/2018, Đ.17 NĐ 118/2025). */
export const receive: ActionHandler = async (ctx, task) => {
  const { state } = task.dossier;
  const now = momentOf(ctx, task);
  const content = await procedureContent(ctx, state.procedureVersionId);
  const promise = await promiseDate(
    ctx,
    state.competentAgencyCode,
    limitFor(content, state.channel),
    now,
    state.procedureCode,
  );
  const desk = await findDesk(ctx, getStep(task.process, task.process.start), state);
  // Taken last: whoever holds the counter's row makes every other reception of the agency wait.
  const code = state.test ? state.submissionNumber : await takeCode(ctx, state.receivingAgencyCode, now);
  const dossier = await appendEvent(
    ctx,
    task.dossier,
    'RECEIVED',
    {
      code,
      promise,
      collectedVnd: task.input.collectedVnd ?? 0,
      note: task.input.note,
      at: desk,
      journal: task.occurrence.journal,
    },
    task.occurrence,
  );
  await collectAtReception(ctx, dossier, content, task.input, task.occurrence);
  return task.input.forward && canForward(task) ? forward(ctx, { ...task, dossier }) : dossier;
};

/** The next code of the agency's day. What only tries a process out leaves no gap among them. */
async function takeCode(ctx: TxCtx, agencyCode: string, receivedAt: Date): Promise<string> {
  const number = await takeCodeNumber(ctx.db, agencyCode, vietnamDate(receivedAt.getTime()));
  return formatDossierCode(ctx.config.dossierCodeFormat, { agencyCode, receivedAt, number });
}

function canForward({ process }: ActionTask): boolean {
  return stepActions(process, process.start).includes('FORWARD');
}
