import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { formatDateTime } from '../../domain/text/format.ts';
import type { UnreadView } from '../../features/conversation/conversation.api.ts';
import type { OrderedCopies } from '../../features/tracking/paperCopies.api.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { PageHeading, Panel } from '../../ui/Panel.tsx';
import { Table } from '../../ui/Table.tsx';
import { get, post } from '../api.ts';
import { LoadFailed, Skeleton } from '../frame/messages.tsx';
import { useTitle } from '../frame/useTitle.ts';
import { useWords } from '../language.ts';
import { holdsRole, useMe } from '../me.ts';
import { queryClient } from '../queryClient.ts';

/** What applicants want of the desk: answers to their messages, paper copies of results. */
export function AskedPage() {
  const { w } = useWords();
  const me = useMe();
  useTitle(w.conversation.unreadTitle);
  return (
    <div className="stack">
      <PageHeading title={w.office.nav.asked} />
      <Unread />
      {holdsRole(me, 'RECEPTIONIST') && <Copies />}
    </div>
  );
}

function Unread() {
  const { w } = useWords();
  const text = w.conversation;
  const unread = useQuery({
    queryKey: ['unread-messages'],
    queryFn: ({ signal }) => get<UnreadView>('/unread-messages', { signal }),
    refetchInterval: 60_000,
  });
  if (unread.error) return <LoadFailed error={unread.error} retry={() => unread.refetch()} />;
  if (!unread.data) return <Skeleton />;
  return (
    <Panel title={text.unreadTitle} icon="mail">
      <Table<UnreadView['items'][number]>
        caption={text.unreadTitle}
        hideCaption
        rows={unread.data.items}
        rowKey={(item) => item.dossierId}
        empty={<EmptyState title={text.unreadNone} icon="success" />}
        columns={[
          {
            key: 'code',
            label: w.dossier.field.code,
            cell: (item) => <Link to={`/dossiers/${item.dossierId}#conversation`}>{item.code}</Link>,
          },
          { key: 'applicant', label: w.dossier.field.applicant, cell: (item) => item.applicantName },
          { key: 'procedure', label: w.dossier.field.procedure, cell: (item) => item.procedureName },
          { key: 'count', label: text.officeTitle, cell: (item) => text.waiting(item.count) },
          { key: 'since', label: text.since, cell: (item) => formatDateTime(item.since) },
        ]}
      />
    </Panel>
  );
}

function Copies() {
  const { language, w } = useWords();
  const text = w.tracking.copies;
  const [done, setDone] = useState<string>();
  const copies = useQuery({
    queryKey: ['paper-copies'],
    queryFn: ({ signal }) => get<OrderedCopies>('/paper-copies', { signal }),
  });
  const issue = useMutation({
    mutationFn: (item: OrderedCopies['items'][number]) => post(`/paper-copies/${item.id}/issued`, {}),
    onSuccess: async (_answer, item) => {
      setDone(item.code);
      await queryClient.invalidateQueries({ queryKey: ['paper-copies'] });
    },
  });
  if (copies.error) return <LoadFailed error={copies.error} retry={() => copies.refetch()} />;
  if (!copies.data) return <Skeleton />;
  return (
    <Panel title={text.officeTitle} icon="print">
      {done && <Alert tone="success" language={language} title={text.issued(done)} live />}
      {issue.error && <Alert tone="danger" language={language} title={issue.error.message} live />}
      <Table<OrderedCopies['items'][number]>
        caption={text.officeTitle}
        hideCaption
        rows={copies.data.items}
        rowKey={(item) => item.id}
        empty={<EmptyState title={text.officeNone} icon="success" />}
        columns={[
          {
            key: 'code',
            label: w.dossier.field.code,
            cell: (item) => <Link to={`/dossiers/${item.dossierId}`}>{item.code}</Link>,
          },
          { key: 'applicant', label: w.dossier.field.applicant, cell: (item) => item.applicantName },
          { key: 'copies', label: text.copies, numeric: true, cell: (item) => item.copies },
          {
            key: 'method',
            label: text.method,
            cell: (item) => [w.submission.delivery[item.method], item.address].filter(Boolean).join(': '),
          },
          { key: 'ordered', label: w.conversation.since, cell: (item) => formatDateTime(item.orderedAt) },
          {
            key: 'issue',
            label: text.issue,
            cell: (item) => (
              <Button type="button" kind="secondary" disabled={issue.isPending} onClick={() => issue.mutate(item)}>
                {text.issue}
              </Button>
            ),
          },
        ]}
      />
    </Panel>
  );
}
