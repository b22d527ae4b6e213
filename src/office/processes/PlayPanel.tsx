import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { inLanguage } from '../../domain/language.ts';
import { ACTION_WORDS } from '../../domain/process/findings.ts';
import type { PlayAction } from '../../domain/process/play.ts';
import { type ProcessDefinition, STEP_ACTIONS, type StepAction } from '../../domain/process/process.ts';
import { formatDateTime } from '../../domain/text/format.ts';
import type { PlayedView, ProcessEditorView } from '../../features/processes/processes.api.ts';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/Choice.tsx';
import { Details } from '../../ui/Details.tsx';
import { TextInput } from '../../ui/Field.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { Table } from '../../ui/Table.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { post } from '../api.ts';
import { LoadFailed, Skeleton } from '../frame/messages.tsx';
import { useWords } from '../language.ts';

type Moment = PlayedView['moments'][number] & { no: number };
interface Move {
  action: PlayAction;
  minutes: number;
}

/** A limit to play with when no procedure follows the process yet. */
const DEFAULT_LIMIT = { unit: 'WORKING_DAYS', value: 10 } as const;

/** Plays a pretended dossier through what is on the screen, step by step; wrong ways included. */
export function PlayPanel({ draft, content }: { draft: ProcessEditorView; content: ProcessDefinition }) {
  const { w } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <div onToggle={(event) => setOpen((event.target as HTMLDetailsElement).open)}>
      <Details summary={w.processes.play.heading}>{open && <Play draft={draft} content={content} />}</Details>
    </div>
  );
}

function Play({ draft, content }: { draft: ProcessEditorView; content: ProcessDefinition }) {
  const { language, w } = useWords();
  const p = w.processes.play;
  const limits = draft.limits.filter(({ minutes }) => minutes !== null);
  const [moves, setMoves] = useState<Move[]>([]);
  const [limitIndex, setLimitIndex] = useState(0);
  const [afterSupplement, setAfterSupplement] = useState<'RESTART' | 'RESUME'>('RESTART');
  const [from, setFrom] = useState(nextMorning);
  const [hours, setHours] = useState('4');
  const limit = limits[limitIndex]?.limit ?? DEFAULT_LIMIT;
  const input = { content, limit, afterSupplement, from: `${from}:00+07:00`, moves };
  const played = useQuery({
    queryKey: ['process-play', draft.id, input],
    queryFn: ({ signal }) => post<PlayedView>(`/process-drafts/${draft.id}/play`, input, { signal }),
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  const { data } = played;
  const stepName = (id: string | null) => {
    const step = content.steps.find((one) => one.id === id);
    return step ? inLanguage(step.name, language) : w.processes.drawing.end;
  };
  const actionName = (action: string) =>
    isStepAction(action) ? inLanguage(ACTION_WORDS[action], language) : p.action[action as keyof typeof p.action];
  const minutes = Math.max(0, Math.round(Number(hours.replace(',', '.')) * 60)) || 0;
  return (
    <>
      <p>{p.hint}</p>
      <div className="process-grid">
        <Select
          language={language}
          name="play-limit"
          label={p.limit}
          empty={false}
          value={String(limitIndex)}
          onChange={(event) => setLimitIndex(Number(event.target.value))}
          options={
            limits.length > 0
              ? limits.map(({ words }, index) => ({ value: String(index), label: words }))
              : [{ value: '0', label: p.days(DEFAULT_LIMIT.value) }]
          }
        />
        <TextInput
          language={language}
          name="play-from"
          type="datetime-local"
          label={p.from}
          value={from}
          onChange={(event) => event.target.value && setFrom(event.target.value)}
        />
        <Select
          language={language}
          name="play-supplement"
          label={p.afterSupplement}
          empty={false}
          value={afterSupplement}
          onChange={(event) => setAfterSupplement(event.target.value === 'RESUME' ? 'RESUME' : 'RESTART')}
          options={[
            { value: 'RESTART', label: p.RESTART },
            { value: 'RESUME', label: p.RESUME },
          ]}
        />
        <TextInput
          language={language}
          name="play-hours"
          inputMode="decimal"
          width="short"
          suffix={p.hours}
          label={p.wait}
          value={hours}
          onChange={(event) => setHours(event.target.value)}
        />
      </div>
      {played.isError && <LoadFailed error={played.error} retry={() => played.refetch()} />}
      {played.isPending && <Skeleton />}
      {data && (
        <>
          {data.stoppedAt !== null && <Alert tone="warning" language={language} title={p.stopped} live />}
          <Table<Moment>
            caption={p.heading}
            hideCaption
            rows={data.moments.map((moment, no) => ({ ...moment, no }))}
            rowKey={({ no }) => String(no)}
            columns={[
              { key: 'at', label: p.column.at, cell: ({ at }) => formatDateTime(at) },
              {
                key: 'what',
                label: p.column.what,
                cell: ({ action, stepLate, late }) => (
                  <>
                    {actionName(action)}{' '}
                    {stepLate && (
                      <Tag tone="warning" icon="clockLate">
                        {p.late}
                      </Tag>
                    )}{' '}
                    {late && (
                      <Tag tone="danger" icon="clockLate">
                        {p.overdue}
                      </Tag>
                    )}
                  </>
                ),
              },
              { key: 'step', label: p.column.step, cell: ({ stepId }) => stepName(stepId) },
              {
                key: 'stepDue',
                label: p.column.stepDue,
                cell: ({ stepDue, opinionDue, branches }) => (
                  <>
                    {stepDue ? formatDateTime(stepDue) : '–'}
                    {opinionDue && <div className="small">{p.opinionDue(formatDateTime(opinionDue))}</div>}
                    {branches.map(({ id, due }) => (
                      <div key={id} className="small">
                        {p.branchDue(branchName(content, id), due ? formatDateTime(due) : '–')}
                      </div>
                    ))}
                  </>
                ),
              },
              { key: 'due', label: p.column.due, cell: ({ due }) => (due ? formatDateTime(due) : '–') },
            ]}
          />
          <fieldset className="field">
            <legend className="field-label">{p.next}</legend>
            {data.possible.length === 0 && <p>{p.ended}</p>}
            <div className="button-row">
              {data.possible.map((action) => (
                <Button
                  key={action}
                  type="button"
                  kind="secondary"
                  onClick={() =>
                    setMoves([
                      ...moves.slice(0, data.stoppedAt ?? moves.length),
                      { action: action as PlayAction, minutes },
                    ])
                  }
                >
                  {actionName(action)}
                </Button>
              ))}
              <Button
                type="button"
                kind="quiet"
                icon="undo"
                disabled={moves.length === 0}
                onClick={() => setMoves(moves.slice(0, -1))}
              >
                {p.back}
              </Button>
              <Button type="button" kind="quiet" disabled={moves.length === 0} onClick={() => setMoves([])}>
                {p.again}
              </Button>
            </div>
          </fieldset>
        </>
      )}
    </>
  );
}

function isStepAction(action: string): action is StepAction {
  return STEP_ACTIONS.some((one) => one === action);
}

function branchName({ steps }: ProcessDefinition, id: string): string {
  return steps.flatMap(({ branching }) => branching?.branches ?? []).find((branch) => branch.id === id)?.name.vi ?? id;
}

/** Tomorrow at eight, Vietnamese time, as the browser's date field wants it. */
function nextMorning(): string {
  const vietnam = new Date(Date.now() + 31 * 3_600_000);
  return `${vietnam.toISOString().slice(0, 10)}T08:00`;
}
