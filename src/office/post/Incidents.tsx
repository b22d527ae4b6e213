import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { formatDateTime, formatVnd } from '../../domain/text/format.ts';
import type { PostIncidents } from '../../features/post/postSchemas.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox, Select } from '../../ui/Choice.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { TextArea, TextInput } from '../../ui/Field.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Table } from '../../ui/Table.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { get, post } from '../api.ts';
import { LoadFailed, Skeleton } from '../frame/messages.tsx';
import { useWords } from '../language.ts';
import { holdsRole, useMe } from '../me.ts';
import { queryClient } from '../queryClient.ts';

type Incident = PostIncidents['items'][number];

/** Lost parcels: what happened, how the applicant is helped, who answers for it. */
export function Incidents() {
  const { w } = useWords();
  const { incident, desk } = w.post;
  const me = useMe();
  const settles = holdsRole(me, 'RECEPTIONIST', 'AGENCY_LEADER', 'CENTRE_HEAD');
  const [open, setOpen] = useState<Incident>();
  const list = useQuery({
    queryKey: ['post', 'incidents'],
    queryFn: ({ signal }) => get<PostIncidents>('/post/incidents', { signal }),
  });
  if (list.isPending) return <Skeleton />;
  if (list.isError) return <LoadFailed error={list.error} retry={() => list.refetch()} />;
  return (
    <>
      {open && (
        <SettleForm
          key={open.id}
          incident={open}
          onDone={() => {
            setOpen(undefined);
            void queryClient.invalidateQueries({ queryKey: ['post'] });
          }}
        />
      )}
      <Panel title={incident.title}>
        <p className="muted">{incident.lead}</p>
        <Table<Incident>
          caption={incident.title}
          hideCaption
          rows={list.data.items}
          rowKey={(row) => row.id}
          empty={<EmptyState title={incident.none} icon="success" />}
          columns={[
            {
              key: 'number',
              label: desk.number,
              cell: (row) => (
                <>
                  <span className="code">{row.orderNumber}</span>
                  <span className="small muted post-line">
                    {desk.dossier} {row.dossierCode}
                  </span>
                  <span className="small muted post-line">{row.agencyName}</span>
                </>
              ),
            },
            {
              key: 'reported',
              label: incident.reported,
              cell: (row) => (
                <>
                  {formatDateTime(row.reportedAt)}
                  <span className="small muted post-line">{row.reportedByName}</span>
                </>
              ),
            },
            { key: 'what', label: incident.whatHappened, cell: (row) => row.whatHappened },
            {
              key: 'help',
              label: incident.help,
              cell: (row) => (
                <>
                  {row.help}
                  <span className="small muted post-line">
                    {incident.responsibleIs[row.responsible as keyof typeof incident.responsibleIs]}
                    {row.compensationVnd === null ? '' : ` – ${formatVnd(row.compensationVnd)}`}
                  </span>
                </>
              ),
            },
            {
              key: 'state',
              label: desk.state,
              cell: (row) => (
                <span className="post-actions">
                  <Tag tone={row.settledAt ? 'success' : 'warning'}>
                    {row.settledAt ? incident.settled : incident.open}
                  </Tag>
                  {settles && <a href={`/api/v1/post/incidents/${row.id}/letter`}>{incident.letter}</a>}
                  {settles && !row.settledAt && (
                    <Button type="button" kind="secondary" onClick={() => setOpen(row)}>
                      {incident.settle}
                    </Button>
                  )}
                </span>
              ),
            },
          ]}
        />
      </Panel>
    </>
  );
}

function SettleForm({ incident: known, onDone }: { incident: Incident; onDone(): void }) {
  const { language, w } = useWords();
  const { incident, desk } = w.post;
  const [help, setHelp] = useState(known.help);
  const [responsible, setResponsible] = useState(known.responsible);
  const [compensation, setCompensation] = useState(known.compensationVnd === null ? '' : String(known.compensationVnd));
  const [settled, setSettled] = useState(false);
  const save = useMutation({
    mutationFn: () => {
      const digits = compensation.replace(/\D/g, '');
      const compensationVnd = digits === '' ? null : Number(digits);
      return post(`/post/incidents/${known.id}`, { help, responsible, compensationVnd, settled });
    },
    onSuccess: onDone,
  });
  return (
    <Panel title={`${incident.settle} – ${known.orderNumber}`} tone="accent">
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        {save.isError && <Alert tone="danger" language={language} title={save.error.message} live />}
        <TextArea
          language={language}
          name="help"
          label={incident.help}
          required={false}
          value={help}
          maxLength={2000}
          onChange={({ target }) => setHelp(target.value)}
        />
        <div className="post-fields">
          <Select
            language={language}
            name="responsible"
            label={incident.responsible}
            value={responsible}
            options={(['POST', 'ONE_STOP', 'OTHER'] as const).map((value) => ({
              value,
              label: incident.responsibleIs[value],
            }))}
            onChange={({ target }) => setResponsible(target.value)}
          />
          <TextInput
            language={language}
            name="compensation"
            label={incident.compensation}
            required={false}
            value={compensation}
            inputMode="numeric"
            suffix={w.common.money.dong}
            autoComplete="off"
            onChange={({ target }) => setCompensation(target.value)}
          />
        </div>
        <div onChange={(event) => setSettled((event.target as HTMLInputElement).checked)}>
          <Checkbox language={language} name="settled" checked={settled}>
            {incident.settled}
          </Checkbox>
        </div>
        <p>
          <Button disabled={save.isPending}>{desk.confirm}</Button>
        </p>
      </form>
    </Panel>
  );
}
