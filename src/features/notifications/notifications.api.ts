import Type, { type Static } from 'typebox';
import { LANGUAGES } from '../../domain/language.ts';
import type { App } from '../../platform/http/app.ts';
import { api } from '../../platform/http/route.ts';
import { nullable } from '../../platform/nullable.ts';
import { MESSAGE_CHANNELS } from './compose.ts';
import { listDossierMessages } from './dossierMessages.ts';
import { markMessagesRead } from './markMessagesRead.ts';
import { getOwnPreference, type Preference, savePreference } from './preferences.ts';
import { countUnread, listMessages } from './queries.ts';
import { listSmsVolumes } from './smsVolumes.ts';

const Text = Type.String();
const Uuid = Type.String({ format: 'uuid' });
const Instant = Type.String({ format: 'date-time' });
const Time = Type.String({ maxLength: 20, description: 'HH:MM in Vietnam' });

const Messages = Type.Object({
  items: Type.Array(
    Type.Object({
      id: Uuid,
      dossierId: nullable(Uuid),
      kind: nullable(Text),
      subject: Text,
      body: Text,
      language: Text,
      createdAt: Instant,
      readAt: nullable(Instant),
    }),
  ),
  unread: Type.Integer(),
  next: nullable(Text),
});
export type OfficeMessages = Static<typeof Messages>;

const PreferenceView = Type.Object({
  email: Type.Boolean(),
  sms: Type.Boolean(),
  atOnce: Type.Boolean({ description: 'Officers: every mail at once instead of digests' }),
  digestTimes: Type.Array(Time, { maxItems: 20 }),
  quiet: nullable(Type.Object({ from: Time, to: Time })),
});
export type PreferenceView = Static<typeof PreferenceView>;

const Logged = Type.Object({
  items: Type.Array(
    Type.Object({
      id: Uuid,
      kind: nullable(Text),
      channel: Type.Enum([...MESSAGE_CHANNELS]),
      language: Type.Enum([...LANGUAGES]),
      subject: Text,
      body: Text,
      name: Text,
      forApplicant: Type.Boolean(),
      address: nullable(Text),
      createdAt: Instant,
      sendAfter: nullable(Instant),
      sentAt: nullable(Instant),
      readAt: nullable(Instant),
      state: Type.Enum(['SHOWN', 'READ', 'WAITING', 'HELD', 'SENT', 'FAILED', 'EXPIRED', 'READ_ALREADY']),
    }),
  ),
});

const Day = Type.String({ format: 'date' });

/** Messages, how one wants them, and what was sent about a dossier. */
export function registerNotificationsApi(app: App): void {
  api(app, {
    method: 'GET',
    path: '/api/v1/messages',
    access: 'SIGNED_IN',
    summary: 'My messages, newest first',
    tags: ['messages'],
    query: Type.Object({ after: Type.Optional(Uuid) }),
    response: Messages,
    handler: async ({ ctx, query }) => {
      const { items, next } = await listMessages(ctx, { after: query.after });
      return {
        items: items.map(({ createdAt, readAt, link: _, ...item }) => ({
          ...item,
          createdAt: createdAt.toISOString(),
          readAt: readAt?.toISOString() ?? null,
        })),
        unread: await countUnread(ctx),
        next,
      };
    },
  });

  api(app, {
    method: 'POST',
    path: '/api/v1/messages/read',
    access: 'SIGNED_IN',
    summary: 'Mark my messages as read, up to one of them',
    tags: ['messages'],
    body: Type.Object({ upTo: Uuid }),
    response: Type.Object({ unread: Type.Integer() }),
    handler: async ({ ctx, body }) => {
      await markMessagesRead(ctx, body.upTo);
      return { unread: await countUnread(ctx) };
    },
  });

  api(app, {
    method: 'GET',
    path: '/api/v1/messages/preference',
    access: 'SIGNED_IN',
    summary: 'How I want to be told',
    tags: ['messages'],
    response: PreferenceView,
    handler: async ({ ctx }) => presentPreference(await getOwnPreference(ctx)),
  });

  api(app, {
    method: 'PUT',
    path: '/api/v1/messages/preference',
    access: 'SIGNED_IN',
    summary: 'Say how I want to be told',
    tags: ['messages'],
    body: PreferenceView,
    response: PreferenceView,
    handler: async ({ ctx, body }) =>
      presentPreference(await savePreference(ctx, { ...body, quiet: body.quiet ?? undefined })),
  });

  api(app, {
    method: 'GET',
    path: '/api/v1/dossiers/:id/messages',
    access: 'OFFICER',
    summary: 'What was sent about a dossier: when, to whom, by which way, and whether it went',
    tags: ['dossiers'],
    params: Type.Object({ id: Uuid }),
    response: Logged,
    handler: async ({ ctx, params }) => {
      const messages = await listDossierMessages(ctx, params.id);
      return {
        items: messages.map((message) => ({
          ...message,
          createdAt: message.createdAt.toISOString(),
          sendAfter: message.sendAfter?.toISOString() ?? null,
          sentAt: message.sentAt?.toISOString() ?? null,
          readAt: message.readAt?.toISOString() ?? null,
        })),
      };
    },
  });

  api(app, {
    method: 'GET',
    path: '/api/v1/sms-volumes',
    access: { roles: ['SYSTEM_ADMINISTRATOR', 'CENTRE_HEAD'] },
    summary: 'Text messages sent, by agency, for settlement',
    tags: ['messages'],
    query: Type.Object({ from: Day, to: Day }),
    response: Type.Object({
      items: Type.Array(
        Type.Object({
          agencyCode: nullable(Text),
          agencyName: nullable(Text),
          messages: Type.Integer(),
          segments: Type.Integer({ description: 'Parts, by which the operator bills' }),
          failed: Type.Integer(),
        }),
      ),
    }),
    handler: async ({ ctx, query }) => ({ items: await listSmsVolumes(ctx, query) }),
  });
}

function presentPreference(preference: Preference): PreferenceView {
  return { ...preference, quiet: preference.quiet ?? null };
}
