import path from 'node:path';
import Type from 'typebox';
import type { Language } from '../../domain/language.ts';
import { formatDateTime } from '../../domain/text/format.ts';
import { words } from '../../i18n/words.ts';
import { pageNotFound } from '../../platform/errors.ts';
import type { App } from '../../platform/http/app.ts';
import { page } from '../../platform/http/route.ts';
import {
  type CaughtMail,
  type CaughtMailPage,
  listCaughtMails,
  readCaughtMail,
} from '../../platform/mail/caughtMails.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { ResultList } from '../../ui/Cards.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { KeyValues } from '../../ui/KeyValues.tsx';
import { Stack } from '../../ui/Layout.tsx';
import { PageHeading, Panel } from '../../ui/Panel.tsx';
import { PlainText } from './PlainText.tsx';

const MAIL = '/mail';
const PER_PAGE = 20;

/**
 * The mail of a trial, for everybody who tries it: no such pages exist where mail really leaves, because one-time codes
 * are among it.
 */
export function registerMailPages(app: App): void {
  const { sampleMode, smtpUrl, home } = app.deps.config;
  if (!sampleMode || smtpUrl) return;
  const folder = path.join(home, 'mail');

  page(app, {
    path: MAIL,
    access: 'PUBLIC',
    query: Type.Object({ truoc: Type.Optional(Type.String({ maxLength: 60 })) }),
    handler: async ({ ctx, query }) => {
      const { caught } = words(ctx.language).notifications;
      const mails = await listCaughtMails(folder, { limit: PER_PAGE, before: query.truoc });
      return {
        title: caught.title,
        crumbs: [],
        personal: true,
        body: <MailList language={ctx.language} {...mails} />,
      };
    },
  });

  page(app, {
    path: `${MAIL}/:id`,
    access: 'PUBLIC',
    params: Type.Object({ id: Type.String() }),
    handler: async ({ ctx, params }) => {
      const { caught } = words(ctx.language).notifications;
      const mail = await readCaughtMail(folder, params.id);
      if (!mail) throw pageNotFound();
      return {
        title: mail.subject || caught.noSubject,
        crumbs: [{ href: MAIL, label: caught.title }],
        personal: true,
        body: <Mail language={ctx.language} mail={mail} />,
      };
    },
  });

  page(app, {
    path: `${MAIL}/:id/tep/:number`,
    access: 'PUBLIC',
    params: Type.Object({ id: Type.String(), number: Type.Integer({ minimum: 1, maximum: 100 }) }),
    handler: async ({ params }) => {
      const mail = await readCaughtMail(folder, params.id);
      const attachment = mail?.attachments[params.number - 1];
      if (!attachment) throw pageNotFound();
      return {
        download: attachment.content,
        mediaType: 'application/octet-stream',
        fileName: attachment.fileName || `tep-${params.number}`,
      };
    },
  });
}

function MailList({ language, mails, next }: { language: Language } & CaughtMailPage) {
  const { caught, caughtSms } = words(language).notifications;
  return (
    <>
      <PageHeading title={caught.title} lead={caught.lead} />
      <p>
        <a href="/sms">{caughtSms.title}</a>
      </p>
      {mails.length === 0 ? (
        <EmptyState title={caught.none} icon="mail">
          <p>{caught.noneHint}</p>
        </EmptyState>
      ) : (
        <ResultList
          items={mails.map((mail) => ({
            href: `${MAIL}/${mail.id}`,
            above: `${formatDateTime(mail.receivedAt)} · ${mail.to.join(', ')}`,
            title: mail.subject || caught.noSubject,
          }))}
        />
      )}
      {next && (
        <ButtonLink kind="secondary" href={`${MAIL}?truoc=${encodeURIComponent(next)}`}>
          {caught.older}
        </ButtonLink>
      )}
    </>
  );
}

function Mail({ language, mail }: { language: Language; mail: CaughtMail }) {
  const { caught } = words(language).notifications;
  return (
    <>
      <PageHeading title={mail.subject || caught.noSubject} />
      <Stack>
        <KeyValues
          compact
          rows={[
            { key: caught.from, value: mail.from },
            { key: caught.to, value: mail.to.join(', ') },
            { key: caught.at, value: formatDateTime(mail.receivedAt) },
            { key: caught.deliveries, value: mail.deliveries > 1 ? mail.deliveries : undefined },
          ]}
        />
        <Panel>
          <PlainText text={mail.text} />
        </Panel>
        {mail.attachments.length > 0 && (
          <Panel title={caught.attachments}>
            <ul>
              {mail.attachments.map(({ fileName }, index) => (
                <li key={fileName}>
                  <a href={`${MAIL}/${mail.id}/tep/${index + 1}`}>{fileName || index + 1}</a>
                </li>
              ))}
            </ul>
          </Panel>
        )}
      </Stack>
    </>
  );
}
