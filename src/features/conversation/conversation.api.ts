import Type, { type Static } from 'typebox';
import type { App } from '../../platform/http/app.ts';
import { api } from '../../platform/http/route.ts';
import { nullable } from '../../platform/nullable.ts';
import { getDossier } from '../dossiers/getDossier.ts';
import { fileHref } from '../files/files.api.ts';
import { listUnread } from './listUnread.ts';
import { sideOf } from './mayWrite.ts';
import { type DossierMessage, readConversation } from './readConversation.ts';
import { LONGEST_MESSAGE, writeMessage } from './writeMessage.ts';

const Instant = Type.String({ format: 'date-time' });
const ById = Type.Object({ id: Type.String({ format: 'uuid' }) });

const Conversation = Type.Object({
  mayWrite: Type.Boolean(),
  items: Type.Array(
    Type.Object({
      id: Type.String(),
      side: Type.Enum(['APPLICANT', 'OFFICE']),
      authorName: Type.String(),
      agencyName: nullable(Type.String()),
      body: Type.String(),
      files: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), href: Type.String() })),
      sentAt: Instant,
      readAt: nullable(Instant),
    }),
  ),
});
export type ConversationView = Static<typeof Conversation>;

const Unread = Type.Object({
  items: Type.Array(
    Type.Object({
      dossierId: Type.String(),
      code: Type.String(),
      applicantName: Type.String(),
      procedureName: Type.String(),
      count: Type.Integer(),
      since: Instant,
    }),
  ),
});
export type UnreadView = Static<typeof Unread>;

/** Messages between applicant and office about one dossier, with files. */
export function registerConversationApi(app: App): void {
  api(app, {
    method: 'GET',
    path: '/api/v1/dossiers/:id/conversation',
    access: 'SIGNED_IN',
    summary: 'What applicant and office have written to each other; looking marks the other side’s as read',
    tags: ['conversation'],
    params: ById,
    response: Conversation,
    handler: async ({ ctx, params }) => conversation(ctx, params.id),
  });

  api(app, {
    method: 'POST',
    path: '/api/v1/dossiers/:id/conversation',
    access: 'SIGNED_IN',
    summary: 'Write to the other side',
    tags: ['conversation'],
    rateLimit: { key: 'account', hits: 60, seconds: 600 },
    params: ById,
    body: Type.Object({
      body: Type.String({ maxLength: LONGEST_MESSAGE }),
      fileIds: Type.Optional(Type.Array(Type.String({ format: 'uuid' }), { maxItems: 20 })),
    }),
    response: Conversation,
    handler: async ({ ctx, params, body }) => {
      await writeMessage(ctx, params.id, body);
      return conversation(ctx, params.id);
    },
  });

  api(app, {
    method: 'GET',
    path: '/api/v1/unread-messages',
    access: 'OFFICER',
    summary: 'Dossiers at my desks whose applicants wait for an answer',
    tags: ['conversation'],
    response: Unread,
    handler: async ({ ctx }) => ({
      items: (await listUnread(ctx)).map((one) => ({ ...one, since: one.since.toISOString() })),
    }),
  });
}

async function conversation(ctx: Parameters<typeof getDossier>[0], id: string): Promise<ConversationView> {
  const { dossier } = await getDossier(ctx, id);
  const messages = await readConversation(ctx, id, dossier.state);
  return { mayWrite: sideOf(ctx.actor, dossier.state) !== undefined, items: messages.map(present) };
}

function present({ files, sentAt, readAt, ...message }: DossierMessage) {
  return {
    ...message,
    files: files.map(({ id, name }) => ({ id, name, href: fileHref(id) })),
    sentAt: sentAt.toISOString(),
    readAt: readAt?.toISOString() ?? null,
  };
}
