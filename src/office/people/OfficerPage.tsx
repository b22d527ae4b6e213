import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { formatPhone } from '../../domain/identity/phone.ts';
import type { OfficerDetail, ReleasedView } from '../../features/accounts/officerSchemas.ts';
import { Button } from '../../ui/Button.tsx';
import { KeyValues } from '../../ui/KeyValues.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { PageHeading, Panel } from '../../ui/Panel.tsx';
import { get, post } from '../api.ts';
import { LoadFailed, Skeleton } from '../frame/messages.tsx';
import { useTitle } from '../frame/useTitle.ts';
import { useWords } from '../language.ts';
import { queryClient } from '../queryClient.ts';
import { AbsenceList } from './AbsenceList.tsx';
import { checkDays } from './checkDays.ts';
import { DepartureForm } from './DepartureForm.tsx';
import { IssuedPassword } from './NewOfficerPage.tsx';
import { OfficeForm } from './OfficeForm.tsx';
import { OfficerEdit, Reopen } from './OfficerEdit.tsx';
import { AccountTag } from './PeoplePage.tsx';
import { POST_FIELDS, PostFields, postOf } from './PostFields.tsx';
import { PostList } from './PostList.tsx';
import './people.css';

type Doing = 'ADD_POST' | 'DISABLE' | 'EDIT' | undefined;

/** One officer: account, posts with their days, absences; what an administrator may change. */
export function OfficerPage() {
  const { id = '' } = useParams();
  const { language, w } = useWords();
  const p = w.people;
  const officer = useQuery({
    queryKey: ['officer', id],
    queryFn: ({ signal }) => get<OfficerDetail>(`/officers/${id}`, { signal }),
  });
  useTitle(officer.data?.fullName ?? p.title);
  const [doing, setDoing] = useState<Doing>();
  const [news, setNews] = useState('');
  const changed = async (text: string) => {
    setDoing(undefined);
    setNews(text);
    await Promise.all(
      ['officer', 'officers', 'duties'].map((key) => queryClient.invalidateQueries({ queryKey: [key] })),
    );
  };
  const released = (text: string) => (answer: ReleasedView) =>
    changed([text, p.released(answer.toPerson, answer.toDesk)].filter(Boolean).join(' '));
  const { data } = officer;
  const open = data?.status !== 'DISABLED' && data?.mayAdminister;
  return (
    <div className="people">
      <PageHeading title={data?.fullName ?? p.title} above={<Link to="/people">{p.back}</Link>} />
      {news !== '' && <Alert tone="success" language={language} title={news} live />}
      {officer.isError && <LoadFailed error={officer.error} retry={() => officer.refetch()} />}
      {officer.isPending && <Skeleton />}
      {data && (
        <>
          <Panel>
            <KeyValues
              rows={[
                { key: p.login, value: data.login },
                { key: p.status, value: <AccountTag officer={data} /> },
                { key: p.email, value: data.email ?? '–' },
                { key: p.phone, value: data.phone ? formatPhone(data.phone) : '–' },
              ]}
            />
            {data.status === 'DISABLED' && data.mayAdminister && <Reopen id={id} done={() => setNews(p.reopened)} />}
            {doing === 'EDIT' && (
              <OfficerEdit officer={data} done={() => changed(p.edited)} cancel={() => setDoing(undefined)} />
            )}
            {open && doing !== 'DISABLE' && doing !== 'EDIT' && (
              <div className="button-row">
                <Button type="button" kind="secondary" onClick={() => setDoing('EDIT')}>
                  {p.edit}
                </Button>
                <Reissue id={id} />
                <Button type="button" kind="danger" onClick={() => setDoing('DISABLE')}>
                  {p.disable}
                </Button>
              </div>
            )}
            {doing === 'DISABLE' && (
              <DepartureForm
                title={p.disableTitle(data.fullName)}
                lead={p.disableLead}
                accountId={id}
                submit={p.confirmDisable}
                address={`/officers/${id}/disable`}
                done={released(p.disabled)}
                cancel={() => setDoing(undefined)}
              />
            )}
          </Panel>
          <Panel title={p.posts}>
            <PostList officer={data} mayEnd={Boolean(open)} ended={released(p.postEndedNow)} />
            {data.status !== 'DISABLED' && doing !== 'ADD_POST' && (
              <Button type="button" kind="secondary" icon="plus" onClick={() => setDoing('ADD_POST')}>
                {p.addPost}
              </Button>
            )}
            {doing === 'ADD_POST' && (
              <OfficeForm
                label={p.addPost}
                submit={p.addPost}
                fields={POST_FIELDS.map((name) => `posts.0.${name}`)}
                check={(form) =>
                  checkDays(form, w, [
                    { name: 'validFrom', label: p.validFrom, required: true },
                    { name: 'validTo', label: p.validTo },
                  ]).map((problem) => ({ ...problem, field: `posts.0.${problem.field}` }))
                }
                send={(form, idempotencyKey) => post(`/officers/${id}/posts`, postOf(form), { idempotencyKey })}
                done={() => changed(p.postAdded)}
                cancel={() => setDoing(undefined)}
              >
                {(errorOf) => <PostFields errorOf={(field) => errorOf(`posts.0.${field}`)} />}
              </OfficeForm>
            )}
          </Panel>
          <AbsenceList
            title={w.standIns.title}
            scope="OVERSEEN"
            accountId={id}
            past
            empty={w.standIns.noneOfOfficer}
            register={data.status === 'DISABLED' ? undefined : `/absences/new?person=${id}`}
          />
        </>
      )}
    </div>
  );
}

/** Asks once more before it signs somebody out everywhere. */
function Reissue({ id }: { id: string }) {
  const { w } = useWords();
  const p = w.people;
  const [asking, setAsking] = useState(false);
  const reissue = useMutation({
    mutationFn: () => post<{ issuedPassword: string }>(`/officers/${id}/password`, {}),
    onSettled: () => setAsking(false),
  });
  if (reissue.data) return <IssuedPassword title={p.reissue} password={reissue.data.issuedPassword} />;
  if (!asking) {
    return (
      <Button type="button" kind="secondary" onClick={() => setAsking(true)}>
        {p.reissue}
      </Button>
    );
  }
  return (
    <div className="people-card">
      <p>{p.confirmReissue}</p>
      <div className="button-row">
        <Button type="button" disabled={reissue.isPending} onClick={() => reissue.mutate()}>
          {p.reissue}
        </Button>
        <Button type="button" kind="quiet" onClick={() => setAsking(false)}>
          {w.common.actions.cancel}
        </Button>
      </div>
      {reissue.isError && <LoadFailed error={reissue.error} retry={() => reissue.mutate()} />}
    </div>
  );
}
