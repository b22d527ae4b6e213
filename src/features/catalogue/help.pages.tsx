import Type from 'typebox';
import type { Language } from '../../domain/language.ts';
import { formatDateTime } from '../../domain/text/format.ts';
import { words } from '../../i18n/words.ts';
import type { App } from '../../platform/http/app.ts';
import { page } from '../../platform/http/route.ts';
import { Details } from '../../ui/Details.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Prose, Stack } from '../../ui/Layout.tsx';
import { PageHeading, Panel } from '../../ui/Panel.tsx';
import { PATHS } from '../../ui/paths.ts';
import { SearchBox } from '../../ui/SearchBox.tsx';
import { getProvince } from '../organisation/portalShell.ts';
import { Telephone } from './agency.pages.tsx';
import { listNotices, type Notice, type QuestionAnswer, searchQuestions } from './queries.ts';

/** Questions and answers, notices, and what the portal says about data and accessibility. */
export function registerHelpPages(app: App): void {
  page(app, {
    path: PATHS.faq,
    access: 'PUBLIC',
    query: Type.Object({ q: Type.Optional(Type.String({ maxLength: 200 })) }),
    handler: async ({ ctx, query }) => {
      const { faq } = words(ctx.language).portal;
      const [questions, province] = await Promise.all([
        searchQuestions(ctx, { words: query.q, limit: 50 }),
        getProvince(ctx.db),
      ]);
      return {
        title: faq.title,
        description: faq.lead,
        crumbs: [],
        body: <Questions language={ctx.language} asked={query.q} questions={questions} hotline={province.hotline} />,
      };
    },
  });

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
        const { title, text } = words(ctx.language).portal[key];
        return {
          title,
          crumbs: [],
          body: (
            <Stack>
              <PageHeading title={title} />
              <Prose text={text} />
            </Stack>
          ),
        };
      },
    });
  }
}

interface QuestionsProps {
  language: Language;
  asked: string | undefined;
  questions: QuestionAnswer[];
  hotline: string | undefined;
}

function Questions({ language, asked, questions, hotline }: QuestionsProps) {
  const { faq } = words(language).portal;
  const english = language === 'en';
  return (
    <Stack>
      <PageHeading title={faq.title} lead={faq.lead} />
      <SearchBox language={language} action={PATHS.faq} label={faq.searchLabel} value={asked} showLabel />
      {questions.length === 0 ? (
        <EmptyState title={faq.none} icon="question" />
      ) : (
        <div>
          {questions.map((item) => (
            <Details
              key={item.id}
              summary={(english && item.questionEn) || item.question}
              open={Boolean(asked) && item === questions[0]}
            >
              <Prose text={(english && item.answerEn) || item.answer} />
            </Details>
          ))}
        </div>
      )}
      {hotline && (
        <p>
          {faq.stillNeedHelp} <Telephone number={hotline} />
        </p>
      )}
    </Stack>
  );
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
            {common.notice[notice.kind]} · {formatDateTime(notice.shownFrom)}
            {notice.shownTo && ` · ${portal.notices.validUntil(formatDateTime(notice.shownTo))}`}
          </p>
          <Prose text={(english && notice.bodyEn) || notice.body} />
        </Panel>
      ))}
    </Stack>
  );
}

const ICON = { INFO: 'megaphone', MAINTENANCE: 'wrench', INCIDENT: 'bolt' } as const;
