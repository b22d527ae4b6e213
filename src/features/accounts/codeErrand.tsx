import type { FastifyReply } from 'fastify';
import type { ReactNode } from 'react';
import type { Language } from '../../domain/language.ts';
import { words } from '../../i18n/words.ts';
import type { Ctx } from '../../platform/context.ts';
import type { App } from '../../platform/http/app.ts';
import { type PageResult, page } from '../../platform/http/route.ts';
import { Button } from '../../ui/Button.tsx';
import { Details } from '../../ui/Details.tsx';
import { Form } from '../../ui/Form.tsx';
import { PATHS } from '../../ui/paths.ts';
import { ownAccountsClosed } from '../identity/errors.ts';
import { areOwnAccountsOpen } from '../identity/providers.ts';
import { clearPendingCode, readPendingCode, setPendingCode } from './cookies.ts';
import { explainFailure } from './explainFailure.ts';
import { AfterQuery, FormBody } from './formBody.ts';
import { CodeInput, contactText, FormPage, type FormView, NextInput, Typed, withNext } from './pieces.tsx';
import { returnPath } from './returnPath.ts';
import type { TypedCode } from './useCode.ts';

/** What the right code does with the form that brought it. */
export interface CodeUse {
  ctx: Ctx;
  typed: TypedCode;
  body: FormBody;
  /** where the person wanted to go */
  next: string | undefined;
  userAgent: string | undefined;
  reply: FastifyReply;
}

/** Something that a code sent to a contact is good for. */
export interface CodeErrand {
  /** address of the page that asks for the contact */
  request: string;
  /** address of the page that asks for the code */
  confirm: string;
  access: 'PUBLIC' | 'APPLICANT';
  self?: true;
  /** there only where the portal has accounts of its own */
  own?: true;
  ask(ctx: Ctx, contact: string): Promise<{ attemptId: string }>;
  /** Answers where to go. */
  use(use: CodeUse): Promise<string>;
  words(language: Language): ErrandWords;
  /** more than the code that is typed with it */
  fields?(view: FormView): ReactNode;
}

interface ErrandWords {
  title: string;
  lead: string;
  label: string;
  hint?: string;
  send: string;
  after: ReactNode;
  confirmTitle: string;
  confirm: string;
  danger?: boolean;
  /** said below the code */
  note?: string;
}

const TRIES = { hits: 30, seconds: 60 } as const;

/** Both pages of an errand. */
export function registerCodeErrand(app: App, errand: CodeErrand): void {
  registerRequest(app, errand);
  registerConfirm(app, errand);
}

function registerRequest(app: App, errand: CodeErrand): void {
  const { request: path, access, self } = errand;
  page(app, {
    path,
    access,
    self,
    query: AfterQuery,
    handler: async ({ ctx, query, csrfToken }) => {
      const next = returnPath(query.tiep, 'PORTAL');
      if (await isClosed(ctx, errand)) return { redirect: withNext(PATHS.signIn, next) };
      return showRequest(errand, { language: ctx.language, csrf: csrfToken, next });
    },
  });
  page(app, {
    method: 'POST',
    path,
    access,
    self,
    rateLimit: limitOf(errand),
    body: FormBody,
    handler: async ({ ctx, body, reply, csrfToken }) => {
      const { contact = '' } = body;
      const next = returnPath(body.tiep, 'PORTAL');
      if (await isClosed(ctx, errand)) throw ownAccountsClosed();
      try {
        const { attemptId } = await errand.ask(ctx, contact);
        setPendingCode(reply, ctx.config, { attemptId, contact, next });
        return { redirect: errand.confirm };
      } catch (error) {
        const failure = explainFailure(error, ctx.language, 'contact');
        return showRequest(errand, { language: ctx.language, csrf: csrfToken, next, failure, values: { contact } });
      }
    },
  });
}

/** The page of the code alone, for errands that ask for more than a contact before. */
export function registerConfirm(app: App, errand: Omit<CodeErrand, 'ask'>): void {
  const { confirm: path, access, self } = errand;
  page(app, {
    path,
    access,
    self,
    query: AfterQuery,
    handler: async ({ ctx, raw, query, csrfToken }) => {
      const pending = readPendingCode(raw);
      if (await isClosed(ctx, errand)) return { redirect: withNext(PATHS.signIn, returnPath(query.tiep, 'PORTAL')) };
      if (!pending) return { redirect: errand.request };
      return showConfirm(errand, { language: ctx.language, csrf: csrfToken, next: pending.next }, pending.contact);
    },
  });
  page(app, {
    method: 'POST',
    path,
    access,
    self,
    rateLimit: limitOf(errand),
    body: FormBody,
    handler: async ({ ctx, body, raw, reply, csrfToken }) => {
      const pending = readPendingCode(raw);
      if (await isClosed(ctx, errand)) throw ownAccountsClosed();
      if (!pending) return { redirect: errand.request };
      const { attemptId, contact, next } = pending;
      try {
        const redirect = await errand.use({
          ctx,
          typed: { attemptId, code: body.code ?? '' },
          body,
          next: returnPath(next, 'PORTAL'),
          userAgent: raw.headers['user-agent'],
          reply,
        });
        clearPendingCode(reply, ctx.config);
        return { redirect };
      } catch (error) {
        const failure = explainFailure(error, ctx.language, 'code');
        return showConfirm(errand, { language: ctx.language, csrf: csrfToken, next, failure }, contact);
      }
    },
  });
}

async function isClosed(ctx: Ctx, { own }: Pick<CodeErrand, 'own'>): Promise<boolean> {
  return own === true && !(await areOwnAccountsOpen(ctx));
}

function limitOf({ access }: Pick<CodeErrand, 'access'>) {
  return { key: access === 'PUBLIC' ? 'ip' : 'account', ...TRIES } as const;
}

function showRequest(errand: CodeErrand, view: FormView): PageResult {
  const text = errand.words(view.language);
  const autoComplete = errand.access === 'PUBLIC' ? 'username' : 'off';
  return codePage(
    view,
    text.title,
    <FormPage view={view} title={text.title} lead={text.lead}>
      <Form action={errand.request} csrf={view.csrf}>
        <NextInput view={view} />
        <Typed
          view={view}
          name="contact"
          label={text.label}
          hint={text.hint}
          autoComplete={autoComplete}
          width="medium"
        />
        <Button large>{text.send}</Button>
      </Form>
      <p>{text.after}</p>
    </FormPage>,
  );
}

function showConfirm(errand: Omit<CodeErrand, 'ask'>, view: FormView, contact: string): PageResult {
  const text = errand.words(view.language);
  const { code } = words(view.language).accounts;
  return codePage(
    view,
    text.confirmTitle,
    <FormPage view={view} title={text.confirmTitle} lead={code.sentTo(contactText(contact))}>
      <Form action={errand.confirm} csrf={view.csrf}>
        <CodeInput view={view} />
        {errand.fields?.(view)}
        <Button large kind={text.danger ? 'danger' : 'primary'}>
          {text.confirm}
        </Button>
      </Form>
      {text.note && <p>{text.note}</p>}
      <Details summary={code.notReceived}>
        <p>{code.notReceivedHelp}</p>
        {'ask' in errand && (
          <Form action={errand.request} csrf={view.csrf}>
            <input type="hidden" name="contact" value={contact} />
            <NextInput view={view} />
            <Button kind="secondary">{code.resend}</Button>
          </Form>
        )}
        <p>
          <a href={withNext(errand.request, view.next)}>{code.startAgain}</a>
        </p>
      </Details>
    </FormPage>,
  );
}

/** A page of one short form. */
function codePage(view: FormView, title: string, body: ReactNode): PageResult {
  const { failure } = view;
  return {
    title,
    layout: 'narrow',
    personal: true,
    status: failure?.status,
    hasErrors: failure !== undefined,
    body,
  };
}
