import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { inLanguage } from '../../domain/language.ts';
import { FEE_TIMES } from '../../domain/money/fees.ts';
import { CHANNELS, SUBJECTS } from '../../domain/procedure/procedure.ts';
import { formatDate, formatVnd } from '../../domain/text/format.ts';
import type { FeeTable } from '../../features/fees/fees.api.ts';
import { Button } from '../../ui/Button.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Table } from '../../ui/Table.tsx';
import { get, post, withQuery } from '../api.ts';
import { LoadFailed, Skeleton } from '../frame/messages.tsx';
import { ProcedurePicker, type Suggested } from '../frame/ProcedurePicker.tsx';
import { useWords } from '../language.ts';
import { holdsRole, useMe } from '../me.ts';
import { queryClient } from '../queryClient.ts';
import { type Question, SmallForm, type Values } from './SmallForm.tsx';

/** The fee table of one procedure: lines and reductions by day; administrators add and end them. */
export function FeesTab() {
  const { w } = useWords();
  const { fees } = w.money;
  const [address, setAddress] = useSearchParams();
  const code = address.get('procedure') ?? '';
  const table = useQuery({
    queryKey: ['fee-table', code],
    queryFn: ({ signal }) => get<FeeTable>(`/fee-tables/${encodeURIComponent(code)}`, { signal }),
    enabled: code !== '',
  });
  return (
    <>
      <p className="muted">{fees.lead}</p>
      <div className="money-picker">
        <ProcedurePicker
          name="procedure"
          chosen={table.data?.procedureName ?? ''}
          search={searchCatalogue}
          onChoose={(procedure) => setAddress({ tab: 'fees', procedure: procedure.code })}
        />
      </div>
      {code !== '' && table.isPending && <Skeleton />}
      {table.isError && <LoadFailed error={table.error} retry={() => table.refetch()} />}
      {table.data && <Lines key={code} code={code} table={table.data} />}
    </>
  );
}

interface Catalogue {
  procedures: { code: string; name: string; field: { name: string } }[];
}

async function searchCatalogue(q: string, signal: AbortSignal): Promise<Suggested[]> {
  const { procedures } = await get<Catalogue>(withQuery('/procedures', { q, limit: '12' }), { signal });
  return procedures.map(({ code, name, field }) => ({ code, name, field: field.name }));
}

function Lines({ code, table }: { code: string; table: FeeTable }) {
  const { language, w } = useWords();
  const { fees, office } = w.money;
  const me = useMe();
  const mayEdit = holdsRole(me, 'SYSTEM_ADMINISTRATOR');
  const [adding, setAdding] = useState<'rule' | 'reduction'>();
  const [said, setSaid] = useState('');
  const saved = async () => {
    setAdding(undefined);
    setSaid(fees.saved);
    await queryClient.invalidateQueries();
  };
  const end = (path: string) => post(path, {}).then(saved);
  const period = ({ validFrom, validTo }: { validFrom: string; validTo: string | null }) =>
    fees.period(formatDate(validFrom), validTo === null ? '' : formatDate(validTo));
  const channelName = (channel: string | null) => {
    const known = CHANNELS.find((one) => one === channel);
    return known ? w.dossier.channel[known] : fees.all;
  };
  const subjectName = (subject: string | null) => {
    const known = SUBJECTS.find((one) => one === subject);
    return known ? w.dossier.subject[known] : fees.all;
  };
  const endColumn = (path: string) => ({
    key: 'end',
    label: fees.end,
    cell: ({ id, name }: { id: string; name: string }) => (
      <Button type="button" kind="quiet" aria-label={fees.endFor(name)} onClick={() => end(`${path}/${id}/end`)}>
        {fees.end}
      </Button>
    ),
  });
  const amountOf = (vnd: number | null, perAnswer: string | null) => {
    if (vnd === null) return fees.inWords;
    const counted = table.countable.find(({ key }) => key === perAnswer);
    return counted
      ? fees.each(formatVnd(vnd), inLanguage(counted.label, language).toLocaleLowerCase('vi'))
      : formatVnd(vnd);
  };
  return (
    <>
      {said !== '' && <Alert tone="success" language={language} title={said} live />}
      <Panel title={office.tabs.fees}>
        <Table
          caption={fees.of(table.procedureName, code)}
          rows={table.rules}
          rowKey={({ id }) => id}
          empty={<p>{fees.published}</p>}
          columns={[
            { key: 'name', label: fees.name, cell: ({ name, code: line }) => `${name} (${line})` },
            {
              key: 'vnd',
              label: fees.vnd,
              numeric: true,
              cell: ({ vnd, perAnswer }) => amountOf(vnd, perAnswer),
            },
            { key: 'channel', label: fees.channel, cell: ({ channel }) => channelName(channel) },
            { key: 'case', label: fees.case, cell: ({ caseName }) => caseName ?? fees.all },
            { key: 'subject', label: fees.subject, cell: ({ subject }) => subjectName(subject) },
            { key: 'due', label: fees.dueTime, cell: ({ dueTime }) => fees.due[dueTime] },
            { key: 'basis', label: fees.basis, cell: (row) => `${row.basis}, ${period(row)}` },
            ...(mayEdit ? [endColumn('/fee-rules')] : []),
          ]}
        />
        {mayEdit && adding !== 'rule' && (
          <Button type="button" kind="quiet" icon="plus" onClick={() => setAdding('rule')}>
            {fees.add}
          </Button>
        )}
        {adding === 'rule' && (
          <RuleForm code={code} countable={table.countable} onDone={saved} onCancel={() => setAdding(undefined)} />
        )}
      </Panel>
      <Panel title={fees.reductions}>
        <Table
          caption={fees.reductions}
          hideCaption
          rows={table.reductions}
          rowKey={({ id }) => id}
          empty={<p>{fees.noReductions}</p>}
          columns={[
            { key: 'name', label: fees.reductionName, cell: ({ name }) => name },
            { key: 'percent', label: fees.percent, numeric: true, cell: ({ percent }) => percent },
            { key: 'channel', label: fees.channel, cell: ({ channel }) => channelName(channel) },
            { key: 'basis', label: fees.basis, cell: (row) => `${row.basis}, ${period(row)}` },
            ...(mayEdit ? [endColumn('/fee-reductions')] : []),
          ]}
        />
        {mayEdit && adding !== 'reduction' && (
          <Button type="button" kind="quiet" icon="plus" onClick={() => setAdding('reduction')}>
            {fees.addReduction}
          </Button>
        )}
        {adding === 'reduction' && <ReductionForm code={code} onDone={saved} onCancel={() => setAdding(undefined)} />}
      </Panel>
    </>
  );
}

interface FormProps {
  code: string;
  onDone: () => void;
  onCancel: () => void;
}

function useFeeQuestions(): { channel: Question; days: Question[]; basis: Question } {
  const { w } = useWords();
  const { fees } = w.money;
  const channels = CHANNELS.map((value) => ({ value: value as string, label: w.dossier.channel[value] }));
  return {
    channel: {
      name: 'channel',
      label: fees.channel,
      kind: 'select',
      required: false,
      options: [{ value: '', label: fees.all }, ...channels],
    },
    basis: { name: 'basis', label: fees.basis },
    days: [
      { name: 'validFrom', label: fees.validFrom, kind: 'date' },
      { name: 'validTo', label: fees.validTo, kind: 'date', required: false },
    ],
  };
}

const orNull = (text: string | undefined) => (text ? text : null);

function RuleForm({
  code: procedureCode,
  countable,
  onDone,
  onCancel,
}: FormProps & { countable: FeeTable['countable'] }) {
  const { language, w } = useWords();
  const { fees, office } = w.money;
  const { channel, days, basis } = useFeeQuestions();
  const subjects = SUBJECTS.map((value) => ({ value: value as string, label: w.dossier.subject[value] }));
  return (
    <SmallForm
      title={fees.add}
      questions={[
        { name: 'code', label: fees.code },
        { name: 'name', label: fees.name },
        {
          name: 'kind',
          label: fees.kind,
          kind: 'select',
          initial: 'FEE',
          options: (['FEE', 'CHARGE'] as const).map((value) => ({ value, label: office.kind[value] })),
        },
        { name: 'vnd', label: fees.vnd, kind: 'vnd', required: false, hint: fees.vndHint },
        ...(countable.length === 0
          ? []
          : [
              {
                name: 'perAnswer',
                label: fees.perAnswer,
                kind: 'select' as const,
                required: false,
                options: [
                  { value: '', label: fees.once },
                  ...countable.map(({ key, label }) => ({ value: key, label: inLanguage(label, language) })),
                ],
              },
            ]),
        channel,
        {
          name: 'subject',
          label: fees.subject,
          kind: 'select',
          required: false,
          options: [{ value: '', label: fees.all }, ...subjects],
        },
        { name: 'caseName', label: fees.case, required: false },
        {
          name: 'dueTime',
          label: fees.dueTime,
          kind: 'select',
          initial: 'AFTER_ACCEPTANCE',
          options: FEE_TIMES.map((value) => ({ value, label: fees.due[value] })),
        },
        basis,
        ...days,
      ]}
      submit={fees.add}
      send={(values) => post('/fee-rules', ruleOf(procedureCode, values))}
      onDone={onDone}
      onCancel={onCancel}
    />
  );
}

function ruleOf(procedureCode: string, values: Values): object {
  const { vnd, perAnswer, channel, subject, caseName, validTo, ...rest } = values;
  return {
    ...rest,
    procedureCode,
    vnd: vnd ? Number(vnd) : null,
    perAnswer: orNull(perAnswer),
    channel: orNull(channel),
    subject: orNull(subject),
    caseName: orNull(caseName),
    validTo: orNull(validTo),
  };
}

function ReductionForm({ code: procedureCode, onDone, onCancel }: FormProps) {
  const { w } = useWords();
  const { fees } = w.money;
  const { channel, days, basis } = useFeeQuestions();
  return (
    <SmallForm
      title={fees.addReduction}
      questions={[
        { name: 'name', label: fees.reductionName },
        { name: 'percent', label: fees.percent, kind: 'vnd' },
        channel,
        { name: 'automatic', label: fees.automatic, kind: 'tick', required: false },
        { name: 'everywhere', label: fees.everyProcedure, kind: 'tick', required: false },
        basis,
        ...days,
      ]}
      submit={fees.addReduction}
      send={({ percent, automatic, everywhere, channel: by, validTo, ...rest }) =>
        post('/fee-reductions', {
          ...rest,
          procedureCode: everywhere === 'yes' ? null : procedureCode,
          feeCode: null,
          percent: Number(percent),
          automatic: automatic === 'yes',
          channel: orNull(by),
          validTo: orNull(validTo),
        })
      }
      onDone={onDone}
      onCancel={onCancel}
    />
  );
}
