import { words } from '../../i18n/words.ts';
import type { Ctx } from '../../platform/context.ts';
import type { App } from '../../platform/http/app.ts';
import { type PageResult, page } from '../../platform/http/route.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Choice.tsx';
import { Form } from '../../ui/Form.tsx';
import { PATHS } from '../../ui/paths.ts';
import { ownAccountsClosed } from '../identity/errors.ts';
import { areOwnAccountsOpen } from '../identity/providers.ts';
import { registerConfirm } from './codeErrand.tsx';
import { confirmSignUp } from './confirmSignUp.ts';
import { setPendingCode, setSessionCookie } from './cookies.ts';
import { explainFailure, messageOf } from './explainFailure.ts';
import { AfterQuery, FormBody } from './formBody.ts';
import { ACCOUNT_PATHS } from './paths.ts';
import { FormPage, type FormView, NextInput, PasswordInput, Typed, withNext } from './pieces.tsx';
import { returnPath } from './returnPath.ts';
import { signUp } from './signUp.ts';

const TRIES_PER_ADDRESS = { key: 'ip', hits: 30, seconds: 60 } as const;

/** Opening an account: what to be called by, then the code that proves the address. */
export function registerSignUpPages(app: App): void {
  page(app, {
    path: PATHS.signUp,
    access: 'PUBLIC',
    query: AfterQuery,
    handler: async ({ ctx, query, csrfToken }) => {
      const next = returnPath(query.tiep, 'PORTAL');
      if (!(await areOwnAccountsOpen(ctx))) return { redirect: withNext(PATHS.signIn, next) };
      return showSignUp(ctx, { language: ctx.language, csrf: csrfToken, next });
    },
  });

  page(app, {
    method: 'POST',
    path: PATHS.signUp,
    access: 'PUBLIC',
    rateLimit: TRIES_PER_ADDRESS,
    body: FormBody,
    handler: async ({ ctx, body, reply, csrfToken }) => {
      const { fullName = '', contact = '', citizenId = '', password = '' } = body;
      const agreed = body.agreed === 'yes';
      const next = returnPath(body.tiep, 'PORTAL');
      if (!(await areOwnAccountsOpen(ctx))) throw ownAccountsClosed();
      try {
        const { attemptId } = await signUp(ctx, { fullName, contact, citizenId, password, agreed });
        setPendingCode(reply, ctx.config, { attemptId, contact, next });
        return { redirect: ACCOUNT_PATHS.confirm };
      } catch (error) {
        const failure = explainFailure(error, ctx.language, 'contact');
        const values = { fullName, contact, citizenId, agreed: agreed ? 'yes' : '' };
        return showSignUp(ctx, { language: ctx.language, csrf: csrfToken, next, failure, values });
      }
    },
  });

  registerConfirm(app, {
    request: PATHS.signUp,
    confirm: ACCOUNT_PATHS.confirm,
    access: 'PUBLIC',
    own: true,
    use: async ({ ctx, typed, next, userAgent, reply }) => {
      setSessionCookie(reply, ctx.config, await confirmSignUp(ctx, { ...typed, userAgent }));
      return next ?? `${PATHS.account}?tin=da-dang-ky`;
    },
    words: (language) => {
      const { code, signUp: text } = words(language).accounts;
      const { title, submit: confirm } = code;
      return { ...text, label: text.contact, send: text.submit, after: null, confirmTitle: title, confirm };
    },
  });
}

function showSignUp(ctx: Ctx, view: FormView): PageResult {
  return {
    title: words(ctx.language).accounts.signUp.title,
    layout: 'narrow',
    status: view.failure?.status,
    hasErrors: view.failure !== undefined,
    body: <SignUp view={view} />,
  };
}

function SignUp({ view }: { view: FormView }) {
  const text = words(view.language).accounts.signUp;
  return (
    <FormPage view={view} title={text.title} lead={text.lead}>
      <Form action={PATHS.signUp} csrf={view.csrf}>
        <NextInput view={view} />
        <Typed view={view} name="fullName" label={text.fullName} hint={text.fullNameHint} autoComplete="name" />
        <Typed
          view={view}
          name="contact"
          label={text.contact}
          hint={text.contactHint}
          autoComplete="username"
          width="medium"
        />
        <Typed
          view={view}
          name="citizenId"
          label={text.citizenId}
          hint={text.citizenIdHint}
          autoComplete="off"
          inputMode="numeric"
          width="short"
          required={false}
        />
        <PasswordInput
          view={view}
          name="password"
          label={text.password}
          hint={text.passwordHint}
          autoComplete="new-password"
        />
        <Checkbox
          name="agreed"
          language={view.language}
          checked={view.values?.agreed === 'yes'}
          error={messageOf(view.failure, 'agreed')}
        >
          {text.terms}
        </Checkbox>
        <Button large>{text.submit}</Button>
      </Form>
      <p>
        {text.haveAccount} <a href={withNext(PATHS.signIn, view.next)}>{words(view.language).accounts.signIn.title}</a>
      </p>
    </FormPage>
  );
}
