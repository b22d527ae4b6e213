import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { formatDateTime } from '../../domain/text/format.ts';
import { RadioGroup } from '../../ui/Choice.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { TextArea, TextInput } from '../../ui/Field.tsx';
import { KeyValues } from '../../ui/KeyValues.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { PageHeading, Panel } from '../../ui/Panel.tsx';
import { get, post } from '../api.ts';
import { LoadFailed, Skeleton } from '../frame/messages.tsx';
import { useTitle } from '../frame/useTitle.ts';
import { useWords } from '../language.ts';
import { queryClient } from '../queryClient.ts';
import { OfficeForm, textOf } from './OfficeForm.tsx';
import './people.css';

interface DataRequest {
  id: string;
  kind: 'CORRECT' | 'DELETE' | 'RESTRICT' | 'OBJECT';
  state: 'NEW' | 'ACCEPTED';
  name: string;
  wish: string;
  createdAt: string;
  answerBy: string;
  dueAt: string;
}

const KEY = ['data-requests'];

/** What people ask about their own data, the most urgent first; each is taken up, refused with its ground, or done. */
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
        <Request key={`${request.id}${request.state}`} request={request} decided={decided} />
      ))}
    </div>
  );
}

function Request({ request, decided }: { request: DataRequest; decided: () => void }) {
  const { language, w } = useWords();
  const { office: text, request: words } = w.personalData;
  const actions = request.state === 'NEW' ? (['ACCEPT', 'REFUSE'] as const) : (['DONE'] as const);
  return (
    <Panel title={`${words.kind[request.kind].name} – ${request.name}`}>
      <KeyValues
        rows={[
          { key: words.wish, value: request.wish },
          { key: text.state, value: words.state[request.state] },
          { key: text.answerBy, value: formatDateTime(request.answerBy) },
          { key: text.dueAt, value: formatDateTime(request.dueAt) },
        ]}
      />
      <OfficeForm
        label={words.kind[request.kind].name}
        submit={text.send}
        fields={['action', 'text', 'ground']}
        send={(form, idempotencyKey) => {
          const ground = textOf(form, 'ground');
          const said = { action: textOf(form, 'action'), text: textOf(form, 'text'), ...(ground && { ground }) };
          return post(`/personal-data-requests/${request.id}`, said, { idempotencyKey });
        }}
        done={decided}
      >
        {(errorOf) => (
          <>
            <RadioGroup
              language={language}
              id={`action-${request.id}`}
              name="action"
              label={text.decision}
              value={actions[0]}
              options={actions.map((value) => ({ value, label: text.action[value] }))}
            />
            <TextArea
              language={language}
              id={`text-${request.id}`}
              name="text"
              label={text.answer}
              rows={3}
              error={errorOf('text')}
            />
            {request.state === 'NEW' && (
              <TextInput
                language={language}
                id={`ground-${request.id}`}
                name="ground"
                label={text.ground}
                required={false}
                error={errorOf('ground')}
              />
            )}
          </>
        )}
      </OfficeForm>
    </Panel>
  );
}
