import type { ReactNode } from 'react';
import { LEAST_CHARACTERS } from '../../domain/identity/passwordRule.ts';
import { words } from '../../i18n/words.ts';
import type { Ctx } from '../../platform/context.ts';
import type { App } from '../../platform/http/app.ts';
import { type PageResult, page } from '../../platform/http/route.ts';
import { Button } from '../../ui/Button.tsx';
import { Details } from '../../ui/Details.tsx';
import { Form } from '../../ui/Form.tsx';
import { PATHS } from '../../ui/paths.ts';
import { requireOwnAccounts } from '../identity/requireOwnAccounts.ts';
import { clearPendingCode, type PendingCode, readPendingCode, setPendingCode, setSessionCookie } from './cookies.ts';
import { explainFailure } from './explainFailure.ts';
import { AfterQuery, FormBody } from './formBody.ts';
import { ACCOUNT_PATHS } from './paths.ts';
import { CodeInput, contactText, FormPage, type FormView, NextInput, PasswordInput, Typed } from './pieces.tsx';
import { requestOneTimeCode } from './requestOneTimeCode.ts';
import { resetPassword } from './resetPassword.ts';
import { returnPath } from './returnPath.ts';
import { signInWithCode } from './signInWithCode.ts';

const TRIES_PER_ADDRESS = { key: 'ip', hits: 30, seconds: 60 } as const;

/** The two things a code is good for: getting in without password, and setting a new one. */
type Errand = 'SIGN_IN' | 'RESET_PASSWORD';

const REQUEST_PATH = { SIGN_IN: ACCOUNT_PATHS.codeRequest, RESET_PASSWORD: ACCOUNT_PATHS.forgot } as const;
const CONFIRM_PATH = { SIGN_IN: ACCOUNT_PATHS.codeSignIn, RESET_PASSWORD: ACCOUNT_PATHS.reset } as const;

/** Signing in with a code, and the forgotten password. */
export function registerCodePages(app: App): void {
  for (const errand of ['SIGN_IN', 'RESET_PASSWORD'] as const) {
    registerRequest(app, errand);
    registerConfirm(app, errand);
  }
}

function registerRequest(app: App, errand: Errand): void {
  page(app, {
    path: REQUEST_PATH[errand],
    access: 'PUBLIC',
    query: AfterQuery,
    handler: async ({ ctx, query, csrfToken }) =>
      showRequest(errand, { language: ctx.language, csrf: csrfToken, next: returnPath(query.tiep, 'PORTAL') }),
  });

  page(app, {
    method: 'POST',
    path: REQUEST_PATH[errand],
    access: 'PUBLIC',
    rateLimit: TRIES_PER_ADDRESS,
    body: FormBody,
    handler: async ({ ctx, body, reply, csrfToken }) => {
      const { contact = '' } = body;
      await requireOwnAccounts(ctx);
      const next = returnPath(body.tiep, 'PORTAL');
      try {
        const { attemptId } = await requestOneTimeCode(ctx, { contact, purpose: errand });
        setPendingCode(reply, ctx.config, { attemptId, contact, next });
        return { redirect: CONFIRM_PATH[errand] };
      } catch (error) {
        const failure = explainFailure(error, ctx.language, 'contact');
        return showRequest(errand, { language: ctx.language, csrf: csrfToken, next, failure, values: { contact } });
      }
    },
  });
}

function registerConfirm(app: App, errand: Errand): void {
  page(app, {
    path: CONFIRM_PATH[errand],
    access: 'PUBLIC',
    handler: async ({ ctx, raw, csrfToken }) => {
      const pending = readPendingCode(raw);
      if (!pending) return { redirect: REQUEST_PATH[errand] };
      return showConfirm(errand, { language: ctx.language, csrf: csrfToken }, pending);
    },
  });

  page(app, {
    method: 'POST',
    path: CONFIRM_PATH[errand],
    access: 'PUBLIC',
    rateLimit: TRIES_PER_ADDRESS,
    body: FormBody,
    handler: async ({ ctx, body, raw, reply, csrfToken }) => {
      const pending = readPendingCode(raw);
      if (!pending) return { redirect: REQUEST_PATH[errand] };
      try {
        const redirect = await finish(errand, ctx, pending, body, (signedIn) =>
          setSessionCookie(reply, ctx.config, signedIn),
        );
        clearPendingCode(reply, ctx.config);
        return { redirect };
      } catch (error) {
        const failure = explainFailure(error, ctx.language, 'code');
        return showConfirm(errand, { language: ctx.language, csrf: csrfToken, failure }, pending);
      }
    },
  });

  async function finish(
    what: Errand,
    ctx: Ctx,
    pending: PendingCode,
    body: FormBody,
    keep: (signedIn: Awaited<ReturnType<typeof signInWithCode>>) => void,
  ): Promise<string> {
    const typed = { attemptId: pending.attemptId, code: body.code ?? '' };
    if (what === 'RESET_PASSWORD') {
      await resetPassword(ctx, { ...typed, password: body.password ?? '', repeat: body.repeat ?? '' });
      return `${PATHS.signIn}?tin=da-dat-mat-khau`;
    }
    keep(await signInWithCode(ctx, typed));
    return returnPath(pending.next, 'PORTAL') ?? PATHS.home;
  }
}

function showRequest(errand: Errand, view: FormView): PageResult {
  const { accounts } = words(view.language);
  const forgotten = errand === 'RESET_PASSWORD';
  const title = forgotten ? accounts.password.forgotTitle : accounts.code.requestTitle;
  const lead = forgotten ? accounts.password.forgotLead : accounts.code.requestLead;
  return formPage(
    view,
    title,
    <FormPage view={view} title={title} lead={lead}>
      <Form action={REQUEST_PATH[errand]} csrf={view.csrf}>
        <NextInput view={view} />
        <Typed view={view} name="contact" label={accounts.signUp.contact} autoComplete="username" width="medium" />
        <Button large>{accounts.code.requestSubmit}</Button>
      </Form>
      <p>
        <a href={PATHS.signIn}>{accounts.code.withPassword}</a>
      </p>
    </FormPage>,
  );
}

function showConfirm(errand: Errand, view: FormView, pending: PendingCode): PageResult {
  const { code, password } = words(view.language).accounts;
  const title = errand === 'RESET_PASSWORD' ? password.resetTitle : code.title;
  return formPage(
    view,
    title,
    <FormPage view={view} title={title} lead={code.sentTo(contactText(pending.contact))}>
      <Form action={CONFIRM_PATH[errand]} csrf={view.csrf}>
        <CodeInput view={view} />
        {errand === 'RESET_PASSWORD' && (
          <>
            <PasswordInput
              view={view}
              name="password"
              label={password.new}
              hint={password.applicantHint(LEAST_CHARACTERS.APPLICANT)}
              autoComplete="new-password"
            />
            <PasswordInput view={view} name="repeat" label={password.repeat} autoComplete="new-password" />
          </>
        )}
        <Button large>{code.submit}</Button>
      </Form>
      <Details summary={code.notReceived}>
        <p>{code.notReceivedHelp}</p>
        <Form action={REQUEST_PATH[errand]} csrf={view.csrf}>
          <input type="hidden" name="contact" value={pending.contact} />
          <NextInput view={{ ...view, next: pending.next }} />
          <Button kind="secondary">{code.resend}</Button>
        </Form>
        <p>
          <a href={REQUEST_PATH[errand]}>{code.startAgain}</a>
        </p>
      </Details>
    </FormPage>,
  );
}

function formPage(view: FormView, title: string, body: ReactNode): PageResult {
  const hasErrors = view.failure !== undefined;
  return { title, layout: 'narrow', personal: true, status: view.failure?.status, hasErrors, body };
}
