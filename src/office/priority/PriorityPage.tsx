import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { vietnamDate } from '../../domain/calendar/instant.ts';
import { inLanguage } from '../../domain/language.ts';
import { CRITERIA, USUAL_WEIGHTS, type Weights } from '../../domain/priority/scoreProcedures.ts';
import { formatDate } from '../../domain/text/format.ts';
import type { PriorityListsView, ProposalView } from '../../features/priority/priority.api.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorSummary } from '../../ui/ErrorSummary.tsx';
import { TextArea, TextInput } from '../../ui/Field.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { PageHeading, Panel } from '../../ui/Panel.tsx';
import { PATHS } from '../../ui/paths.ts';
import { Table } from '../../ui/Table.tsx';
import { ApiProblem, get, post, withQuery } from '../api.ts';
import { LoadFailed, Skeleton } from '../frame/messages.tsx';
import { useTitle } from '../frame/useTitle.ts';
import { useWords } from '../language.ts';
import { queryClient } from '../queryClient.ts';

type Line = ProposalView['lines'][number];
type Decided = PriorityListsView['items'][number];

/** The yearly review of what should be offered online first: figures, weights, the decision. */
export function PriorityPage() {
  const { w } = useWords();
  const text = w.priority;
  useTitle(text.title);
  const [weights, setWeights] = useState<Weights>(USUAL_WEIGHTS);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const proposal = useQuery({
    queryKey: ['priority', 'proposal', weights],
    queryFn: ({ signal }) => get<ProposalView>(withQuery('/priority-lists/proposal', weights), { signal }),
    placeholderData: keepPreviousData,
  });
  return (
    <div className="stack">
      <PageHeading title={text.title} lead={text.office.lead} />
      <DecidedLists />
      <WeightsPanel weights={weights} onChange={setWeights} />
      {proposal.error && <LoadFailed error={proposal.error} retry={() => proposal.refetch()} />}
      {proposal.isPending && <Skeleton />}
      {proposal.data && <ProposalPanel proposal={proposal.data} chosen={chosen} onChoose={setChosen} />}
      <DecisionPanel weights={weights} chosen={chosen} />
    </div>
  );
}

function DecidedLists() {
  const { w } = useWords();
  const text = w.priority;
  const lists = useQuery({
    queryKey: ['priority', 'lists'],
    queryFn: ({ signal }) => get<PriorityListsView>('/priority-lists', { signal }),
  });
  return (
    <Panel title={text.office.adopted} icon="book">
      {lists.error && <LoadFailed error={lists.error} retry={() => lists.refetch()} />}
      {lists.data && (
        <Table<Decided>
          caption={text.office.adopted}
          hideCaption
          rows={lists.data.items}
          rowKey={({ year }) => String(year)}
          empty={<EmptyState title={text.none} icon="book" />}
          columns={[
            { key: 'year', label: text.office.year, heading: true, cell: ({ year }) => year },
            {
              key: 'decision',
              label: text.decided,
              cell: ({ decisionNumber, decisionDate }) => text.decision(decisionNumber, formatDate(decisionDate)),
            },
            { key: 'count', label: text.office.procedures, numeric: true, cell: ({ procedures }) => procedures },
            {
              key: 'open',
              label: text.office.open,
              cell: ({ year }) => <a href={`${PATHS.priorities}?nam=${year}`}>{text.ofYear(year)}</a>,
            },
          ]}
        />
      )}
    </Panel>
  );
}

function WeightsPanel({ weights, onChange }: { weights: Weights; onChange: (weights: Weights) => void }) {
  const { language, w } = useWords();
  const text = w.priority;
  return (
    <Panel title={text.office.weights} icon="scale">
      <p className="muted">{text.basis}</p>
      <div className="desk-filter">
        {CRITERIA.map((criterion) => (
          <TextInput
            key={criterion}
            language={language}
            name={criterion}
            type="number"
            min={0}
            max={100}
            width="short"
            label={text.criterion[criterion].name}
            value={weights[criterion]}
            onChange={({ target }) =>
              onChange({ ...weights, [criterion]: Math.min(100, Math.max(0, Math.round(target.valueAsNumber || 0))) })
            }
          />
        ))}
      </div>
    </Panel>
  );
}

interface ProposalProps {
  proposal: ProposalView;
  chosen: ReadonlySet<string>;
  onChoose: (codes: ReadonlySet<string>) => void;
}

function ProposalPanel({ proposal: { from, to, lines }, chosen, onChoose }: ProposalProps) {
  const { language, w } = useWords();
  const text = w.priority;
  const toggle = (code: string) =>
    onChoose(new Set(chosen.has(code) ? [...chosen].filter((one) => one !== code) : [...chosen, code]));
  const nameOf = ({ name, nameEn }: Line) => inLanguage({ vi: name, en: nameEn ?? undefined }, language);
  return (
    <Panel title={text.office.proposal} icon="search">
      <p className="muted">{text.counted(formatDate(from), formatDate(to))}</p>
      <TextInput
        language={language}
        name="from-points"
        type="number"
        min={0}
        max={100}
        width="short"
        required={false}
        label={text.office.chooseFirst}
        onChange={({ target }) =>
          onChoose(
            new Set(
              target.value === ''
                ? []
                : lines.filter(({ total }) => total >= target.valueAsNumber).map(({ code }) => code),
            ),
          )
        }
      />
      <p aria-live="polite">{text.office.chosen(chosen.size)}</p>
      <Table<Line>
        caption={text.office.proposal}
        hideCaption
        rows={lines}
        rowKey={({ code }) => code}
        empty={<EmptyState title={text.none} icon="book" />}
        columns={[
          {
            key: 'name',
            label: text.procedure,
            heading: true,
            cell: (line) => (
              <label className="choice-line">
                <input type="checkbox" checked={chosen.has(line.code)} onChange={() => toggle(line.code)} />{' '}
                <span>
                  {nameOf(line)} <span className="muted">{line.code}</span>
                </span>
              </label>
            ),
          },
          { key: 'received', label: text.received, numeric: true, cell: ({ received }) => received },
          ...CRITERIA.map((criterion) => ({
            key: criterion,
            label: text.criterion[criterion].name,
            numeric: true,
            cell: ({ points }: Line) => points[criterion],
          })),
          { key: 'total', label: text.total, numeric: true, cell: ({ total }) => <strong>{total}</strong> },
        ]}
      />
    </Panel>
  );
}

function DecisionPanel({ weights, chosen }: { weights: Weights; chosen: ReadonlySet<string> }) {
  const { language, w } = useWords();
  const text = w.priority.office;
  const today = vietnamDate(Date.now());
  const [typed, setTyped] = useState({
    year: Number(today.slice(0, 4)) + 1,
    decisionNumber: '',
    decisionDate: today,
    roadmap: '',
  });
  const adopt = useMutation({
    mutationFn: () => post('/priority-lists', { ...typed, weights, procedureCodes: [...chosen] }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['priority', 'lists'] }),
  });
  const problems = adopt.error instanceof ApiProblem ? adopt.error.fields : [];
  const errorOf = (field: string) => problems.find((problem) => problem.field === field)?.message;
  return (
    <Panel title={text.enter} icon="stamp">
      {adopt.isSuccess && <Alert tone="success" language={language} title={text.done(typed.year)} live />}
      {adopt.error && problems.length === 0 && <LoadFailed error={adopt.error} retry={() => adopt.mutate()} />}
      <ErrorSummary language={language} problems={problems} />
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!adopt.isPending) adopt.mutate();
        }}
      >
        <TextInput
          language={language}
          name="year"
          type="number"
          min={2020}
          max={2100}
          width="short"
          label={text.year}
          value={Number.isNaN(typed.year) ? '' : typed.year}
          onChange={({ target }) => setTyped({ ...typed, year: target.valueAsNumber })}
        />
        <TextInput
          language={language}
          name="decisionNumber"
          label={text.decisionNumber}
          maxLength={100}
          value={typed.decisionNumber}
          error={errorOf('decisionNumber')}
          onChange={({ target }) => setTyped({ ...typed, decisionNumber: target.value })}
        />
        <TextInput
          language={language}
          name="decisionDate"
          type="date"
          width="medium"
          label={text.decisionDate}
          value={typed.decisionDate}
          onChange={({ target }) => setTyped({ ...typed, decisionDate: target.value })}
        />
        <TextArea
          language={language}
          name="roadmap"
          label={text.roadmap}
          maxLength={2000}
          value={typed.roadmap}
          error={errorOf('roadmap')}
          onChange={({ target }) => setTyped({ ...typed, roadmap: target.value })}
        />
        <p aria-live="polite">{text.chosen(chosen.size)}</p>
        <Button icon="check" disabled={adopt.isPending}>
          {text.adopt}
        </Button>
      </form>
    </Panel>
  );
}
