import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { Link } from 'react-router';
import { formatDateTime } from '../../domain/text/format.ts';
import type { OfficeMessages } from '../../features/notifications/notifications.api.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageHeading, Panel } from '../../ui/Panel.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { get, post, withQuery } from '../api.ts';
import { LoadFailed, Skeleton } from '../frame/messages.tsx';
import { useTitle } from '../frame/useTitle.ts';
import { useWords } from '../language.ts';
import { queryClient } from '../queryClient.ts';
import { PreferenceForm } from './PreferenceForm.tsx';
import './notifications.css';

type Item = OfficeMessages['items'][number];

/** What the officer was told, newest first, and how they want to be told. */
export function MessagesPage() {
  const { w } = useWords();
  const m = w.notifications.office;
  useTitle(m.title);
  const messages = useInfiniteQuery({
    queryKey: ['messages'],
    queryFn: ({ signal, pageParam }) => get<OfficeMessages>(withQuery('/messages', { after: pageParam }), { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    refetchInterval: 60_000,
  });
  const markRead = useMutation({
    mutationFn: (upTo: string) => post('/messages/read', { upTo }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['messages'] }),
  });
  const items = messages.data?.pages.flatMap((page) => page.items) ?? [];
  const unread = messages.data?.pages[0]?.unread ?? 0;
  const newest = items[0];
  return (
    <div className="messages">
      <PageHeading title={m.title} />
      <Panel
        title={m.inbox}
        icon="mail"
        actions={
          unread > 0 &&
          newest && (
            <Button
              type="button"
              kind="secondary"
              icon="check"
              disabled={markRead.isPending}
              onClick={() => markRead.mutate(newest.id)}
            >
              {m.markAllRead}
            </Button>
          )
        }
      >
        {unread > 0 && <p>{m.unreadCount(unread)}</p>}
        {messages.isPending && <Skeleton />}
        {messages.isError && <LoadFailed error={messages.error} retry={() => messages.refetch()} />}
        {messages.data && items.length === 0 && (
          <EmptyState title={m.none} icon="mail">
            <p>{m.noneHint}</p>
          </EmptyState>
        )}
        <ul className="messages-list">
          {items.map((item) => (
            <Message key={item.id} item={item} onOpen={() => item.readAt === null && markRead.mutate(item.id)} />
          ))}
        </ul>
        {messages.hasNextPage && (
          <Button
            type="button"
            kind="secondary"
            disabled={messages.isFetchingNextPage}
            onClick={() => messages.fetchNextPage()}
          >
            {m.older}
          </Button>
        )}
      </Panel>
      <PreferenceForm />
    </div>
  );
}

function Message({ item, onOpen }: { item: Item; onOpen: () => void }) {
  const { language, w } = useWords();
  const foreign = item.language === language ? undefined : item.language;
  return (
    <li className="message">
      <h3 className="message-subject">
        {item.dossierId ? (
          <Link to={`/dossiers/${item.dossierId}`} lang={foreign} onClick={onOpen}>
            {item.subject}
          </Link>
        ) : (
          <span lang={foreign}>{item.subject}</span>
        )}
        {item.readAt === null && <Tag tone="info">{w.notifications.unread}</Tag>}
      </h3>
      <p className="small muted">
        <time dateTime={item.createdAt}>{formatDateTime(item.createdAt)}</time>
      </p>
      <p className="message-body" lang={foreign}>
        {item.body}
      </p>
    </li>
  );
}
