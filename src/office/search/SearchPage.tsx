import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import type { QueueItems } from '../../features/queues/queues.api.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { get, withQuery } from '../api.ts';
import { DossierList } from '../desk/DossierList.tsx';
import { LoadFailed, Skeleton } from '../frame/messages.tsx';
import { useTitle } from '../frame/useTitle.ts';
import { useWords } from '../language.ts';

/** Finds dossiers by code, name or number, among those the officer may read. */
export function SearchPage() {
  const { w } = useWords();
  const { search: text } = w.office;
  const [search, setSearch] = useSearchParams();
  const wanted = search.get('words')?.trim() ?? '';
  useTitle(text.title);
  return (
    <section className="desk-main" aria-labelledby="search-title">
      <h1 id="search-title">{text.title}</h1>
      <form
        className="search-form"
        onSubmit={(event) => {
          event.preventDefault();
          setSearch({ words: String(new FormData(event.currentTarget).get('words') ?? '').trim() });
        }}
      >
        <label htmlFor="search-words">{text.label}</label>
        <div>
          <input
            id="search-words"
            key={wanted}
            name="words"
            type="search"
            className="input"
            defaultValue={wanted}
            maxLength={200}
            autoComplete="off"
          />
          <Button>{w.common.actions.search}</Button>
        </div>
      </form>
      {wanted && <Found words={wanted} />}
    </section>
  );
}

function Found({ words }: { words: string }) {
  const { w } = useWords();
  const found = useQuery({
    queryKey: ['list', 'search', words],
    queryFn: ({ signal }) => get<QueueItems>(withQuery('/dossiers', { words }), { signal }),
  });
  if (found.isError) return <LoadFailed error={found.error} retry={() => found.refetch()} />;
  if (found.isPending) return <Skeleton lines={6} />;
  const { items } = found.data;
  if (items.length === 0) {
    return (
      <EmptyState title={w.office.search.none} icon="search">
        <p>{w.office.search.noneHint}</p>
      </EmptyState>
    );
  }
  return (
    <>
      <p role="status" className="muted">
        {w.office.search.found(items.length)}
      </p>
      <DossierList items={items} label={w.office.search.title} to={(id) => withQuery(`/dossiers/${id}`, { words })} />
    </>
  );
}
