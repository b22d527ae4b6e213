import Type from 'typebox';
import type { App } from '../../platform/http/app.ts';
import { api } from '../../platform/http/route.ts';
import { nullable } from '../../platform/nullable.ts';
import { listUnstaffedDesks } from '../organisation/unstaffedDesks.ts';
import { administeredAgencies } from './administration.ts';
import { assignPost } from './assignPost.ts';
import { changeOfficer, reopenOfficer } from './changeOfficer.ts';
import { createApiToken } from './createApiToken.ts';
import { createOfficer } from './createOfficer.ts';
import { disableOfficer } from './disableOfficer.ts';
import { findDuties } from './duties.ts';
import { endPost } from './endPost.ts';
import {
  DutiesView,
  HandTo,
  OfficerDetail,
  OfficerInput,
  OfficerView,
  PlacesView,
  PostInput,
  ReleasedView,
  UnstaffedDesksView,
} from './officerSchemas.ts';
import { getOfficer, listOfficers, listPlaces } from './queries.ts';
import { reissuePassword } from './reissuePassword.ts';
import { revokeApiToken } from './revokeApiToken.ts';

const ADMINISTRATORS = { roles: ['AGENCY_ADMINISTRATOR', 'SYSTEM_ADMINISTRATOR'] } as const;
const SYSTEM_ADMINISTRATORS = { roles: ['SYSTEM_ADMINISTRATOR'] } as const;
const ById = Type.Object({ id: Type.String({ format: 'uuid' }) });
const Done = Type.Object({ done: Type.Literal(true) });
const IssuedPassword = Type.String({ description: 'Shown once; works until the officer sets their own' });

/** What administrators do with officers' accounts and with tokens of other systems. */
export function registerOfficersApi(app: App): void {
  api(app, {
    method: 'GET',
    path: '/api/v1/officers',
    access: ADMINISTRATORS,
    summary: 'Officers of the agencies one administers',
    tags: ['officers'],
    query: Type.Object({
      agencyCode: Type.Optional(Type.String({ maxLength: 35 })),
      words: Type.Optional(Type.String({ maxLength: 100, description: 'Part of the name or user name' })),
      after: Type.Optional(Type.String({ maxLength: 254, description: '`next` of the page before' })),
      limit: Type.Integer({ minimum: 1, maximum: 100, default: 50 }),
    }),
    response: Type.Object({ items: Type.Array(OfficerView), next: nullable(Type.String()) }),
    handler: async ({ ctx, query }) => {
      const { items, next } = await listOfficers(ctx, query);
      return { items: items.map((item) => ({ ...item, createdAt: item.createdAt.toISOString() })), next };
    },
  });

  api(app, {
    method: 'GET',
    path: '/api/v1/officers/places',
    access: ADMINISTRATORS,
    summary: 'Agencies and units for which one may give posts',
    tags: ['officers'],
    response: PlacesView,
    handler: async ({ ctx }) => ({ items: await listPlaces(ctx) }),
  });

  api(app, {
    method: 'GET',
    path: '/api/v1/officers/:id',
    access: ADMINISTRATORS,
    summary: 'One officer with every post there was and will be',
    tags: ['officers'],
    params: ById,
    response: OfficerDetail,
    handler: async ({ ctx, params }) => {
      const officer = await getOfficer(ctx, params.id);
      return { ...officer, createdAt: officer.createdAt.toISOString() };
    },
  });

  api(app, {
    method: 'GET',
    path: '/api/v1/officers/:id/duties',
    access: ADMINISTRATORS,
    summary: 'What would be left behind if the officer went, or left one post',
    tags: ['officers'],
    params: ById,
    query: Type.Object({ postId: Type.Optional(Type.String({ format: 'uuid' })) }),
    response: DutiesView,
    handler: async ({ ctx, params, query }) => {
      await getOfficer(ctx, params.id);
      return findDuties(ctx, params.id, query.postId);
    },
  });

  api(app, {
    method: 'POST',
    path: '/api/v1/officers',
    access: ADMINISTRATORS,
    summary: 'Open an officer’s account with its posts',
    tags: ['officers'],
    body: OfficerInput,
    response: Type.Object({ id: Type.String({ format: 'uuid' }), issuedPassword: IssuedPassword }),
    handler: ({ ctx, body }) => createOfficer(ctx, body),
  });

  api(app, {
    method: 'POST',
    path: '/api/v1/officers/:id/posts',
    access: ADMINISTRATORS,
    summary: 'Give an officer one more post',
    tags: ['officers'],
    params: ById,
    body: PostInput,
    response: Done,
    handler: async ({ ctx, params, body }) => {
      await assignPost(ctx, params.id, body);
      return { done: true as const };
    },
  });

  api(app, {
    method: 'POST',
    path: '/api/v1/officers/:id/password',
    access: ADMINISTRATORS,
    summary: 'Issue a new password to an officer who forgot theirs',
    tags: ['officers'],
    params: ById,
    response: Type.Object({ issuedPassword: IssuedPassword }),
    handler: ({ ctx, params }) => reissuePassword(ctx, params.id),
  });

  api(app, {
    method: 'POST',
    path: '/api/v1/officers/:id/disable',
    access: ADMINISTRATORS,
    summary: 'Close an officer’s account at once; the dossiers in hand go to somebody or back to their desks',
    tags: ['officers'],
    params: ById,
    body: HandTo,
    response: ReleasedView,
    handler: ({ ctx, params, body }) => disableOfficer(ctx, params.id, body),
  });

  api(app, {
    method: 'POST',
    path: '/api/v1/officers/:id/reopen',
    access: ADMINISTRATORS,
    summary: 'Open a closed account again, with a new issued password',
    tags: ['officers'],
    params: ById,
    response: Type.Object({ issuedPassword: IssuedPassword }),
    handler: ({ ctx, params }) => reopenOfficer(ctx, params.id),
  });

  api(app, {
    method: 'POST',
    path: '/api/v1/officers/:id',
    access: ADMINISTRATORS,
    summary: 'Correct an officer’s name and contacts',
    tags: ['officers'],
    params: ById,
    body: Type.Object({
      fullName: Type.String({ maxLength: 100 }),
      email: Type.Optional(Type.String({ maxLength: 254 })),
      phone: Type.Optional(Type.String({ maxLength: 30 })),
    }),
    response: Done,
    handler: async ({ ctx, params, body }) => {
      await changeOfficer(ctx, params.id, body);
      return { done: true as const };
    },
  });

  api(app, {
    method: 'POST',
    path: '/api/v1/posts/:id/end',
    access: ADMINISTRATORS,
    summary: 'End a post on a day; ended at once, its dossiers go to somebody or back to their desk',
    tags: ['officers'],
    params: ById,
    body: Type.Object({ ...HandTo.properties, lastDay: Type.String({ format: 'date' }) }),
    response: ReleasedView,
    handler: ({ ctx, params, body }) => endPost(ctx, params.id, body),
  });

  api(app, {
    method: 'GET',
    path: '/api/v1/unstaffed-desks',
    access: ADMINISTRATORS,
    summary: 'Desks with open dossiers whose role nobody holds today',
    tags: ['officers'],
    response: UnstaffedDesksView,
    handler: async ({ ctx }) => {
      const desks = await listUnstaffedDesks(ctx, administeredAgencies(ctx.actor));
      return { items: desks.map((desk) => ({ ...desk, nextDueAt: desk.nextDueAt?.toISOString() ?? null })) };
    },
  });

  api(app, {
    method: 'POST',
    path: '/api/v1/tokens',
    access: SYSTEM_ADMINISTRATORS,
    summary: 'Make a bearer token that acts with the rights of an account',
    tags: ['tokens'],
    body: Type.Object({
      accountId: Type.String({ format: 'uuid' }),
      name: Type.String({ minLength: 1, maxLength: 100 }),
      expiresAt: Type.Optional(Type.String({ format: 'date-time' })),
    }),
    response: Type.Object({ id: Type.String(), token: Type.String({ description: 'Shown once' }) }),
    handler: ({ ctx, body: { accountId, name, expiresAt } }) =>
      createApiToken(ctx, { accountId, name, expiresAt: expiresAt === undefined ? null : new Date(expiresAt) }),
  });

  api(app, {
    method: 'DELETE',
    path: '/api/v1/tokens/:id',
    access: SYSTEM_ADMINISTRATORS,
    summary: 'End a bearer token at once',
    tags: ['tokens'],
    params: Type.Object({ id: Type.String({ pattern: '^[0-9a-f]{64}$' }) }),
    response: Done,
    handler: async ({ ctx, params }) => {
      await revokeApiToken(ctx, params.id);
      return { done: true as const };
    },
  });
}
