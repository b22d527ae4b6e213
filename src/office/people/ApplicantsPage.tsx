import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { TextInput } from '../../ui/Field.tsx';
import { KeyValues } from '../../ui/KeyValues.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { PageHeading, Panel } from '../../ui/Panel.tsx';
import { get, post } from '../api.ts';
import { LoadFailed, Skeleton } from '../frame/messages.tsx';
import { useTitle } from '../frame/useTitle.ts';
import { useWords } from '../language.ts';
import { queryClient } from '../queryClient.ts';
import { OfficeForm, textOf } from './OfficeForm.tsx';
import { UnlockForm } from './UnlockForm.tsx';
import './people.css';

interface Found {
  id: string;
  name: string;
  taxCode: string | null;
  status: 'ACTIVE' | 'LOCKED' | 'UNVERIFIED' | 'DISABLED';
  contacts: string[];
  verified: boolean;
}

/** Lost accounts at the counter: found by one whole contact or number, locked or unlocked; organisations to confirm. */
export function ApplicantsPage() {
  const { language, w } = useWords();
  const text = w.identity.counter;
  useTitle(text.title);
  const [asked, setAsked] = useState('');
  const [moved, setMoved] = useState('');
  const [news, setNews] = useState('');
  const found = useQuery({
    queryKey: ['applicants', asked],
    queryFn: ({ signal }) => get<Found[]>(`/applicant-accounts?q=${encodeURIComponent(asked)}`, { signal }),
    enabled: asked !== '',
  });
  const search = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setNews('');
    setAsked(textOf(new FormData(event.currentTarget), 'q'));
  };
  const changed = async (said: string, contact = '') => {
    setNews(said);
    // by the old number the account is found no more
    if (contact) {
      setAsked(contact);
      setMoved(contact);
    }
    await queryClient.invalidateQueries({ queryKey: ['applicants'] });
  };
  return (
    <div className="people">
      <PageHeading title={text.title} lead={text.lead} />
      {news !== '' && <Alert tone="success" language={language} title={news} live />}
      <form className="people-form" onSubmit={search} aria-label={text.find}>
        <TextInput
          key={moved}
          language={language}
          name="q"
          label={text.search}
          width="medium"
          minLength={5}
          defaultValue={moved}
        />
        <div className="button-row">
          <Button>{text.find}</Button>
        </div>
      </form>
      {found.isError && <LoadFailed error={found.error} retry={() => found.refetch()} />}
      {found.data?.length === 0 && <EmptyState title={text.none} />}
      {found.data?.map((account) => (
        <Account key={account.id} account={account} changed={changed} />
      ))}
      <Organisations changed={changed} />
    </div>
  );
}

function Account({ account, changed }: { account: Found; changed: (said: string, contact?: string) => void }) {
  const { language, w } = useWords();
  const text = w.identity.counter;
  const { id, name, status } = account;
  return (
    <Panel title={name}>
      <KeyValues
        rows={[
          { key: w.representation.members.contact, value: account.contacts.join(', ') },
          {
            key: text.statusLabel,
            value: `${text.status[status]} – ${account.verified ? text.verified : text.notVerified}`,
          },
        ]}
      />
      {status === 'ACTIVE' && (
        <OfficeForm
          label={text.lock}
          submit={text.lock}
          kind="danger"
          fields={['reason']}
          send={(form, idempotencyKey) =>
            post(`/applicant-accounts/${id}/lock`, { reason: textOf(form, 'reason') }, { idempotencyKey })
          }
          done={() => changed(text.locked)}
        >
          {(errorOf) => (
            <TextInput language={language} name="reason" label={text.lockReason} error={errorOf('reason')} />
          )}
        </OfficeForm>
      )}
      {status === 'LOCKED' && <UnlockForm id={id} changed={changed} />}
    </Panel>
  );
}

function Organisations({ changed }: { changed: (said: string) => void }) {
  const { w } = useWords();
  const text = w.identity.counter;
  const waiting = useQuery({
    queryKey: ['applicants', 'organisations'],
    queryFn: ({ signal }) => get<Found[]>('/organisations-to-confirm', { signal }),
  });
  const confirm = useMutation({
    mutationFn: (id: string) => post(`/organisations-to-confirm/${id}`, {}),
    onSuccess: () => changed(text.done),
  });
  return (
    <Panel title={text.organisations}>
      <p>{text.organisationsLead}</p>
      {waiting.isPending && <Skeleton />}
      {waiting.isError && <LoadFailed error={waiting.error} retry={() => waiting.refetch()} />}
      {confirm.isError && <LoadFailed error={confirm.error} retry={() => waiting.refetch()} />}
      {waiting.data?.length === 0 && <EmptyState title={text.noOrganisations} />}
      <ul className="stack list-plain">
        {waiting.data?.map(({ id, name, taxCode }) => (
          <li key={id}>
            {name} – {taxCode}{' '}
            <Button type="button" kind="secondary" disabled={confirm.isPending} onClick={() => confirm.mutate(id)}>
              {text.confirmOrganisation}
            </Button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
