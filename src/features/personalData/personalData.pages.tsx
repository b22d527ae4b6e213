import Type from 'typebox';
import { formatDateTime } from '../../domain/text/format.ts';
import { words } from '../../i18n/words.ts';
import type { Ctx } from '../../platform/context.ts';
import type { App } from '../../platform/http/app.ts';
import { type PageResult, page } from '../../platform/http/route.ts';
import { Button } from '../../ui/Button.tsx';
import { RadioGroup } from '../../ui/Choice.tsx';
import { TextArea } from '../../ui/Field.tsx';
import { Form } from '../../ui/Form.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { PATHS } from '../../ui/paths.ts';
import { explainFailure, messageOf } from '../accounts/explainFailure.ts';
import { AfterQuery, FormBody } from '../accounts/formBody.ts';
import { FormPage, type FormView } from '../accounts/pieces.tsx';
import { CONSENT_PURPOSES, listConsents, setConsent, textVersion } from './consents.ts';
import { askForExport, listExports, openExport } from './exportData.ts';
import { PERSONAL_DATA_PATH } from './paths.ts';
import { askAboutData, listOwnRequests, REQUEST_KINDS, type RequestKind } from './requests.ts';

const OPEN = ['NEW', 'ACCEPTED'];

/** A person's own data: a copy of it, what they ask about it, what they agreed to. */
export function registerPersonalDataPages(app: App): void {
  page(app, {
    path: PERSONAL_DATA_PATH,
    access: 'APPLICANT',
    self: true,
    query: AfterQuery,
    handler: async ({ ctx, query, csrfToken }) => {
      const { news } = words(ctx.language).personalData;
      const told = new Map(Object.entries(news)).get(query.tin ?? '');
      return show(ctx, { language: ctx.language, csrf: csrfToken, news: told });
    },
  });

  page(app, {
    method: 'POST',
    path: PERSONAL_DATA_PATH,
    access: 'APPLICANT',
    self: true,
    body: FormBody,
    handler: async ({ ctx, body, csrfToken }) => {
      if (body.copy) {
        await askForExport(ctx);
        return { redirect: `${PERSONAL_DATA_PATH}?tin=copy` };
      }
      const purpose = CONSENT_PURPOSES.find((known) => known === body.purpose);
      if (purpose) {
        await setConsent(ctx, purpose, body.given === 'yes');
        return { redirect: `${PERSONAL_DATA_PATH}?tin=consent` };
      }
      const { kind = '', wish = '' } = body;
      try {
        await askAboutData(
          ctx,
          REQUEST_KINDS.find((known) => known === kind),
          wish,
        );
        return { redirect: `${PERSONAL_DATA_PATH}?tin=request` };
      } catch (error) {
        const failure = explainFailure(error, ctx.language, 'wish');
        return show(ctx, { language: ctx.language, csrf: csrfToken, failure, values: { kind, wish } });
      }
    },
  });

  page(app, {
    path: `${PERSONAL_DATA_PATH}/:id`,
    access: 'APPLICANT',
    self: true,
    params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
    handler: async ({ ctx, params }) => ({
      download: await openExport(ctx, params.id),
      mediaType: 'application/zip',
      fileName: 'du-lieu-cua-toi.zip',
    }),
  });
}

async function show(ctx: Ctx, view: FormView): Promise<PageResult> {
  const text = words(ctx.language).personalData;
  const [exports, requests, consents] = [await listExports(ctx), await listOwnRequests(ctx), await listConsents(ctx)];
  return {
    title: text.title,
    personal: true,
    status: view.failure?.status,
    hasErrors: view.failure !== undefined,
    crumbs: [{ href: PATHS.account, label: words(ctx.language).common.nav.account }],
    body: (
      <FormPage view={view} title={text.title} lead={text.lead}>
        <Copies view={view} exports={exports} />
        <Requests view={view} requests={requests} />
        <Consents view={view} consents={consents} />
      </FormPage>
    ),
  };
}

function Copies({ view, exports }: { view: FormView; exports: Awaited<ReturnType<typeof listExports>> }) {
  const text = words(view.language).personalData.export;
  return (
    <Panel title={text.title}>
      <p>{text.lead}</p>
      <ul className="list">
        {exports.map(({ id, askedAt, readyAt, expiresAt }) => (
          <li key={id}>
            {formatDateTime(askedAt)}:{' '}
            {readyAt && expiresAt ? (
              <a href={`${PERSONAL_DATA_PATH}/${id}`}>{text.fetch(formatDateTime(expiresAt))}</a>
            ) : (
              text.making
            )}
          </li>
        ))}
      </ul>
      <Form action={PERSONAL_DATA_PATH} csrf={view.csrf}>
        <input type="hidden" name="copy" value="1" />
        <Button kind="secondary">{text.ask}</Button>
      </Form>
    </Panel>
  );
}

function Requests({ view, requests }: { view: FormView; requests: Awaited<ReturnType<typeof listOwnRequests>> }) {
  const text = words(view.language).personalData.request;
  return (
    <Panel title={text.title}>
      <p>{text.lead}</p>
      <ul className="stack list-plain">
        {requests.map((request) => (
          <li key={request.id}>
            <strong>{text.kind[request.kind as RequestKind].name}</strong> – {formatDateTime(request.createdAt)} –{' '}
            {text.state[request.state as keyof typeof text.state]}
            <p>{request.wish}</p>
            {request.decision && (
              <p>
                {text.answered(request.decision)} {request.ground && text.groundIs(request.ground)}
              </p>
            )}
            {request.state === 'NEW' && <p>{text.answerBy(formatDateTime(request.answerBy))}</p>}
            {OPEN.includes(request.state) && <p>{text.doneBy(formatDateTime(request.dueAt))}</p>}
            {request.extensionReason && <p>{text.extendedBecause(request.extensionReason)}</p>}
          </li>
        ))}
      </ul>
      <Form action={PERSONAL_DATA_PATH} csrf={view.csrf}>
        <RadioGroup
          language={view.language}
          name="kind"
          label={text.kindLabel}
          value={view.values?.kind}
          error={messageOf(view.failure, 'kind')}
          options={REQUEST_KINDS.map((value) => ({ value, label: text.kind[value].name, hint: text.kind[value].hint }))}
        />
        <TextArea
          language={view.language}
          name="wish"
          label={text.wish}
          hint={text.wishHint}
          maxLength={2_000}
          defaultValue={view.values?.wish}
          error={messageOf(view.failure, 'wish')}
        />
        <Button>{text.submit}</Button>
      </Form>
    </Panel>
  );
}

function Consents({ view, consents }: { view: FormView; consents: Awaited<ReturnType<typeof listConsents>> }) {
  const text = words(view.language).personalData.consent;
  return (
    <Panel title={text.title} id="dong-y">
      <p>{text.lead}</p>
      {CONSENT_PURPOSES.map((purpose) => {
        const open = consents.find(
          (one) => one.purpose === purpose && !one.withdrawnAt && one.textVersion === textVersion(purpose),
        );
        return (
          <section key={purpose}>
            <h3>{text.purpose[purpose].name}</h3>
            <p>{text.purpose[purpose].text}</p>
            <p>{open ? text.given(formatDateTime(open.givenAt)) : text.notGiven}</p>
            <Form action={PERSONAL_DATA_PATH} csrf={view.csrf}>
              <input type="hidden" name="purpose" value={purpose} />
              <input type="hidden" name="given" value={open ? 'no' : 'yes'} />
              <Button kind="secondary">{open ? text.withdraw : text.give}</Button>
            </Form>
          </section>
        );
      })}
    </Panel>
  );
}
