import Type from 'typebox';
import type { DossierEvent } from '../../domain/dossier/events.ts';
import { accessDenied } from '../../platform/errors.ts';
import type { App } from '../../platform/http/app.ts';
import { api } from '../../platform/http/route.ts';
import { nullable } from '../../platform/nullable.ts';
import { prepareEdit, prepareOnlineSubmission } from '../drafts/prepareOnlineSubmission.ts';
import { checkCounterPapers } from '../reception/checkCounterPapers.ts';
import { prepareCounterForm } from '../reception/prepareCounterForm.ts';
import { ActionInput } from './actionInput.ts';
import { actOnDossier } from './actOnDossier.ts';
import { enterAtCounter } from './enterAtCounter.ts';
import { getDossier } from './getDossier.ts';
import { DossierView, presentDossier } from './presentDossier.ts';
import { getProcess } from './process.ts';
import { listEvents } from './store.ts';
import { SubmissionInput } from './submissionInput.ts';
import { submitDossier } from './submitDossier.ts';

const ById = Type.Object({ id: Type.String({ format: 'uuid' }) });

/** Dossiers for the office and for other systems: create, read, act. */
export function registerDossierApi(app: App): void {
  api(app, {
    method: 'POST',
    path: '/api/v1/dossiers',
    access: 'SIGNED_IN',
    summary: 'Submit a dossier (applicant) or enter one at the counter (officer)',
    tags: ['dossiers'],
    body: SubmissionInput,
    response: DossierView,
    handler: async ({ ctx, body }) => {
      const { collectedVnd, note, missingReason, answer, onTheSpot, channel, ...submission } = body;
      const online = channel === 'ONLINE';
      if (online !== (ctx.actor.kind === 'APPLICANT') || !('accountId' in ctx.actor)) throw accessDenied();
      const { accountId } = ctx.actor;
      if (!online && !answer) await checkCounterPapers(ctx, body);
      const dossier = online
        ? await submitDossier(ctx, {
            ...submission,
            channel,
            ...(await prepareOnlineSubmission(ctx, submission)),
            ownerAccountId: accountId,
          })
        : await enterAtCounter(ctx, {
            ...submission,
            ...(await prepareCounterForm(ctx, submission)),
            channel,
            collectedVnd,
            note,
            missingReason,
            answer,
            onTheSpot,
          });
      return presentDossier(dossier, await getProcess(ctx.db, dossier.state.processId), ctx.actor);
    },
  });

  api(app, {
    method: 'GET',
    path: '/api/v1/dossiers/:id',
    access: 'SIGNED_IN',
    summary: 'A dossier with everything that may be done to it',
    tags: ['dossiers'],
    params: ById,
    response: DossierView,
    handler: async ({ ctx, params }) => {
      const { dossier, process } = await getDossier(ctx, params.id);
      return presentDossier(dossier, process, ctx.actor);
    },
  });

  api(app, {
    method: 'POST',
    path: '/api/v1/dossiers/:id/actions',
    access: 'SIGNED_IN',
    summary: 'Do something to a dossier; the same Idempotency-Key does it once',
    tags: ['dossiers'],
    params: ById,
    body: ActionInput,
    response: DossierView,
    handler: async ({ ctx, params, body }) => {
      const edit = body.action === 'EDIT' && body.edit ? await prepareEdit(ctx, params.id, body.edit) : body.edit;
      const dossier = await actOnDossier(ctx, params.id, { ...body, edit });
      return presentDossier(dossier, await getProcess(ctx.db, dossier.state.processId), ctx.actor);
    },
  });

  api(app, {
    method: 'GET',
    path: '/api/v1/dossiers/:id/events',
    access: 'SIGNED_IN',
    summary: 'The whole history of a dossier; what officers wrote to each other only for officers',
    tags: ['dossiers'],
    params: ById,
    response: Type.Object({ items: Type.Array(EventView()) }),
    handler: async ({ ctx, params }) => {
      const { dossier } = await getDossier(ctx, params.id);
      const events = await listEvents(ctx.db, dossier.id);
      return {
        items: events.map(({ seq, type, at, recordedAt, actorName, agencyCode, payload }) => ({
          seq,
          type,
          at,
          recordedAt,
          actorName,
          agencyCode,
          payload: ctx.actor.kind === 'APPLICANT' ? {} : withoutKey(payload),
        })),
      };
    },
  });
}

/** The key is for the holder of the receipt alone. */
function withoutKey(payload: DossierEvent['payload']): Record<string, unknown> {
  const { lookupKey: _, ...rest } = { lookupKey: undefined, ...payload };
  return rest;
}

function EventView() {
  return Type.Object({
    seq: Type.Integer(),
    type: Type.String(),
    at: Type.String(),
    recordedAt: Type.String(),
    actorName: Type.String(),
    agencyCode: nullable(Type.String()),
    payload: Type.Record(Type.String(), Type.Unknown()),
  });
}
