import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Editable, Versions } from '../../features/papers/templates/templates.api.ts';
import { Button } from '../../ui/Button.tsx';
import { TextArea } from '../../ui/Field.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { ApiProblem, get, post } from '../api.ts';
import { LoadFailed, Skeleton } from '../frame/messages.tsx';
import { useWords } from '../language.ts';
import { queryClient } from '../queryClient.ts';
import { usePicture } from './usePicture.ts';
import { type Ground, VersionGround } from './VersionGround.tsx';
import { useVersionContent, VersionHistory } from './VersionHistory.tsx';

type Template = Editable['templates'][number];

/** A template: its text, how it prints a sample dossier, its versions. */
export function TemplateEditor({ template }: { template: Template }) {
  const { language, w } = useWords();
  const t = w.papers.templates;
  const path = `/paper-templates/${template}`;
  const versions = useQuery({
    queryKey: ['paper-versions', template],
    queryFn: ({ signal }) => get<Versions>(`${path}/versions`, { signal }),
  });
  const newest = useVersionContent(versions.data?.items[0]?.id);
  const [typed, setTyped] = useState<string>();
  const [notice, setNotice] = useState('');
  const preview = usePicture(`${path}/preview`);
  const content = typed ?? newest.data?.content ?? '';
  const loaded = newest.data?.content;
  const { show } = preview;
  useEffect(() => {
    if (loaded) show({ content: loaded });
  }, [loaded, show]);
  const save = useMutation({
    mutationFn: (ground: Ground) => post(`${path}/versions`, { ...ground, content }),
    onSuccess: async () => {
      setNotice(t.saved);
      setTyped(undefined);
      await queryClient.invalidateQueries({ queryKey: ['paper-versions', template] });
    },
  });
  if (versions.isPending || newest.isPending) return <Skeleton lines={10} />;
  if (versions.isError) return <LoadFailed error={versions.error} retry={() => versions.refetch()} />;
  if (newest.isError) return <LoadFailed error={newest.error} retry={() => newest.refetch()} />;
  return (
    <div className="template-form">
      {notice && <Alert tone="success" language={language} title={notice} live />}
      <div className="template-desk">
        <Source content={content} change={setTyped} error={preview.error ?? save.error} />
        <div>
          <div className="button-row">
            <Button
              type="button"
              kind="secondary"
              icon="paper"
              disabled={preview.isPending}
              onClick={() => show({ content })}
            >
              {preview.isPending ? w.office.loading : t.preview}
            </Button>
          </div>
          {preview.address && (
            <section className="template-picture" aria-label={t.preview}>
              <img src={preview.address} alt={t.preview} />
            </section>
          )}
        </div>
      </div>
      <VersionGround save={save.mutate} saving={save.isPending} error={save.error} />
      <VersionHistory
        versions={versions.data.items}
        current={content}
        takeUp={(text, number) => {
          setTyped(text);
          setNotice(t.takenUp(number));
          show({ content: text });
        }}
      />
    </div>
  );
}

/** The text of the template with what is wrong in it; a fault puts the cursor where it is. */
function Source({ content, change, error }: { content: string; change: (text: string) => void; error: Error | null }) {
  const { language, w } = useWords();
  const t = w.papers.templates;
  const box = useRef<HTMLDivElement>(null);
  const faults = error instanceof ApiProblem ? error.fields.filter(({ field }) => field === 'content') : [];
  const goTo = (place: string) => {
    const area = box.current?.querySelector('textarea');
    const [line = 1, column = 1] = place.split(':').map(Number);
    const offset =
      content
        .split('\n')
        .slice(0, line - 1)
        .join('\n').length +
      (line > 1 ? 1 : 0) +
      column -
      1;
    area?.focus();
    area?.setSelectionRange(offset, offset + 1);
  };
  return (
    <div ref={box} className="template-source">
      {faults.length > 0 && (
        <Alert tone="danger" language={language} title={t.faults} live>
          <ul className="template-faults">
            {faults.map(({ code, message }) => (
              <li key={`${code} ${message}`}>
                <Button type="button" kind="quiet" onClick={() => goTo(code)}>
                  {message}
                </Button>
              </li>
            ))}
          </ul>
        </Alert>
      )}
      {error && faults.length === 0 && <Alert tone="danger" language={language} title={error.message} live />}
      <TextArea
        language={language}
        name="content"
        label={t.source}
        hint={t.sourceHint}
        rows={28}
        spellCheck={false}
        value={content}
        onChange={(event) => change(event.target.value)}
      />
    </div>
  );
}
