import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { formatDate } from '../../domain/text/format.ts';
import type { SharedPaperView } from '../../features/vault/vault.api.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { KeyValues } from '../../ui/KeyValues.tsx';
import { PageHeading, Panel } from '../../ui/Panel.tsx';
import { get } from '../api.ts';
import { LoadFailed, Skeleton } from '../frame/messages.tsx';
import { useTitle } from '../frame/useTitle.ts';
import { useWords } from '../language.ts';

const DAY = 86_400_000;

/** Papers that people agreed to let the officer's agency see: by the code they read out, and all that are open. */
export function SharedPapersPage() {
  const { w } = useWords();
  const text = w.vault.office;
  useTitle(text.title);
  const [search, setSearch] = useSearchParams();
  const code = search.get('code')?.trim() ?? '';
  const recent = useQuery({
    queryKey: ['sharedPapers'],
    queryFn: ({ signal }) => get<{ items: SharedPaperView[] }>('/shared-papers', { signal }),
  });
  return (
    <div className="stack">
      <PageHeading title={text.title} lead={text.lead} />
      <form
        className="search-form"
        onSubmit={(event) => {
          event.preventDefault();
          setSearch({ code: String(new FormData(event.currentTarget).get('code') ?? '').trim() });
        }}
      >
        <label htmlFor="share-code">{text.code}</label>
        <div>
          <input
            id="share-code"
            key={code}
            name="code"
            className="input"
            defaultValue={code}
            maxLength={12}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
          />
          <Button>{text.open}</Button>
        </div>
      </form>
      {code && <Found code={code} />}
      <h2>{text.recent}</h2>
      {recent.isError && <LoadFailed error={recent.error} retry={() => recent.refetch()} />}
      {recent.isPending && <Skeleton lines={4} />}
      {recent.data?.items.length === 0 && <EmptyState title={text.none} icon="people" />}
      {recent.data?.items.map((paper) => (
        <Paper key={paper.shareId} paper={paper} />
      ))}
    </div>
  );
}

function Found({ code }: { code: string }) {
  const found = useQuery({
    queryKey: ['sharedPaper', code],
    queryFn: ({ signal }) => get<SharedPaperView>(`/shared-papers/${encodeURIComponent(code)}`, { signal }),
    retry: false,
  });
  if (found.isError) return <LoadFailed error={found.error} retry={() => found.refetch()} />;
  if (found.isPending) return <Skeleton lines={4} />;
  return <Paper paper={found.data} />;
}

function Paper({ paper }: { paper: SharedPaperView }) {
  const { w } = useWords();
  const { vault } = w;
  const day = (date: string | null) => date && formatDate(date);
  return (
    <Panel title={paper.name} level={3}>
      <KeyValues
        compact
        rows={[
          { key: vault.shared.by, value: paper.ownerName },
          { key: vault.shared.purpose, value: paper.purpose },
          { key: vault.shared.until, value: formatDate(new Date(Date.parse(paper.endsAt) - DAY)) },
          { key: vault.column.number, value: paper.number },
          { key: vault.column.issuer, value: paper.issuer },
          { key: vault.column.issuedOn, value: day(paper.issuedOn) },
          { key: vault.column.validTo, value: day(paper.validTo) ?? vault.noEnd },
          { key: vault.column.state, value: vault.state[paper.state as keyof typeof vault.state] },
          { key: vault.column.source, value: vault.source[paper.source as keyof typeof vault.source] },
          { key: vault.column.trust, value: vault.trust[paper.trust as keyof typeof vault.trust] },
          { key: vault.column.signature, value: vault.signature[paper.signature as keyof typeof vault.signature] },
        ]}
      />
      <ButtonLink href={paper.href} kind="secondary" icon="paper">
        {vault.shared.openOf(paper.name)}
      </ButtonLink>
    </Panel>
  );
}
