import { formatDate } from '../../domain/text/format.ts';
import { words } from '../../i18n/words.ts';
import type { Ctx } from '../../platform/context.ts';
import { signInRequired } from '../../platform/errors.ts';
import type { App } from '../../platform/http/app.ts';
import { type PageResult, page } from '../../platform/http/route.ts';
import { PATHS } from '../../ui/paths.ts';
import { areOwnAccountsOpen, listProviders } from '../identity/providers.ts';
import { AccountView, type AccountViewProps } from './AccountView.tsx';
import { changePassword } from './changePassword.ts';
import { clearSessionCookie } from './cookies.ts';
import { explainFailure } from './explainFailure.ts';
import { AfterQuery, FormBody } from './formBody.ts';
import { PasswordForm } from './PasswordForm.tsx';
import { ACCOUNT_PATHS } from './paths.ts';
import { FormPage, type FormView, withNext } from './pieces.tsx';
import { getOwnAccount, listOwnMessages, listSessions } from './queries.ts';
import { returnPath } from './returnPath.ts';
import { endSession, signOutElsewhere } from './signOut.ts';
import { updateProfile } from './updateProfile.ts';

/** The person's own page: details, devices, messages, password. */
export function registerAccountPages(app: App): void {
  page(app, {
    path: PATHS.account,
    access: 'SIGNED_IN',
    self: true,
    query: AfterQuery,
    handler: async ({ ctx, query, session, csrfToken }) =>
      showAccount(ctx, session?.tokenHash, { language: ctx.language, csrf: csrfToken, news: newsOf(ctx, query.tin) }),
  });

  page(app, {
    method: 'POST',
    path: PATHS.account,
    access: 'APPLICANT',
    self: true,
    body: FormBody,
    handler: async ({ ctx, body, session, csrfToken }) => {
      const known = await getOwnAccount(ctx);
      const { citizenId = '', dateOfBirth = '', address = '', language = '' } = body;
      const { fullName = known.identityVerifiedAt ? known.fullName : '' } = body;
      const values = { fullName, citizenId, dateOfBirth, address, language };
      try {
        await updateProfile(ctx, values);
        return { redirect: `${PATHS.account}?tin=da-luu` };
      } catch (error) {
        const failure = explainFailure(error, ctx.language, 'fullName');
        return showAccount(ctx, session?.tokenHash, { language: ctx.language, csrf: csrfToken, failure, values });
      }
    },
  });

  page(app, {
    method: 'POST',
    path: ACCOUNT_PATHS.sessions,
    access: 'SIGNED_IN',
    self: true,
    body: FormBody,
    handler: async ({ ctx, body, session, reply }) => {
      if (body.session === undefined) await signOutElsewhere(ctx, session);
      else await endSession(ctx, body.session);
      const ownEnded = body.session !== undefined && body.session === session?.tokenHash.toString('hex');
      if (ownEnded) clearSessionCookie(reply, ctx.config);
      return { redirect: ownEnded ? `${PATHS.signIn}?tin=da-dang-xuat` : `${PATHS.account}?tin=da-dang-xuat` };
    },
  });

  registerPassword(app, ACCOUNT_PATHS.changePassword, 'SIGNED_IN');
  registerPassword(app, ACCOUNT_PATHS.firstPassword, 'SIGNED_IN');
}

/** One form at two addresses: chosen by the person, or forced after the first sign-in with an issued password. */
function registerPassword(app: App, path: string, access: 'SIGNED_IN'): void {
  page(app, {
    path,
    access,
    self: true,
    query: AfterQuery,
    handler: async ({ ctx, query, csrfToken }) =>
      showPassword(ctx, path, { language: ctx.language, csrf: csrfToken, next: returnPath(query.tiep, 'OFFICE') }),
  });

  page(app, {
    method: 'POST',
    path,
    access,
    self: true,
    body: FormBody,
    handler: async ({ ctx, body, session, csrfToken }) => {
      const { current = '', password = '', repeat = '' } = body;
      const next = returnPath(body.tiep, 'OFFICE');
      try {
        await changePassword(ctx, session, { current, password, repeat });
        if (path === ACCOUNT_PATHS.firstPassword) return { redirect: next ?? '/can-bo/' };
        return { redirect: `${PATHS.account}?tin=da-doi-mat-khau` };
      } catch (error) {
        const failure = explainFailure(error, ctx.language, 'current');
        return showPassword(ctx, path, { language: ctx.language, csrf: csrfToken, next, failure });
      }
    },
  });
}

async function showPassword(ctx: Ctx, path: string, view: FormView): Promise<PageResult> {
  const { actor } = ctx;
  if (!('accountId' in actor)) throw signInRequired();
  const forced = actor.kind === 'OFFICER' && actor.mustChangePassword;
  if (actor.kind === 'APPLICANT' && !(await areOwnAccountsOpen(ctx))) return { redirect: PATHS.account };
  if (!forced && path === ACCOUNT_PATHS.firstPassword) return { redirect: view.next ?? '/can-bo/' };
  if (forced && path !== ACCOUNT_PATHS.firstPassword) {
    return { redirect: withNext(ACCOUNT_PATHS.firstPassword, view.next) };
  }
  const text = words(ctx.language).accounts.password;
  const title = forced ? text.firstTitle : text.changeTitle;
  const holder = actor.kind === 'OFFICER' ? 'OFFICER' : 'APPLICANT';
  return {
    title,
    layout: 'narrow',
    personal: true,
    status: view.failure?.status,
    hasErrors: view.failure !== undefined,
    body: (
      <FormPage view={view} title={title} lead={forced ? text.firstLead : undefined}>
        <PasswordForm view={view} action={path} holder={holder} askCurrent={!forced} />
      </FormPage>
    ),
  };
}

function newsOf(ctx: Ctx, key: string | undefined): string | undefined {
  const { profile, password, signUp, contact } = words(ctx.language).accounts;
  const news = new Map([
    ['da-luu', profile.saved],
    ['da-doi-lien-he', contact.changed],
    ['da-dang-xuat', profile.sessionsEnded],
    ['da-doi-mat-khau', password.changed],
    ['da-dang-ky', signUp.done],
  ]);
  return key === undefined ? undefined : news.get(key);
}

async function showAccount(ctx: Ctx, current: Buffer | undefined, view: FormView): Promise<PageResult> {
  const account = await getOwnAccount(ctx);
  const sessions = await listSessions(ctx, current);
  const messages = await listOwnMessages(ctx);
  const hasPassword = account.kind === 'OFFICER' || (await areOwnAccountsOpen(ctx));
  const typed: AccountViewProps['view'] = {
    ...view,
    values: view.values ?? {
      fullName: account.fullName,
      citizenId: account.citizenId ?? '',
      dateOfBirth: account.dateOfBirth ? formatDate(account.dateOfBirth) : '',
      address: account.address ?? '',
      language: account.language,
    },
  };
  return {
    title: words(ctx.language).accounts.profile.title,
    personal: true,
    status: view.failure?.status,
    hasErrors: view.failure !== undefined,
    body: (
      <AccountView
        view={typed}
        account={account}
        sessions={sessions}
        messages={messages}
        hasPassword={hasPassword}
        assurance={ctx.actor.kind === 'APPLICANT' ? (ctx.actor.assurance ?? 0) : 0}
        providers={account.kind === 'OFFICER' ? [] : await listProviders(ctx)}
      />
    ),
  };
}
