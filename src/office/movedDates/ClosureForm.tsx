import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { parseDateText } from '../../domain/text/dateText.ts';
import type { ClosableAgencies, MovedDates } from '../../features/movedDates/movedDates.api.ts';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/Choice.tsx';
import { ErrorSummary, type FieldProblem } from '../../ui/ErrorSummary.tsx';
import { DateInput, TextInput } from '../../ui/Field.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { ApiProblem, post } from '../api.ts';
import { useWords } from '../language.ts';
import { holdsRole, useMe } from '../me.ts';
import { queryClient } from '../queryClient.ts';
import { MovedList } from './MovedList.tsx';

type Name = 'date' | 'sessions' | 'name' | 'notice';

/** An unforeseen closure: first what it would do, then into the calendar. */
export function ClosureForm({ agencies }: { agencies: ClosableAgencies['items'] }) {
  const { language, w } = useWords();
  const m = w.movedDates;
  const me = useMe();
  const [typed, setTyped] = useState({
    agencyCode: agencies[0]?.code ?? '',
    date: '',
    sessions: '',
    name: '',
    notice: '',
  });
  const [problems, setProblems] = useState<FieldProblem[]>([]);
  const onError = (error: Error) => setProblems(error instanceof ApiProblem ? error.fields : []);
  const body = () => {
    const { sessions, ...rest } = typed;
    return { ...rest, date: parseDateText(typed.date), ...(sessions.trim() && { sessions: sessions.trim() }) };
  };
  const trial = useMutation({ mutationFn: () => post<MovedDates>('/moved-dates/trial', body()), onError });
  const save = useMutation({
    mutationFn: () => post('/closures', body()),
    onSuccess: () => {
      trial.reset();
      void queryClient.invalidateQueries({ queryKey: ['movedDates'] });
    },
    onError,
  });
  const check = (): boolean => {
    const { required, date } = w.common.form.invalid;
    const found: FieldProblem[] = [];
    if (!parseDateText(typed.date)) found.push({ field: 'date', message: date(m.field.date) });
    for (const field of ['name', 'notice'] as const)
      if (typed[field].trim() === '') found.push({ field, message: required(m.field[field]) });
    setProblems(found);
    return found.length === 0;
  };
  const text = (name: Name, required = true) => ({
    language,
    name,
    required,
    label: m.field[name],
    error: problems.find((problem) => problem.field === name)?.message,
    autoComplete: 'off',
    value: typed[name],
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => {
      setTyped({ ...typed, [name]: event.target.value });
      trial.reset();
      save.reset();
    },
  });
  // Whoever sees no dossiers can still add a closure.
  const seesDossiers = holdsRole(me, 'AGENCY_ADMINISTRATOR', 'AGENCY_LEADER', 'CENTRE_HEAD', 'PROVINCE_LEADER');
  const failure = [trial.error, save.error].find(
    (error): error is ApiProblem => error instanceof ApiProblem && error.fields.length === 0,
  );
  return (
    <Panel title={m.close} icon="calendar">
      <form
        className="down-time-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!check()) return;
          if (seesDossiers && !trial.data) trial.mutate();
          else save.mutate();
        }}
      >
        <p className="small muted">{m.closeHint}</p>
        <ErrorSummary language={language} problems={problems} />
        <div className="down-time-fields">
          <Select
            language={language}
            name="agencyCode"
            label={m.field.agency}
            empty={false}
            value={typed.agencyCode}
            onChange={(event) => {
              setTyped({ ...typed, agencyCode: event.target.value });
              trial.reset();
            }}
            options={agencies.map(({ code, name }) => ({ value: code, label: name }))}
          />
          <DateInput {...text('date')} />
          <TextInput {...text('sessions', false)} hint={m.sessionsHint} width="medium" maxLength={100} />
          <TextInput {...text('name')} maxLength={300} />
          <TextInput {...text('notice')} maxLength={300} />
        </div>
        {trial.data && (
          <>
            <p role="status">{m.trialResult(trial.data.items.length)}</p>
            <MovedList data={trial.data} />
          </>
        )}
        {failure && (
          <Alert tone="danger" language={language} title={failure.message} live>
            <p>{failure.detail}</p>
          </Alert>
        )}
        {save.isSuccess && <Alert tone="success" language={language} title={m.saved(typed.date)} live />}
        <Button icon={trial.data || !seesDossiers ? 'check' : 'search'} disabled={trial.isPending || save.isPending}>
          {trial.data || !seesDossiers ? m.save : m.trial}
        </Button>
      </form>
    </Panel>
  );
}
