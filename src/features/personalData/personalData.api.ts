import Type from 'typebox';
import type { App } from '../../platform/http/app.ts';
import { api } from '../../platform/http/route.ts';
import { decideRequest, listOpenRequests } from './requests.ts';

const tags = ['personal data'];
/** Whoever answers for the portal's data in the province. */
const access = { roles: ['CENTRE_HEAD', 'SYSTEM_ADMINISTRATOR'] } as const;
const Text = Type.String({ minLength: 5, maxLength: 2_000 });

/** The queue of requests about personal data. */
export function registerPersonalDataApi(app: App): void {
  api(app, {
    method: 'GET',
    path: '/api/v1/personal-data-requests',
    summary: 'Requests to answer or to carry out, the most urgent first',
    tags,
    access,
    response: Type.Array(
      Type.Object({
        id: Type.String(),
        kind: Type.String(),
        state: Type.String(),
        name: Type.String(),
        wish: Type.String(),
        createdAt: Type.String({ format: 'date-time' }),
        answerBy: Type.String({ format: 'date-time' }),
        dueAt: Type.String({ format: 'date-time' }),
      }),
    ),
    handler: async ({ ctx }) =>
      (await listOpenRequests(ctx)).map((row) => ({
        ...row,
        createdAt: row.createdAt.toISOString(),
        answerBy: row.answerBy.toISOString(),
        dueAt: row.dueAt.toISOString(),
      })),
  });
  api(app, {
    method: 'POST',
    path: '/api/v1/personal-data-requests/:id',
    summary: 'Take a request up, refuse it with its ground in law, or say that it was carried out',
    tags,
    access,
    params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
    body: Type.Union([
      Type.Object({ action: Type.Literal('ACCEPT'), text: Text }),
      Type.Object({ action: Type.Literal('REFUSE'), text: Text, ground: Text }),
      Type.Object({ action: Type.Literal('DONE'), text: Text }),
    ]),
    response: Type.Object({ ok: Type.Boolean() }),
    handler: async ({ ctx, params, body }) => {
      await decideRequest(ctx, params.id, body);
      return { ok: true };
    },
  });
}
