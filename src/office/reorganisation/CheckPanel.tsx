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
type Section = Line['section'];

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
    </Panel>
  );
}

/** Every line of the dry run, by part and kind. */
export function EffectsPanel({ plan }: { plan: PlanView }) {
  const { language, w } = useWords();
  const c = w.reorganisation.check;
  const blocked = plan.counts.some((one) => one.severity === 'BLOCKING');
  const [severity, setSeverity] = useState<Severity | ''>(blocked ? 'BLOCKING' : '');
  const [section, setSection] = useState<Section | ''>('');
  const [limit, setLimit] = useState(PAGE);
  const lines = useQuery({
    queryKey: ['reorganisation', plan.id, 'effects', plan.checkedAt, severity, section, limit, language],
    queryFn: ({ signal }) =>
      get<EffectPage>(
        withQuery(`/reorganisations/${plan.id}/effects`, {
          severity,
          section,
          limit: Math.min(limit, 500),
        }),
        { signal },
      ),
  });
  const total = plan.counts
    .filter((one) => (severity === '' || one.severity === severity) && (section === '' || one.section === section))
    .reduce((sum, one) => sum + one.lines, 0);
  const shown = lines.data?.items ?? [];
  const sections = [...new Set(plan.counts.map((one) => one.section))];
  const linesOf = (one: Section) =>
    plan.counts.filter((count) => count.section === one).reduce((sum, count) => sum + count.lines, 0);
  return (
    <Panel title={c.effects} icon="book">
      <div className="plan-filter">
        <Select
          language={language}
          name="section"
          label={c.column.section}
          empty={c.all}
          value={section}
          onChange={(event) => {
            setSection(event.target.value as Section | '');
            setLimit(PAGE);
          }}
          options={sections.map((one) => ({ value: one, label: `${c.section[one]} (${linesOf(one)})` }))}
        />
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
            { key: 'section', label: c.column.section, heading: true, cell: (line) => c.section[line.section] },
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
    </Panel>
  );
}
