import { useMutation, useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { formatDateTime } from '../../domain/text/format.ts';
import type { TemplatePreviewView, TemplateView } from '../../features/notifications/templates.api.ts';
import { Button } from '../../ui/Button.tsx';
import { Details } from '../../ui/Details.tsx';
import { ErrorSummary } from '../../ui/ErrorSummary.tsx';
import { TextArea, TextInput } from '../../ui/Field.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { ApiProblem, get, post, withQuery } from '../api.ts';
import { LoadFailed, Skeleton } from '../frame/messages.tsx';
import { useWords } from '../language.ts';
import { queryClient } from '../queryClient.ts';

export interface EditedPlace {
  kind: string;
  channel: 'PORTAL' | 'EMAIL' | 'SMS';
  language: string;
  agencyCode: string | undefined;
}

interface Words {
  subject: string;
  body: string;
}

/** One message's words: fields to insert, preview with sample data, versions. */
export function TemplateEditor({ place }: { place: EditedPlace }) {
  const path = `/message-templates/${place.kind}/${place.channel}/${place.language}`;
  const template = useQuery({
    queryKey: ['message-template', place],
    queryFn: ({ signal }) => get<TemplateView>(withQuery(path, { agencyCode: place.agencyCode }), { signal }),
  });
  if (template.isPending) return <Skeleton />;
  if (template.isError) return <LoadFailed error={template.error} retry={() => template.refetch()} />;
  return <Editor key={template.data.versions.length} place={place} path={path} template={template.data} />;
}

function Editor({ place, path, template }: { place: EditedPlace; path: string; template: TemplateView }) {
  const { language, w } = useWords();
  const t = w.notifications.templates;
  const [typed, setTyped] = useState<Words>(template.current);
  const [note, setNote] = useState('');
  const body = useRef<HTMLDivElement>(null);
  const { agencyCode } = place;
  const preview = useMutation({
    mutationFn: () => post<TemplatePreviewView>(`${path}/preview`, { ...typed, agencyCode }),
  });
  const save = useMutation({
    mutationFn: (words: Words | null) => post(path, { words, note, agencyCode }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['message-template', place] });
      await queryClient.invalidateQueries({ queryKey: ['message-templates'] });
    },
  });
  const failure = save.error ?? preview.error;
  const problems = failure instanceof ApiProblem ? failure.fields : [];
  const messageOf = (field: string) => problems.find((problem) => problem.field === field)?.message;
  const insert = (name: string, optional: boolean) => {
    const field = body.current?.querySelector('textarea');
    const at = field?.selectionStart ?? typed.body.length;
    const piece = optional ? `[ {${name}}]` : `{${name}}`;
    setTyped({ ...typed, body: `${typed.body.slice(0, at)}${piece}${typed.body.slice(field?.selectionEnd ?? at)}` });
    field?.focus();
  };
  return (
    <div className="template-columns">
      <Panel title={template.versions[0] ? t.version(template.versions[0].version) : t.builtIn}>
        <form
          className="stack"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            preview.reset();
            save.mutate(typed);
          }}
        >
          <ErrorSummary language={language} problems={problems} />
          {save.isSuccess && <Alert tone="success" language={language} title={t.saved} live />}
          {failure && problems.length === 0 && <Alert tone="danger" language={language} title={failure.message} live />}
          {place.channel !== 'SMS' && (
            <TextInput
              language={language}
              name="subject"
              label={t.subject}
              value={typed.subject}
              error={messageOf('subject')}
              maxLength={300}
              onChange={(event) => setTyped({ ...typed, subject: event.target.value })}
            />
          )}
          <div ref={body}>
            <TextArea
              language={language}
              name="body"
              label={t.body}
              rows={10}
              value={typed.body}
              error={messageOf('body')}
              maxLength={4000}
              onChange={(event) => setTyped({ ...typed, body: event.target.value })}
            />
          </div>
          <fieldset>
            <legend>{t.names}</legend>
            <p className="small muted">{t.namesHint}</p>
            <div className="template-names">
              {template.always.map((name) => (
                <Button key={name} type="button" kind="quiet" onClick={() => insert(name, false)}>
                  {`{${name}}`}
                </Button>
              ))}
              {template.sometimes.map((name) => (
                <Button key={name} type="button" kind="quiet" onClick={() => insert(name, true)}>
                  {`{${name}}*`}
                </Button>
              ))}
            </div>
          </fieldset>
          <TextInput
            language={language}
            name="note"
            label={t.note}
            value={note}
            error={messageOf('note')}
            maxLength={500}
            onChange={(event) => setNote(event.target.value)}
          />
          <div className="button-row">
            <Button icon="check" disabled={save.isPending}>
              {t.save}
            </Button>
            <Button type="button" kind="secondary" disabled={preview.isPending} onClick={() => preview.mutate()}>
              {t.preview}
            </Button>
            {template.versions[0]?.body && (
              <Button type="button" kind="quiet" icon="undo" onClick={() => save.mutate(null)}>
                {t.restore}
              </Button>
            )}
          </div>
        </form>
      </Panel>
      <div className="stack">
        {preview.data && <Preview preview={preview.data} lang={place.language} />}
        <Versions template={template} onUse={setTyped} />
      </div>
    </div>
  );
}

function Preview({ preview, lang }: { preview: TemplatePreviewView; lang: string }) {
  const { w } = useWords();
  const t = w.notifications.templates;
  return (
    <Panel title={t.preview}>
      <p className="small muted">{t.previewHint}</p>
      <div className="template-preview" lang={lang} aria-live="polite">
        {!preview.sms && <p>{<strong>{preview.subject}</strong>}</p>}
        <p className="template-preview-body">{preview.body}</p>
      </div>
      {preview.sms && <p>{t.parts(preview.sms.encoding, preview.sms.segments)}</p>}
    </Panel>
  );
}

function Versions({ template, onUse }: { template: TemplateView; onUse: (words: Words) => void }) {
  const { w } = useWords();
  const t = w.notifications.templates;
  const { builtIn, versions } = template;
  return (
    <Panel title={t.history}>
      {versions.map(({ version, subject, body, note, createdByName, createdAt }) => (
        <Details key={version} summary={`${t.version(version)} – ${note}`}>
          <p className="small muted">{t.by(createdByName, formatDateTime(createdAt))}</p>
          {body === null ? (
            <p>{t.restore}</p>
          ) : (
            <Written words={{ subject: subject ?? builtIn.subject, body }} onUse={onUse} />
          )}
        </Details>
      ))}
      <Details summary={t.builtIn}>
        <Written words={builtIn} onUse={onUse} />
      </Details>
    </Panel>
  );
}

function Written({ words, onUse }: { words: Words; onUse: (words: Words) => void }) {
  const { w } = useWords();
  return (
    <>
      <p>
        <strong>{words.subject}</strong>
      </p>
      <p className="template-preview-body">{words.body}</p>
      <Button type="button" kind="secondary" onClick={() => onUse(words)}>
        {w.notifications.templates.use}
      </Button>
    </>
  );
}
