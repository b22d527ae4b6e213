import { words } from '../../i18n/words.ts';
import type { Ctx } from '../../platform/context.ts';
import type { App } from '../../platform/http/app.ts';
import { type PageResult, page } from '../../platform/http/route.ts';
import { Button } from '../../ui/Button.tsx';
import { Form } from '../../ui/Form.tsx';
import { PATHS } from '../../ui/paths.ts';
import { ownAccountsClosed } from '../identity/errors.ts';
import { ProviderChoice } from '../identity/ProviderChoice.tsx';
import { findProviderSignOut } from '../identity/providerSignOut.ts';
import { areOwnAccountsOpen, type IdentityProvider, listProviders } from '../identity/providers.ts';
import { showSignedOut } from '../identity/SignedOut.tsx';
import { clearSessionCookie, setSessionCookie } from './cookies.ts';
import { explainFailure } from './explainFailure.ts';
import type { Audience } from './findAccount.ts';
import { AfterQuery, FormBody } from './formBody.ts';
import { ACCOUNT_PATHS } from './paths.ts';
import { FormPage, type FormView, NextInput, PasswordInput, Typed, withNext } from './pieces.tsx';
import { returnPath } from './returnPath.ts';
import { signIn } from './signIn.ts';
import { signOut } from './signOut.ts';

interface Door {
  audience: Audience;
  path: string;
  /** where the person goes who wanted nothing in particular */
  inside: string;
  area: 'PORTAL' | 'OFFICE';
}

const CITIZENS: Door = { audience: 'APPLICANT', path: PATHS.signIn, inside: PATHS.home, area: 'PORTAL' };
const OFFICERS: Door = { audience: 'OFFICER', path: ACCOUNT_PATHS.officerSignIn, inside: '/can-bo/', area: 'OFFICE' };

/** One office behind one address may hold a hundred officers who all arrive at half past seven. */
const TRIES_PER_ADDRESS = { key: 'ip', hits: 100, seconds: 60 } as const;

/** Signing in and out, with a door for citizens and one for officers. */
export function registerSignInPages(app: App): void {
  for (const door of [CITIZENS, OFFICERS]) {
    page(app, {
      path: door.path,
      access: 'PUBLIC',
      query: AfterQuery,
      handler: async ({ ctx, query, session, csrfToken }) => {
        const next = returnPath(query.tiep, door.area);
        const rightKind = session && (session.actor.kind === 'OFFICER') === (door.audience === 'OFFICER');
        if (rightKind) return { redirect: next ?? door.inside };
        return show(ctx, door, { language: ctx.language, csrf: csrfToken, next, news: newsOf(ctx, query.tin) });
      },
    });

    page(app, {
      method: 'POST',
      path: door.path,
      access: 'PUBLIC',
      rateLimit: TRIES_PER_ADDRESS,
      body: FormBody,
      handler: async ({ ctx, body, raw, reply, csrfToken }) => {
        const next = returnPath(body.tiep, door.area);
        const { login = '', password = '' } = body;
        if (door.audience === 'APPLICANT' && !(await areOwnAccountsOpen(ctx))) throw ownAccountsClosed();
        try {
          const userAgent = raw.headers['user-agent'];
          const signedIn = await signIn(ctx, { audience: door.audience, login, password, userAgent });
          setSessionCookie(reply, ctx.config, signedIn);
          if (signedIn.mustChangePassword) return { redirect: withNext(ACCOUNT_PATHS.firstPassword, next) };
          return { redirect: next ?? door.inside };
        } catch (error) {
          const failure = explainFailure(error, ctx.language, 'login');
          return show(ctx, door, { language: ctx.language, csrf: csrfToken, next, failure, values: { login } });
        }
      },
    });
  }

  page(app, {
    method: 'POST',
    path: PATHS.signOut,
    access: 'PUBLIC',
    handler: async ({ ctx, session, reply }) => {
      const elsewhere = await findProviderSignOut(ctx, session);
      await signOut(ctx, session);
      clearSessionCookie(reply, ctx.config);
      if (elsewhere) return showSignedOut(ctx, reply, elsewhere);
      // What an officer's counter kept in the browser goes too.
      if (session?.actor.kind === 'OFFICER') reply.header('clear-site-data', '"storage"');
      return { redirect: `${session?.actor.kind === 'OFFICER' ? OFFICERS.path : CITIZENS.path}?tin=da-dang-xuat` };
    },
  });
}

function newsOf(ctx: Ctx, key: string | undefined): string | undefined {
  const { signIn: text, password } = words(ctx.language).accounts;
  if (key === 'da-dang-xuat') return text.signedOut;
  return key === 'da-dat-mat-khau' ? password.reset : undefined;
}

async function show(ctx: Ctx, door: Door, view: FormView): Promise<PageResult> {
  const text = words(ctx.language).accounts.signIn;
  const officers = door.audience === 'OFFICER';
  const providers = officers ? [] : await listProviders(ctx);
  const own = await areOwnAccountsOpen(ctx);
  return {
    title: officers ? text.officerTitle : text.title,
    layout: 'narrow',
    personal: true,
    status: view.failure?.status,
    hasErrors: view.failure !== undefined,
    body: officers ? <OfficerSignIn view={view} /> : <CitizenSignIn view={view} providers={providers} own={own} />,
  };
}

function CitizenSignIn({ view, providers, own }: { view: FormView; providers: IdentityProvider[]; own: boolean }) {
  const { accounts, common, identity } = words(view.language);
  const text = accounts.signIn;
  return (
    <FormPage view={view} title={text.title} lead={own ? text.lead : identity.signOn.ownClosed}>
      <ProviderChoice language={view.language} providers={providers} next={view.next} />
      {own && (
        <Form action={PATHS.signIn} csrf={view.csrf}>
          <NextInput view={view} />
          {providers.length > 0 && <h2>{identity.signOn.ownTitle}</h2>}
          <Typed view={view} name="login" label={text.login} autoComplete="username" width="medium" />
          <PasswordInput view={view} name="password" label={text.password} autoComplete="current-password" />
          <Button large>{text.submit}</Button>
        </Form>
      )}
      {view.failure && <p>{text.refusedWhy}</p>}
      <section className="prose">
        <h2>{text.otherWays}</h2>
        <ul>
          {own && (
            <>
              <li>
                <a href={withNext(ACCOUNT_PATHS.codeRequest, view.next)}>{text.withCode}</a>
              </li>
              <li>
                <a href={ACCOUNT_PATHS.forgot}>{text.forgot}</a>
              </li>
              <li>
                {text.noAccount} <a href={withNext(PATHS.signUp, view.next)}>{common.signUp}</a>
              </li>
            </>
          )}
          <li>
            <a href={PATHS.lostAccount}>{identity.lost.link}</a>
          </li>
          <li>
            {text.officerHere} <a href={ACCOUNT_PATHS.officerSignIn}>{text.officerSignIn}</a>
          </li>
        </ul>
      </section>
    </FormPage>
  );
}

function OfficerSignIn({ view }: { view: FormView }) {
  const text = words(view.language).accounts.signIn;
  return (
    <FormPage view={view} title={text.officerTitle} lead={text.officerLead}>
      <Form action={ACCOUNT_PATHS.officerSignIn} csrf={view.csrf}>
        <NextInput view={view} />
        <Typed view={view} name="login" label={text.officerLogin} autoComplete="username" width="medium" />
        <PasswordInput view={view} name="password" label={text.password} autoComplete="current-password" />
        <Button large>{text.submit}</Button>
      </Form>
      <p>{text.officerForgot}</p>
      <p>
        {text.citizenHere} <a href={PATHS.signIn}>{text.citizenSignIn}</a>
      </p>
    </FormPage>
  );
}
