import type { Language } from '../../domain/language.ts';
import { formatDateTime } from '../../domain/text/format.ts';
import { words } from '../../i18n/words.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Form } from '../../ui/Form.tsx';
import { Stack } from '../../ui/Layout.tsx';
import { PageHeading, Panel } from '../../ui/Panel.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { linkLabel } from './linkLabel.ts';
import { PlainText } from './PlainText.tsx';

export interface ShownMessage {
  id: string;
  subject: string;
  body: string;
  /** path of the dossier's page */
  link: string | null;
  /** in which it was written */
  language: Language;
  createdAt: Date;
  readAt: Date | null;
}

interface Props {
  language: Language;
  /** newest first */
  messages: ShownMessage[];
  csrf: string;
  /** where the form that marks them read goes */
  action: string;
  /** address of the messages before these */
  older?: string;
}

/** Messages one below the other, unread ones marked, with one button to mark them read. */
export function MessageList({ language, messages, csrf, action, older }: Props) {
  const text = words(language).notifications;
  const newest = messages[0];
  return (
    <>
      <PageHeading title={text.title} />
      {messages.length === 0 && (
        <EmptyState title={text.none} icon="mail">
          <p>{text.noneHint}</p>
        </EmptyState>
      )}
      {newest && messages.some(({ readAt }) => readAt === null) && (
        <Form action={action} csrf={csrf}>
          <input type="hidden" name="den" value={newest.id} />
          <Button kind="secondary" icon="check">
            {text.markAllRead}
          </Button>
        </Form>
      )}
      <Stack>
        {messages.map((message) => (
          <MessagePanel key={message.id} language={language} message={message} />
        ))}
      </Stack>
      {older && (
        <ButtonLink kind="secondary" href={older}>
          {text.older}
        </ButtonLink>
      )}
    </>
  );
}

function MessagePanel({ language, message }: { language: Language; message: ShownMessage }) {
  const text = words(language).notifications;
  const foreign = message.language === language ? undefined : message.language;
  return (
    <Panel
      title={<span lang={foreign}>{message.subject}</span>}
      actions={message.readAt === null && <Tag tone="info">{text.unread}</Tag>}
    >
      <p>
        <time dateTime={message.createdAt.toISOString()}>{formatDateTime(message.createdAt)}</time>
      </p>
      <div lang={foreign}>
        <PlainText text={message.body} />
      </div>
      {message.link && <a href={message.link}>{linkLabel(message.link, language)}</a>}
    </Panel>
  );
}
