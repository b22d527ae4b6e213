import type { Language } from '../../domain/language.ts';
import { formatDateTime } from '../../domain/text/format.ts';
import { words } from '../../i18n/words.ts';
import { Button } from '../../ui/Button.tsx';
import { TextArea } from '../../ui/Field.tsx';
import { FileInput } from '../../ui/FileInput.tsx';
import { Form } from '../../ui/Form.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { ACCEPTED_FILES } from '../files/fileTypes.ts';
import { UPLOAD_PATH } from '../files/uploadPath.ts';
import { PlainText } from '../notifications/PlainText.tsx';
import { FileList } from '../submission/FileList.tsx';
import type { DossierMessage } from './readConversation.ts';
import { LONGEST_MESSAGE } from './writeMessage.ts';

interface Props {
  language: Language;
  messages: readonly DossierMessage[];
  action: string;
  csrf: string;
  /** of this form: sent twice it is one message */
  nonce: string;
  maxMegabytes: number;
  /** as it was sent, when something was wrong with it */
  typed?: string;
}

/** The applicant's side of the conversation, with the box to write in. */
export function ConversationPanel({ language, messages, action, csrf, nonce, maxMegabytes, typed }: Props) {
  const text = words(language).conversation;
  return (
    <Panel title={text.title} icon="mail" id="trao-doi">
      <p className="muted">{text.lead}</p>
      {messages.length > 0 && (
        <ol className="conversation">
          {messages.map((message) => (
            <li key={message.id} className={message.side === 'APPLICANT' ? 'message message-own' : 'message'}>
              <p className="small">
                <strong>
                  {message.side === 'APPLICANT'
                    ? text.you
                    : [message.authorName, message.agencyName].filter(Boolean).join(', ')}
                </strong>{' '}
                <time dateTime={message.sentAt.toISOString()}>{formatDateTime(message.sentAt)}</time>
                {message.side === 'APPLICANT' && ` · ${message.readAt ? text.read : text.unread}`}
                {message.side === 'OFFICE' && !message.readAt && <strong> · {text.isNew}</strong>}
              </p>
              <PlainText text={message.body} />
              {message.files.length > 0 && <FileList files={message.files} language={language} />}
            </li>
          ))}
        </ol>
      )}
      <Form action={action} csrf={csrf} multipart>
        <input type="hidden" name="_once" value={nonce} />
        <TextArea language={language} name="body" label={text.write} maxLength={LONGEST_MESSAGE} defaultValue={typed} />
        <FileInput
          language={language}
          name="messageFiles"
          label={text.files}
          multiple
          required={false}
          accept={ACCEPTED_FILES}
          maxMegabytes={maxMegabytes}
          uploadUrl={UPLOAD_PATH}
          csrf={csrf}
        />
        <Button kind="secondary">{text.send}</Button>
      </Form>
    </Panel>
  );
}
