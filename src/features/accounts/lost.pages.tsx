import { words } from '../../i18n/words.ts';
import type { App } from '../../platform/http/app.ts';
import { type PageResult, page } from '../../platform/http/route.ts';
import { Button } from '../../ui/Button.tsx';
import { Form } from '../../ui/Form.tsx';
import { PATHS } from '../../ui/paths.ts';
import { clearPendingCode, clearSessionCookie, readPendingCode, setPendingCode } from './cookies.ts';
import { explainFailure } from './explainFailure.ts';
import { FormBody } from './formBody.ts';
import { ACCOUNT_PATHS } from './paths.ts';
import { CodeInput, contactText, FormPage, type FormView, Typed } from './pieces.tsx';
import { askToLock, reportLost } from './reportLost.ts';

const TRIES_PER_ADDRESS = { key: 'ip', hits: 30, seconds: 60 } as const;

/** A lost account is reported from any page, without signing in. */
export function registerLostPages(app: App): void {
  page(app, {
    path: PATHS.lostAccount,
    access: 'PUBLIC',
    self: true,
    handler: async ({ ctx, csrfToken }) => showReport({ language: ctx.language, csrf: csrfToken }),
  });

  page(app, {
    method: 'POST',
    path: PATHS.lostAccount,
    access: 'PUBLIC',
    self: true,
    rateLimit: TRIES_PER_ADDRESS,
    body: FormBody,
    handler: async ({ ctx, body, reply, csrfToken }) => {
      const { contact = '' } = body;
      try {
        const { attemptId } = await askToLock(ctx, contact);
        setPendingCode(reply, ctx.config, { attemptId, contact });
        return { redirect: ACCOUNT_PATHS.lostConfirm };
      } catch (error) {
        const failure = explainFailure(error, ctx.language, 'contact');
        return showReport({ language: ctx.language, csrf: csrfToken, failure, values: { contact } });
      }
    },
  });

  page(app, {
    path: ACCOUNT_PATHS.lostConfirm,
    access: 'PUBLIC',
    self: true,
    handler: async ({ ctx, raw, csrfToken }) => {
      const pending = readPendingCode(raw);
      if (!pending) return { redirect: PATHS.lostAccount };
      return showConfirm({ language: ctx.language, csrf: csrfToken }, pending.contact);
    },
  });

  page(app, {
    method: 'POST',
    path: ACCOUNT_PATHS.lostConfirm,
    access: 'PUBLIC',
    self: true,
    rateLimit: TRIES_PER_ADDRESS,
    body: FormBody,
    handler: async ({ ctx, body, raw, reply, csrfToken }) => {
      const pending = readPendingCode(raw);
      if (!pending) return { redirect: PATHS.lostAccount };
      try {
        await reportLost(ctx, { attemptId: pending.attemptId, code: body.code ?? '' });
        clearPendingCode(reply, ctx.config);
        clearSessionCookie(reply, ctx.config);
        return { redirect: ACCOUNT_PATHS.lostDone };
      } catch (error) {
        const failure = explainFailure(error, ctx.language, 'code');
        return showConfirm({ language: ctx.language, csrf: csrfToken, failure }, pending.contact);
      }
    },
  });

  page(app, {
    path: ACCOUNT_PATHS.lostDone,
    access: 'PUBLIC',
    handler: async ({ ctx }) => {
      const text = words(ctx.language).identity.lost;
      return {
        title: text.doneTitle,
        layout: 'narrow',
        personal: true,
        body: (
          <FormPage view={{ language: ctx.language, csrf: '' }} title={text.doneTitle} lead={text.done}>
            <h2>{text.unlockTitle}</h2>
            <ul>
              <li>
                <a href={PATHS.signIn}>{text.unlockByProvider}</a>
              </li>
              <li>{text.unlockByCounter}</li>
            </ul>
          </FormPage>
        ),
      };
    },
  });
}

function showReport(view: FormView): PageResult {
  const { accounts, identity } = words(view.language);
  const text = identity.lost;
  return {
    title: text.title,
    layout: 'narrow',
    status: view.failure?.status,
    hasErrors: view.failure !== undefined,
    body: (
      <FormPage view={view} title={text.title} lead={text.lead}>
        <Form action={PATHS.lostAccount} csrf={view.csrf}>
          <Typed
            view={view}
            name="contact"
            label={accounts.signUp.contact}
            hint={text.contactHint}
            autoComplete="username"
            width="medium"
          />
          <Button large>{text.send}</Button>
        </Form>
        <p>{text.other}</p>
      </FormPage>
    ),
  };
}

function showConfirm(view: FormView, contact: string): PageResult {
  const { accounts, identity } = words(view.language);
  const text = identity.lost;
  return {
    title: text.confirmTitle,
    layout: 'narrow',
    personal: true,
    status: view.failure?.status,
    hasErrors: view.failure !== undefined,
    body: (
      <FormPage view={view} title={text.confirmTitle} lead={accounts.code.sentTo(contactText(contact))}>
        <Form action={ACCOUNT_PATHS.lostConfirm} csrf={view.csrf}>
          <CodeInput view={view} />
          <Button kind="danger" large>
            {text.confirm}
          </Button>
        </Form>
        <p>
          <a href={PATHS.lostAccount}>{accounts.code.startAgain}</a>
        </p>
      </FormPage>
    ),
  };
}
