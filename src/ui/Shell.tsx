import { inLanguage, LANGUAGES, type Language, type Words } from '../domain/language.ts';
import { words } from '../i18n/words.ts';
import { Form } from './Form.tsx';
import { Icon } from './Icon.tsx';
import { PATHS } from './paths.ts';

/** Whose portal it is: the province's, or the site of one of its agencies. */
export interface PageProvince {
  name: Words;
  hotline?: string;
  email?: string;
  address?: Words;
  /** what the agency says at the foot of its site */
  footer?: Words;
  /** address of its own emblem */
  logo?: string;
  /** the province, on the site of an agency */
  within?: Words;
}

/** Who is signed in, as the header shows it. */
export interface PageActor {
  name: string;
  kind: 'CITIZEN' | 'OFFICER';
  /** token for the sign-out form */
  csrf: string;
}

/** Path and query of a request; two slashes in front would make a browser leave for another host. */
function splitAddress(path: string): { here: string; query: string } {
  const [here = '', ...query] = path.split('?');
  return { here: here.replace(/^[/\\]+/, '/') || '/', query: query.join('?') };
}

/** The same address in another language: `?lang=` is set, the rest of the query kept. */
export function inOtherLanguage(path: string, language: Language): string {
  const { here, query } = splitAddress(path);
  const search = new URLSearchParams(query);
  search.set('lang', language);
  return `${here}?${search}`;
}

/** Sign-in that comes back here; the pages of signing in themselves are nothing to come back to. */
function signInFrom(path: string): string {
  const { here, query } = splitAddress(path);
  if (here === '/' || here.startsWith(PATHS.signIn) || here.startsWith(PATHS.signUp)) return PATHS.signIn;
  return `${PATHS.signIn}?tiep=${encodeURIComponent(query ? `${here}?${query}` : here)}`;
}

const NAVIGATION = ['procedures', 'lookup', 'faq'] as const;

export interface HeaderProps {
  language: Language;
  province: PageProvince;
  path: string;
  actor?: PageActor;
}

/** Province, navigation, languages, and the person (a <details> menu, no script). */
export function Header({ language, province, path, actor }: HeaderProps) {
  const common = words(language).common;
  const { here } = splitAddress(path);
  return (
    <header className="header">
      <div className="header-top">
        <div className="width header-row">
          <a href={PATHS.home} className="brand">
            <Brand province={province} language={language} />
          </a>
          <div className="header-tools">
            <LanguageMenu language={language} path={path} />
            {actor ? (
              <PersonMenu actor={actor} language={language} />
            ) : (
              <a href={signInFrom(path)} className="sign-in">
                <Icon name="person" />
                <span>{common.signIn}</span>
              </a>
            )}
          </div>
        </div>
      </div>
      <nav className="navigation" aria-label={common.mainNavigation}>
        <ul className="width">
          {NAVIGATION.map((key) => (
            <li key={key}>
              <a href={PATHS[key]} aria-current={here === PATHS[key] ? 'page' : undefined}>
                {common.nav[key]}
              </a>
            </li>
          ))}
          {actor?.kind === 'CITIZEN' && (
            <li>
              <a href={PATHS.myDossiers} aria-current={here === PATHS.myDossiers ? 'page' : undefined}>
                {common.nav.myDossiers}
              </a>
            </li>
          )}
        </ul>
      </nav>
    </header>
  );
}

/** The other languages, each in its own letters. */
function LanguageMenu({ language, path }: { language: Language; path: string }) {
  const { languages, languageName } = words(language).common;
  return (
    <details className="menu language-menu">
      <summary aria-label={`${languages.label}: ${languageName}`}>
        <Icon name="globe" />
        <span aria-hidden="true">{language.toUpperCase()}</span>
      </summary>
      <ul>
        {LANGUAGES.filter((other) => other !== language).map((other) => (
          <li key={other}>
            <a href={inOtherLanguage(path, other)} lang={other} hrefLang={other} rel="alternate">
              {words(other).common.languageName}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Emblem and name, and below it the system's or the province's. */
export function Brand({ province, language }: { province: PageProvince; language: Language }) {
  return (
    <>
      {province.logo ? <img src={province.logo} alt="" className="emblem" /> : <Emblem />}
      <span className="brand-text">
        <span className="brand-province">{inLanguage(province.name, language)}</span>
        <span className="brand-system">
          {province.within ? inLanguage(province.within, language) : words(language).common.systemName}
        </span>
      </span>
    </>
  );
}

function PersonMenu({ actor, language }: { actor: PageActor; language: Language }) {
  const common = words(language).common;
  return (
    <details className="menu person-menu">
      <summary aria-label={common.personMenu(actor.name)}>
        <Icon name="person" />
        <span className="person-name">{actor.name}</span>
        <Icon name="chevronDown" />
      </summary>
      <ul>
        <li className="person-menu-name">{actor.name}</li>
        {actor.kind === 'CITIZEN' && (
          <li>
            <a href={PATHS.myDossiers}>{common.nav.myDossiers}</a>
          </li>
        )}
        {actor.kind === 'CITIZEN' && (
          <li>
            <a href={PATHS.vault}>{words(language).vault.title}</a>
          </li>
        )}
        {actor.kind === 'OFFICER' && (
          <li>
            <a href={PATHS.office}>{common.nav.office}</a>
          </li>
        )}
        {actor.kind === 'CITIZEN' && (
          <li>
            <a href={PATHS.representation}>{words(language).representation.overview.title}</a>
          </li>
        )}
        <li>
          <a href={PATHS.account}>{common.nav.account}</a>
        </li>
        <li>
          <Form action={PATHS.signOut} csrf={actor.csrf}>
            <button type="submit">{common.signOut}</button>
          </Form>
        </li>
      </ul>
    </details>
  );
}

/** Our mark: one door (một cửa) under a star. Not a state emblem. */
function Emblem() {
  return (
    <svg className="emblem" viewBox="0 0 48 48" aria-hidden="true" focusable="false">
      <circle cx="24" cy="24" r="23" className="emblem-ground" />
      <path d="M13 38V21.5a11 11 0 0 1 22 0V38h-6V22a5 5 0 0 0-10 0v16z" className="emblem-door" />
      <path d="M10 38h28" className="emblem-line" />
      <path d="m24 24.5 1.4 3.9h4.1l-3.3 2.5 1.2 4-3.4-2.4-3.4 2.4 1.2-4-3.3-2.5h4.1z" className="emblem-door" />
    </svg>
  );
}

export interface Crumb {
  href: string;
  label: string;
}

/** Where one is; the page itself is the last, without link. */
export function Breadcrumbs({ crumbs, here, language }: { crumbs: Crumb[]; here: string; language: Language }) {
  const common = words(language).common;
  return (
    <nav aria-label={common.breadcrumbs} className="breadcrumbs">
      <ol>
        {[{ href: PATHS.home, label: common.home }, ...crumbs].map((crumb) => (
          <li key={crumb.href}>
            <a href={crumb.href}>{crumb.label}</a>
          </li>
        ))}
        <li aria-current="page">{here}</li>
      </ol>
    </nav>
  );
}

/** Whom to call, the rules, the licence. */
export function Footer({
  language,
  province,
  path,
  sampleMode,
}: {
  language: Language;
  province: PageProvince;
  path: string;
  sampleMode?: boolean;
}) {
  const { footer, nav, sampleMode: sample } = words(language).common;
  const name = inLanguage(province.name, language);
  return (
    <footer className="footer">
      <div className="width footer-columns">
        <div>
          <p className="footer-name">{footer.responsible(name)}</p>
          {province.footer && <p className="footer-line">{inLanguage(province.footer, language)}</p>}
          {province.address && (
            <p className="footer-line">
              <Icon name="pin" label={footer.address} /> {inLanguage(province.address, language)}
            </p>
          )}
          {province.hotline && (
            <p className="footer-line">
              <Icon name="phone" label={footer.hotline} />{' '}
              <a href={`tel:${province.hotline.replaceAll(/[^\d+]/g, '')}`}>{province.hotline}</a>
            </p>
          )}
          {province.email && (
            <p className="footer-line">
              <Icon name="mail" label={footer.email} /> <a href={`mailto:${province.email}`}>{province.email}</a>
            </p>
          )}
        </div>
        <ul className="footer-links">
          <li>
            <a href={PATHS.faq}>{footer.help}</a>
          </li>
          <li>
            <a href={PATHS.notices}>{nav.notices}</a>
          </li>
          <li>
            <a href={`${PATHS.sendFeedback}?tu=${encodeURIComponent(splitAddress(path).here)}`}>{footer.feedback}</a>
          </li>
          <li>
            <a href={PATHS.feedback}>{footer.answeredFeedback}</a>
          </li>
          <li>
            <a href={PATHS.ratings}>{footer.ratings}</a>
          </li>
          <li>
            <a href={PATHS.lateDossiers}>{footer.lateDossiers}</a>
          </li>
          <li>
            <a href={PATHS.priorities}>{footer.priorities}</a>
          </li>
          <li>
            <a href={`${PATHS.display}?tiep=${encodeURIComponent(splitAddress(path).here)}`}>
              {words(language).display.title}
            </a>
          </li>
          <li>
            <a href={PATHS.accessibility}>{footer.accessibility}</a>
          </li>
          <li>
            <a href={PATHS.privacy}>{footer.privacy}</a>
          </li>
          <li>
            <a href={PATHS.lostAccount}>{words(language).identity.lost.link}</a>
          </li>
          <li>
            <a href={PATHS.office}>{nav.office}</a>
          </li>
        </ul>
      </div>
      <div className="width footer-end">
        {sampleMode && <p>{sample}</p>}
        <p>{footer.openSource}</p>
      </div>
    </footer>
  );
}
