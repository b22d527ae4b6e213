import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { formatDate } from '../../domain/text/format.ts';
import type { Looks } from '../../features/display/looks.api.ts';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/Choice.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { PageHeading, Panel } from '../../ui/Panel.tsx';
import { Table } from '../../ui/Table.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { get, remove, withQuery } from '../api.ts';
import { LoadFailed, Skeleton } from '../frame/messages.tsx';
import { useTitle } from '../frame/useTitle.ts';
import { useWords } from '../language.ts';
import { queryClient } from '../queryClient.ts';
import { LookForm } from './LookForm.tsx';
import { LookPreview } from './LookPreview.tsx';

type Look = Looks['looks'][number];

/** How the own sites of agencies look: now, from a day on, and before. */
export function LooksPage() {
  const { language, w } = useWords();
  const text = w.display.looks;
  useTitle(text.title);
  const [chosen, setChosen] = useState<string>();
  const [editing, setEditing] = useState(false);
  const [saved, setSaved] = useState(false);
  const list = useQuery({
    queryKey: ['looks', chosen],
    queryFn: ({ signal }) => get<Looks>(withQuery('/looks', { agency: chosen }), { signal }),
  });
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['looks'] });
  const takeBack = useMutation({ mutationFn: (id: string) => remove(`/looks/${id}`), onSuccess: refresh });
  if (list.error) return <LoadFailed error={list.error} retry={() => list.refetch()} />;
  if (!list.data) return <Skeleton />;
  const { agencies, looks, today } = list.data;
  const agency = agencies.find(({ code }) => code === chosen) ?? agencies[0];
  if (!agency) return <EmptyState title={text.none} icon="globe" />;
  const current = looks.find(({ validFrom }) => validFrom <= today);
  const stateOf = (look: Look) => (look.validFrom > today ? 'COMING' : look === current ? 'NOW' : 'OVER');
  return (
    <div className="stack">
      <PageHeading
        title={text.title}
        lead={text.lead}
        actions={
          <Button type="button" icon="plus" onClick={() => setEditing(true)}>
            {text.write}
          </Button>
        }
      />
      {saved && <Alert tone="success" language={language} title={text.saved} live />}
      <Select
        language={language}
        name="agency"
        label={text.agency}
        hint={agency.hostName ? text.host(agency.hostName) : text.noHost}
        empty={false}
        value={agency.code}
        options={agencies.map(({ code, name }) => ({ value: code, label: name }))}
        onChange={({ target }) => {
          setChosen(target.value);
          setEditing(false);
          setSaved(false);
        }}
      />
      {editing ? (
        <LookForm
          key={agency.code}
          agency={agency}
          current={current}
          today={today}
          onCancel={() => setEditing(false)}
          onSaved={async () => {
            setEditing(false);
            setSaved(true);
            await refresh();
          }}
        />
      ) : (
        <LookPreview
          name={current?.name ?? agency.name}
          colour={current?.colour ?? ''}
          logo={current?.hasLogo ? `/giao-dien/${current.id}/bieu-trung.png` : undefined}
          footer={current?.footer ?? ''}
          hotline={current?.hotline ?? ''}
        />
      )}
      <Panel title={text.list}>
        {takeBack.error && <p role="alert">{takeBack.error.message}</p>}
        <Table<Look>
          caption={text.list}
          hideCaption
          rows={looks}
          rowKey={({ id }) => id}
          empty={<EmptyState title={text.none} icon="globe" />}
          columns={[
            { key: 'from', label: text.validFrom, cell: ({ validFrom }) => formatDate(validFrom) },
            { key: 'state', label: text.stateField, cell: (look) => <Tag>{text.state[stateOf(look)]}</Tag> },
            { key: 'colour', label: text.colour, cell: ({ colour }) => colour ?? text.asProvince },
            { key: 'name', label: text.name, cell: ({ name }) => name ?? agency.name },
            { key: 'by', label: text.editedBy, cell: ({ editedByName }) => editedByName ?? '' },
            {
              key: 'back',
              label: text.takeBack,
              cell: (look) =>
                stateOf(look) === 'COMING' && (
                  <Button
                    type="button"
                    kind="quiet"
                    disabled={takeBack.isPending}
                    onClick={() => takeBack.mutate(look.id)}
                  >
                    {text.takeBack}
                  </Button>
                ),
            },
          ]}
        />
      </Panel>
    </div>
  );
}
