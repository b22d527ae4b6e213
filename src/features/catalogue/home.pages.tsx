import type { Language } from '../../domain/language.ts';
import { formatDate, formatTime } from '../../domain/text/format.ts';
import { words } from '../../i18n/words.ts';
import type { Ctx } from '../../platform/context.ts';
import type { App } from '../../platform/http/app.ts';
import { Kept } from '../../platform/http/Kept.tsx';
import { type PageResult, page } from '../../platform/http/route.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { Figures, HowSteps, LinkCards, ResultList } from '../../ui/Cards.tsx';
import type { IconName } from '../../ui/Icon.tsx';
import { Band, ButtonRow, Hero } from '../../ui/Layout.tsx';
import { PATHS } from '../../ui/paths.ts';
import { SearchBox } from '../../ui/SearchBox.tsx';
import { endedAgencyPage } from '../reorganisation/endedAgencyPage.tsx';
import { type EndedAgency, findEndedByHost } from '../reorganisation/successors.ts';
import { findAgencyByHost, getAgency } from './agencies.ts';
import { agencyPage } from './agency.pages.tsx';
import { directoryPath } from './directoryQuery.ts';
import { getProvinceFigures, type ProvinceFigures } from './provinceFigures.ts';
import { listNotices, type Notice } from './queries.ts';

/** Life events with the words that find their procedures. */
const EVENTS = [
  { key: 'birth', icon: 'baby', search: 'khai sinh' },
  { key: 'marriage', icon: 'rings', search: 'kết hôn' },
  { key: 'death', icon: 'candle', search: 'khai tử' },
  { key: 'house', icon: 'house', search: 'giấy phép xây dựng nhà' },
  { key: 'land', icon: 'land', search: 'quyền sử dụng đất' },
  { key: 'business', icon: 'shop', search: 'hộ kinh doanh' },
  { key: 'vehicle', icon: 'car', search: 'giấy phép lái xe' },
  { key: 'work', icon: 'briefcase', search: 'giấy phép lao động' },
  { key: 'support', icon: 'heart', search: 'trợ cấp' },
  { key: 'copies', icon: 'stamp', search: 'chứng thực' },
  { key: 'education', icon: 'book', search: 'trường học' },
  { key: 'health', icon: 'health', search: 'an toàn thực phẩm' },
] as const satisfies { key: string; icon: IconName; search: string }[];

/** The portal's first page; at an agency's own host name, that agency's page. */
export function registerHomePage(app: App): void {
  page(app, {
    path: PATHS.home,
    access: 'PUBLIC',
    handler: async ({ ctx, raw }) => {
      const agency = isOwnHost(raw.hostname, ctx) ? undefined : await findAgencyByHost(ctx, raw.hostname);
      if (agency) return agencyPage(ctx, agency);
      const ended = isOwnHost(raw.hostname, ctx) ? undefined : await findEndedByHost(ctx, raw.hostname);
      return ended ? successorPage(ctx, ended) : home(ctx);
    },
  });
}

/** One successor is shown as if the address were its own; of several the visitor chooses. */
async function successorPage(ctx: Ctx, ended: EndedAgency): Promise<PageResult> {
  const [only, ...others] = ended.successors.filter(({ active }) => active);
  return only && others.length === 0 ? agencyPage(ctx, await getAgency(ctx, only.code)) : endedAgencyPage(ctx, ended);
}

/** The portal's own name asks the database nothing. */
function isOwnHost(host: string, ctx: Ctx): boolean {
  return host === new URL(ctx.config.publicUrl).hostname || host === 'localhost' || host === '127.0.0.1';
}

async function home(ctx: Ctx): Promise<PageResult> {
  const { home: text } = words(ctx.language).portal;
  const [figures, notices] = await Promise.all([getProvinceFigures(ctx), listNotices(ctx, 3)]);
  return {
    title: text.title,
    description: text.lead,
    layout: 'wide',
    body: <Home ctx={ctx} figures={figures} notices={notices} />,
  };
}

function Home({ ctx, figures, notices }: { ctx: Ctx; figures: ProvinceFigures; notices: Notice[] }) {
  const { language } = ctx;
  const { portal } = words(language);
  const { home: text } = portal;
  return (
    <>
      <Hero title={text.heading} lead={text.lead}>
        <SearchBox
          language={language}
          action={PATHS.search}
          label={text.searchLabel}
          placeholder={text.searchPlaceholder}
          hint={text.searchHint}
          large
        />
        <p className="small">
          <a href={PATHS.voiceSearch}>{words(language).embed.voice.title}</a>
        </p>
        <p className="small">
          {text.popular}{' '}
          {portal.search.popular.map((said, number) => (
            <span key={said}>
              {number > 0 && ' · '}
              <a href={directoryPath({ words: said })}>{said}</a>
            </span>
          ))}
        </p>
        {ctx.actor.kind === 'APPLICANT' && (
          <ButtonRow>
            <ButtonLink href={PATHS.myDossiers} kind="secondary" iconAfter="arrowRight">
              {text.myDossiers}
            </ButtonLink>
          </ButtonRow>
        )}
      </Hero>
      <Band title={text.lifeEvents}>
        <Kept name={`life events ${language}`}>
          {() => (
            <LinkCards
              cards={EVENTS.map(({ key, icon, search }) => ({
                icon,
                href: directoryPath({ words: search }),
                ...portal.lifeEvent[key],
              }))}
            />
          )}
        </Kept>
        <ButtonRow>
          <ButtonLink href={PATHS.fields} kind="secondary" icon="paper">
            {text.allByField}
          </ButtonLink>
          <ButtonLink href={PATHS.agencies} kind="secondary" icon="pin">
            {text.agencies}
          </ButtonLink>
        </ButtonRow>
      </Band>
      <Band title={text.figures} soft>
        <Figures figures={shownFigures(figures, language)} />
        <ButtonRow>
          <ButtonLink href={PATHS.lateDossiers} kind="quiet" iconAfter="arrowRight">
            {words(language).clocks.published.title}
          </ButtonLink>
        </ButtonRow>
      </Band>
      {notices.length > 0 && (
        <Band title={text.notices}>
          <ResultList items={notices.map((notice) => noticeItem(notice, language))} />
          <ButtonRow>
            <ButtonLink href={PATHS.notices} kind="quiet" iconAfter="arrowRight">
              {words(language).common.actions.viewAll}
            </ButtonLink>
          </ButtonRow>
        </Band>
      )}
      <Band title={text.howItWorks} soft={notices.length > 0}>
        <Kept name={`how it works ${language}`}>{() => <HowSteps steps={text.howSteps} />}</Kept>
      </Band>
    </>
  );
}

function shownFigures(figures: ProvinceFigures, language: Language) {
  const { home } = words(language).portal;
  const locale = language === 'en' ? 'en-GB' : 'vi-VN';
  const number = (value: number) => value.toLocaleString(locale);
  const { onTimePercent, receivedToday, returnedThisMonth, at } = figures;
  return [
    { label: home.receivedToday, value: number(receivedToday), note: home.figuresAt(formatTime(at)) },
    { label: home.onTimePercent, value: onTimePercent === null ? '–' : `${number(onTimePercent)}%` },
    { label: home.returnedThisMonth, value: number(returnedThisMonth) },
  ];
}

function noticeItem(notice: Notice, language: Language) {
  return {
    href: `${PATHS.notices}#${notice.id}`,
    title: (language === 'en' && notice.titleEn) || notice.title,
    above: `${words(language).common.notice[notice.kind]} · ${formatDate(notice.shownFrom)}`,
  };
}
