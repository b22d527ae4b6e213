import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { inLanguage, LANGUAGES, type Language } from '../../domain/language.ts';
import type { ActingPerson, Actor } from '../../domain/policy/actor.ts';
import { mainLanguage, words } from '../../i18n/words.ts';
import { type AssetManifest, assetUrl, type Island, MANIFEST_PATH } from '../../ui/assets.ts';
import { NoticeBanner } from '../../ui/Notice.tsx';
import { PATHS } from '../../ui/paths.ts';
import {
  Brand,
  Breadcrumbs,
  type Crumb,
  Footer,
  Header,
  inOtherLanguage,
  type PageActor,
  type PageProvince,
} from '../../ui/Shell.tsx';
import { assetManifest } from './assets.ts';
import { type Display, displayAttributes, readDisplay } from './display.ts';
import { markKhmer } from './markKhmer.ts';
import { lookLogo, lookStyles, type ShellData } from './pageShell.ts';

export interface Page {
  /** of the page itself; the province's name is added */
  title: string;
  /** one sentence for search engines */
  description?: string;
  language: Language;
  /** path with query, for the language switch and *you are here* */
  path: string;
  /** province, notices, sample mode: what every page shows around its content */
  shell: ShellData;
  actor: Actor;
  /** token for the sign-out form; empty when nobody is signed in */
  csrfToken: string;
  /** between home and this page; without it no breadcrumbs are shown (home, sign-in) */
  crumbs?: Crumb[];
  /** `narrow` for forms; `wide` lets the body paint its own bands over the whole width (home); `embedded`: nothing around it */
  layout?: 'narrow' | 'normal' | 'wide' | 'embedded';
  /** islands of this page; reading pages have none */
  scripts?: Island[];
  /** HTTP status; anything but 200 is not for search engines */
  status?: number;
  /** the page has form errors: said in the title, so that a screen reader hears it first */
  hasErrors?: boolean;
  /** pages of one person are never indexed */
  personal?: boolean;
  manifest?: AssetManifest;
  /** as the visitor has chosen it */
  display?: Display;
  body: ReactNode;
}

/** A whole HTML document: no inline script, no inline style, works without JavaScript. */
export function renderPage(page: Page): string {
  const html = `<!doctype html>${renderToStaticMarkup(<Document {...page} />)}`;
  return page.language === 'km' ? markKhmer(html) : html;
}

/** The header shows applicants and officers; the program itself reads no pages. */
function headerActor(actor: Actor, csrf: string): PageActor | undefined {
  if (actor.kind === 'APPLICANT') return { kind: 'CITIZEN', name: actor.by?.name ?? actor.name, csrf };
  if (actor.kind === 'OFFICER') return { kind: 'OFFICER', name: actor.name, csrf };
  return undefined;
}

/** For whom somebody acts is said on every page, so that nobody submits in a wrong name. */
function ActingBar({ actor, by, language }: { actor: Actor & { name: string }; by: ActingPerson; language: Language }) {
  const text = words(language).representation;
  return (
    <p className="acting-bar width">
      {text.bar(actor.name, text.capacity[by.capacity])}{' '}
      {by.capacity !== 'HELPER' && <a href={PATHS.representation}>{text.barChange}</a>}
    </p>
  );
}

/** Who speaks: the agency on its own site, else the province. */
function ownerOf({ province, site }: ShellData): PageProvince {
  const { name, nameEn, hotline, email } = site ?? province;
  const owner = { name: { vi: name, en: nameEn ?? undefined }, hotline, email };
  if (!site) return owner;
  return {
    ...owner,
    address: { vi: site.address },
    footer: site.footer,
    logo: site.look?.hasLogo ? lookLogo(site.look.id) : undefined,
    within: { vi: province.name, en: province.nameEn },
  };
}

function Document({
  title,
  description,
  language,
  path,
  shell,
  actor,
  csrfToken,
  crumbs,
  layout = 'normal',
  scripts = [],
  status = 200,
  hasErrors,
  personal,
  manifest = assetManifest(),
  display = readDisplay(undefined),
  body,
}: Page) {
  const { common } = words(language);
  const { site } = shell;
  const province = ownerOf(shell);
  const notices = shell.notices.map(({ id, kind, title: vi, titleEn }) => ({
    id,
    kind,
    title: language === 'en' ? (titleEn ?? vi) : vi,
    lang: language === 'en' && titleEn === null ? ('vi' as const) : undefined,
    href: `${PATHS.notices}#${id}`,
  }));
  const fullTitle = `${hasErrors ? `${common.form.errorPrefix} ` : ''}${title} – ${inLanguage(province.name, language)}`;
  const spoken = mainLanguage(language);
  const indexed = status === 200 && !personal;
  const embedded = layout === 'embedded';
  return (
    <html lang={spoken} {...displayAttributes(display)}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{fullTitle}</title>
        {description && <meta name="description" content={description} />}
        <meta name="theme-color" content={site?.look?.colour ?? '#8f1d22'} />
        <meta name="format-detection" content="telephone=no" />
        {!indexed && <meta name="robots" content="noindex" />}
        {indexed &&
          LANGUAGES.filter((other) => mainLanguage(other) === other).map((other) => (
            <link key={other} rel="alternate" hrefLang={other} href={inOtherLanguage(path, other)} />
          ))}
        <link rel="manifest" href={MANIFEST_PATH} />
        <link rel="icon" href={assetUrl(manifest, 'icon.svg')} type="image/svg+xml" />
        <link rel="apple-touch-icon" href={assetUrl(manifest, 'apple-touch-icon.png')} />
        <link rel="stylesheet" href={assetUrl(manifest, 'portal.css')} />
        {site?.look?.colour && <link rel="stylesheet" href={lookStyles(site.look.id)} />}
        {display.contrast === 'MORE' && <link rel="stylesheet" href={assetUrl(manifest, 'contrast.css')} />}
        {scripts.map((script) => (
          <script key={script} type="module" src={assetUrl(manifest, `${script}.js`)} />
        ))}
      </head>
      <body>
        {!embedded && (
          <>
            <a href="#content" className="skip-link">
              {common.skipToContent}
            </a>
            <Header language={language} province={province} path={path} actor={headerActor(actor, csrfToken)} />
            {actor.kind === 'APPLICANT' && actor.by && <ActingBar actor={actor} by={actor.by} language={language} />}
            {spoken !== language && <p className="acting-bar width">{common.untranslated}</p>}
            <NoticeBanner notices={notices} language={language} />
          </>
        )}
        <main id="content" tabIndex={-1} className={`main main-${layout}`}>
          {embedded && site && (
            <div className="brand embed-brand">
              <Brand province={province} language={language} />
            </div>
          )}
          {crumbs && <Breadcrumbs crumbs={crumbs} here={title} language={language} />}
          {body}
        </main>
        {!embedded && <Footer language={language} province={province} path={path} sampleMode={shell.sampleMode} />}
      </body>
    </html>
  );
}
