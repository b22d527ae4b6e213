import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { inLanguage } from '../../domain/language.ts';
import { formatDate, formatDateTime } from '../../domain/text/format.ts';
import type { NationalYears as Years } from '../../features/calendar/calendar.api.ts';
import { Details } from '../../ui/Details.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Table } from '../../ui/Table.tsx';
import { get } from '../api.ts';
import { LoadFailed, Skeleton } from '../frame/messages.tsx';
import { useWords } from '../language.ts';
import { queryClient } from '../queryClient.ts';
import { YearForm } from './YearForm.tsx';

type Year = Years['items'][number];

/** The days off of each year: built in, or published here from the State's notice. */
export function NationalYears() {
  const { language, w } = useWords();
  const y = w.movedDates.years;
  const [saved, setSaved] = useState<number>();
  const list = useQuery({
    queryKey: ['nationalYears'],
    queryFn: ({ signal }) => get<Years>('/national-years', { signal }),
  });
  return (
    <Panel title={y.title} icon="calendar">
      <p className="small muted">{y.lead}</p>
      {list.isPending && <Skeleton />}
      {list.isError && <LoadFailed error={list.error} retry={() => list.refetch()} />}
      {saved !== undefined && <Alert tone="success" language={language} title={y.saved(saved)} live />}
      {list.data && (
        <>
          <Details summary={y.publish}>
            <YearForm
              known={list.data.items}
              published={(year) => {
                setSaved(year);
                void queryClient.invalidateQueries({ queryKey: ['nationalYears'] });
                void queryClient.invalidateQueries({ queryKey: ['movedDates'] });
              }}
            />
          </Details>
          <Table<Year>
            caption={y.title}
            hideCaption
            rows={list.data.items}
            rowKey={({ year }) => String(year)}
            columns={[
              { key: 'year', label: y.year, cell: ({ year }) => year },
              { key: 'source', label: y.source, cell: (one) => sourceOf(one, y) },
              { key: 'notice', label: y.field.notice, cell: ({ notice }) => notice || '–' },
              { key: 'off', label: y.daysOff, numeric: true, cell: ({ days }) => count(days, 'OFF') },
              { key: 'worked', label: y.worked, numeric: true, cell: ({ days }) => count(days, 'WORK') },
              {
                key: 'days',
                label: y.rows,
                cell: ({ year, days }) => (
                  <Details summary={y.show(year)}>
                    <ul>
                      {days.map(({ date, kind, name, inPlaceOf }) => (
                        <li key={date}>
                          {formatDate(date)}: {inLanguage(name, language)}
                          {kind === 'WORK' && inPlaceOf && ` (${y.inPlaceOf(formatDate(inPlaceOf))})`}
                        </li>
                      ))}
                    </ul>
                  </Details>
                ),
              },
            ]}
          />
        </>
      )}
    </Panel>
  );
}

function sourceOf(
  { builtIn, complete, recordedAt, recordedByName }: Year,
  y: ReturnType<typeof useWords>['w']['movedDates']['years'],
): string {
  if (!builtIn && recordedAt) return y.published(recordedByName, formatDateTime(recordedAt));
  return complete ? y.builtIn : y.lawOnly;
}

function count(days: Year['days'], kind: 'OFF' | 'WORK'): number {
  return days.filter((day) => day.kind === kind).length;
}
