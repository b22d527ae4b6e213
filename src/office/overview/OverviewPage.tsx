import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import type { OverviewView } from '../../features/overview/overview.api.ts';
import { dueState, shortMoment } from '../../ui/dueState.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageHeading, Panel } from '../../ui/Panel.tsx';
import { Table } from '../../ui/Table.tsx';
import { DueTag } from '../../ui/Tag.tsx';
import { get, withQuery } from '../api.ts';
import { LoadFailed, Skeleton } from '../frame/messages.tsx';
import { useTitle } from '../frame/useTitle.ts';
import { useWords } from '../language.ts';
import './overview.css';

const LEVELS = ['agency', 'unit', 'officer'] as const;
type Group = OverviewView['groups'][number];
type Dossier = OverviewView['dossiers'][number];

/** Where the dossiers are and which are late: agency, unit, officer, dossier. */
export function OverviewPage() {
  const { w } = useWords();
  useTitle(w.overview.title);
  const [address] = useSearchParams();
  const place = LEVELS.flatMap((level) => {
    const value = address.get(level);
    return value ? [[level, value] as const] : [];
  });
  const overview = useQuery({
    queryKey: ['overview', place],
    queryFn: ({ signal }) => get<OverviewView>(withQuery('/overview', Object.fromEntries(place)), { signal }),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });
  const { data } = overview;
  return (
    <div className="overview">
      <PageHeading title={w.overview.title} />
      {overview.isError && <LoadFailed error={overview.error} retry={() => overview.refetch()} />}
      {overview.isPending && <Skeleton />}
      {data && (
        <>
          <Path names={data.path} place={place} />
          <FigureTiles figures={data.figures} />
          {data.level !== 'DOSSIER' && <Groups data={data} place={place} />}
          <Dossiers data={data} />
        </>
      )}
    </div>
  );
}

type Place = (readonly [(typeof LEVELS)[number], string])[];

function addressOf(place: Place): string {
  return withQuery('/overview', Object.fromEntries(place));
}

function Path({ names, place }: { names: string[]; place: Place }) {
  const { w } = useWords();
  if (place.length === 0) return null;
  const steps = place.map(([level, value], index) => ({
    key: level,
    name: names[index] || (value === 'none' ? w.overview.nobody : value),
    to: addressOf(place.slice(0, index + 1)),
  }));
  return (
    <nav aria-label={w.overview.place} className="overview-path">
      <ol>
        <li>
          <Link to="/overview">{w.overview.everywhere}</Link>
        </li>
        {steps.map((step, index) => (
          <li key={step.key}>
            {index === steps.length - 1 ? (
              <span aria-current="page">{step.name}</span>
            ) : (
              <Link to={step.to}>{step.name}</Link>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

const SHOWN = ['open', 'receivedToday', 'dueToday', 'late', 'paused'] as const;

function FigureTiles({ figures }: { figures: OverviewView['figures'] }) {
  const { language, w } = useWords();
  const words = w.overview.figures;
  const { finished, onTime } = figures;
  return (
    <dl className="figures">
      {SHOWN.map((name) => (
        <div key={name} className={name === 'late' && figures.late > 0 ? 'figure figure-late' : 'figure'}>
          <dt>{words[name]}</dt>
          <dd>{figures[name].toLocaleString(language === 'en' ? 'en-GB' : 'vi-VN')}</dd>
        </div>
      ))}
      <div className="figure">
        <dt>{words.onTimePercent}</dt>
        <dd>
          {finished === 0 ? '–' : `${percent(onTime, finished)}%`}
          <small>{finished === 0 ? w.overview.noneFinished : w.overview.ofFinished(onTime, finished)}</small>
        </dd>
      </div>
    </dl>
  );
}

/** Rounded down: 99.9 % is not 100. */
function percent(part: number, whole: number): number {
  return Math.floor((part / whole) * 100);
}

function Groups({ data, place }: { data: OverviewView; place: Place }) {
  const { w } = useWords();
  const o = w.overview;
  const { level, groups } = data;
  const next = LEVELS[place.length];
  const most = Math.max(1, ...groups.map((group) => group.open));
  return (
    <Panel title={o.groups[level]}>
      <Table<Group>
        caption={o.groups[level]}
        hideCaption
        rows={groups}
        rowKey={(group) => group.key}
        empty={<EmptyState title={o.noneHere} icon="scale" />}
        columns={[
          {
            key: 'name',
            label: o.name[level],
            cell: (group) => (
              <Link to={next ? addressOf([...place, [next, group.key]]) : addressOf(place)}>
                {group.name || o.nobody}
              </Link>
            ),
          },
          { key: 'bar', label: o.share, cell: (group) => <Bar group={group} most={most} /> },
          { key: 'late', label: o.figures.late, numeric: true, cell: (group) => group.late },
          { key: 'open', label: o.figures.open, numeric: true, cell: (group) => group.open },
          { key: 'dueToday', label: o.figures.dueToday, numeric: true, cell: (group) => group.dueToday },
          { key: 'paused', label: o.figures.paused, numeric: true, cell: (group) => group.paused },
          // A finished dossier lies on no desk: it belongs to the agency that decided.
          ...(level === 'AGENCY'
            ? [
                {
                  key: 'onTime',
                  label: o.figures.onTimePercent,
                  numeric: true,
                  cell: ({ finished, onTime }: Group) => (finished === 0 ? '–' : `${percent(onTime, finished)}%`),
                },
              ]
            : []),
        ]}
      />
    </Panel>
  );
}

/** Open dossiers against the largest group, the late ones in front. */
function Bar({ group: { open, late }, most }: { group: Group; most: number }) {
  const { w } = useWords();
  const width = (count: number) => (count / most) * 100;
  return (
    <svg className="overview-bar" viewBox="0 0 100 8" preserveAspectRatio="none" role="img">
      <title>{w.overview.shareText(late, open)}</title>
      <rect className="bar-open" width={width(open)} height="8" />
      <rect className="bar-late" width={width(late)} height="8" />
    </svg>
  );
}

function Dossiers({ data }: { data: OverviewView }) {
  const { language, w } = useWords();
  const o = w.overview;
  const all = data.level === 'DOSSIER';
  const total = all ? data.figures.open : data.figures.late;
  const now = new Date();
  return (
    <Panel title={all ? o.openList : o.lateList}>
      {total > data.dossiers.length && <p>{w.reception.onlyShown(data.dossiers.length)}</p>}
      <Table<Dossier>
        caption={all ? o.openList : o.lateList}
        hideCaption
        rows={data.dossiers}
        rowKey={(row) => row.id}
        empty={<EmptyState title={all ? o.noneHere : o.noneLate} icon="success" />}
        columns={[
          {
            key: 'code',
            label: w.dossier.field.code,
            cell: (row) => (
              <Link className="code" to={`/dossiers/${row.id}`}>
                {row.code ?? row.submissionNumber}
              </Link>
            ),
          },
          { key: 'procedure', label: w.dossier.field.procedure, cell: (row) => row.procedureName },
          { key: 'agency', label: w.dossier.field.competentAgency, cell: (row) => row.competentAgencyName },
          {
            key: 'holder',
            label: o.holder,
            cell: (row) => [row.unitName, row.assigneeName].filter(Boolean).join(', '),
          },
          {
            key: 'due',
            label: o.due,
            cell: (row) => {
              // Lateness is judged by the date in law, which a new appointment does not move (bộ chỉ số 766, 2.1).
              const { state, date } = dueState({ ...row, dueAt: row.originalDueAt }, now);
              return (
                <>
                  <DueTag state={state} language={language} detail={date ? shortMoment(date, now) : undefined} />
                  {row.dueAt && row.dueAt !== row.originalDueAt && (
                    <div className="small muted">{o.newDue(shortMoment(row.dueAt, now))}</div>
                  )}
                </>
              );
            },
          },
        ]}
      />
    </Panel>
  );
}
