import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { formatDateTime } from '../../domain/text/format.ts';
import type { DataRequest, Erasure } from '../../features/personalData/personalData.api.ts';
import { Select } from '../../ui/Choice.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { TextArea, TextInput } from '../../ui/Field.tsx';
import { KeyValues } from '../../ui/KeyValues.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { PageHeading, Panel } from '../../ui/Panel.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { get, post } from '../api.ts';
import { LoadFailed, Skeleton } from '../frame/messages.tsx';
import { useTitle } from '../frame/useTitle.ts';
import { useWords } from '../language.ts';
import { queryClient } from '../queryClient.ts';
import { OfficeForm, textOf } from './OfficeForm.tsx';
import './people.css';

const KEY = ['data-requests'];

/** What people ask about their own data, the most urgent first: taken up, refused with its ground, extended once, done. */
export function DataRequestsPage() {
  const { language, w } = useWords();
  const text = w.personalData.office;
  useTitle(text.title);
  const [news, setNews] = useState('');
  const requests = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => get<DataRequest[]>('/personal-data-requests', { signal }),
  });
  const decided = async () => {
    setNews(text.done);
    await queryClient.invalidateQueries({ queryKey: KEY });
  };
  return (
    <div className="people">
      <PageHeading title={text.title} lead={text.lead} />
      {news !== '' && <Alert tone="success" language={language} title={news} live />}
      {requests.isPending && <Skeleton />}
      {requests.isError && <LoadFailed error={requests.error} retry={() => requests.refetch()} />}
      {requests.data?.length === 0 && <EmptyState title={text.none} />}
      {requests.data?.map((request) => (
        <Request key={`${request.id}${request.state}${request.dueAt}`} request={request} decided={decided} />
      ))}
    </div>
  );
}

function Request({ request, decided }: { request: DataRequest; decided: () => void }) {
  const { language, w } = useWords();
  const { office: text, request: words } = w.personalData;
  const { id, kind, state, extensionReason } = request;
  const actions =
    state === 'NEW'
      ? (['ACCEPT', 'REFUSE'] as const)
      : [
          'DONE' as const,
          ...(extensionReason === null ? ['EXTEND' as const] : []),
          ...(kind === 'DELETE' ? ['ERASE' as const] : []),
        ];
  const [action, setAction] = useState<string>(actions[0]);
  const deadline = (at: string, open: boolean) => (
    <>
      {formatDateTime(at)} {open && Date.parse(at) < Date.now() && <Tag tone="danger">{text.late}</Tag>}
    </>
  );
  return (
    <Panel title={`${words.kind[kind].name} – ${request.name}`}>
      <KeyValues
        rows={[
          { key: words.wish, value: request.wish },
          { key: text.state, value: words.state[state] },
          { key: text.answerBy, value: deadline(request.answerBy, state === 'NEW') },
          { key: text.dueAt, value: deadline(request.dueAt, true) },
          { key: text.action.EXTEND, value: extensionReason },
        ]}
      />
      {kind === 'DELETE' && <ErasureFacts id={id} />}
      <OfficeForm
        label={`${words.kind[kind].name} – ${request.name}`}
        submit={action === 'ERASE' ? text.action.ERASE : text.send}
        kind={action === 'ERASE' ? 'danger' : 'primary'}
        fields={['action', 'text', 'ground']}
        send={(form, idempotencyKey) => {
          const ground = action === 'REFUSE' && { ground: textOf(form, 'ground') };
          const said = { action, text: textOf(form, 'text'), ...ground };
          return post(`/personal-data-requests/${id}`, said, { idempotencyKey });
        }}
        done={decided}
      >
        {(errorOf) => (
          <>
            <Select
              language={language}
              id={`action-${id}`}
              name="action"
              label={text.decision}
              empty={false}
              value={action}
              onChange={({ target }) => setAction(target.value)}
              options={actions.map((value) => ({ value, label: text.action[value] }))}
            />
            <TextArea
              language={language}
              id={`text-${id}`}
              name="text"
              label={text.answer}
              rows={3}
              error={errorOf('text')}
            />
            {action === 'REFUSE' && (
              <TextInput
                language={language}
                id={`ground-${id}`}
                name="ground"
                label={text.ground}
                error={errorOf('ground')}
              />
            )}
          </>
        )}
      </OfficeForm>
    </Panel>
  );
}

/** What erasing the whole account would take away, and what the law has kept. */
function ErasureFacts({ id }: { id: string }) {
  const { language, w } = useWords();
  const text = w.personalData.erasure;
  const plan = useQuery({
    queryKey: [...KEY, id, 'erasure'],
    queryFn: ({ signal }) => get<Erasure>(`/personal-data-requests/${id}/erasure`, { signal }),
  });
  if (plan.isError) return <LoadFailed error={plan.error} retry={() => plan.refetch()} />;
  if (!plan.data) return <Skeleton />;
  const { erased, kept, obstacles } = plan.data;
  return (
    <section>
      <h3>{text.title}</h3>
      {obstacles.length > 0 && (
        <Alert tone="warning" language={language} title={text.first}>
          <ul>
            {obstacles.map(({ what, count }) => (
              <li key={what}>
                {count} {text.obstacles[what]}
              </li>
            ))}
          </ul>
        </Alert>
      )}
      <KeyValues
        rows={[
          { key: text.goes, value: erased.map(({ what, count }) => counted(text.erased[what], count)).join('; ') },
          {
            key: text.stays,
            value: kept.map(({ what, count }) => counted(text.kept[what], count)).join('; ') || text.nothing,
          },
        ]}
      />
    </section>
  );
}

function counted(what: string, count: number): string {
  return count > 1 ? `${what}: ${count}` : what;
}
