import Type, { type Static } from 'typebox';
import type { App } from '../../platform/http/app.ts';
import { api, page } from '../../platform/http/route.ts';
import { nullable } from '../../platform/nullable.ts';
import { checkPlan } from './checkPlan.ts';
import { cancelCommit, commitPlan, revertPlan } from './commitPlan.ts';
import { EFFECT_SECTIONS, SEVERITIES } from './effect.ts';
import { exportEffects, listEffects } from './listEffects.ts';
import { listOptions, listPosts } from './listOptions.ts';
import { PlanChange, PlanContentSchema, PlanInput } from './planInput.ts';
import { PLAN_STATES } from './queries.ts';
import { changePlan, createPlan, deletePlan } from './savePlan.ts';
import { presentPlan, presentPlans } from './showPlan.ts';

const ADMINISTRATORS = { roles: ['SYSTEM_ADMINISTRATOR'] } as const;
const TAGS = ['reorganisation'];
const ById = Type.Object({ id: Type.String({ format: 'uuid' }) });
const Done = Type.Object({ done: Type.Literal(true) });
const Moment = nullable(Type.String({ format: 'date-time' }));
const State = Type.Enum([...PLAN_STATES]);
const Severity = Type.Enum([...SEVERITIES]);
const Section = Type.Enum([...EFFECT_SECTIONS]);
const Confirmation = Type.Object({
  confirmation: Type.String({ maxLength: 200, description: 'The number of the decision, typed by hand' }),
});

const PlanRow = Type.Object({
  id: Type.String(),
  title: Type.String(),
  decisionNumber: Type.String(),
  decisionDate: Type.String(),
  effectiveOn: Type.String(),
  state: State,
  moves: Type.Integer(),
});
const PlanList = Type.Object({ items: Type.Array(PlanRow) });
export type PlanList = Static<typeof PlanList>;

const PlanView = Type.Object({
  ...PlanRow.properties,
  revision: Type.Integer(),
  /** left out when it is too large for the editor */
  content: Type.Optional(PlanContentSchema),
  createdByName: Type.String(),
  checkedAt: Moment,
  confirmedByName: nullable(Type.String()),
  heldBackAt: Moment,
  committedAt: Moment,
  revertedAt: Moment,
  dossiersTotal: Type.Integer(),
  dossiersMoved: Type.Integer(),
  dependsOn: nullable(Type.Enum(['RECEIVED', 'WORKED_ON'])),
  counts: Type.Array(
    Type.Object({ section: Section, severity: Severity, lines: Type.Integer(), things: Type.Integer() }),
  ),
});
export type PlanView = Static<typeof PlanView>;

const EffectPage = Type.Object({
  items: Type.Array(
    Type.Object({
      number: Type.Integer(),
      section: Section,
      severity: Severity,
      code: Type.String(),
      count: Type.Integer(),
      text: Type.String(),
      toDo: Type.String(),
    }),
  ),
});
export type EffectPage = Static<typeof EffectPage>;

const Named = Type.Object({ code: Type.String(), name: Type.String() });
const Options = Type.Object({
  agencies: Type.Array(
    Type.Object({
      code: Type.String(),
      name: Type.String(),
      shortName: Type.String(),
      tier: Type.String(),
      kind: Type.String(),
      parentCode: nullable(Type.String()),
      calendarId: Type.String(),
      address: Type.String(),
      units: Type.Array(Type.Object({ id: Type.String(), key: Type.String(), name: Type.String() })),
    }),
  ),
  calendars: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
  fields: Type.Array(Named),
});
export type Options = Static<typeof Options>;

const Posts = Type.Object({
  items: Type.Array(Type.Object({ id: Type.String(), agencyCode: Type.String(), label: Type.String() })),
});
export type Posts = Static<typeof Posts>;

/** Reorganisations: plans, their dry runs, carrying out and taking back. */
export function registerReorganisationApi(app: App): void {
  registerPlans(app);
  registerSteps(app);
}

function registerPlans(app: App): void {
  const common = { access: ADMINISTRATORS, tags: TAGS } as const;
  api(app, {
    ...common,
    method: 'GET',
    path: '/api/v1/reorganisations',
    summary: 'Plans of reorganisations, the newest day first',
    response: PlanList,
    handler: ({ ctx }) => presentPlans(ctx),
  });

  api(app, {
    ...common,
    method: 'POST',
    path: '/api/v1/reorganisations',
    summary: 'Write a new plan; changes nothing else',
    body: PlanInput,
    response: Type.Object({ id: Type.String() }),
    handler: ({ ctx, body }) => createPlan(ctx, body),
  });

  api(app, {
    ...common,
    method: 'GET',
    path: '/api/v1/reorganisations/:id',
    summary: 'A plan, its state and the figures of its last dry run',
    params: ById,
    response: PlanView,
    handler: ({ ctx, params }) => presentPlan(ctx, params.id),
  });

  api(app, {
    ...common,
    method: 'PUT',
    path: '/api/v1/reorganisations/:id',
    summary: 'Change a plan that nobody has confirmed',
    params: ById,
    body: Type.Object({ revision: Type.Integer(), plan: PlanChange }),
    response: Done,
    handler: async ({ ctx, params, body }) => {
      await changePlan(ctx, params.id, body.revision, body.plan);
      return { done: true as const };
    },
  });

  api(app, {
    ...common,
    method: 'DELETE',
    path: '/api/v1/reorganisations/:id',
    summary: 'Delete a plan that nobody has confirmed',
    params: ById,
    response: Done,
    handler: async ({ ctx, params }) => {
      await deletePlan(ctx, params.id);
      return { done: true as const };
    },
  });

  api(app, {
    ...common,
    method: 'GET',
    path: '/api/v1/reorganisation-options',
    summary: 'Agencies with their units, office hours and fields, for writing a plan',
    response: Options,
    handler: ({ ctx }) => listOptions(ctx),
  });

  api(app, {
    ...common,
    method: 'GET',
    path: '/api/v1/reorganisation-posts',
    summary: 'Officers’ posts in some agencies, for choosing where somebody goes',
    query: Type.Object({ agencies: Type.String({ maxLength: 4_000, description: 'codes, with commas' }) }),
    response: Posts,
    handler: async ({ ctx, query }) => ({ items: await listPosts(ctx, query.agencies.split(',').filter(Boolean)) }),
  });
}

function registerSteps(app: App): void {
  const common = { access: ADMINISTRATORS, tags: TAGS } as const;
  api(app, {
    ...common,
    method: 'POST',
    path: '/api/v1/reorganisations/:id/check',
    summary: 'Dry run: list every effect of the plan, change nothing',
    params: ById,
    response: Type.Object({ blocked: Type.Boolean(), moving: Type.Integer(), lines: Type.Integer() }),
    handler: async ({ ctx, params }) => {
      const { blocked, moving, effects } = await checkPlan(ctx, params.id);
      return { blocked, moving, lines: effects.length };
    },
  });

  api(app, {
    ...common,
    method: 'GET',
    path: '/api/v1/reorganisations/:id/effects',
    summary: 'Lines of the last dry run',
    params: ById,
    query: Type.Object({
      section: Type.Optional(Section),
      severity: Type.Optional(Severity),
      after: Type.Optional(Type.Integer({ minimum: 0 })),
      limit: Type.Integer({ minimum: 1, maximum: 500, default: 100 }),
    }),
    response: EffectPage,
    handler: async ({ ctx, params, query }) => ({ items: await listEffects(ctx, params.id, query) }),
  });

  page(app, {
    path: '/can-bo/sap-xep/:id/tac-dong.csv',
    access: ADMINISTRATORS,
    params: ById,
    handler: async ({ ctx, params }) => ({
      download: Buffer.from(await exportEffects(ctx, params.id)),
      mediaType: 'text/csv; charset=utf-8',
      fileName: 'chay-thu-sap-xep.csv',
    }),
  });

  api(app, {
    ...common,
    method: 'POST',
    path: '/api/v1/reorganisations/:id/commit',
    summary: 'Confirm a checked plan: carried out at 00:00 of its day',
    params: ById,
    body: Confirmation,
    response: Done,
    handler: async ({ ctx, params, body }) => {
      await commitPlan(ctx, params.id, body.confirmation);
      return { done: true as const };
    },
  });

  api(app, {
    ...common,
    method: 'POST',
    path: '/api/v1/reorganisations/:id/cancel',
    summary: 'Take the confirmation back before the day',
    params: ById,
    response: Done,
    handler: async ({ ctx, params }) => {
      await cancelCommit(ctx, params.id);
      return { done: true as const };
    },
  });

  api(app, {
    ...common,
    method: 'POST',
    path: '/api/v1/reorganisations/:id/revert',
    summary: 'Take a plan back that was carried out, until something new depends on it',
    params: ById,
    body: Confirmation,
    response: Done,
    handler: async ({ ctx, params, body }) => {
      await revertPlan(ctx, params.id, body.confirmation);
      return { done: true as const };
    },
  });
}
