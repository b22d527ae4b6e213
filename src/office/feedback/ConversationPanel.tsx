import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { v4 as uuidv4 } from 'uuid';
import { formatDateTime } from '../../domain/text/format.ts';
import type { ConversationView } from '../../features/conversation/conversation.api.ts';
import { Button } from '../../ui/Button.tsx';
import { TextArea } from '../../ui/Field.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { FilesField } from '../actions/FilesField.tsx';
import type { TypedFile } from '../actions/typed.ts';
import { get, post } from '../api.ts';
import { LoadFailed } from '../frame/messages.tsx';
import { useWords } from '../language.ts';
import { queryClient } from '../queryClient.ts';

/** What applicant and office write to each other, beside the dossier. */
export function ConversationPanel({ id }: { id: string }) {
  const { w } = useWords();
  const text = w.conversation;
  const key = ['conversation', id];
  const talk = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => get<ConversationView>(`/dossiers/${id}/conversation`, { signal }),
    refetchInterval: 60_000,
  });
  if (talk.error) return <LoadFailed error={talk.error} retry={() => talk.refetch()} />;
  if (!talk.data) return null;
  const { items, mayWrite } = talk.data;
  if (items.length === 0 && !mayWrite) return null;
  return (
    <Panel title={text.officeTitle} icon="mail" id="conversation">
      {items.length === 0 && <p className="muted">{text.officeNone}</p>}
      <ol className="conversation">
        {items.map((message) => (
          <li key={message.id} className={message.side === 'OFFICE' ? 'message message-own' : 'message'}>
            <p className="small">
              <strong>
                {message.side === 'APPLICANT'
                  ? `${text.applicant}: ${message.authorName}`
                  : [message.authorName, message.agencyName].filter(Boolean).join(', ')}
              </strong>{' '}
              {formatDateTime(message.sentAt)}
              {message.side === 'OFFICE' && ` · ${message.readAt ? text.read : text.unread}`}
              {message.side === 'APPLICANT' && !message.readAt && <strong> · {text.isNew}</strong>}
            </p>
            <p className="as-typed">{message.body}</p>
            {message.files.map((file) => (
              <p key={file.id}>
                <a href={`${file.href}?xem=1`} target="_blank" rel="noreferrer">
                  <Icon name="paper" /> {file.name}
                </a>
              </p>
            ))}
          </li>
        ))}
      </ol>
      {mayWrite && <Write id={id} onSent={(view) => queryClient.setQueryData(key, view)} />}
    </Panel>
  );
}

function Write({ id, onSent }: { id: string; onSent: (view: ConversationView) => void }) {
  const { language, w } = useWords();
  const text = w.conversation;
  const [body, setBody] = useState('');
  const [files, setFiles] = useState<TypedFile[]>([]);
  const [key, setKey] = useState(() => uuidv4());
  const send = useMutation({
    mutationFn: () =>
      post<ConversationView>(
        `/dossiers/${id}/conversation`,
        { body, fileIds: files.map((file) => file.id) },
        { idempotencyKey: key },
      ),
    onSuccess: (view) => {
      setBody('');
      setFiles([]);
      setKey(uuidv4());
      onSent(view);
    },
  });
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!send.isPending) send.mutate();
      }}
    >
      <TextArea
        language={language}
        name="conversationBody"
        label={text.writeToApplicant}
        rows={2}
        maxLength={4000}
        value={body}
        onChange={(event) => setBody(event.target.value)}
      />
      <FilesField
        language={language}
        name="conversationFiles"
        label={text.files}
        required={false}
        files={files}
        add={(file) => setFiles((before) => [...before, file])}
        remove={(fileId) => setFiles((before) => before.filter((file) => file.id !== fileId))}
      />
      {send.error && <Alert tone="danger" language={language} title={send.error.message} live />}
      <Button kind="secondary" icon="mail" disabled={send.isPending || (body.trim() === '' && files.length === 0)}>
        {text.send}
      </Button>
    </form>
  );
}
