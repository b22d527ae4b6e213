import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import { parseDossierCode } from '../../domain/dossier/code.ts';
import { parseLookupLink } from '../../domain/dossier/lookupLink.ts';
import { parsePickUp } from '../../domain/identity/pickUp.ts';
import { formatDateTime } from '../../domain/text/format.ts';
import type { QueueItem, QueueItems } from '../../features/queues/queues.api.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { TextInput } from '../../ui/Field.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { PageHeading, Panel } from '../../ui/Panel.tsx';
import { Table } from '../../ui/Table.tsx';
import { StatusTag } from '../../ui/Tag.tsx';
import { get, withQuery } from '../api.ts';
import { RatingInvite } from '../feedback/RatingInvite.tsx';
import { LoadFailed, Skeleton } from '../frame/messages.tsx';
import { useTitle } from '../frame/useTitle.ts';
import { useWords } from '../language.ts';
import './reception.css';
import { ReturnForm } from './ReturnForm.tsx';

export const FIND_FIELD = 'find';

/** A scanned link or a typed code, as the search understands it; else the words themselves. */
function wantedOf(typed: string): string {
  return parsePickUp(typed)?.code ?? parseLookupLink(typed)?.code ?? parseDossierCode(typed) ?? typed.trim();
}

/** Hands results over: scan the receipt, see who may collect, confirm. */
export function ReturnPage() {
  const { language, w } = useWords();
  const t = w.reception.giveBack;
  useTitle(t.title);
  const [address, setAddress] = useSearchParams();
  const [typed, setTyped] = useState(address.get('words') ?? '');
  const [done, setDone] = useState<{ id: string; code: string }>();
  const words = address.get('words') ?? '';
  const chosen = address.get('dossier');
  const found = useQuery({
    queryKey: ['list', 'return', words],
    queryFn: ({ signal }) =>
      get<QueueItems>(withQuery(words === '' ? '/queues/toReturn/dossiers' : '/dossiers', { words }), { signal }),
  });
  // A code names one dossier: no list to choose from.
  const only = words !== '' && found.data?.items.find((item) => item.code === words || item.submissionNumber === words);
  const id = chosen ?? (only ? only.id : null);
  useEffect(() => {
    if (id === null) document.getElementById(FIND_FIELD)?.focus();
  }, [id]);
  const search = () => setAddress(typed.trim() === '' ? {} : { words: wantedOf(typed) });
  return (
    <div className="reception">
      <PageHeading title={t.title} />
      {done && (
        <Alert tone="success" language={language} title={t.done(done.code)} live>
          <RatingInvite key={done.id} {...done} />
        </Alert>
      )}
      <Panel>
        <form
          className="return-find"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            setDone(undefined);
            search();
          }}
        >
          <TextInput
            language={language}
            name={FIND_FIELD}
            label={t.find}
            hint={t.findHint}
            autoComplete="off"
            maxLength={200}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
          <Button icon="search">{w.common.actions.search}</Button>
        </form>
      </Panel>
      {id === null ? (
        <Found query={found} words={words} choose={(item) => setAddress({ words, dossier: item.id })} />
      ) : (
        <ReturnForm
          key={id}
          id={id}
          pickUpCode={parsePickUp(typed)?.pin ?? ''}
          onDone={(code) => {
            setDone({ id, code });
            setTyped('');
            setAddress({});
          }}
        />
      )}
    </div>
  );
}

interface FoundProps {
  query: { data?: QueueItems; isPending: boolean; error: Error | null; refetch: () => void };
  words: string;
  choose: (item: QueueItem) => void;
}

function Found({ query, words, choose }: FoundProps) {
  const { language, w } = useWords();
  const t = w.reception.giveBack;
  if (query.error) return <LoadFailed error={query.error} retry={query.refetch} />;
  if (!query.data) return <Skeleton />;
  return (
    <Panel title={words === '' ? t.waiting : w.office.search.title}>
      <Table<QueueItem>
        caption={t.waiting}
        hideCaption
        rows={query.data.items}
        rowKey={(item) => item.id}
        empty={<EmptyState title={words === '' ? t.noneWaiting : t.nothingFound} icon="handOver" />}
        columns={[
          {
            key: 'code',
            label: w.dossier.field.code,
            cell: (item) => (
              <button type="button" className="return-code" onClick={() => choose(item)}>
                {item.code ?? item.submissionNumber}
              </button>
            ),
          },
          { key: 'applicant', label: w.dossier.field.applicant, cell: (item) => item.applicantName },
          { key: 'procedure', label: w.dossier.field.procedure, cell: (item) => item.procedureName },
          {
            key: 'status',
            label: w.dossier.statusLabel,
            cell: (item) => <StatusTag status={item.status as 9} language={language} />,
          },
          {
            key: 'finished',
            label: w.dossier.field.finishedAt,
            cell: (item) => item.finishedAt && formatDateTime(item.finishedAt),
          },
        ]}
      />
    </Panel>
  );
}
