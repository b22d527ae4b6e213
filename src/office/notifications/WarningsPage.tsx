import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { vietnamDate } from '../../domain/calendar/instant.ts';
import { formatDate, formatDateTime } from '../../domain/text/format.ts';
import type { WarningsView } from '../../features/clocks/clocks.api.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { TextInput } from '../../ui/Field.tsx';
import { PageHeading, Panel } from '../../ui/Panel.tsx';
import { Table } from '../../ui/Table.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { get, withQuery } from '../api.ts';
import { LoadFailed, Skeleton } from '../frame/messages.tsx';
import { useTitle } from '../frame/useTitle.ts';
import { useWords } from '../language.ts';
import './notifications.css';

type Warning = WarningsView['items'][number];

/** As many as the API gives at once. */
const MOST = 500;

/** On the first look. */
const FIRST = 50;

/** What crosses a mark of its time limit on a day, by unit and officer, for whoever leads them. */
export function WarningsPage() {
  const { language, w } = useWords();
  const c = w.clocks;
  useTitle(c.title);
  const [address, setAddress] = useSearchParams();
  const day = address.get('day') ?? undefined;
  const holder = address.get('holder');
  const [all, setAll] = useState(false);
  const warnings = useQuery({
    queryKey: ['warnings', day],
    queryFn: ({ signal }) => get<WarningsView>(withQuery('/warnings', { day }), { signal }),
    refetchInterval: 60_000,
  });
  const items = latest(warnings.data?.items ?? []);
  const shown = holder === null ? items : items.filter((item) => keyOf(item) === holder);
  return (
    <div className="warnings">
      <PageHeading
        title={c.title}
        lead={c.lead}
        actions={
          items.length > 0 && (
            <Button type="button" kind="secondary" icon="print" onClick={() => print()}>
              {c.print}
            </Button>
          )
        }
      />
      <p className="print-only">
        {c.day}: {formatDate(day ?? vietnamDate(Date.now()))}
      </p>
      <form
        className="warnings-day"
        onSubmit={(event) => {
          event.preventDefault();
          const wanted = String(new FormData(event.currentTarget).get('day') ?? '');
          setAddress(wanted ? { day: wanted } : {});
        }}
      >
        <TextInput
          key={day}
          language={language}
          type="date"
          name="day"
          label={c.day}
          width="medium"
          defaultValue={day ?? vietnamDate(Date.now())}
        />
        <Button kind="secondary">{c.show}</Button>
      </form>
      {warnings.isPending && <Skeleton />}
      {warnings.isError && <LoadFailed error={warnings.error} retry={() => warnings.refetch()} />}
      {warnings.data && items.length === 0 && (
        <EmptyState title={c.none} icon="success">
          <p>{c.noneHint}</p>
        </EmptyState>
      )}
      {items.length > 0 && (
        <>
          <Places items={items} day={day} />
          <Panel title={c.list} actions={holder !== null && <Link to={withQuery('/warnings', { day })}>{c.all}</Link>}>
            {warnings.data?.items.length === MOST && <p>{c.onlyShown(MOST)}</p>}
            <Warnings items={all || holder !== null ? shown : shown.slice(0, FIRST)} />
            {!all && holder === null && shown.length > FIRST && (
              <Button type="button" kind="secondary" onClick={() => setAll(true)}>
                {c.showAll(shown.length)}
              </Button>
            )}
          </Panel>
        </>
      )}
    </div>
  );
}

/** Of several marks of a clock on the same day the last one says it all; the most urgent come first. */
function latest(items: Warning[]): Warning[] {
  const seen = new Set<string>();
  return items.filter(({ dossierId, clock, crossed }) => {
    const key = `${dossierId} ${clock} ${crossed}`;
    return !seen.has(key) && seen.add(key);
  });
}

function keyOf({ agencyName, unitId, assigneeId }: Warning): string {
  return [agencyName, unitId, assigneeId].map((part) => part ?? '-').join('~');
}

interface Place {
  key: string;
  agency: string;
  unit: string | null;
  assignee: string | null;
  over: number;
  near: number;
  open: number;
}

function Places({ items, day }: { items: Warning[]; day: string | undefined }) {
  const { w } = useWords();
  const c = w.clocks;
  const places = new Map<string, Place>();
  for (const item of items) {
    const key = keyOf(item);
    const { agencyName, unitName, assigneeName } = item;
    const empty = { key, agency: agencyName ?? '', unit: unitName, assignee: assigneeName, over: 0, near: 0, open: 0 };
    const place = places.get(key) ?? empty;
    places.set(key, {
      ...place,
      over: place.over + Number(item.percent >= 100),
      near: place.near + Number(item.percent < 100),
      open: place.open + Number(item.open),
    });
  }
  return (
    <Panel title={c.byPlace}>
      <Table<Place>
        caption={c.byPlace}
        hideCaption
        rows={[...places.values()].sort((one, other) => other.over - one.over || other.near - one.near)}
        rowKey={({ key }) => key}
        columns={[
          {
            key: 'place',
            label: c.place,
            cell: ({ key, agency, unit, assignee }) => (
              <Link to={withQuery('/warnings', { day, holder: key })}>
                {[assignee ?? c.nobody, unit, agency].filter(Boolean).join(', ')}
              </Link>
            ),
          },
          { key: 'over', label: c.over, numeric: true, cell: ({ over }) => over },
          { key: 'near', label: c.near, numeric: true, cell: ({ near }) => near },
          { key: 'open', label: c.open, numeric: true, cell: ({ open }) => open },
        ]}
      />
    </Panel>
  );
}

function Warnings({ items }: { items: Warning[] }) {
  const { w } = useWords();
  const c = w.clocks;
  return (
    <Table<Warning>
      caption={c.list}
      hideCaption
      rows={items}
      rowKey={({ dossierId, clock, percent, dueAt }) => `${dossierId} ${clock} ${percent} ${dueAt}`}
      columns={[
        {
          key: 'code',
          label: c.code,
          cell: ({ dossierId, code, submissionNumber }) => (
            <Link className="code" to={`/dossiers/${dossierId}`}>
              {code ?? submissionNumber}
            </Link>
          ),
        },
        { key: 'procedure', label: c.procedure, cell: ({ procedureName }) => procedureName },
        {
          key: 'what',
          label: c.what,
          cell: (item) => (
            <>
              <Tag tone={toneOf(item)} icon={item.percent >= 100 ? 'clockLate' : 'clock'}>
                {item.open ? c.used(item.percent) : c.done}
              </Tag>{' '}
              {c.clock[item.clock]}
            </>
          ),
        },
        {
          key: 'holder',
          label: c.holder,
          cell: ({ assigneeName, unitName, agencyName }) =>
            [assigneeName, unitName, agencyName].filter(Boolean).join(', '),
        },
        { key: 'due', label: c.due, cell: ({ dueAt }) => formatDateTime(dueAt) },
        {
          key: 'at',
          label: c.at,
          cell: ({ at, crossed }) => `${formatDateTime(at)}${crossed ? '' : ` (${c.willCross})`}`,
        },
      ]}
    />
  );
}

function toneOf({ open, percent, crossed }: Warning) {
  if (!open) return 'success';
  if (!crossed) return 'info';
  return percent >= 100 ? 'danger' : 'warning';
}
