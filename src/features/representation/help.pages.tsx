import Type from 'typebox';
import { inLanguage } from '../../domain/language.ts';
import { formatDateTime } from '../../domain/text/format.ts';
import { words } from '../../i18n/words.ts';
import type { Ctx } from '../../platform/context.ts';
import type { App } from '../../platform/http/app.ts';
import { type PageResult, page } from '../../platform/http/route.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { TextInput } from '../../ui/Field.tsx';
import { Form } from '../../ui/Form.tsx';
import { KeyValues } from '../../ui/KeyValues.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { PATHS } from '../../ui/paths.ts';
import { Table } from '../../ui/Table.tsx';
import { setSessionCookie } from '../accounts/cookies.ts';
import { explainFailure, messageOf } from '../accounts/explainFailure.ts';
import { FormBody } from '../accounts/formBody.ts';
import { contactText, FormPage, type FormView, Typed } from '../accounts/pieces.tsx';
import { findOffer, offerDossier, withdrawOffer } from './handOver.ts';
import { addHelper, endHelper, enterAsHelper, findHelp, listHelp } from './helpers.ts';

const Id = Type.Object({ id: Type.String({ format: 'uuid' }) });
const HELP = `${PATHS.draft('')}:id/nho-giup` as const;
const ENTER = `${PATHS.help('')}:id` as const;
const HAND_OVER = `${PATHS.myDossier('')}:id/chuyen` as const;
const helpPath = (draftId: string) => `${PATHS.draft(draftId)}/nho-giup`;
const TRIES = { key: 'ip', hits: 30, seconds: 60 } as const;

/** Somebody helps with a draft; a dossier goes to another account. */
export function registerHelpPages(app: App): void {
  page(app, {
    path: HELP,
    access: 'APPLICANT',
    params: Id,
    handler: async ({ ctx, params, csrfToken }) =>
      showHelp(ctx, params.id, { language: ctx.language, csrf: csrfToken }),
  });

  page(app, {
    method: 'POST',
    path: HELP,
    access: 'APPLICANT',
    params: Id,
    body: FormBody,
    handler: async ({ ctx, params, body, csrfToken }) => {
      if (body.end) {
        await endHelper(ctx, params.id, body.end);
        return { redirect: helpPath(params.id) };
      }
      const { name = '' } = body;
      const view: FormView = { language: ctx.language, csrf: csrfToken };
      try {
        return await showHelp(ctx, params.id, view, await addHelper(ctx, params.id, name));
      } catch (error) {
        const failure = explainFailure(error, ctx.language, 'name');
        return showHelp(ctx, params.id, { ...view, failure, values: { name } });
      }
    },
  });

  page(app, {
    path: ENTER,
    access: 'PUBLIC',
    params: Id,
    handler: async ({ ctx, params, csrfToken }) =>
      showEnter(ctx, params.id, { language: ctx.language, csrf: csrfToken }),
  });

  page(app, {
    method: 'POST',
    path: ENTER,
    access: 'PUBLIC',
    rateLimit: TRIES,
    params: Id,
    body: FormBody,
    handler: async ({ ctx, params, body, raw, reply, csrfToken }) => {
      try {
        const { signedIn, draftId } = await enterAsHelper(ctx, params.id, body.code ?? '', raw.headers['user-agent']);
        setSessionCookie(reply, ctx.config, signedIn);
        return { redirect: PATHS.draft(draftId) };
      } catch (error) {
        const failure = explainFailure(error, ctx.language, 'code');
        return showEnter(ctx, params.id, { language: ctx.language, csrf: csrfToken, failure });
      }
    },
  });

  page(app, {
    path: HAND_OVER,
    access: 'APPLICANT',
    params: Id,
    handler: ({ ctx, params, csrfToken }) => showHandOver(ctx, params.id, { language: ctx.language, csrf: csrfToken }),
  });

  page(app, {
    method: 'POST',
    path: HAND_OVER,
    access: 'APPLICANT',
    params: Id,
    body: FormBody,
    handler: async ({ ctx, params, body, csrfToken }) => {
      const { contact = '' } = body;
      const view: FormView = { language: ctx.language, csrf: csrfToken };
      const text = words(ctx.language).representation.handOver;
      if (body.withdraw) {
        await withdrawOffer(ctx, params.id);
        return showHandOver(ctx, params.id, { ...view, news: text.withdrawn });
      }
      try {
        await offerDossier(ctx, params.id, contact);
        return showHandOver(ctx, params.id, { ...view, news: text.sent });
      } catch (error) {
        const failure = explainFailure(error, ctx.language, 'contact');
        return showHandOver(ctx, params.id, { ...view, failure, values: { contact } });
      }
    },
  });
}

async function showHelp(
  ctx: Ctx,
  draftId: string,
  view: FormView,
  made?: { id: string; code: string },
): Promise<PageResult> {
  const { helper: text } = words(ctx.language).representation;
  const { tasks } = words(ctx.language).submission;
  const { draft, helpers, changes } = await listHelp(ctx, draftId);
  const taskName = (task: string) => (Object.hasOwn(tasks, task) ? tasks[task as keyof typeof tasks].title : task);
  return {
    title: text.title,
    layout: 'narrow',
    personal: true,
    status: view.failure?.status,
    hasErrors: view.failure !== undefined,
    crumbs: [
      {
        href: PATHS.draft(draftId),
        label: inLanguage({ vi: draft.content.name, en: draft.content.nameEn }, ctx.language),
      },
    ],
    body: (
      <FormPage view={view} title={text.title} lead={text.lead}>
        {made && (
          <Alert tone="success" language={ctx.language} live>
            <KeyValues
              rows={[
                { key: text.link, value: `${ctx.config.publicUrl}${PATHS.help(made.id)}` },
                { key: text.code, value: <strong>{made.code}</strong> },
              ]}
            />
            <p>{text.codeOnce}</p>
          </Alert>
        )}
        <Form action={helpPath(draftId)} csrf={view.csrf}>
          <Typed view={view} name="name" label={text.name} autoComplete="off" width="medium" />
          <Button>{text.create}</Button>
        </Form>
        {helpers.length > 0 && (
          <Panel title={text.open}>
            <ul className="stack list-plain">
              {helpers.map(({ id, name, createdAt }) => (
                <li key={id}>
                  {name} – {formatDateTime(createdAt)}
                  <Form action={helpPath(draftId)} csrf={view.csrf}>
                    <input type="hidden" name="end" value={id} />
                    <Button kind="quiet">{text.end}</Button>
                  </Form>
                </li>
              ))}
            </ul>
          </Panel>
        )}
        <Panel title={text.changes}>
          {changes.length === 0 ? (
            <EmptyState title={text.noChanges} />
          ) : (
            <Table
              caption={text.changes}
              hideCaption
              columns={[
                { key: 'at', label: text.at, cell: (row) => formatDateTime(row.at) },
                { key: 'who', label: text.who, heading: true, cell: (row) => row.byName },
                {
                  key: 'what',
                  label: text.what,
                  cell: (row) => [taskName(row.task), row.fields.join(', ')].filter(Boolean).join(': '),
                },
              ]}
              rows={changes}
              rowKey={(row) => `${row.at.toISOString()}${row.task}`}
            />
          )}
        </Panel>
      </FormPage>
    ),
  };
}

async function showEnter(ctx: Ctx, helperId: string, view: FormView): Promise<PageResult> {
  const { helper: text } = words(ctx.language).representation;
  const help = await findHelp(ctx, helperId);
  const title = help ? text.enterTitle : text.overTitle;
  return {
    title,
    layout: 'narrow',
    personal: true,
    status: help ? view.failure?.status : 404,
    hasErrors: view.failure !== undefined,
    body: (
      <FormPage
        view={help ? view : { ...view, failure: undefined }}
        title={title}
        lead={help ? text.enterLead(help.ownerName) : text.over}
      >
        {help && (
          <Form action={PATHS.help(helperId)} csrf={view.csrf}>
            <TextInput
              language={ctx.language}
              name="code"
              label={text.enterCode}
              inputMode="numeric"
              autoComplete="off"
              maxLength={10}
              width="code"
              error={messageOf(view.failure, 'code')}
            />
            <Button large>{text.enter}</Button>
          </Form>
        )}
      </FormPage>
    ),
  };
}

async function showHandOver(ctx: Ctx, dossierId: string, view: FormView): Promise<PageResult> {
  const offer = await findOffer(ctx, dossierId);
  const text = words(view.language).representation.handOver;
  return {
    title: text.title,
    layout: 'narrow',
    personal: true,
    status: view.failure?.status,
    hasErrors: view.failure !== undefined,
    body: (
      <FormPage view={view} title={text.title} lead={text.lead}>
        {offer && (
          <Panel title={text.open}>
            <p>
              {text.openText(
                contactText(offer.contact),
                formatDateTime(offer.createdAt),
                formatDateTime(offer.expiresAt),
              )}
            </p>
            <Form action={`${PATHS.myDossier(dossierId)}/chuyen`} csrf={view.csrf}>
              <input type="hidden" name="withdraw" value="yes" />
              <Button kind="secondary">{text.withdraw}</Button>
            </Form>
          </Panel>
        )}
        <Form action={`${PATHS.myDossier(dossierId)}/chuyen`} csrf={view.csrf}>
          <Typed view={view} name="contact" label={text.contact} autoComplete="off" width="medium" />
          <Button>{text.submit}</Button>
        </Form>
        <p>
          <a href={PATHS.myDossier(dossierId)}>{words(view.language).common.actions.back}</a>
        </p>
      </FormPage>
    ),
  };
}
