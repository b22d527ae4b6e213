import type { ReactNode } from 'react';
import { words } from '../../i18n/words.ts';
import type { App } from '../../platform/http/app.ts';
import { type PageResult, page } from '../../platform/http/route.ts';
import { Button } from '../../ui/Button.tsx';
import { Form } from '../../ui/Form.tsx';
import { PATHS } from '../../ui/paths.ts';
import { confirmContactChange, requestContactChange } from './changeContact.ts';
import { clearPendingCode, readPendingCode, setPendingCode } from './cookies.ts';
import { explainFailure } from './explainFailure.ts';
import { FormBody } from './formBody.ts';
import { ACCOUNT_PATHS } from './paths.ts';
import { CodeInput, contactText, FormPage, type FormView, Typed } from './pieces.tsx';

const TRIES_PER_ADDRESS = { key: 'account', hits: 20, seconds: 60 } as const;

/** A new telephone number or e-mail address: typed, and confirmed with the code that was sent to it. */
export function registerContactPages(app: App): void {
  page(app, {
    path: ACCOUNT_PATHS.contact,
    access: 'APPLICANT',
    self: true,
    handler: async ({ ctx, csrfToken }) => showRequest({ language: ctx.language, csrf: csrfToken }),
  });

  page(app, {
    method: 'POST',
    path: ACCOUNT_PATHS.contact,
    access: 'APPLICANT',
    self: true,
    rateLimit: TRIES_PER_ADDRESS,
    body: FormBody,
    handler: async ({ ctx, body, reply, csrfToken }) => {
      const { contact = '' } = body;
      try {
        const { attemptId } = await requestContactChange(ctx, contact);
        setPendingCode(reply, ctx.config, { attemptId, contact });
        return { redirect: ACCOUNT_PATHS.contactConfirm };
      } catch (error) {
        const failure = explainFailure(error, ctx.language, 'contact');
        return showRequest({ language: ctx.language, csrf: csrfToken, failure, values: { contact } });
      }
    },
  });

  page(app, {
    path: ACCOUNT_PATHS.contactConfirm,
    access: 'APPLICANT',
    self: true,
    handler: async ({ ctx, raw, csrfToken }) => {
      const pending = readPendingCode(raw);
      if (!pending) return { redirect: ACCOUNT_PATHS.contact };
      return showConfirm({ language: ctx.language, csrf: csrfToken }, pending.contact);
    },
  });

  page(app, {
    method: 'POST',
    path: ACCOUNT_PATHS.contactConfirm,
    access: 'APPLICANT',
    self: true,
    rateLimit: TRIES_PER_ADDRESS,
    body: FormBody,
    handler: async ({ ctx, body, raw, reply, csrfToken }) => {
      const pending = readPendingCode(raw);
      if (!pending) return { redirect: ACCOUNT_PATHS.contact };
      try {
        await confirmContactChange(ctx, { attemptId: pending.attemptId, code: body.code ?? '' });
        clearPendingCode(reply, ctx.config);
        return { redirect: `${PATHS.account}?tin=da-doi-lien-he` };
      } catch (error) {
        const failure = explainFailure(error, ctx.language, 'code');
        return showConfirm({ language: ctx.language, csrf: csrfToken, failure }, pending.contact);
      }
    },
  });
}

function showRequest(view: FormView): PageResult {
  const { contact, code } = words(view.language).accounts;
  return formPage(
    view,
    contact.title,
    <FormPage view={view} title={contact.title} lead={contact.lead}>
      <Form action={ACCOUNT_PATHS.contact} csrf={view.csrf}>
        <Typed view={view} name="contact" label={contact.new} autoComplete="off" width="medium" />
        <Button large>{code.requestSubmit}</Button>
      </Form>
      <p>
        <a href={PATHS.account}>{contact.back}</a>
      </p>
    </FormPage>,
  );
}

function showConfirm(view: FormView, typed: string): PageResult {
  const { contact, code } = words(view.language).accounts;
  return formPage(
    view,
    code.title,
    <FormPage view={view} title={code.title} lead={code.sentTo(contactText(typed))}>
      <Form action={ACCOUNT_PATHS.contactConfirm} csrf={view.csrf}>
        <CodeInput view={view} />
        <Button large>{code.submit}</Button>
      </Form>
      <p>{contact.unchanged}</p>
      <p>
        <a href={ACCOUNT_PATHS.contact}>{code.startAgain}</a>
      </p>
    </FormPage>,
  );
}

function formPage(view: FormView, title: string, body: ReactNode): PageResult {
  return {
    title,
    layout: 'narrow',
    personal: true,
    status: view.failure?.status,
    hasErrors: view.failure !== undefined,
    body,
  };
}
