import { useQuery } from '@tanstack/react-query';
import { diffLines } from 'diff';
import { useState } from 'react';
import { formatDate, formatDateTime } from '../../domain/text/format.ts';
import type { Versions } from '../../features/papers/templates/templates.api.ts';
import { Button } from '../../ui/Button.tsx';
import { Table } from '../../ui/Table.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { get } from '../api.ts';
import { LoadFailed, Skeleton } from '../frame/messages.tsx';
import { useWords } from '../language.ts';

type Version = Versions['items'][number];

/** The content of a version; it never changes. */
export function useVersionContent(id: string | undefined) {
  return useQuery({
    queryKey: ['paper-version', id],
    queryFn: ({ signal }) => get<{ content: string }>(`/paper-versions/${id}`, { signal }),
    enabled: id !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

interface Props {
  versions: Version[];
  /** what is in the editor now */
  current: string;
  takeUp: (content: string, number: number) => void;
  /** a content as it is compared; as it is when left out */
  show?: (content: string) => string;
}

/** Every version with its ground; each can be compared with what is in the editor, and taken up again. */
export function VersionHistory({ versions, current, takeUp, show }: Props) {
  const { w } = useWords();
  const t = w.papers.templates;
  const [chosen, setChosen] = useState<Version>();
  return (
    <>
      <Table<Version>
        caption={t.versions}
        rows={versions}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'number',
            label: t.versions,
            cell: ({ number, inForce }) => (
              <>
                {t.version(number)} {inForce && <Tag tone="success">{t.inForce}</Tag>}
              </>
            ),
          },
          {
            key: 'from',
            label: t.validFrom,
            cell: ({ validFrom }) => (validFrom ? formatDate(validFrom) : t.fromStart),
          },
          { key: 'basis', label: t.basis, cell: ({ legalBasis }) => legalBasis },
          { key: 'note', label: t.note, cell: ({ note, builtIn }) => (builtIn ? t.builtIn : note) },
          {
            key: 'by',
            label: t.by,
            cell: ({ publishedByName, publishedAt }) =>
              publishedByName && `${publishedByName}, ${formatDateTime(publishedAt)}`,
          },
          {
            key: 'compare',
            label: w.common.table.actions,
            cell: (version) => (
              <Button
                type="button"
                kind="quiet"
                aria-expanded={chosen?.id === version.id}
                onClick={() => setChosen(chosen?.id === version.id ? undefined : version)}
              >
                {t.compare}
              </Button>
            ),
          },
        ]}
      />
      {chosen && <Comparison version={chosen} current={current} takeUp={takeUp} show={show} />}
    </>
  );
}

function Comparison({ version, current, takeUp, show }: { version: Version } & Omit<Props, 'versions'>) {
  const { w } = useWords();
  const t = w.papers.templates;
  const content = useVersionContent(version.id);
  if (content.isPending) return <Skeleton />;
  if (content.isError) return <LoadFailed error={content.error} retry={() => content.refetch()} />;
  const before = show ? show(content.data.content) : content.data.content;
  return (
    <section aria-labelledby="comparison-title">
      <h3 id="comparison-title">{t.compareWith(version.number)}</h3>
      {before === current ? <p>{t.noChanges}</p> : <Changes before={before} after={current} />}
      <Button type="button" kind="secondary" icon="undo" onClick={() => takeUp(content.data.content, version.number)}>
        {t.takeUp}
      </Button>
    </section>
  );
}

/** Lines that were added and taken away, with a little of what stands around them. */
function Changes({ before, after }: { before: string; after: string }) {
  const { w } = useWords();
  const t = w.papers.templates;
  const parts = diffLines(before, after);
  return (
    <div className="changes">
      {parts.map((part, index) => {
        const key = `${index} ${part.count}`;
        if (part.added)
          return (
            <ins key={key}>
              <span className="visually-hidden">{t.added}: </span>
              {marked(part.value, '+ ')}
            </ins>
          );
        if (part.removed)
          return (
            <del key={key}>
              <span className="visually-hidden">{t.removed}: </span>
              {marked(part.value, '− ')}
            </del>
          );
        return <span key={key}>{marked(around(part.value), '  ')}</span>;
      })}
    </div>
  );
}

const AROUND = 2;

function around(text: string): string {
  const lines = text.replace(/\n$/, '').split('\n');
  if (lines.length <= 2 * AROUND + 1) return `${lines.join('\n')}\n`;
  return `${[...lines.slice(0, AROUND), '…', ...lines.slice(-AROUND)].join('\n')}\n`;
}

function marked(text: string, mark: string): string {
  return text.replace(/\n$/, '').replace(/^/gm, mark).concat('\n');
}
