import Type, { type Static } from 'typebox';
import type { App } from '../../platform/http/app.ts';
import { api } from '../../platform/http/route.ts';
import { nullable } from '../../platform/nullable.ts';
import { listEditableNotices, NOTICE_KINDS, saveNotice } from './saveNotice.ts';

const EDITORS = { roles: ['CENTRE_HEAD', 'SYSTEM_ADMINISTRATOR'] } as const;
const Text = Type.String();
const Moment = Type.String({ format: 'date-time' });

const Content = Type.Object({
  kind: Type.Enum([...NOTICE_KINDS]),
  title: Type.String({ maxLength: 200 }),
  titleEn: Type.Optional(Type.String({ maxLength: 200 })),
  body: Type.String({ maxLength: 10_000 }),
  bodyEn: Type.Optional(Type.String({ maxLength: 10_000 })),
  shownFrom: Moment,
  shownTo: nullable(Moment),
});

const Notices = Type.Object({
  items: Type.Array(
    Type.Object({
      id: Text,
      kind: Type.Enum([...NOTICE_KINDS]),
      title: Text,
      titleEn: nullable(Text),
      body: Text,
      bodyEn: nullable(Text),
      shownFrom: Moment,
      shownTo: nullable(Moment),
    }),
  ),
});
export type EditableNotices = Static<typeof Notices>;

/** Notices of the portal, written in the office. */
export function registerNoticesApi(app: App): void {
  api(app, {
    method: 'GET',
    path: '/api/v1/notices',
    access: EDITORS,
    summary: 'Every notice: shown, to come, over',
    tags: ['notices'],
    response: Notices,
    handler: async ({ ctx }) => ({
      items: (await listEditableNotices(ctx)).map(({ shownFrom, shownTo, ...notice }) => ({
        ...notice,
        shownFrom: shownFrom.toISOString(),
        shownTo: shownTo?.toISOString() ?? null,
      })),
    }),
  });

  api(app, {
    method: 'POST',
    path: '/api/v1/notices',
    access: EDITORS,
    summary: 'Announce something on the portal',
    tags: ['notices'],
    body: Content,
    response: Type.Object({ id: Text }),
    handler: async ({ ctx, body }) => ({ id: await saveNotice(ctx, undefined, body) }),
  });

  api(app, {
    method: 'PUT',
    path: '/api/v1/notices/:id',
    access: EDITORS,
    summary: 'Change a notice',
    tags: ['notices'],
    params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
    body: Content,
    response: Type.Object({ id: Text }),
    handler: async ({ ctx, params, body }) => ({ id: await saveNotice(ctx, params.id, body) }),
  });
}
