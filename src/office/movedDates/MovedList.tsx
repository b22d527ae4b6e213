import { Link } from 'react-router';
import { formatDateTime } from '../../domain/text/format.ts';
import type { MovedDates } from '../../features/movedDates/movedDates.api.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Table } from '../../ui/Table.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { useWords } from '../language.ts';

type Item = MovedDates['items'][number];

/** Dossiers with the promised date, the one counted today, and why they differ. */
export function MovedList({ data }: { data: MovedDates }) {
  const { w } = useWords();
  const m = w.movedDates;
  return (
    <>
      {data.more && <p>{m.shown(data.items.length)}</p>}
      <Table<Item>
        caption={m.title}
        hideCaption
        rows={data.items}
        rowKey={(item) => item.id}
        empty={<EmptyState title={m.none} icon="calendar" />}
        columns={[
          {
            key: 'code',
            label: m.field.code,
            cell: (item) => (
              <Link className="code" to={`/dossiers/${item.id}`}>
                {item.code}
              </Link>
            ),
          },
          { key: 'procedure', label: m.field.procedure, cell: (item) => item.procedureName },
          { key: 'applicant', label: m.field.applicant, cell: (item) => item.applicantName },
          { key: 'agency', label: m.field.agency, cell: (item) => item.competentAgencyName },
          { key: 'due', label: m.field.dueAt, cell: (item) => formatDateTime(item.dueAt) },
          {
            key: 'newDue',
            label: m.field.newDueAt,
            cell: (item) => (
              <>
                {formatDateTime(item.newDueAt)}{' '}
                <Tag tone={item.newDueAt > item.dueAt ? 'warning' : 'info'}>
                  {item.newDueAt > item.dueAt ? m.later : m.earlier}
                </Tag>
              </>
            ),
          },
          { key: 'why', label: m.field.why, cell: (item) => item.why.join(' ') },
        ]}
      />
    </>
  );
}
