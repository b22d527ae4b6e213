import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { inLanguage, LANGUAGES, type Language } from '../../domain/language.ts';
import { words } from '../../i18n/words.ts';
import { type AssetManifest, assetUrl, type Island } from '../../ui/assets.ts';
import { NoticeBanner, type PageNotice } from '../../ui/Notice.tsx';
import {
  Breadcrumbs,
  type Crumb,
  Footer,
  Header,
  inOtherLanguage,
  type PageActor,
  type PageProvince,
} from '../../ui/Shell.tsx';

export interface Page {
  /** of the page itself; the province's name is added */
  title: string;
  /** one sentence for search engines */
  description?: string;
  language: Language;
  /** path with query, for the language switch and *you are here* */
  path: string;
  province: PageProvince;
  notices: PageNotice[];
  actor?: PageActor;
  /** between home and this page; without it no breadcrumbs are shown (home, sign-in) */
  crumbs?: Crumb[];
  /** `wide` lets the body paint its own bands over the whole width (home) */
  layout?: 'narrow' | 'normal' | 'wide';
  /** islands of this page; reading pages have none */
  scripts?: Island[];
  /** HTTP status; anything but 200 is not for search engines */
  status?: number;
  /** the page has form errors: said in the title, so that a screen reader hears it first */
  hasErrors?: boolean;
  /** pages of one person are never indexed */
  personal?: boolean;
  sampleMode?: boolean;
  manifest: AssetManifest;
  body: ReactNode;
}

/** A whole HTML document: no inline script, no inline style, works without JavaScript. Pure. */
export function renderPage(page: Page): string {
  return `<!doctype html>${renderToStaticMarkup(<Document {...page} />)}`;
}

function Document({
  title,
  description,
  language,
  path,
  province,
  notices,
  actor,
  crumbs,
  layout = 'normal',
  scripts = [],
  status = 200,
  hasErrors,
  personal,
  sampleMode,
  manifest,
  body,
}: Page) {
  const { common } = words(language);
  const name = inLanguage(province.name, language);
  const fullTitle = `${hasErrors ? `${common.form.errorPrefix} ` : ''}${title} – ${name}`;
  const indexed = status === 200 && !personal;
  return (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{fullTitle}</title>
        {description && <meta name="description" content={description} />}
        <meta name="theme-color" content="#8f1d22" />
        <meta name="format-detection" content="telephone=no" />
        {!indexed && <meta name="robots" content="noindex" />}
        {indexed &&
          LANGUAGES.map((other) => (
            <link key={other} rel="alternate" hrefLang={other} href={inOtherLanguage(path, other)} />
          ))}
        <link rel="icon" href={assetUrl(manifest, 'icon.svg')} type="image/svg+xml" />
        <link rel="stylesheet" href={assetUrl(manifest, 'portal.css')} />
        {scripts.map((script) => (
          <script key={script} type="module" src={assetUrl(manifest, `${script}.js`)} />
        ))}
      </head>
      <body>
        <a href="#content" className="skip-link">
          {common.skipToContent}
        </a>
        <Header language={language} province={province} path={path} actor={actor} />
        <NoticeBanner notices={notices} language={language} />
        <main id="content" tabIndex={-1} className={`main main-${layout}`}>
          {crumbs && <Breadcrumbs crumbs={crumbs} here={title} language={language} />}
          {body}
        </main>
        <Footer language={language} province={province} sampleMode={sampleMode} />
      </body>
    </html>
  );
}
