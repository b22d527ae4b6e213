import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { fixedDaysOff } from '../../domain/calendar/publishedYear.ts';
import { parseDateText } from '../../domain/text/dateText.ts';
import { formatDate } from '../../domain/text/format.ts';
import type { NationalYears } from '../../features/calendar/calendar.api.ts';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/Choice.tsx';
import { ErrorSummary, type FieldProblem } from '../../ui/ErrorSummary.tsx';
import { DateInput, TextInput } from '../../ui/Field.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { ApiProblem, post } from '../api.ts';
import { useWords } from '../language.ts';

type Kind = 'OFF' | 'WORK';
interface Row {
  id: number;
  date: string;
  kind: Kind;
  name: string;
  inPlaceOf: string;
}

interface Props {
  known: NationalYears['items'];
  published: (year: number) => void;
}

/** The days of a year, row by row, with the document that decided them. */
export function YearForm({ known, published }: Props) {
  const { language, w } = useWords();
  const y = w.movedDates.years;
  const next = known.find(({ complete }) => !complete)?.year ?? Math.max(...known.map(({ year }) => year)) + 1;
  const [typed, setTyped] = useState({ year: String(next), notice: '', decisionDate: '' });
  const [rows, setRows] = useState<Row[]>(() => rowsOf(known, next));
  const [problems, setProblems] = useState<FieldProblem[]>([]);
  const save = useMutation({
    mutationFn: () =>
      post('/national-years', {
        year: Number(typed.year),
        notice: typed.notice,
        decisionDate: parseDateText(typed.decisionDate),
        days: rows.map(({ date, kind, name, inPlaceOf }) => ({
          date: parseDateText(date),
          kind,
          name: { vi: name },
          ...(kind === 'WORK' && { inPlaceOf: parseDateText(inPlaceOf) }),
        })),
      }),
    onSuccess: () => published(Number(typed.year)),
    onError: (error) => setProblems(error instanceof ApiProblem ? error.fields.map(toField) : []),
  });
  const check = (): boolean => {
    const { date, required } = w.common.form.invalid;
    const found: FieldProblem[] = [];
    if (!/^20\d\d$/.test(typed.year)) found.push({ field: 'year', message: required(y.field.year) });
    if (typed.notice.trim() === '') found.push({ field: 'notice', message: required(y.field.notice) });
    if (!parseDateText(typed.decisionDate)) found.push({ field: 'decisionDate', message: date(y.field.decisionDate) });
    for (const row of rows) {
      if (!parseDateText(row.date)) found.push({ field: `day-${row.id}`, message: date(y.field.date) });
      if (row.name.trim() === '') found.push({ field: `name-${row.id}`, message: required(y.field.name) });
      if (row.kind === 'WORK' && !parseDateText(row.inPlaceOf))
        found.push({ field: `for-${row.id}`, message: date(y.field.inPlaceOf) });
    }
    setProblems(found);
    return found.length === 0;
  };
  const errorOf = (field: string) => problems.find((problem) => problem.field === field)?.message;
  const text = (name: keyof typeof typed) => ({
    language,
    name,
    label: y.field[name],
    error: errorOf(name),
    autoComplete: 'off',
    value: typed[name],
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => setTyped({ ...typed, [name]: event.target.value }),
  });
  const change = (id: number, to: Partial<Row>) =>
    setRows(rows.map((row) => (row.id === id ? { ...row, ...to } : row)));
  /** the server speaks of the number of a row */
  function toField({ field, message }: { field: string; message: string }): FieldProblem {
    const [, index] = /^days\.(\d+)$/.exec(field) ?? [];
    const row = index === undefined ? undefined : rows[Number(index)];
    return { field: row ? `day-${row.id}` : field === 'days' ? 'year' : field, message };
  }
  return (
    <form
      className="down-time-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (check() && !save.isPending) save.mutate();
      }}
    >
      <ErrorSummary language={language} problems={problems} />
      <div className="down-time-fields">
        <TextInput {...text('year')} width="short" inputMode="numeric" maxLength={4} />
        <TextInput {...text('notice')} maxLength={300} />
        <DateInput {...text('decisionDate')} />
      </div>
      <fieldset className="year-days">
        <legend className="field-label">{y.rows}</legend>
        <p className="small muted">{y.rowsHint}</p>
        {rows.map((row) => (
          <div key={row.id} className="year-day">
            <TextInput
              language={language}
              name={`day-${row.id}`}
              inputMode="numeric"
              maxLength={10}
              label={y.field.date}
              error={errorOf(`day-${row.id}`)}
              autoComplete="off"
              value={row.date}
              onChange={(event) => change(row.id, { date: event.target.value })}
            />
            <Select
              language={language}
              name={`kind-${row.id}`}
              label={y.field.kind}
              empty={false}
              value={row.kind}
              onChange={(event) => change(row.id, { kind: event.target.value as Kind })}
              options={[
                { value: 'OFF', label: y.off },
                { value: 'WORK', label: y.work },
              ]}
            />
            <TextInput
              language={language}
              name={`name-${row.id}`}
              label={y.field.name}
              error={errorOf(`name-${row.id}`)}
              autoComplete="off"
              maxLength={200}
              value={row.name}
              onChange={(event) => change(row.id, { name: event.target.value })}
            />
            {row.kind === 'WORK' && (
              <TextInput
                language={language}
                name={`for-${row.id}`}
                inputMode="numeric"
                maxLength={10}
                label={y.field.inPlaceOf}
                error={errorOf(`for-${row.id}`)}
                autoComplete="off"
                value={row.inPlaceOf}
                onChange={(event) => change(row.id, { inPlaceOf: event.target.value })}
              />
            )}
            <Button
              type="button"
              kind="quiet"
              icon="close"
              aria-label={y.removeRow(row.date)}
              onClick={() => setRows(rows.filter(({ id }) => id !== row.id))}
            >
              <span className="visually-hidden">{y.removeRow(row.date)}</span>
            </Button>
          </div>
        ))}
        <div className="button-row">
          <Button type="button" kind="secondary" icon="plus" onClick={() => setRows([...rows, blankRow(rows)])}>
            {y.addRow}
          </Button>
          <Button
            type="button"
            kind="quiet"
            disabled={!/^20\d\d$/.test(typed.year)}
            onClick={() => setRows(withFixed(rows, Number(typed.year), y.fixed))}
          >
            {y.fillFixed}
          </Button>
        </div>
      </fieldset>
      {save.error instanceof ApiProblem && save.error.fields.length === 0 && (
        <Alert tone="danger" language={language} title={save.error.message} live>
          <p>{save.error.detail}</p>
        </Alert>
      )}
      <Button icon="check" disabled={save.isPending}>
        {y.save}
      </Button>
    </form>
  );
}

/** What is known of the year already is where one begins. */
function rowsOf(known: NationalYears['items'], year: number): Row[] {
  const days = known.find((one) => one.year === year)?.days ?? [];
  return days.map(({ date, kind, name, inPlaceOf }, id) => ({
    id,
    date: formatDate(date),
    kind,
    name: name.vi,
    inPlaceOf: inPlaceOf ? formatDate(inPlaceOf) : '',
  }));
}

function blankRow(rows: readonly Row[]): Row {
  return { id: Math.max(-1, ...rows.map(({ id }) => id)) + 1, date: '', kind: 'OFF', name: '', inPlaceOf: '' };
}

function withFixed(rows: readonly Row[], year: number, names: Record<string, string>): Row[] {
  const missing = fixedDaysOff(year).filter(
    (day) => !rows.some(({ date }) => parseDateText(date) === `${year}-${day}`),
  );
  const all = [...rows];
  for (const day of missing) all.push({ ...blankRow(all), date: formatDate(`${year}-${day}`), name: names[day] ?? '' });
  return all;
}
