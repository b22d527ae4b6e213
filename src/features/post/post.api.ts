import Type, { type Static } from 'typebox';
import { deliveryPromise } from '../../domain/post/promise.ts';
import type { Ctx } from '../../platform/context.ts';
import type { App } from '../../platform/http/app.ts';
import { api } from '../../platform/http/route.ts';
import { nullable } from '../../platform/nullable.ts';
import { SubmissionInput } from '../dossiers/submissionInput.ts';
import { Pdf, sendPdf } from '../papers/sendPdf.ts';
import { legalParameter } from '../parameters/legalParameter.ts';
import { canPayOnDelivery } from '../payments/collectByPost.ts';
import { addressLine } from './addressLine.ts';
import { askPostage } from './askPostage.ts';
import { POST_ROLES } from './deskPlaces.ts';
import { listPromises, listVolumes, volumesAsCsv } from './figures.ts';
import { registerHandovers, registerIncidents } from './handovers.api.ts';
import { reportLost } from './incidents.ts';
import { countDesk, DESK_VIEWS, type ListedOrder, listDesk } from './listDesk.ts';
import { countToSign } from './listHandovers.ts';
import { deliver, passOn, pickUp } from './moveParcel.ts';
import { postGatewayOf } from './postGateway.ts';
import { slipPaper } from './postPapers.ts';
import {
  ById,
  Desk,
  Done,
  Figures,
  Items,
  Kind,
  type Order,
  Period,
  ProcedureDetails,
  Procedures,
  Signed,
  Text,
} from './postSchemas.ts';
import { readProviderState } from './providerState.ts';
import { describeForPost, listForPost } from './receivableByPost.ts';
import { askAgreement, submitForCitizen } from './submitForCitizen.ts';

const PARCELS = { roles: POST_ROLES } as const;
const POST = { roles: ['POST_OFFICER'] } as const;
const BOTH = { roles: ['POST_OFFICER', 'RECEPTIONIST'] } as const;
const tags = ['post'];

/** The desk of the post: parcels, lists, incidents, figures, submitting for a citizen. */
export function registerPostApi(app: App): void {
  registerDesk(app);
  registerParcels(app);
  registerHandovers(app);
  registerIncidents(app);
  registerFigures(app);
  registerSubmission(app);
}

function registerDesk(app: App): void {
  api(app, {
    method: 'GET',
    path: '/api/v1/post/orders',
    access: PARCELS,
    summary: 'Parcels of the officer’s one-stops in one view, with the counts of all',
    tags,
    query: Type.Object({ view: Type.Enum([...DESK_VIEWS]) }),
    response: Desk,
    handler: async ({ ctx, query }) => {
      const { items, more } = await listDesk(ctx, query.view);
      const { failingSince } = await readProviderState(ctx);
      const { value } = await legalParameter(ctx.db, 'post.deliveryInside', { at: ctx.clock.now() });
      return {
        items: items.map((order) => presentOrder(ctx, order, value ?? 24)),
        more,
        counts: { ...(await countDesk(ctx)), LISTS: await countToSign(ctx) },
        connected: postGatewayOf(ctx.config) !== undefined,
        failingSince: failingSince?.toISOString() ?? null,
      };
    },
  });

  api(app, {
    method: 'GET',
    path: '/api/v1/post/price',
    access: { roles: ['RECEPTIONIST', 'POST_OFFICER'] },
    summary:
      'What the post asks for a parcel before it is ordered, null when it does not say; whether it collects for an agency',
    tags,
    query: Type.Object({
      kind: Kind,
      province: Type.Optional(Type.String({ maxLength: 10, description: 'left out: our own' })),
      collectFor: Type.Optional(Type.String({ maxLength: 40, description: 'agency that decides' })),
    }),
    response: Type.Object({ vnd: nullable(Type.Integer()), collects: Type.Boolean() }),
    handler: async ({ ctx, query }) => ({
      vnd: (await askPostage(ctx, query.kind, query.province ?? '', [{ name: '', count: 1 }])) ?? null,
      collects:
        query.collectFor !== undefined && (await canPayOnDelivery(ctx, { competentAgencyCode: query.collectFor })),
    }),
  });
}

function registerParcels(app: App): void {
  api(app, {
    method: 'POST',
    path: '/api/v1/post/orders/:id/pick-up',
    access: POST,
    summary: 'Papers were counted with the applicant and taken',
    tags,
    params: ById,
    body: Type.Object({ ...Signed, items: Items }),
    response: Done,
    handler: async ({ ctx, params, body }) => {
      await pickUp(ctx, params.id, { ...body, at: momentOf(body.at) });
      return { done: true as const };
    },
  });

  api(app, {
    method: 'POST',
    path: '/api/v1/post/orders/:id/deliver',
    access: POST,
    summary: 'The result is in the receiver’s hands; the dossier closes with that time',
    tags,
    params: ById,
    body: Type.Object({ ...Signed, codVnd: Type.Optional(Type.Integer({ minimum: 0 })) }),
    response: Done,
    handler: async ({ ctx, params, body }) => {
      await deliver(ctx, params.id, { ...body, at: momentOf(body.at) });
      return { done: true as const };
    },
  });

  api(app, {
    method: 'POST',
    path: '/api/v1/post/orders/:id/pass-on',
    access: POST,
    summary: 'On the way, or back to where it came from, with the reason',
    tags,
    params: ById,
    body: Type.Object({ to: Type.Enum(['IN_TRANSIT', 'RETURNED']), note: Type.String({ maxLength: 1000 }) }),
    response: Done,
    handler: async ({ ctx, params, body }) => {
      await passOn(ctx, params.id, body.to, body.note);
      return { done: true as const };
    },
  });

  api(app, {
    method: 'POST',
    path: '/api/v1/post/orders/:id/lost',
    access: BOTH,
    summary: 'Report a parcel as lost: an incident is opened and the applicant told',
    tags,
    params: ById,
    body: Type.Object({ whatHappened: Type.String({ maxLength: 2000 }) }),
    response: Done,
    handler: async ({ ctx, params, body }) => {
      await reportLost(ctx, params.id, body.whatHappened);
      return { done: true as const };
    },
  });

  api(app, {
    method: 'GET',
    path: '/api/v1/post/orders/:id/slip',
    access: PARCELS,
    summary: 'Phiếu gửi hồ sơ as PDF',
    tags,
    params: ById,
    response: Pdf,
    handler: async ({ ctx, params, reply }) => sendPdf(reply, await slipPaper(ctx, params.id)),
  });
}

function registerFigures(app: App): void {
  api(app, {
    method: 'GET',
    path: '/api/v1/post/figures',
    access: PARCELS,
    summary: 'Volumes for settlement by month and one-stop, and how the promise of 24 hours was kept',
    tags,
    query: Period,
    response: Figures,
    handler: async ({ ctx, query }) => {
      const { hours, items } = await listPromises(ctx, query);
      return { hours, promises: items, volumes: await listVolumes(ctx, query) };
    },
  });

  api(app, {
    method: 'GET',
    path: '/api/v1/post/figures.csv',
    access: PARCELS,
    summary: 'The volumes as CSV',
    tags,
    query: Period,
    response: Type.Unsafe<string>({ type: 'string', description: 'text/csv' }),
    handler: async ({ ctx, query, reply }) => {
      reply.header('cache-control', 'private, no-store');
      reply.header('content-disposition', `attachment; filename="buu-chinh-${query.from}-${query.to}.csv"`);
      reply.type('text/csv; charset=utf-8');
      return volumesAsCsv(ctx, query);
    },
  });
}

function registerSubmission(app: App): void {
  api(app, {
    method: 'GET',
    path: '/api/v1/post/procedures',
    access: POST,
    summary: 'Procedures that the officer’s one-stops receive by post, best for the words first',
    tags,
    query: Type.Object({ words: Type.Optional(Type.String({ maxLength: 200 })) }),
    response: Procedures,
    handler: async ({ ctx, query }) => ({ items: await listForPost(ctx, query.words ?? '') }),
  });

  api(app, {
    method: 'GET',
    path: '/api/v1/post/procedures/:code',
    access: POST,
    summary: 'The published list of papers of a procedure, to count by',
    tags,
    params: Type.Object({ code: Type.String({ maxLength: 60 }) }),
    response: ProcedureDetails,
    handler: ({ ctx, params }) => describeForPost(ctx, params.code),
  });

  api(app, {
    method: 'POST',
    path: '/api/v1/post/agreements',
    access: POST,
    summary: 'Ask a citizen, by a code to their own telephone or mail, whether the post may submit with their account',
    tags,
    rateLimit: { key: 'account', hits: 30, seconds: 3600 },
    body: Type.Object({ contact: Type.String({ maxLength: 200 }) }),
    response: Type.Object({ attemptId: Text }),
    handler: ({ ctx, body }) => askAgreement(ctx, body.contact),
  });

  api(app, {
    method: 'POST',
    path: '/api/v1/post/submissions',
    access: POST,
    summary: 'Submit on the account of a citizen who agreed; the papers are with the officer',
    tags,
    rateLimit: { key: 'account', hits: 60, seconds: 3600 },
    body: Type.Object({
      attemptId: Type.String({ maxLength: 40 }),
      code: Type.String({ maxLength: 20 }),
      submission: SubmissionInput,
    }),
    response: Type.Object({ dossierId: Text, number: Text, orderId: Text }),
    handler: ({ ctx, body: { submission, ...agreement } }) => submitForCitizen(ctx, agreement, submission),
  });
}

function momentOf(at: string | undefined): Date | undefined {
  return at === undefined ? undefined : new Date(at);
}

function presentOrder(ctx: Ctx, order: ListedOrder, hours: number): Static<typeof Order> {
  const { id, number, kind, state, agencyCode, agencyName, dossierCode, address, items, codVnd, postageVnd } = order;
  const promised = kind === 'DELIVERY' && order.inside && order.readyAt !== null && state !== 'CANCELLED';
  const readyAt = order.readyAt?.getTime() ?? 0;
  return {
    id,
    number,
    kind,
    state,
    stateSince: order.stateSince.toISOString(),
    agencyCode,
    agencyName,
    dossierCode,
    name: address.name,
    phone: address.phone,
    address: addressLine(address),
    items,
    codVnd,
    postageVnd,
    problem: state === 'ORDERED' ? order.problem : null,
    onList: order.onList,
    dueAt: promised ? new Date(readyAt + hours * 3_600_000).toISOString() : null,
    promise: promised
      ? deliveryPromise({
          readyAt,
          deliveredAt: order.endedAt?.getTime() ?? null,
          now: ctx.clock.now().getTime(),
          hours,
        })
      : null,
  };
}
