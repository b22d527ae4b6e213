import Type, { type Static } from 'typebox';
import {
  allowedFeedbackActions,
  canReadFeedback,
  FEEDBACK_ACTIONS,
  FEEDBACK_CHANNELS,
  FEEDBACK_STATES,
  FEEDBACK_TOPICS,
} from '../../domain/feedback/feedback.ts';
import { maskPersonal } from '../../domain/text/maskPersonal.ts';
import { recordAccess } from '../../platform/auth/recordAccess.ts';
import type { Ctx } from '../../platform/context.ts';
import type { App } from '../../platform/http/app.ts';
import { api, page } from '../../platform/http/route.ts';
import { nullable } from '../../platform/nullable.ts';
import { actOnFeedback } from './actOnFeedback.ts';
import { feedbackNotFound } from './errors.ts';
import { openFeedbackFile } from './feedbackFiles.ts';
import { findFeedback } from './feedbackStore.ts';
import { getFeedbackView } from './feedbackView.ts';
import { getMap } from './getMap.ts';
import { FEEDBACK_FILTERS, listOfficeFeedback } from './listFeedback.ts';
import { LONGEST_FEEDBACK, sendFeedback } from './sendFeedback.ts';

const Text = Type.String();
const Moment = Type.String({ format: 'date-time' });
const ById = Type.Object({ id: Type.String({ format: 'uuid' }) });

const Listed = Type.Object({
  items: Type.Array(
    Type.Object({
      id: Text,
      code: Text,
      topic: Type.Enum([...FEEDBACK_TOPICS]),
      state: Type.Enum([...FEEDBACK_STATES]),
      channel: Text,
      excerpt: Text,
      agencyName: Text,
      receivedAt: Moment,
      dueAt: nullable(Moment),
      dueClock: nullable(Text),
      wasLate: Type.Boolean(),
    }),
  ),
  counts: Type.Object(Object.fromEntries(FEEDBACK_FILTERS.map((filter) => [filter, Type.Integer()]))),
});
export type FeedbackList = Static<typeof Listed>;

const One = Type.Object({
  id: Text,
  code: Text,
  revision: Type.Integer(),
  topic: Type.Enum([...FEEDBACK_TOPICS]),
  state: Type.Enum([...FEEDBACK_STATES]),
  channel: Text,
  body: Text,
  agencyCode: Text,
  agencyName: Text,
  communeName: nullable(Text),
  place: nullable(Text),
  longitude: nullable(Type.Number()),
  latitude: nullable(Type.Number()),
  page: nullable(Text),
  dossierId: nullable(Text),
  dossierCode: nullable(Text),
  anonymous: Type.Boolean(),
  senderName: nullable(Text),
  senderPhone: nullable(Text),
  senderEmail: nullable(Text),
  receivedAt: Moment,
  dueAt: nullable(Moment),
  dueClock: nullable(Text),
  wasLate: Type.Boolean(),
  refuted: Type.Boolean(),
  answer: nullable(Text),
  likes: Type.Integer(),
  dislikes: Type.Integer(),
  suggested: Type.Object(
    { title: Text, body: Text, answer: Text },
    { description: 'personal data hidden, to be read again' },
  ),
  files: Type.Array(
    Type.Object({ id: Text, name: Text, mediaType: Text, kind: Text, public: Type.Boolean(), href: Text }),
  ),
  events: Type.Array(
    Type.Object({
      seq: Type.Integer(),
      type: Text,
      at: Moment,
      text: Text,
      actorName: Text,
      agencyName: nullable(Text),
    }),
  ),
  allowedActions: Type.Array(Type.Enum([...FEEDBACK_ACTIONS])),
  map: Type.Unknown({ description: 'GeoJSON of the province, where a place is marked' }),
});
export type FeedbackDetails = Static<typeof One>;

const TITLE_LENGTH = 100;

/** Feedback in the office: lists with their dates, one, steps, and what came by telephone, Zalo or letter. */
export function registerFeedbackApi(app: App): void {
  api(app, {
    method: 'GET',
    path: '/api/v1/feedback',
    access: 'OFFICER',
    summary: 'Feedback that the officer may read, the nearest date first',
    tags: ['feedback'],
    query: Type.Object({
      filter: Type.Enum([...FEEDBACK_FILTERS], { default: 'OPEN' }),
      words: Type.Optional(Type.String({ maxLength: 200 })),
    }),
    response: Listed,
    handler: async ({ ctx, query }) => {
      const { items, counts } = await listOfficeFeedback(ctx, query);
      return {
        counts,
        items: items.map(({ receivedAt, dueAt, ...item }) => ({
          ...item,
          receivedAt: receivedAt.toISOString(),
          dueAt: dueAt?.toISOString() ?? null,
        })),
      };
    },
  });

  api(app, {
    method: 'GET',
    path: '/api/v1/feedback/:id',
    access: 'OFFICER',
    summary: 'One feedback with everything that happened to it; the look is recorded',
    tags: ['feedback'],
    params: ById,
    response: One,
    handler: ({ ctx, params }) => present(ctx, params.id),
  });

  api(app, {
    method: 'POST',
    path: '/api/v1/feedback/:id/actions',
    access: 'OFFICER',
    summary: 'Accept, ask for more, pass on, reject, extend, answer, publish …',
    tags: ['feedback'],
    params: ById,
    body: Type.Object({
      action: Type.Enum([...FEEDBACK_ACTIONS]),
      revision: Type.Integer({ minimum: 1 }),
      text: Type.Optional(Type.String({ maxLength: LONGEST_FEEDBACK })),
      agencyCode: Type.Optional(Type.String({ maxLength: 35 })),
      fileIds: Type.Optional(Type.Array(Type.String({ format: 'uuid' }), { maxItems: 20 })),
      publicTitle: Type.Optional(Type.String({ maxLength: 200 })),
      publicBody: Type.Optional(Type.String({ maxLength: LONGEST_FEEDBACK })),
      publicAnswer: Type.Optional(Type.String({ maxLength: LONGEST_FEEDBACK })),
      publicFileIds: Type.Optional(Type.Array(Type.String({ format: 'uuid' }), { maxItems: 20 })),
      checked: Type.Optional(Type.Boolean()),
    }),
    response: Type.Object({ done: Type.Boolean() }),
    handler: async ({ ctx, params, body }) => {
      await actOnFeedback(ctx, params.id, body);
      return { done: true };
    },
  });

  api(app, {
    method: 'POST',
    path: '/api/v1/feedback',
    access: 'OFFICER',
    summary: 'Enter feedback that came by telephone, Zalo or letter',
    tags: ['feedback'],
    body: Type.Object({
      channel: Type.Enum([...FEEDBACK_CHANNELS].filter((channel) => channel !== 'PORTAL')),
      topic: Type.Enum([...FEEDBACK_TOPICS]),
      body: Type.String({ maxLength: LONGEST_FEEDBACK }),
      agencyCode: Type.Optional(Type.String({ maxLength: 35 })),
      dossier: Type.Optional(Type.String({ maxLength: 60 })),
      place: Type.Optional(Type.String({ maxLength: 500 })),
      anonymous: Type.Boolean(),
      name: Type.Optional(Type.String({ maxLength: 200 })),
      phone: Type.Optional(Type.String({ maxLength: 30 })),
      email: Type.Optional(Type.String({ maxLength: 254 })),
    }),
    response: Type.Object({ id: Text, code: Text }),
    handler: ({ ctx, body }) => sendFeedback(ctx, body),
  });

  page(app, {
    path: '/phan-anh/can-bo/:id/tep/:fileId',
    access: 'OFFICER',
    params: Type.Object({ ...ById.properties, fileId: Type.String({ format: 'uuid' }) }),
    handler: async ({ ctx, params }) => {
      const feedback = await findFeedback(ctx, { id: params.id });
      const file = await openFeedbackFile(ctx, feedback, params.fileId, 'OFFICE');
      return { download: file.stream, mediaType: file.mediaType, fileName: file.name, inline: true };
    },
  });
}

async function present(ctx: Ctx, id: string): Promise<FeedbackDetails> {
  const feedback = await findFeedback(ctx, { id });
  if (!feedback || !canReadFeedback(ctx.actor, feedback)) throw feedbackNotFound();
  await recordAccess(ctx, { subject: 'FEEDBACK', subjectId: id, action: 'READ' });
  const view = await getFeedbackView(ctx, feedback);
  const names = [view.senderName ?? ''];
  const body = maskPersonal(view.body, names);
  return {
    id: view.id,
    code: view.code,
    revision: view.revision,
    topic: view.topic,
    state: view.state,
    channel: view.channel,
    body: view.body,
    agencyCode: view.agencyCode,
    agencyName: view.agencyName,
    communeName: view.communeName ?? null,
    place: view.place,
    longitude: view.longitude,
    latitude: view.latitude,
    page: view.page,
    dossierId: view.dossierId,
    dossierCode: view.dossierCode,
    anonymous: view.anonymous,
    senderName: view.senderName,
    senderPhone: view.senderPhone,
    senderEmail: view.senderEmail,
    receivedAt: view.receivedAt.toISOString(),
    dueAt: view.dueAt?.toISOString() ?? null,
    dueClock: view.dueClock,
    wasLate: view.wasLate || (view.dueAt !== null && view.dueAt < ctx.clock.now()),
    refuted: view.refutedAt !== null,
    answer: view.answer,
    likes: view.votes.likes,
    dislikes: view.votes.dislikes,
    suggested: {
      title:
        view.publicTitle ??
        (body
          .split(/[\n.!?]/)[0]
          ?.trim()
          .slice(0, TITLE_LENGTH) ||
          ''),
      body: view.publicBody ?? body,
      answer: view.publicAnswer ?? maskPersonal(view.answer ?? '', names),
    },
    files: view.files.map(({ id: fileId, name, mediaType, kind, public: shown }) => ({
      id: fileId,
      name,
      mediaType,
      kind,
      public: shown,
      href: `/phan-anh/can-bo/${id}/tep/${fileId}`,
    })),
    events: view.events.map(({ at, ...event }) => ({ ...event, at: at.toISOString() })),
    allowedActions: allowedFeedbackActions(ctx.actor, { ...feedback, refuted: feedback.refutedAt !== null }),
    map: view.longitude === null ? null : await getMap(ctx),
  };
}
