import { Link, useLocation, useNavigate } from 'react-router';
import { formatDate } from '../../domain/text/format.ts';
import { words } from '../../i18n/words.ts';
import { Icon } from '../../ui/Icon.tsx';
import { PATHS } from '../../ui/paths.ts';
import { post } from '../api.ts';
import { OFFICE_LANGUAGES } from '../chosenLanguage.ts';
import { addressIn, useWords } from '../language.ts';
import { useMe } from '../me.ts';
import { countEntries, wipeOwner } from '../offline/counterStore.ts';
import { queryClient } from '../queryClient.ts';
import { KeyHelp } from './KeyHelp.tsx';
import { isAt, type Place, placesFor, seesDossiers } from './navigation.ts';

/** One line: the mark, where one can go, search, language, the person. */
export function OfficeHeader() {
  const { language, w } = useWords();
  const me = useMe();
  return (
    <header className="office-header">
      <Link to="/" className="office-brand">
        {w.common.productName}
      </Link>
      <Places />
      {seesDossiers(me) && <QuickSearch />}
      <nav aria-label={w.common.languages.label} className="office-languages">
        {OFFICE_LANGUAGES.filter((other) => other !== language).map((other) => (
          <a key={other} href={addressIn(other)} lang={other} hrefLang={other}>
            {words(other).common.languageName}
          </a>
        ))}
      </nav>
      <KeyHelp />
      <PersonMenu />
    </header>
  );
}

function Places() {
  const { w } = useWords();
  const { pathname } = useLocation();
  const places = placesFor(useMe()).filter((place) => place.to !== '/search');
  const seldom = places.filter((place) => place.seldom);
  const link = (place: Place) => (
    <li key={place.to}>
      <Link to={place.to} aria-current={isAt(place, pathname) ? 'page' : undefined}>
        <Icon name={place.icon} />
        <span>{w.office.nav[place.label]}</span>
      </Link>
    </li>
  );
  return (
    <nav aria-label={w.common.mainNavigation} className="office-places">
      <ul>
        {places.filter((place) => !place.seldom).map(link)}
        {seldom.length > 0 && (
          <li>
            {/* Going somewhere closes it. */}
            <details className="office-more" key={pathname}>
              <summary>
                <Icon name="gears" />
                <span>{w.office.nav.more}</span>
                <Icon name="chevronDown" />
              </summary>
              <ul>{seldom.map(link)}</ul>
            </details>
          </li>
        )}
      </ul>
    </nav>
  );
}

/** Finds a dossier from anywhere; `/` moves here. */
function QuickSearch() {
  const { w } = useWords();
  const navigate = useNavigate();
  return (
    <search className="office-search">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const wanted = String(new FormData(event.currentTarget).get('words') ?? '').trim();
          if (wanted) navigate(`/search?${new URLSearchParams({ words: wanted })}`);
        }}
      >
        <label htmlFor="office-search" className="visually-hidden">
          {w.office.search.label}
        </label>
        <Icon name="search" />
        <input
          id="office-search"
          name="words"
          type="search"
          autoComplete="off"
          placeholder={w.office.nav.search}
          maxLength={200}
        />
      </form>
    </search>
  );
}

function PersonMenu() {
  const { w } = useWords();
  const me = useMe();
  const { pathname } = useLocation();
  const signOut = async () => {
    const unsent = await countEntries(me.id).catch(() => 0);
    if (unsent > 0 && !window.confirm(w.downTime.offline.signOutSure(unsent))) return;
    await post('/sign-out', {}).catch(() => undefined);
    await wipeOwner(me.id).catch(() => undefined);
    queryClient.clear();
    sessionStorage.clear();
    location.assign('/can-bo/dang-nhap');
  };
  return (
    // Going somewhere closes it.
    <details className="office-person" key={pathname}>
      <summary aria-label={w.common.personMenu(me.name)}>
        <Icon name="person" />
        <span>{me.name}</span>
        <Icon name="chevronDown" />
      </summary>
      <div className="office-person-menu">
        <p className="office-person-name">{me.name}</p>
        <p className="small muted">{w.office.frame.posts}</p>
        <ul className="office-posts">
          {me.posts.map((held) => (
            <li key={`${held.id}${held.onBehalfOf?.accountId}`}>
              <strong>{held.title ?? w.dossier.role[held.role]}</strong>
              <span>{[held.unitName, held.agencyName].filter(Boolean).join(', ')}</span>
              {held.onBehalfOf && (
                <span>
                  {w.office.frame.inStead(held.onBehalfOf.name)} {w.standIns.until(formatDate(held.onBehalfOf.lastDay))}
                </span>
              )}
            </li>
          ))}
        </ul>
        <p>
          <Link to="/absences">{w.standIns.title}</Link>
        </p>
        <p>
          <a href="/tai-khoan/mat-khau">{w.office.frame.changePassword}</a>
        </p>
        <p>
          <a href={PATHS.home}>{w.office.frame.portal}</a>
        </p>
        <button type="button" className="button button-secondary" onClick={signOut}>
          {w.common.signOut}
        </button>
      </div>
    </details>
  );
}
