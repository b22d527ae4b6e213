import Type, { type Static } from 'typebox';
import { BATCH_ACTIONS, BATCH_LIMIT } from '../../domain/dossier/batchActions.ts';
import { formatDateTime } from '../../domain/text/format.ts';
import { errorWords, words } from '../../i18n/words.ts';
import type { Ctx } from '../../platform/context.ts';
import type { App } from '../../platform/http/app.ts';
import { api } from '../../platform/http/route.ts';
import { nullable } from '../../platform/nullable.ts';
import { ActionInput } from '../dossiers/actionInput.ts';
import type { Change } from '../dossiers/changedSince.ts';
import { cancelBatch, retryBatch } from './changeBatch.ts';
import { listPossible } from './listPossible.ts';
import { type BatchSummary, getBatch, listBatches } from './queries.ts';
import type { BatchFailure } from './runBatchItem.ts';
import { startBatch } from './startBatch.ts';

const Text = Type.String();
const Uuid = Type.String({ format: 'uuid' });
const ById = Type.Object({ id: Uuid });
const Input = Type.Omit(ActionInput, ['action', 'revision'], { additionalProperties: false });

const Summary = {
  id: Text,
  action: Type.Enum([...BATCH_ACTIONS]),
  createdAt: Text,
  finishedAt: nullable(Text),
  total: Type.Integer(),
  waiting: Type.Integer(),
  done: Type.Integer(),
  failed: Type.Integer(),
  cancelled: Type.Integer(),
};

export const BatchView = Type.Object({
  ...Summary,
  items: Type.Array(
    Type.Object({
      dossierId: Text,
      code: Text,
      applicantName: Text,
      procedureName: Text,
      outcome: Type.Enum(['WAITING', 'DONE', 'FAILED', 'CANCELLED']),
      failure: nullable(Type.Object({ title: Text, detail: Text })),
    }),
  ),
});
export type BatchView = Static<typeof BatchView>;

const Batches = Type.Object({ items: Type.Array(Type.Object(Summary)) });
export type Batches = Static<typeof Batches>;

const Possible = Type.Object({
  actions: Type.Array(Type.Object({ action: Type.Enum([...BATCH_ACTIONS]), count: Type.Integer() })),
});
export type Possible = Static<typeof Possible>;

const Changed = Type.Object({ count: Type.Integer() });

/** One action on many dossiers. */
export function registerBatchesApi(app: App): void {
  api(app, {
    method: 'POST',
    path: '/api/v1/batches',
    access: 'OFFICER',
    summary: 'Do one thing to up to 500 dossiers; the same Idempotency-Key makes one batch',
    tags: ['batches'],
    body: Type.Object({
      action: Type.Enum([...BATCH_ACTIONS]),
      input: Input,
      items: Type.Array(
        Type.Object({
          dossierId: Uuid,
          revision: Type.Optional(Type.Integer({ minimum: 1, description: 'what was seen; fails if it has changed' })),
          input: Type.Optional(Input),
        }),
        { minItems: 1, maxItems: BATCH_LIMIT },
      ),
    }),
    response: Type.Object({ id: Text }),
    handler: async ({ ctx, body }) => ({ id: await startBatch(ctx, body) }),
  });

  api(app, {
    method: 'POST',
    path: '/api/v1/batches/possible',
    access: 'OFFICER',
    summary: 'What can be done with the chosen dossiers, and with how many of them',
    tags: ['batches'],
    body: Type.Object({ dossierIds: Type.Array(Uuid, { maxItems: BATCH_LIMIT }) }),
    response: Possible,
    handler: async ({ ctx, body }) => ({ actions: await listPossible(ctx, body.dossierIds) }),
  });

  api(app, {
    method: 'GET',
    path: '/api/v1/batches',
    access: 'OFFICER',
    summary: 'The last batches of the officer',
    tags: ['batches'],
    response: Batches,
    handler: async ({ ctx }) => ({ items: (await listBatches(ctx)).map(presentSummary) }),
  });

  api(app, {
    method: 'GET',
    path: '/api/v1/batches/:id',
    access: 'OFFICER',
    summary: 'How far a batch is, and why which dossier was left as it was',
    tags: ['batches'],
    params: ById,
    response: BatchView,
    handler: async ({ ctx, params }) => {
      const batch = await getBatch(ctx, params.id);
      const items = batch.items.map(({ failure, outcome, ...item }) => ({
        ...item,
        outcome: outcome as BatchView['items'][number]['outcome'],
        failure: failure && explain(failure, ctx),
      }));
      return { ...presentSummary(batch), items };
    },
  });

  api(app, {
    method: 'POST',
    path: '/api/v1/batches/:id/cancel',
    access: 'OFFICER',
    summary: 'Leave the dossiers whose turn has not come as they are',
    tags: ['batches'],
    params: ById,
    response: Changed,
    handler: async ({ ctx, params }) => ({ count: await cancelBatch(ctx, params.id) }),
  });

  api(app, {
    method: 'POST',
    path: '/api/v1/batches/:id/retry',
    access: 'OFFICER',
    summary: 'Try what failed or was cancelled once more, as the dossiers stand now',
    tags: ['batches'],
    params: ById,
    response: Changed,
    handler: async ({ ctx, params }) => ({ count: await retryBatch(ctx, params.id) }),
  });
}

function presentSummary({ action, createdAt, finishedAt, ...numbers }: BatchSummary) {
  return {
    ...numbers,
    action: action as Batches['items'][number]['action'],
    createdAt: createdAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
  };
}

/** Why, in words: the error's own, what is wrong with the input, and who did what meanwhile. */
function explain({ code, fields, details }: BatchFailure, { language }: Ctx): { title: string; detail: string } {
  const { title, detail } = errorWords(language, code);
  const labels: Record<string, string> = words(language).processing.fields;
  const changes = ((details.changes as Change[] | undefined) ?? []).map(
    (change) => `${change.by} – ${change.title}, ${formatDateTime(change.at)}`,
  );
  const wrong = fields.map(({ field }) => labels[field] ?? field);
  const more = [...wrong, ...changes].join('; ');
  return { title, detail: more === '' ? detail : more };
}
