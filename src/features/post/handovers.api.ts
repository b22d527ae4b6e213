import Type from 'typebox';
import { HANDOVER_DIRECTIONS } from '../../domain/post/order.ts';
import type { App } from '../../platform/http/app.ts';
import { api } from '../../platform/http/route.ts';
import { Pdf, sendPdf } from '../papers/sendPdf.ts';
import { addressLine } from './addressLine.ts';
import { POST_ROLES } from './deskPlaces.ts';
import { giveList, takeList } from './handOver.ts';
import { listIncidents, RESPONSIBLE, settleIncident } from './incidents.ts';
import { getHandover, listHandovers } from './listHandovers.ts';
import { handoverPaper, lossPaper } from './postPapers.ts';
import { ById, Done, HandoverItems, Handovers, Incidents, Text, Uuid } from './postSchemas.ts';

const PARCELS = { roles: POST_ROLES } as const;
const BOTH = { roles: ['POST_OFFICER', 'RECEPTIONIST'] } as const;
const LEADERS = { roles: ['RECEPTIONIST', 'AGENCY_LEADER', 'CENTRE_HEAD'] } as const;
const tags = ['post'];

/** Lists by which parcels change hands, signed by both sides. */
export function registerHandovers(app: App): void {
  api(app, {
    method: 'GET',
    path: '/api/v1/post/handovers',
    access: PARCELS,
    summary: 'Hand-over lists between one-stop and post, those waiting for a signature first',
    tags,
    response: Handovers,
    handler: async ({ ctx }) => ({
      items: (await listHandovers(ctx)).map((row) => ({
        ...row,
        direction: row.direction as 'TO_POST',
        givenAt: row.givenAt.toISOString(),
        takenAt: row.takenAt?.toISOString() ?? null,
        count: Number(row.count),
      })),
    }),
  });

  api(app, {
    method: 'POST',
    path: '/api/v1/post/handovers',
    access: BOTH,
    summary: 'The giving side signs a list of parcels',
    tags,
    body: Type.Object({
      direction: Type.Enum([...HANDOVER_DIRECTIONS]),
      agencyCode: Type.String({ maxLength: 35 }),
      orderIds: Type.Array(Uuid, { maxItems: 500 }),
      note: Type.Optional(Type.String({ maxLength: 1000 })),
    }),
    response: Type.Object({ id: Text, number: Text }),
    handler: ({ ctx, body }) => giveList(ctx, body),
  });

  api(app, {
    method: 'GET',
    path: '/api/v1/post/handovers/:id/items',
    access: PARCELS,
    summary: 'The parcels of a list',
    tags,
    params: ById,
    response: HandoverItems,
    handler: async ({ ctx, params }) => ({
      items: (await getHandover(ctx, params.id)).items.map(({ id, number, dossierCode, address, outcome }) => ({
        id,
        number,
        dossierCode,
        outcome,
        name: address.name,
        address: addressLine(address),
      })),
    }),
  });

  api(app, {
    method: 'POST',
    path: '/api/v1/post/handovers/:id/take',
    access: BOTH,
    summary: 'The taking side has counted and signs; what was missing stays with the giver',
    tags,
    params: ById,
    body: Type.Object({ missing: Type.Array(Uuid, { maxItems: 500 }) }),
    response: Done,
    handler: async ({ ctx, params, body }) => {
      await takeList(ctx, params.id, body.missing);
      return { done: true as const };
    },
  });

  api(app, {
    method: 'GET',
    path: '/api/v1/post/handovers/:id/paper',
    access: PARCELS,
    summary: 'The list with its signatures and times as PDF',
    tags,
    params: ById,
    response: Pdf,
    handler: async ({ ctx, params, reply }) => sendPdf(reply, await handoverPaper(ctx, params.id)),
  });
}

/** Lost parcels and what is done about them. */
export function registerIncidents(app: App): void {
  api(app, {
    method: 'GET',
    path: '/api/v1/post/incidents',
    access: PARCELS,
    summary: 'Lost parcels, open ones first',
    tags,
    response: Incidents,
    handler: async ({ ctx }) => ({
      items: (await listIncidents(ctx)).map(({ reportedAt, settledAt, ...row }) => ({
        ...row,
        reportedAt: reportedAt.toISOString(),
        settledAt: settledAt?.toISOString() ?? null,
      })),
    }),
  });

  api(app, {
    method: 'POST',
    path: '/api/v1/post/incidents/:id',
    access: LEADERS,
    summary: 'What was done for the applicant: help, who answers for it, compensation',
    tags,
    params: ById,
    body: Type.Object({
      help: Type.String({ maxLength: 2000 }),
      responsible: Type.Enum([...RESPONSIBLE]),
      // one schema with two types: of `anyOf` the first would turn null into 0
      compensationVnd: Type.Unsafe<number | null>({ type: ['integer', 'null'], minimum: 0, maximum: 2_000_000_000 }),
      settled: Type.Boolean(),
    }),
    response: Done,
    handler: async ({ ctx, params, body }) => {
      await settleIncident(ctx, params.id, body);
      return { done: true as const };
    },
  });

  api(app, {
    method: 'GET',
    path: '/api/v1/post/incidents/:id/letter',
    access: LEADERS,
    summary: 'The letter to the applicant as PDF',
    tags,
    params: ById,
    response: Pdf,
    handler: async ({ ctx, params, reply }) => sendPdf(reply, await lossPaper(ctx, params.id)),
  });
}
