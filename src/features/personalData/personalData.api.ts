import Type, { type Static } from 'typebox';
import type { App } from '../../platform/http/app.ts';
import { api } from '../../platform/http/route.ts';
import { nullable } from '../../platform/nullable.ts';
import { ERASED, KEPT, OBSTACLES } from './eraseAccount.ts';
import { decideRequest, listOpenRequests, planRequestedErasure, REQUEST_KINDS } from './requests.ts';

const tags = ['personal data'];
/** Whoever answers for the portal's data in the province. */
const access = { roles: ['CENTRE_HEAD', 'SYSTEM_ADMINISTRATOR'] } as const;
const Text = Type.String({ minLength: 5, maxLength: 2_000 });

const ById = Type.Object({ id: Type.String({ format: 'uuid' }) });

const DataRequest = Type.Object({
  id: Type.String(),
  kind: Type.Enum([...REQUEST_KINDS]),
  state: Type.Enum(['NEW', 'ACCEPTED']),
  name: Type.String(),
  wish: Type.String(),
  createdAt: Type.String({ format: 'date-time' }),
  answerBy: Type.String({ format: 'date-time' }),
  dueAt: Type.String({ format: 'date-time' }),
  extensionReason: nullable(Type.String({ description: 'set when it was given more time, once' })),
});
export type DataRequest = Static<typeof DataRequest>;

const Erasure = Type.Object({
  erased: Type.Array(Type.Object({ what: Type.Enum([...ERASED]), count: Type.Integer() })),
  kept: Type.Array(Type.Object({ what: Type.Enum([...KEPT]), count: Type.Integer() })),
  obstacles: Type.Array(Type.Object({ what: Type.Enum([...OBSTACLES]), count: Type.Integer() })),
});
export type Erasure = Static<typeof Erasure>;

/** The queue of requests about personal data. */
export function registerPersonalDataApi(app: App): void {
  api(app, {
    method: 'GET',
    path: '/api/v1/personal-data-requests',
    summary: 'Requests to answer or to carry out, the most urgent first',
    tags,
    access,
    response: Type.Array(DataRequest),
    handler: async ({ ctx }) =>
      (await listOpenRequests(ctx)).map((row) => ({
        ...row,
        kind: row.kind as DataRequest['kind'],
        state: row.state as DataRequest['state'],
        createdAt: row.createdAt.toISOString(),
        answerBy: row.answerBy.toISOString(),
        dueAt: row.dueAt.toISOString(),
      })),
  });
  api(app, {
    method: 'GET',
    path: '/api/v1/personal-data-requests/:id/erasure',
    summary: 'What erasing the account would take away, what the law has kept, what is in its way',
    tags,
    access,
    params: ById,
    response: Erasure,
    handler: ({ ctx, params }) => planRequestedErasure(ctx, params.id),
  });
  api(app, {
    method: 'POST',
    path: '/api/v1/personal-data-requests/:id',
    summary:
      'Take a request up, refuse it with its ground in law, give it more time once, erase the account, or say that it was done',
    tags,
    access,
    params: ById,
    body: Type.Union([
      Type.Object({
        action: Type.Enum(['ACCEPT', 'EXTEND', 'DONE', 'ERASE']),
        text: Text,
      }),
      Type.Object({ action: Type.Literal('REFUSE'), text: Text, ground: Text }),
    ]),
    response: Type.Object({ ok: Type.Boolean() }),
    handler: async ({ ctx, params, body }) => {
      await decideRequest(ctx, params.id, body);
      return { ok: true };
    },
  });
}
