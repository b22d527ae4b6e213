import type { TxCtx } from '../../platform/context.ts';
import type { ProblemError } from '../../platform/errors.ts';
import { eventTitle } from '../queues/historyEntry.ts';
import { dossierChanged } from './errors.ts';
import { listEvents } from './store.ts';

/** One thing that somebody else did meanwhile, as the slower one reads it. */
export interface Change {
  seq: number;
  title: string;
  /** who; empty for applicants, whom the agency answers as one */
  by: string;
  /** ISO 8601, UTC */
  at: string;
}

/**
 * “Somebody was faster” with what they did since the revision that the person saw, as `changes` of the problem, oldest
 * first. One query.
 */
export async function changedSince(ctx: TxCtx, dossierId: string, revision: number): Promise<ProblemError> {
  const events = await listEvents(ctx.db, dossierId);
  const changes = events
    .filter((event) => event.seq > revision)
    .map(
      (event): Change => ({
        seq: event.seq,
        title: eventTitle(event, ctx.language),
        by: ctx.actor.kind === 'APPLICANT' ? '' : event.actorName,
        at: event.at,
      }),
    );
  return dossierChanged({ details: { changes } });
}
