import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { Outlet, useLocation } from 'react-router';
import type { Me } from '../../features/accounts/accounts.api.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { get, isUnreachable, setCsrfToken } from '../api.ts';
import { useWords } from '../language.ts';
import { MeContext } from '../me.ts';
import { LoadFailed, Skeleton } from './messages.tsx';
import { OfficeHeader } from './OfficeHeader.tsx';

const FIRST_PASSWORD = '/can-bo/doi-mat-khau';

/** Who worked in this tab: a reload while the server cannot be reached goes on with it. Gone with signing out. */
const KNOWN = 'motcua.me';

async function loadMe(): Promise<Me> {
  const me = await get<Me>('/me').catch((error: unknown) => {
    const known = isUnreachable(error) ? sessionStorage.getItem(KNOWN) : null;
    if (known === null) throw error;
    return JSON.parse(known) as Me;
  });
  sessionStorage.setItem(KNOWN, JSON.stringify(me));
  setCsrfToken(me.csrfToken);
  if (me.mustChangePassword) location.assign(`${FIRST_PASSWORD}?tiep=${encodeURIComponent(location.pathname)}`);
  return me;
}

/** Header, navigation and the person around every screen. Nothing is shown before it is known who works. */
export function Frame() {
  const { w } = useWords();
  const me = useQuery({ queryKey: ['me'], queryFn: loadMe, networkMode: 'always', staleTime: 300_000 });
  if (me.isError) {
    return (
      <main className="office-alone">
        <LoadFailed error={me.error} retry={() => me.refetch()} />
      </main>
    );
  }
  if (!me.data || me.data.mustChangePassword) {
    return (
      <main className="office-alone" aria-busy="true">
        <h1 className="visually-hidden">{w.office.frame.loading}</h1>
        <Skeleton />
      </main>
    );
  }
  return (
    <MeContext value={me.data}>
      <a href="#content" className="skip-link">
        {w.common.skipToContent}
      </a>
      <OfficeHeader />
      <Content me={me.data} />
    </MeContext>
  );
}

/** The screen. After a change of address the focus goes to its beginning, as after loading a page. */
function Content({ me }: { me: Me }) {
  const { w } = useWords();
  const { pathname } = useLocation();
  const main = useRef<HTMLElement>(null);
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    main.current?.focus();
  }, [pathname]);
  if (me.kind !== 'OFFICER') {
    return (
      <main id="content" className="office-alone">
        <EmptyState title={w.office.frame.notOfficer} icon="lock">
          <p>{w.office.frame.notOfficerHint}</p>
          <p>
            <a href="/can-bo/dang-nhap">{w.office.frame.officerSignIn}</a>
          </p>
        </EmptyState>
      </main>
    );
  }
  return (
    <main id="content" className="office-content" tabIndex={-1} ref={main}>
      {me.posts.length === 0 ? <EmptyState title={w.office.frame.noPosts} icon="people" /> : <Outlet />}
    </main>
  );
}
