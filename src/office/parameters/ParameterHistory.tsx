import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { formatDateTime } from '../../domain/text/format.ts';
import type { Parameters } from '../../features/parameters/parameters.api.ts';
import { Button } from '../../ui/Button.tsx';
import { Details } from '../../ui/Details.tsx';
import { TextInput } from '../../ui/Field.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { Table } from '../../ui/Table.tsx';
import { ApiProblem, post } from '../api.ts';
import { useWords } from '../language.ts';
import { dayText, type Parameter, periodText, valueText } from './parameterText.ts';

type Decision = Parameter['decisions'][number];

interface Props {
  item: Parameter;
  list: Parameters;
  onChanged: () => void;
}

/** The law's grounds and every decision, cancelled ones too. */
export function ParameterHistory({ item, list, onChanged }: Props) {
  const { w } = useWords();
  const p = w.parameters;
  const [cancelling, setCancelling] = useState<Decision>();
  const lines = [
    ...item.decisions.map((decision) => ({ ...decision, decision })),
    ...[...item.grounds].reverse().map((ground) => ({ id: ground.validFrom, ...ground, decision: undefined })),
  ];
  const mayCancel = (decision: Decision | undefined) =>
    decision?.cancelledAt === null &&
    (list.mayDecideForProvince || list.agencies.some(({ code }) => code === decision.agencyCode));
  return (
    <Details summary={p.history(lines.length)}>
      <Table
        caption={`${p.history(lines.length)}: ${item.name}`}
        hideCaption
        rows={lines}
        rowKey={(line) => line.id}
        columns={[
          { key: 'value', label: p.field.value, cell: (line) => valueText(p, item, line.value) },
          { key: 'period', label: p.field.period, cell: (line) => periodText(p, line) },
          { key: 'basis', label: p.field.basis, cell: (line) => line.basis },
          {
            key: 'place',
            label: p.field.agency,
            cell: ({ decision }) => (decision ? <Place decision={decision} /> : p.byLaw),
          },
          {
            key: 'decision',
            label: p.field.decision,
            cell: ({ decision }) => decision && <Paper decision={decision} />,
          },
          {
            key: 'recorded',
            label: p.field.recorded,
            cell: ({ decision }) =>
              decision && (
                <>
                  {decision.recordedByName}, {formatDateTime(decision.recordedAt)}
                  {mayCancel(decision) && (
                    <Button type="button" kind="quiet" onClick={() => setCancelling(decision)}>
                      {p.cancel}
                    </Button>
                  )}
                </>
              ),
          },
        ]}
      />
      {cancelling && (
        <CancelForm
          key={cancelling.id}
          decision={cancelling}
          onDone={() => {
            setCancelling(undefined);
            onChanged();
          }}
          onBack={() => setCancelling(undefined)}
        />
      )}
    </Details>
  );
}

function Place({ decision }: { decision: Decision }) {
  const { w } = useWords();
  const p = w.parameters;
  const procedure = decision.procedureCode && p.ofProcedure(decision.procedureCode);
  return <>{[decision.agencyName ?? p.wholeProvince, procedure].filter(Boolean).join(', ')}</>;
}

function Paper({ decision }: { decision: Decision }) {
  const { w } = useWords();
  const p = w.parameters;
  return (
    <>
      {decision.decisionNumber}, {dayText(decision.decisionDate)}
      {decision.note !== '' && <p className="small muted">{decision.note}</p>}
      {decision.cancelledAt !== null && (
        <p className="small">
          {p.cancelled(
            decision.cancelledByName ?? '',
            formatDateTime(decision.cancelledAt),
            decision.cancelReason ?? '',
          )}
        </p>
      )}
    </>
  );
}

function CancelForm({ decision, onDone, onBack }: { decision: Decision; onDone: () => void; onBack: () => void }) {
  const { language, w } = useWords();
  const p = w.parameters;
  const [reason, setReason] = useState('');
  const cancel = useMutation({
    mutationFn: () => post(`/parameters/${decision.id}/cancel`, { reason }),
    onSuccess: onDone,
  });
  const problem = cancel.error instanceof ApiProblem ? cancel.error : undefined;
  return (
    <form
      className="parameter-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!cancel.isPending) cancel.mutate();
      }}
    >
      <h4>{p.cancelTitle(decision.decisionNumber)}</h4>
      <TextInput
        language={language}
        name={`cancel-${decision.id}`}
        label={p.field.cancelReason}
        error={problem?.fields[0]?.message}
        maxLength={2000}
        autoFocus
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      {problem && problem.fields.length === 0 && (
        <Alert tone="danger" language={language} title={problem.message} live>
          <p>{problem.detail}</p>
        </Alert>
      )}
      <div className="button-row">
        <Button kind="danger" disabled={cancel.isPending}>
          {p.confirmCancel}
        </Button>
        <Button type="button" kind="quiet" onClick={onBack}>
          {p.back}
        </Button>
      </div>
    </form>
  );
}
