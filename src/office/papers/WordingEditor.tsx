import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Versions } from '../../features/papers/templates/templates.api.ts';
import { Button } from '../../ui/Button.tsx';
import { TextInput } from '../../ui/Field.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { get, post } from '../api.ts';
import { LoadFailed, Skeleton } from '../frame/messages.tsx';
import { useWords } from '../language.ts';
import { queryClient } from '../queryClient.ts';
import { usePicture } from './usePicture.ts';
import { type Ground, VersionGround } from './VersionGround.tsx';
import { useVersionContent, VersionHistory } from './VersionHistory.tsx';

const FIELDS = [
  ['parentAgency', 'parentAgency', 200],
  ['unit', 'unit', 200],
  ['place', 'place', 100],
  ['phone', 'phone', 50],
  ['signerTitle', 'signerTitle', 100],
  ['note', 'noteLine', 500],
] as const;
type Wording = Partial<Record<(typeof FIELDS)[number][0], string>>;

/** What an agency writes in the heads and at the ends of its papers, with a sample letter. */
export function WordingEditor({ agencyCode }: { agencyCode: string }) {
  const { language, w } = useWords();
  const { templates: t, wording: labels } = w.papers;
  const path = `/agencies/${encodeURIComponent(agencyCode)}/paper-wording`;
  const versions = useQuery({
    queryKey: ['paper-versions', agencyCode],
    queryFn: ({ signal }) => get<Versions>(path, { signal }),
  });
  const newest = useVersionContent(versions.data?.items[0]?.id);
  const [typed, setTyped] = useState<Wording>();
  const [notice, setNotice] = useState('');
  const preview = usePicture(`${path}/preview`);
  const wording = typed ?? readWording(newest.data?.content);
  const save = useMutation({
    mutationFn: (ground: Ground) => post(path, { ...ground, wording: filled(wording) }),
    onSuccess: async () => {
      setNotice(t.saved);
      setTyped(undefined);
      await queryClient.invalidateQueries({ queryKey: ['paper-versions', agencyCode] });
    },
  });
  if (versions.isPending) return <Skeleton />;
  if (versions.isError) return <LoadFailed error={versions.error} retry={() => versions.refetch()} />;
  return (
    <div className="template-form">
      {notice && <Alert tone="success" language={language} title={notice} live />}
      <div className="template-desk">
        <div>
          {FIELDS.map(([name, label, most]) => (
            <TextInput
              key={name}
              language={language}
              name={`wording-${name}`}
              label={labels[label]}
              required={false}
              maxLength={most}
              autoComplete="off"
              value={wording[name] ?? ''}
              onChange={(event) => setTyped({ ...wording, [name]: event.target.value })}
            />
          ))}
        </div>
        <div>
          <div className="button-row">
            <Button
              type="button"
              kind="secondary"
              icon="paper"
              disabled={preview.isPending}
              onClick={() => preview.show(filled(wording))}
            >
              {preview.isPending ? w.office.loading : t.preview}
            </Button>
          </div>
          {preview.error && <Alert tone="danger" language={language} title={preview.error.message} live />}
          {preview.address && (
            <section className="template-picture" aria-label={t.preview}>
              <img src={preview.address} alt={t.preview} />
            </section>
          )}
        </div>
      </div>
      <VersionGround save={save.mutate} saving={save.isPending} error={save.error} />
      {versions.data.items.length === 0 ? (
        <p className="muted">{labels.noVersions}</p>
      ) : (
        <VersionHistory
          versions={versions.data.items}
          current={inLines(JSON.stringify(filled(wording)))}
          show={inLines}
          takeUp={(content, number) => {
            setTyped(readWording(content));
            setNotice(t.takenUp(number));
          }}
        />
      )}
    </div>
  );

  /** As people read it: one line for each field. */
  function inLines(content: string): string {
    const read = readWording(content);
    return FIELDS.map(([name, label]) => `${labels[label]}: ${read[name] || labels.NOT_SET}\n`).join('');
  }
}

function readWording(content: string | undefined): Wording {
  return content ? (JSON.parse(content) as Wording) : {};
}

function filled(wording: Wording): Wording {
  return Object.fromEntries(Object.entries(wording).filter(([, value]) => value.trim() !== ''));
}
