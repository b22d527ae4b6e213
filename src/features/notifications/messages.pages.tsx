import Type from 'typebox';
import { LANGUAGES } from '../../domain/language.ts';
import { words } from '../../i18n/words.ts';
import type { App } from '../../platform/http/app.ts';
import { page } from '../../platform/http/route.ts';
import { MessageList } from './MessageList.tsx';
import { markMessagesRead } from './markMessagesRead.ts';
import { listMessages } from './queries.ts';

/** Where an applicant reads what happened to their dossiers. */
export const MESSAGES_PATH = '/tin-nhan';

const Uuid = Type.String({ format: 'uuid' });

/** The applicant's own messages. */
export function registerMessagePages(app: App): void {
  page(app, {
    path: MESSAGES_PATH,
    access: 'APPLICANT',
    query: Type.Object({ sau: Type.Optional(Uuid) }),
    handler: async ({ ctx, query, csrfToken }) => {
      const { items, next } = await listMessages(ctx, { after: query.sau });
      const messages = items.map((item) => ({
        ...item,
        language: LANGUAGES.find((language) => language === item.language) ?? 'vi',
      }));
      return {
        title: words(ctx.language).notifications.title,
        crumbs: [],
        personal: true,
        body: (
          <MessageList
            language={ctx.language}
            messages={messages}
            csrf={csrfToken}
            action={MESSAGES_PATH}
            older={next ? `${MESSAGES_PATH}?sau=${next}` : undefined}
          />
        ),
      };
    },
  });

  page(app, {
    method: 'POST',
    path: MESSAGES_PATH,
    access: 'APPLICANT',
    body: Type.Object({ den: Uuid, _csrf: Type.Optional(Type.String()) }),
    handler: async ({ ctx, body }) => {
      await markMessagesRead(ctx, body.den);
      return { redirect: MESSAGES_PATH };
    },
  });
}
