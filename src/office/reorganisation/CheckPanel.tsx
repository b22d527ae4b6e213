import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { formatDateTime } from '../../domain/text/format.ts';
import type { EffectPage, PlanView } from '../../features/reorganisation/reorganisation.api.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Select } from '../../ui/Choice.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Table } from '../../ui/Table.tsx';
import { Tag, type Tone } from '../../ui/Tag.tsx';
import { get, post, withQuery } from '../api.ts';
import { LoadFailed, Skeleton } from '../frame/messages.tsx';
import { useWords } from '../language.ts';

type Line = EffectPage['items'][number];
type Severity = Line['severity'];

const TONES: Record<Severity, Tone> = { BLOCKING: 'danger', WARNING: 'warning', INFO: 'neutral' };
const SEVERITIES: Severity[] = ['BLOCKING', 'WARNING', 'INFO'];
const PAGE = 200;

/** The dry run: what stands in the way, what to note, and every effect of the plan. */
export function CheckPanel({ plan, onChecked }: { plan: PlanView; onChecked: () => void }) {
  const { language, w } = useWords();
  const c = w.reorganisation.check;
  const run = useMutation({ mutationFn: () => post(`/reorganisations/${plan.id}/check`, {}), onSuccess: onChecked });
  const open = plan.state === 'DRAFT' || plan.state === 'CHECKED';
  const total = (severity: Severity) =>
    plan.counts.filter((one) => one.severity === severity).reduce((sum, one) => sum + one.lines, 0);
  const checked = plan.checkedAt !== null;
  const blocking = total('BLOCKING');
  return (
    <Panel
      title={c.title}
      icon="search"
      actions={
        checked && (
          <ButtonLink kind="quiet" icon="download" href={`/can-bo/sap-xep/${plan.id}/tac-dong.csv`} download>
            {c.csv}
          </ButtonLink>
        )
      }
    >
      {run.isError && <LoadFailed error={run.error} retry={() => run.mutate()} />}
      {!checked && <p>{c.never}</p>}
      {checked && (
        <>
          <p className="muted">{c.at(formatDateTime(plan.checkedAt ?? ''))}</p>
          {blocking > 0 ? (
            <Alert tone="danger" language={language} title={c.blocked(blocking)} />
          ) : (
            <Alert tone="success" language={language} title={c.clear} />
          )}
          <ul className="plan-figures">
            <li>{c.moving(plan.dossiersTotal)}</li>
            {total('WARNING') > 0 && <li>{c.warnings(total('WARNING'))}</li>}
          </ul>
        </>
      )}
      {open && (
        <div className="button-row">
          <Button
            type="button"
            kind={checked ? 'secondary' : 'primary'}
            icon="search"
            disabled={run.isPending}
            onClick={() => run.mutate()}
          >
            {checked ? c.again : c.run}
          </Button>
        </div>
      )}
      {checked && <Effects plan={plan} start={blocking > 0 ? 'BLOCKING' : ''} />}
    </Panel>
  );
}

function Effects({ plan, start }: { plan: PlanView; start: Severity | '' }) {
  const { language, w } = useWords();
  const c = w.reorganisation.check;
  const [severity, setSeverity] = useState<Severity | ''>(start);
  const [limit, setLimit] = useState(PAGE);
  const lines = useQuery({
    queryKey: ['reorganisation', plan.id, 'effects', plan.checkedAt, severity, limit, language],
    queryFn: ({ signal }) =>
      get<EffectPage>(
        withQuery(`/reorganisations/${plan.id}/effects`, {
          severity: severity || undefined,
          limit: Math.min(limit, 500),
        }),
        { signal },
      ),
  });
  const total = plan.counts
    .filter((one) => severity === '' || one.severity === severity)
    .reduce((sum, one) => sum + one.lines, 0);
  const shown = lines.data?.items ?? [];
  return (
    <>
      <div className="plan-filter">
        <Select
          language={language}
          name="severity"
          label={c.filter}
          empty={c.all}
          value={severity}
          onChange={(event) => {
            setSeverity(event.target.value as Severity | '');
            setLimit(PAGE);
          }}
          options={SEVERITIES.map((one) => ({ value: one, label: c.severity[one] }))}
        />
        <p className="muted" aria-live="polite">
          {c.shown(shown.length, total)}
        </p>
      </div>
      {lines.isPending && <Skeleton />}
      {lines.isError && <LoadFailed error={lines.error} retry={() => lines.refetch()} />}
      {lines.data && (
        <Table<Line>
          caption={c.title}
          hideCaption
          rows={shown}
          rowKey={(line) => String(line.number)}
          empty={<p>{c.clear}</p>}
          columns={[
            {
              key: 'what',
              label: c.column.what,
              cell: (line) => (
                <>
                  {line.text}
                  {line.toDo && <span className="plan-to-do">{line.toDo}</span>}
                </>
              ),
            },
            { key: 'section', label: c.column.section, cell: (line) => c.section[line.section] },
            {
              key: 'severity',
              label: c.column.severity,
              cell: (line) => <Tag tone={TONES[line.severity]}>{c.severity[line.severity]}</Tag>,
            },
            { key: 'count', label: c.column.count, numeric: true, cell: (line) => line.count },
          ]}
        />
      )}
      {shown.length < Math.min(total, 500) && (
        <Button type="button" kind="quiet" icon="chevronDown" onClick={() => setLimit(500)}>
          {c.more}
        </Button>
      )}
    </>
  );
}
