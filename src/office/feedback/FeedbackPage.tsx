import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { formatDateTime } from '../../domain/text/format.ts';
import type { FeedbackList } from '../../features/feedback/feedback.api.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { TextInput } from '../../ui/Field.tsx';
import { STATE_LOOK } from '../../ui/feedbackLook.ts';
import { Alert } from '../../ui/Notice.tsx';
import { PageHeading, Panel } from '../../ui/Panel.tsx';
import { Table } from '../../ui/Table.tsx';
import { DueTag, Tag } from '../../ui/Tag.tsx';
import { get, withQuery } from '../api.ts';
import { dueState } from '../dueMoment.ts';
import { LoadFailed, Skeleton } from '../frame/messages.tsx';
import { useTitle } from '../frame/useTitle.ts';
import { useWords } from '../language.ts';
import { EnterFeedback } from './EnterFeedback.tsx';
import './feedback.css';

const FILTERS = ['OPEN', 'LATE', 'TO_PUBLISH', 'DONE', 'ALL'] as const;

/** Feedback for the officer's agencies, the nearest date first. */
export function FeedbackPage() {
  const { language, w } = useWords();
  const text = w.feedback.office;
  useTitle(text.title);
  const [address, setAddress] = useSearchParams();
  const [typed, setTyped] = useState(address.get('words') ?? '');
  const [entered, setEntered] = useState<string>();
  const [entering, setEntering] = useState(false);
  const filter = FILTERS.find((known) => known === address.get('filter')) ?? 'OPEN';
  const words = address.get('words') ?? '';
  const list = useQuery({
    queryKey: ['feedback', filter, words],
    queryFn: ({ signal }) => get<FeedbackList>(withQuery('/feedback', { filter, words }), { signal }),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });
  return (
    <div className="stack">
      <PageHeading
        title={text.title}
        actions={
          <Button type="button" kind="secondary" icon="plus" onClick={() => setEntering(!entering)}>
            {text.enter}
          </Button>
        }
      />
      {entered && <Alert tone="success" language={language} title={text.entered(entered)} live />}
      {entering && (
        <EnterFeedback
          onDone={(code) => {
            setEntering(false);
            setEntered(code);
          }}
        />
      )}
      <nav className="tabs" aria-label={text.state}>
        <ul>
          {FILTERS.map((one) => (
            <li key={one}>
              <Link to={`?filter=${one}`} aria-current={filter === one ? 'page' : undefined}>
                {text.filters[one]}
                {list.data && <span className="tab-count">{list.data.counts[one]}</span>}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <form
        className="find-row"
        onSubmit={(event) => {
          event.preventDefault();
          setAddress({ filter, ...(typed.trim() && { words: typed.trim() }) });
        }}
      >
        <TextInput
          language={language}
          name="feedbackWords"
          label={text.find}
          required={false}
          value={typed}
          maxLength={200}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button kind="secondary" icon="search">
          {w.common.actions.search}
        </Button>
      </form>
      {list.error && <LoadFailed error={list.error} retry={() => list.refetch()} />}
      {list.isPending && <Skeleton />}
      {list.data && <Found items={list.data.items} />}
    </div>
  );
}

function Found({ items }: { items: FeedbackList['items'] }) {
  const { language, w } = useWords();
  const text = w.feedback.office;
  return (
    <Panel>
      <Table<FeedbackList['items'][number]>
        caption={text.title}
        hideCaption
        rows={items}
        rowKey={(item) => item.id}
        empty={<EmptyState title={text.none} icon="megaphone" />}
        columns={[
          {
            key: 'code',
            label: w.feedback.code,
            cell: (item) => (
              <Link className="feedback-code" to={`/feedback/${item.id}`}>
                {item.code}
              </Link>
            ),
          },
          { key: 'topic', label: text.topic, cell: (item) => w.feedback.topics[item.topic] },
          { key: 'body', label: w.feedback.form.body, cell: (item) => item.excerpt },
          { key: 'agency', label: text.agency, cell: (item) => item.agencyName },
          {
            key: 'state',
            label: text.state,
            cell: (item) => <Tag {...STATE_LOOK[item.state]}>{w.feedback.states[item.state]}</Tag>,
          },
          {
            key: 'due',
            label: text.due,
            cell: (item) =>
              item.dueAt && (
                <DueTag
                  language={language}
                  state={dueState(item.dueAt)}
                  detail={`${w.feedback.clock[item.dueClock as keyof typeof w.feedback.clock]} ${formatDateTime(item.dueAt)}`}
                />
              ),
          },
        ]}
      />
    </Panel>
  );
}
