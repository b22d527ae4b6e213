import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { vietnamDate } from '../../domain/calendar/instant.ts';
import { parseDateText } from '../../domain/text/dateText.ts';
import { formatDate } from '../../domain/text/format.ts';
import type { Counters, Handovers } from '../../features/papers/lists/paperLists.api.ts';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/Choice.tsx';
import { ErrorSummary, type FieldProblem } from '../../ui/ErrorSummary.tsx';
import { DateInput, TextInput } from '../../ui/Field.tsx';
import { get, withQuery } from '../api.ts';
import { LoadFailed } from '../frame/messages.tsx';
import { useWords } from '../language.ts';

const KINDS = [
  ['register', 'REGISTER'],
  ['handover-list', 'HANDOVER_LIST'],
  ['result-list', 'RESULT_LIST'],
  ['envelope-labels', 'ENVELOPE_LABELS'],
] as const;
type Kind = (typeof KINDS)[number][0];

/** Which of the fields each kind needs. */
const DATED: readonly Kind[] = ['register', 'handover-list'];

interface Props {
  counters: Counters['items'];
  show: (list: { href: string; title: string }) => void;
}

/** One-stop, kind and days; shows the list that is chosen. */
export function ListForm({ counters, show }: Props) {
  const { language, w } = useWords();
  const { lists, names } = w.papers;
  const today = vietnamDate(Date.now());
  const [typed, setTyped] = useState({
    counter: counters[0]?.code ?? '',
    kind: 'register' as Kind,
    from: formatDate(today),
    to: formatDate(today),
    handover: '',
    layout: 'SHEET',
    skip: '0',
    labelsFor: 'POST',
  });
  const [problems, setProblems] = useState<FieldProblem[]>([]);
  const from = parseDateText(typed.from);
  const to = parseDateText(typed.to);
  const handovers = useQuery({
    queryKey: ['handovers', typed.counter, from, to],
    queryFn: ({ signal }) =>
      get<Handovers>(withQuery('/paper-lists/handovers', { counter: typed.counter, from, to }), { signal }),
    enabled: typed.kind === 'handover-list' && from !== undefined && to !== undefined,
  });
  const set = (change: Partial<typeof typed>) => setTyped({ ...typed, ...change });
  const error = (field: string) => problems.find((problem) => problem.field === field)?.message;
  const field = (name: 'from' | 'to' | 'skip') => ({
    language,
    name,
    label: lists[name],
    error: error(name),
    autoComplete: 'off',
    value: typed[name],
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => set({ [name]: event.target.value }),
  });
  const whole = (name: 'skip', least: number, most: number): FieldProblem[] => {
    const { number, min, max } = w.common.form.invalid;
    const value = Number(typed[name]);
    if (!/^\d+$/.test(typed[name].trim())) return [{ field: name, message: number(lists[name]) }];
    if (value < least) return [{ field: name, message: min(lists[name], least) }];
    return value > most ? [{ field: name, message: max(lists[name], most) }] : [];
  };
  const find = (): FieldProblem[] => {
    const { date } = w.common.form.invalid;
    if (typed.kind === 'envelope-labels') return whole('skip', 0, 13);
    if (!DATED.includes(typed.kind)) return [];
    const found: FieldProblem[] = [];
    if (!from) found.push({ field: 'from', message: date(lists.from) });
    if (!to) found.push({ field: 'to', message: date(lists.to) });
    if (from && to && to < from) found.push({ field: 'to', message: lists.backwards });
    if (found.length === 0 && typed.kind === 'register' && from?.slice(0, 4) !== to?.slice(0, 4))
      found.push({ field: 'to', message: lists.oneYear });
    if (typed.kind === 'handover-list' && typed.handover === '')
      found.push({ field: 'handover', message: lists.noSuchHandover });
    return found;
  };
  const submit = () => {
    const found = find();
    setProblems(found);
    if (found.length > 0) return;
    const { kind, counter, handover, layout, skip, labelsFor } = typed;
    const days = DATED.includes(kind) ? { from, to } : { from: today, to: today };
    const more = {
      register: {},
      'handover-list': { handover },
      'result-list': {},
      'envelope-labels': { layout, skip, onlyPost: String(labelsFor === 'POST') },
    }[kind];
    const name = KINDS.find(([one]) => one === kind)?.[1] ?? 'REGISTER';
    show({ href: withQuery(`/paper-lists/${kind}`, { counter, ...days, ...more }), title: names[name] });
  };
  const options = (handovers.data?.items ?? []).map(({ key, giver, receiver, count }) => ({
    value: key,
    label: lists.handoverChoice(giver, receiver, count),
  }));
  return (
    <form
      className="list-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <ErrorSummary language={language} problems={problems} />
      <div className="list-fields">
        <Select
          language={language}
          name="counter"
          label={lists.counter}
          empty={false}
          value={typed.counter}
          onChange={(event) => set({ counter: event.target.value, handover: '' })}
          options={counters.map(({ code, name }) => ({ value: code, label: name }))}
        />
        <Select
          language={language}
          name="kind"
          label={lists.kind}
          empty={false}
          value={typed.kind}
          onChange={(event) => set({ kind: KINDS.find(([kind]) => kind === event.target.value)?.[0] ?? 'register' })}
          options={KINDS.map(([value, name]) => ({ value, label: names[name] }))}
        />
        {DATED.includes(typed.kind) && (
          <>
            <DateInput {...field('from')} />
            <DateInput {...field('to')} />
          </>
        )}
        {typed.kind === 'envelope-labels' && (
          <>
            <Select
              language={language}
              name="labelsFor"
              label={lists.labelsFor}
              empty={false}
              value={typed.labelsFor}
              onChange={(event) => set({ labelsFor: event.target.value })}
              options={(['POST', 'ALL'] as const).map((value) => ({ value, label: lists[value] }))}
            />
            <Select
              language={language}
              name="layout"
              label={lists.layout}
              empty={false}
              value={typed.layout}
              onChange={(event) => set({ layout: event.target.value })}
              options={(['SHEET', 'SINGLE'] as const).map((value) => ({ value, label: lists[value] }))}
            />
            {typed.layout === 'SHEET' && (
              <TextInput {...field('skip')} width="short" inputMode="numeric" maxLength={2} />
            )}
          </>
        )}
      </div>
      {typed.kind === 'handover-list' && handovers.isError && (
        <LoadFailed error={handovers.error} retry={() => handovers.refetch()} />
      )}
      {typed.kind === 'handover-list' && handovers.data && (
        <Select
          language={language}
          name="handover"
          label={lists.handover}
          hint={options.length === 0 ? lists.noHandovers : undefined}
          error={error('handover')}
          value={typed.handover}
          onChange={(event) => set({ handover: event.target.value })}
          options={options}
        />
      )}
      <div className="button-row">
        <Button icon="paper">{lists.show}</Button>
      </div>
    </form>
  );
}
