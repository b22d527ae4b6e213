import type { FastifyReply, FastifyRequest } from 'fastify';
import { maskContact } from '../../domain/identity/maskContact.ts';
import { words } from '../../i18n/words.ts';
import type { Ctx } from '../../platform/context.ts';
import type { App } from '../../platform/http/app.ts';
import { type PageResult, page } from '../../platform/http/route.ts';
import { Button } from '../../ui/Button.tsx';
import { Form } from '../../ui/Form.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { PATHS } from '../../ui/paths.ts';
import { clearPendingCode, readPendingCode, setPendingCode } from '../accounts/cookies.ts';
import { explainFailure } from '../accounts/explainFailure.ts';
import { FormBody } from '../accounts/formBody.ts';
import { CodeInput, FormPage, type FormView } from '../accounts/pieces.tsx';
import { returnPath } from '../accounts/returnPath.ts';
import {
  type Candidate,
  type Entrance,
  enterNew,
  listCandidates,
  type PendingIdentity,
  vouchedOf,
} from './enterByIdentity.ts';
import { clearPending, readPending } from './flow.ts';
import { IDENTITY_PATHS } from './paths.ts';
import { askForProof, proveAccount } from './proveAccount.ts';
import { welcome } from './signOn.pages.tsx';
import { unlockByIdentity } from './unlockByIdentity.ts';

const TRIES_PER_ADDRESS = { key: 'ip', hits: 30, seconds: 60 } as const;

/** Whose older account it is: proved by a code, or not theirs and a new one is made; and the unlocking of a lost one. */
export function registerChooseAccountPages(app: App): void {
  page(app, {
    path: IDENTITY_PATHS.chooseAccount,
    access: 'PUBLIC',
    handler: async ({ ctx, raw, csrfToken }) => {
      const pending = readPending(raw, ctx.config, ctx.clock.now());
      return pending ? showChoice(ctx, pending, csrfToken) : { redirect: PATHS.signIn };
    },
  });

  page(app, {
    method: 'POST',
    path: IDENTITY_PATHS.chooseAccount,
    access: 'PUBLIC',
    rateLimit: TRIES_PER_ADDRESS,
    body: FormBody,
    handler: async ({ ctx, raw, reply, body, csrfToken }) => {
      const pending = readPending(raw, ctx.config, ctx.clock.now());
      if (!pending) return { redirect: PATHS.signIn };
      const vouched = vouchedOf(pending);
      if (body.account === undefined) {
        return finish(ctx, raw, reply, pending, await enterNew(ctx, vouched, raw.headers['user-agent']));
      }
      try {
        const channel = body.channel === 'EMAIL' ? 'EMAIL' : 'PHONE';
        const { attemptId, contact } = await askForProof(ctx, vouched, { accountId: body.account, channel });
        setPendingCode(reply, ctx.config, { attemptId, contact: maskContact(contact) });
        return { redirect: IDENTITY_PATHS.proveAccount };
      } catch (error) {
        return showChoice(ctx, pending, csrfToken, explainFailure(error, ctx.language, 'account'));
      }
    },
  });

  page(app, {
    path: IDENTITY_PATHS.proveAccount,
    access: 'PUBLIC',
    handler: async ({ ctx, raw, csrfToken }) => {
      const code = readPendingCode(raw);
      if (!code || !readPending(raw, ctx.config, ctx.clock.now())) return { redirect: PATHS.signIn };
      return showCode({ language: ctx.language, csrf: csrfToken }, code.contact);
    },
  });

  page(app, {
    method: 'POST',
    path: IDENTITY_PATHS.proveAccount,
    access: 'PUBLIC',
    rateLimit: TRIES_PER_ADDRESS,
    body: FormBody,
    handler: async ({ ctx, raw, reply, body, csrfToken }) => {
      const code = readPendingCode(raw);
      const pending = readPending(raw, ctx.config, ctx.clock.now());
      if (!code || !pending) return { redirect: PATHS.signIn };
      try {
        const typed = { attemptId: code.attemptId, code: body.code ?? '' };
        const entrance = await proveAccount(ctx, vouchedOf(pending), typed, raw.headers['user-agent']);
        clearPendingCode(reply, ctx.config);
        return finish(ctx, raw, reply, pending, entrance);
      } catch (error) {
        const failure = explainFailure(error, ctx.language, 'code');
        return showCode({ language: ctx.language, csrf: csrfToken, failure }, code.contact);
      }
    },
  });

  page(app, {
    path: IDENTITY_PATHS.unlock,
    access: 'PUBLIC',
    handler: async ({ ctx, raw, csrfToken }) =>
      readPending(raw, ctx.config, ctx.clock.now()) ? showLocked(ctx, csrfToken) : { redirect: PATHS.signIn },
  });

  page(app, {
    method: 'POST',
    path: IDENTITY_PATHS.unlock,
    access: 'PUBLIC',
    rateLimit: TRIES_PER_ADDRESS,
    handler: async ({ ctx, raw, reply }) => {
      const pending = readPending(raw, ctx.config, ctx.clock.now());
      if (!pending) return { redirect: PATHS.signIn };
      const entrance = await unlockByIdentity(ctx, vouchedOf(pending), raw.headers['user-agent']);
      return finish(ctx, raw, reply, pending, entrance);
    },
  });
}

function finish(
  ctx: Ctx,
  raw: FastifyRequest,
  reply: FastifyReply,
  pending: PendingIdentity,
  entrance: Entrance,
): PageResult {
  clearPending(reply, ctx.config);
  return welcome(ctx, { raw, reply }, entrance, vouchedOf(pending), returnPath(pending.next, 'PORTAL'));
}

async function showChoice(
  ctx: Ctx,
  pending: PendingIdentity,
  csrf: string,
  failure?: FormView['failure'],
): Promise<PageResult> {
  const text = words(ctx.language).identity.choose;
  const candidates = await listCandidates(ctx, pending.identity);
  const view: FormView = { language: ctx.language, csrf, failure };
  return {
    title: text.title,
    layout: 'narrow',
    personal: true,
    status: failure?.status,
    hasErrors: failure !== undefined,
    body: (
      <FormPage view={view} title={text.title} lead={text.hello(pending.identity.fullName)}>
        <p>{text.lead}</p>
        {candidates.map((candidate) => (
          <CandidatePanel key={candidate.accountId} candidate={candidate} view={view} />
        ))}
        <Panel title={text.notMine}>
          <p>{text.notMineLead}</p>
          <Form action={IDENTITY_PATHS.chooseAccount} csrf={csrf}>
            <Button kind="secondary">{text.newAccount}</Button>
          </Form>
        </Panel>
      </FormPage>
    ),
  };
}

function CandidatePanel({ candidate, view }: { candidate: Candidate; view: FormView }) {
  const text = words(view.language).identity.choose;
  const { accountId, phone, email } = candidate;
  const ways = [
    { channel: 'PHONE', contact: phone },
    { channel: 'EMAIL', contact: email },
  ].flatMap(({ channel, contact }) => (contact ? [{ channel, contact: maskContact(contact) }] : []));
  return (
    <Panel title={text.account(ways.map(({ contact }) => contact).join(', '))}>
      {ways.map(({ channel, contact }) => (
        <Form key={channel} action={IDENTITY_PATHS.chooseAccount} csrf={view.csrf}>
          <input type="hidden" name="account" value={accountId} />
          <input type="hidden" name="channel" value={channel} />
          <Button>{text.sendTo(contact)}</Button>
        </Form>
      ))}
    </Panel>
  );
}

function showCode(view: FormView, contact: string): PageResult {
  const { accounts, identity } = words(view.language);
  const title = identity.choose.codeTitle;
  return {
    title,
    layout: 'narrow',
    personal: true,
    status: view.failure?.status,
    hasErrors: view.failure !== undefined,
    body: (
      <FormPage view={view} title={title} lead={accounts.code.sentTo(contact)}>
        <Form action={IDENTITY_PATHS.proveAccount} csrf={view.csrf}>
          <CodeInput view={view} />
          <Button large>{accounts.code.submit}</Button>
        </Form>
        <p>
          <a href={IDENTITY_PATHS.chooseAccount}>{identity.choose.start}</a>
        </p>
      </FormPage>
    ),
  };
}

function showLocked(ctx: Ctx, csrf: string): PageResult {
  const text = words(ctx.language).identity.locked;
  const view: FormView = { language: ctx.language, csrf };
  return {
    title: text.title,
    layout: 'narrow',
    personal: true,
    body: (
      <FormPage view={view} title={text.title} lead={text.lead}>
        <Form action={IDENTITY_PATHS.unlock} csrf={csrf}>
          <Button large>{text.unlock}</Button>
        </Form>
      </FormPage>
    ),
  };
}
