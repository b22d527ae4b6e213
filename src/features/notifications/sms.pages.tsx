import path from 'node:path';
import type { Language } from '../../domain/language.ts';
import { formatDateTime } from '../../domain/text/format.ts';
import { words } from '../../i18n/words.ts';
import type { App } from '../../platform/http/app.ts';
import { page } from '../../platform/http/route.ts';
import { type CaughtSms, listCaughtSms } from '../../platform/sms/smsCatcher.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Stack } from '../../ui/Layout.tsx';
import { PageHeading, Panel } from '../../ui/Panel.tsx';
import { PlainText } from './PlainText.tsx';

const SHOWN = 100;

/**
 * The text messages of a trial, for everybody who tries it: no such page exists where SMS really leave, because one-time
 * codes are among them.
 */
export function registerSmsPages(app: App): void {
  const { sampleMode, smsUrl, home } = app.deps.config;
  if (!sampleMode || smsUrl) return;
  page(app, {
    path: '/sms',
    access: 'PUBLIC',
    handler: async ({ ctx }) => {
      const text = words(ctx.language).notifications.caughtSms;
      const messages = await listCaughtSms(path.join(home, 'sms'), SHOWN);
      return {
        title: text.title,
        crumbs: [],
        personal: true,
        body: <SmsList language={ctx.language} messages={messages} />,
      };
    },
  });
}

function SmsList({ language, messages }: { language: Language; messages: CaughtSms[] }) {
  const text = words(language).notifications.caughtSms;
  return (
    <>
      <PageHeading title={text.title} lead={text.lead} />
      {messages.length === 0 && (
        <EmptyState title={text.none} icon="phone">
          <p>{text.noneHint}</p>
        </EmptyState>
      )}
      <Stack>
        {messages.map(({ id, to, sender, receivedAt, encoding, segments, deliveries, text: said }) => (
          <Panel key={id} title={`${sender} → ${to}`}>
            <PlainText text={said} />
            <p className="small muted">
              {[formatDateTime(receivedAt), text.size(encoding, segments), deliveries > 1 ? text.again(deliveries) : '']
                .filter(Boolean)
                .join(' · ')}
            </p>
          </Panel>
        ))}
      </Stack>
      <ButtonLink kind="secondary" href="/mail">
        {text.mail}
      </ButtonLink>
    </>
  );
}
