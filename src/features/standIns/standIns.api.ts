import Type, { type Static } from 'typebox';
import { ROLES } from '../../domain/process/process.ts';
import type { App } from '../../platform/http/app.ts';
import { api } from '../../platform/http/route.ts';
import { nullable } from '../../platform/nullable.ts';
import { endAbsence } from './endAbsence.ts';
import { listHeldDossiers } from './heldDossiers.ts';
import { listAbsences, listOverseen, planAbsence } from './queries.ts';
import { registerAbsence } from './registerAbsence.ts';

const Uuid = Type.String({ format: 'uuid' });
const Day = Type.String({ format: 'date' });
const ById = Type.Object({ id: Uuid });

const NamedPost = Type.Object({
  id: Uuid,
  role: Type.Enum([...ROLES]),
  title: nullable(Type.String()),
  agencyCode: Type.String(),
  agencyName: Type.String(),
  unitId: nullable(Type.String()),
  unitName: nullable(Type.String()),
});

export const AbsenceView = Type.Object({
  id: Uuid,
  accountId: Uuid,
  name: Type.String(),
  substituteId: nullable(Type.String()),
  substituteName: nullable(Type.String()),
  posts: Type.Array(NamedPost, { description: 'Under which posts the stand-in acts' }),
  firstDay: Day,
  lastDay: Day,
  reason: Type.String(),
  decisionNumber: nullable(Type.String()),
  decisionDate: nullable(Type.String()),
  registeredByName: Type.String(),
  registeredAt: Type.String({ format: 'date-time' }),
  endedAt: nullable(Type.String()),
  state: Type.Enum(['COMING', 'NOW', 'OVER']),
  openDossiers: Type.Integer({ description: 'Dossiers in the absent officer’s hands now' }),
  mayChange: Type.Boolean(),
});
export type AbsenceView = Static<typeof AbsenceView>;

export const AbsencePlanView = Type.Object({
  accountId: Uuid,
  name: Type.String(),
  posts: Type.Array(NamedPost),
  openDossiers: Type.Integer(),
  colleagues: Type.Array(
    Type.Object({
      accountId: Uuid,
      name: Type.String(),
      title: nullable(Type.String()),
      unitName: nullable(Type.String()),
      sameDesk: Type.Boolean({ description: 'Holds the same role in the same unit' }),
      open: Type.Integer(),
    }),
  ),
});
export type AbsencePlanView = Static<typeof AbsencePlanView>;

export const HeldDossiersView = Type.Object({
  name: Type.String(),
  total: Type.Integer(),
  items: Type.Array(
    Type.Object({
      id: Uuid,
      revision: Type.Integer(),
      code: nullable(Type.String()),
      submissionNumber: Type.String(),
      applicantName: Type.String(),
      procedureName: Type.String(),
      status: Type.Integer(),
      role: Type.Enum([...ROLES]),
      dueAt: nullable(Type.String({ format: 'date-time' })),
      desk: Type.String({ description: 'The same for dossiers of one desk' }),
    }),
    { description: 'The 500 most urgent' },
  ),
  peers: Type.Array(
    Type.Object({
      accountId: Uuid,
      name: Type.String(),
      title: nullable(Type.String()),
      open: Type.Integer(),
      desks: Type.Array(Type.String()),
      awayUntil: nullable(Day),
    }),
    { description: 'Who sits at the same desks' },
  ),
});
export type HeldDossiersView = Static<typeof HeldDossiersView>;

export const OverseenView = Type.Object({
  items: Type.Array(
    Type.Object({
      accountId: Uuid,
      name: Type.String(),
      title: nullable(Type.String()),
      unitName: nullable(Type.String()),
      open: Type.Integer({ description: 'Dossiers in hand' }),
      awayUntil: nullable(Day),
    }),
  ),
});
export type OverseenView = Static<typeof OverseenView>;

const AbsenceBody = Type.Object({
  accountId: Uuid,
  substituteId: nullable(Uuid),
  postIds: Type.Array(Uuid, { maxItems: 20 }),
  firstDay: Day,
  lastDay: Day,
  reason: Type.String({ maxLength: 500 }),
  decisionNumber: Type.Optional(Type.String({ maxLength: 100 })),
  decisionDate: Type.Optional(Day),
  replaces: Type.Optional(Uuid),
});

/** Absences and who stands in, for the officer and for whoever looks after the officer. */
export function registerStandInsApi(app: App): void {
  api(app, {
    method: 'GET',
    path: '/api/v1/absences',
    access: 'OFFICER',
    summary: 'One’s own absences and stand-ins, or those of the people one looks after',
    tags: ['absences'],
    query: Type.Object({
      scope: Type.Enum(['OWN', 'OVERSEEN']),
      accountId: Type.Optional(Uuid),
      past: Type.Boolean({ default: false }),
    }),
    response: Type.Object({ items: Type.Array(AbsenceView) }),
    handler: async ({ ctx, query }) => {
      const items = await listAbsences(ctx, query);
      return {
        items: items.map((item) => ({
          ...item,
          registeredAt: item.registeredAt.toISOString(),
          endedAt: item.endedAt?.toISOString() ?? null,
        })),
      };
    },
  });

  api(app, {
    method: 'GET',
    path: '/api/v1/overseen-officers',
    access: 'OFFICER',
    summary: 'The people of the units and agencies one looks after',
    tags: ['absences'],
    query: Type.Object({ words: Type.Optional(Type.String({ maxLength: 100 })) }),
    response: OverseenView,
    handler: async ({ ctx, query }) => ({ items: await listOverseen(ctx, query.words) }),
  });

  api(app, {
    method: 'GET',
    path: '/api/v1/officers/:id/absence-plan',
    access: 'OFFICER',
    summary: 'An officer’s posts and the colleagues who could stand in',
    tags: ['absences'],
    params: ById,
    query: Type.Object({ words: Type.Optional(Type.String({ maxLength: 100 })) }),
    response: AbsencePlanView,
    handler: ({ ctx, params, query }) => planAbsence(ctx, params.id, query.words),
  });

  api(app, {
    method: 'GET',
    path: '/api/v1/officers/:id/held-dossiers',
    access: 'OFFICER',
    summary: 'Dossiers in an officer’s hands that one may give to others, and to whom; done by a batch of REASSIGN',
    tags: ['absences'],
    params: ById,
    response: HeldDossiersView,
    handler: async ({ ctx, params }) => {
      const held = await listHeldDossiers(ctx, params.id);
      return { ...held, items: held.items.map((item) => ({ ...item, dueAt: item.dueAt?.toISOString() ?? null })) };
    },
  });

  api(app, {
    method: 'POST',
    path: '/api/v1/absences',
    access: 'OFFICER',
    summary: 'Register an absence, with or without a stand-in',
    tags: ['absences'],
    body: AbsenceBody,
    response: Type.Object({ id: Uuid }),
    handler: ({ ctx, body }) => registerAbsence(ctx, body),
  });

  api(app, {
    method: 'POST',
    path: '/api/v1/absences/:id/end',
    access: 'OFFICER',
    summary: 'End an absence at once, or cancel one to come',
    tags: ['absences'],
    params: ById,
    response: Type.Object({ done: Type.Literal(true) }),
    handler: async ({ ctx, params }) => {
      await endAbsence(ctx, params.id);
      return { done: true as const };
    },
  });
}
