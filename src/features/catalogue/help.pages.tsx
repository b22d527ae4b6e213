import type { Language } from '../../domain/language.ts';
import { formatDate, formatDateTime } from '../../domain/text/format.ts';
import { words } from '../../i18n/words.ts';
import type { App } from '../../platform/http/app.ts';
import { page } from '../../platform/http/route.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ButtonRow, Prose, Stack } from '../../ui/Layout.tsx';
import { PageHeading, Panel } from '../../ui/Panel.tsx';
import { PATHS } from '../../ui/paths.ts';
import { PERSONAL_DATA_PATH } from '../personalData/paths.ts';
import { registerFaqPages } from '../questions/faq.pages.tsx';
import { listNotices, type Notice } from './queries.ts';

/** Where one acts on what the page says. */
const OWN_CHOICE = { privacy: PERSONAL_DATA_PATH, accessibility: PATHS.display } as const;

/** Questions and answers, notices, and what the portal says about data and accessibility. */
export function registerHelpPages(app: App): void {
  registerFaqPages(app);

  page(app, {
    path: PATHS.notices,
    access: 'PUBLIC',
    handler: async ({ ctx }) => {
      const { notices: text } = words(ctx.language).portal;
      return {
        title: text.title,
        crumbs: [],
        body: <Notices notices={await listNotices(ctx)} language={ctx.language} />,
      };
    },
  });

  for (const key of ['privacy', 'accessibility'] as const) {
    page(app, {
      path: PATHS[key],
      access: 'PUBLIC',
      handler: async ({ ctx }) => {
        const { title, lead, parts, mine } = words(ctx.language).portal[key];
        return {
          title,
          description: lead,
          layout: 'narrow',
          crumbs: [],
          body: (
            <Stack>
              <PageHeading title={title} lead={lead} />
              {parts.map((part) => (
                <Panel key={part.title} title={part.title} tone="plain">
                  <Prose text={part.text} />
                </Panel>
              ))}
              <ButtonRow>
                <ButtonLink href={OWN_CHOICE[key]} kind="secondary" iconAfter="arrowRight">
                  {mine}
                </ButtonLink>
              </ButtonRow>
            </Stack>
          ),
        };
      },
    });
  }
}

function Notices({ notices, language }: { notices: Notice[]; language: Language }) {
  const { portal, common } = words(language);
  const english = language === 'en';
  return (
    <Stack>
      <PageHeading title={portal.notices.title} />
      {notices.length === 0 && <EmptyState title={portal.notices.none} icon="megaphone" />}
      {notices.map((notice) => (
        <Panel
          key={notice.id}
          id={notice.id}
          title={(english && notice.titleEn) || notice.title}
          icon={ICON[notice.kind]}
        >
          <p className="muted small">
            {common.notice[notice.kind]} · {portal.notices.posted(formatDate(notice.shownFrom))}
            {notice.shownTo && ` · ${portal.notices.validUntil(formatDateTime(notice.shownTo))}`}
          </p>
          <Prose text={(english && notice.bodyEn) || notice.body} />
        </Panel>
      ))}
    </Stack>
  );
}

const ICON = { INFO: 'megaphone', MAINTENANCE: 'wrench', INCIDENT: 'bolt' } as const;
