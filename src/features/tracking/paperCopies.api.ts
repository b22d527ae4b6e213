import Type, { type Static } from 'typebox';
import type { App } from '../../platform/http/app.ts';
import { api } from '../../platform/http/route.ts';
import { nullable } from '../../platform/nullable.ts';
import { issuePaperCopy, listOrderedCopies } from './paperCopies.ts';

const Copies = Type.Object({
  items: Type.Array(
    Type.Object({
      id: Type.String(),
      dossierId: Type.String(),
      code: Type.String(),
      applicantName: Type.String(),
      procedureName: Type.String(),
      copies: Type.Integer(),
      method: Type.Enum(['COUNTER', 'POST']),
      address: nullable(Type.String()),
      orderedAt: Type.String({ format: 'date-time' }),
    }),
  ),
});
export type OrderedCopies = Static<typeof Copies>;

/** Paper copies that applicants have ordered, for the one-stop. */
export function registerPaperCopiesApi(app: App): void {
  api(app, {
    method: 'GET',
    path: '/api/v1/paper-copies',
    access: { roles: ['RECEPTIONIST'] },
    summary: 'Paper copies of electronic results that are ordered at my one-stops',
    tags: ['paper copies'],
    response: Copies,
    handler: async ({ ctx }) => ({
      items: (await listOrderedCopies(ctx)).map(({ issuedAt: _issuedAt, orderedAt, ...copy }) => ({
        ...copy,
        orderedAt: orderedAt.toISOString(),
      })),
    }),
  });

  api(app, {
    method: 'POST',
    path: '/api/v1/paper-copies/:id/issued',
    access: { roles: ['RECEPTIONIST'] },
    summary: 'The copies are made: the applicant is told',
    tags: ['paper copies'],
    params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
    response: Type.Object({ done: Type.Boolean() }),
    handler: async ({ ctx, params }) => {
      await issuePaperCopy(ctx, params.id);
      return { done: true };
    },
  });
}
