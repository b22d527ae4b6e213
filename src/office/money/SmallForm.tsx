import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { parseDateText } from '../../domain/text/dateText.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox, type Option, Select } from '../../ui/Choice.tsx';
import { DateInput, TextArea, TextInput } from '../../ui/Field.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { ApiProblem } from '../api.ts';
import { useWords } from '../language.ts';

/** One question of a small form. Values are texts; dates come out as `YYYY-MM-DD`, amounts as digits, ticks as `yes`. */
export interface Question {
  name: string;
  label: string;
  kind?: 'text' | 'area' | 'vnd' | 'date' | 'select' | 'tick';
  required?: boolean;
  hint?: string;
  options?: Option[];
  initial?: string;
}

export type Values = Record<string, string>;

interface Props {
  title?: string;
  hint?: string;
  questions: Question[];
  submit: string;
  danger?: boolean;
  send: (values: Values) => Promise<unknown>;
  onDone: () => void;
  onCancel?: () => void;
}

/** A few questions and a button, with what is wrong beside each. */
export function SmallForm({ title, hint, questions, submit, danger, send, onDone, onCancel }: Props) {
  const { language, w } = useWords();
  const prefix = useId();
  const [typed, setTyped] = useState<Values>(() =>
    Object.fromEntries(questions.map(({ name, initial = '' }) => [name, initial])),
  );
  const [problems, setProblems] = useState<Values>({});
  const save = useMutation({
    mutationFn: (values: Values) => send(values),
    onSuccess: onDone,
    onError: (error) => {
      const fields = error instanceof ApiProblem ? error.fields : [];
      setProblems(Object.fromEntries(fields.map(({ field, message }) => [field ?? '', message])));
    },
  });
  const submitTyped = () => {
    const { values, wrong } = readTyped(questions, typed, w.common.form.invalid);
    setProblems(wrong);
    const [first] = Object.keys(wrong);
    if (first !== undefined) document.getElementById(`${prefix}${first}`)?.focus();
    else if (!save.isPending) save.mutate(values);
  };
  const unplaced = save.error && !(save.error instanceof ApiProblem && save.error.fields.length > 0);
  return (
    <form
      className="money-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submitTyped();
      }}
    >
      {title && <h4>{title}</h4>}
      {hint && <p className="small muted">{hint}</p>}
      {questions.map((question) => (
        <Asked
          key={question.name}
          question={question}
          id={`${prefix}${question.name}`}
          value={typed[question.name] ?? ''}
          error={problems[question.name]}
          change={(value) => setTyped((before) => ({ ...before, [question.name]: value }))}
        />
      ))}
      {unplaced && save.error && (
        <Alert tone="danger" language={language} title={save.error.message} live>
          {save.error instanceof ApiProblem && <p>{save.error.detail}</p>}
        </Alert>
      )}
      <div className="button-row">
        <Button kind={danger ? 'danger' : 'primary'} disabled={save.isPending}>
          {submit}
        </Button>
        {onCancel && (
          <Button type="button" kind="quiet" onClick={onCancel}>
            {w.common.actions.cancel}
          </Button>
        )}
      </div>
    </form>
  );
}

interface AskedProps {
  question: Question;
  id: string;
  value: string;
  error: string | undefined;
  change: (value: string) => void;
}

function Asked({ question, id, value, error, change }: AskedProps) {
  const { language } = useWords();
  const { name, label, kind = 'text', required = true, hint, options = [] } = question;
  const field = { language, name, id, label, hint, error, required, value, autoComplete: 'off' };
  const onChange = (event: { target: { value: string } }) => change(event.target.value);
  if (kind === 'area') return <TextArea {...field} rows={2} maxLength={2000} onChange={onChange} />;
  if (kind === 'date') return <DateInput {...field} onChange={onChange} />;
  if (kind === 'vnd')
    return <TextInput {...field} width="medium" inputMode="numeric" maxLength={20} onChange={onChange} />;
  if (kind === 'select')
    return <Select {...field} empty={required ? undefined : false} options={options} onChange={onChange} />;
  if (kind === 'tick')
    return (
      <div onChange={(event) => change((event.target as HTMLInputElement).checked ? 'yes' : '')}>
        <Checkbox language={language} name={name} id={id} checked={value === 'yes'}>
          {label}
        </Checkbox>
      </div>
    );
  return <TextInput {...field} maxLength={500} onChange={onChange} />;
}

type InvalidWords = ReturnType<typeof useWords>['w']['common']['form']['invalid'];

/** What was typed as the API takes it, and what is wrong with it. */
function readTyped(questions: Question[], typed: Values, invalid: InvalidWords): { values: Values; wrong: Values } {
  const values: Values = {};
  const wrong: Values = {};
  for (const { name, label, kind, required = true } of questions) {
    const text = (typed[name] ?? '').trim();
    values[name] = text;
    if (text === '') {
      if (required) wrong[name] = invalid.required(label);
    } else if (kind === 'date') {
      const day = parseDateText(text);
      if (day === undefined) wrong[name] = invalid.date(label);
      else values[name] = day;
    } else if (kind === 'vnd') {
      const digits = text.replace(/[.,\s]/g, '');
      if (/^-?\d{1,13}$/.test(digits)) values[name] = digits;
      else wrong[name] = invalid.number(label);
    }
  }
  return { values, wrong };
}
