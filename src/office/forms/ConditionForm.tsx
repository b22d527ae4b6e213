import type { Condition } from '../../domain/form/condition.ts';
import type { FormDefinition, FormField } from '../../domain/form/form.ts';
import { optionsOf } from '../../domain/form/lists.ts';
import { inLanguage } from '../../domain/language.ts';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/Choice.tsx';
import { conditionWords } from '../../ui/conditionWords.ts';
import { TextInput } from '../../ui/Field.tsx';
import { useWords } from '../language.ts';
import {
  type Askable,
  askedBefore,
  type ConditionRow,
  fromRows,
  type Test,
  testsFor,
  toRows,
} from './conditionRows.ts';

interface Props {
  form: FormDefinition;
  /** key of the field, or of the first field of a section */
  at: string;
  repeat?: FormField;
  condition: Condition | undefined;
  change: (condition: Condition | undefined) => void;
}

/** When something is asked, put together from choices: which question, which comparison, which answers. */
export function ConditionForm({ form, at, repeat, condition, change }: Props) {
  const { language, w } = useWords();
  const e = w.forms.editor;
  const asked = askedBefore(form, at, repeat);
  const rows = toRows(condition);
  const fieldOf = (path: string) => asked.find((one) => one.path === path)?.field;
  const isNumber = (path: string) => ['number', 'money'].includes(fieldOf(path)?.kind ?? '');
  const put = (join: 'all' | 'any', next: ConditionRow[]) => change(fromRows({ join, rows: next }, isNumber));
  if (!rows)
    return (
      <p className="small">
        {e.condition} {condition && conditionWords(form, condition, language)}. {e.kept}
      </p>
    );
  const setRow = (index: number, row: ConditionRow) =>
    put(
      rows.join,
      rows.rows.map((one, number) => (number === index ? row : one)),
    );
  return (
    <fieldset className="form-group">
      <legend className="field-label">{e.when}</legend>
      {rows.rows.length === 0 && <p className="muted">{e.whenAlways}</p>}
      {rows.rows.length > 1 && (
        <Select
          language={language}
          name="whenJoin"
          label={e.when}
          empty={false}
          value={rows.join}
          options={[
            { value: 'all', label: e.whenAll },
            { value: 'any', label: e.whenAny },
          ]}
          onChange={(event) => put(event.target.value === 'any' ? 'any' : 'all', rows.rows)}
        />
      )}
      {rows.rows.map((row, index) => (
        <Row
          key={`${row.path}-${String(index)}`}
          number={index + 1}
          row={row}
          asked={asked}
          change={(next) => setRow(index, next)}
          remove={() =>
            put(
              rows.join,
              rows.rows.filter((_, number) => number !== index),
            )
          }
        />
      ))}
      {condition && (
        <p className="small" role="status">
          {e.condition} {conditionWords(form, condition, language)}.
        </p>
      )}
      <Button
        type="button"
        kind="secondary"
        icon="plus"
        disabled={asked.length === 0}
        onClick={() => {
          const last = asked.at(-1);
          if (last) put(rows.join, [...rows.rows, startingRow(last)]);
        }}
      >
        {e.addCondition}
      </Button>
    </fieldset>
  );
}

/** A line that can be kept as it is: the first test and answer that fit. */
function startingRow({ path, field }: Askable): ConditionRow {
  const test = testsFor(field)[0] ?? 'filled';
  const first = field.kind === 'yesNo' ? 'yes' : optionsOf(field)[0]?.value;
  return { path, test, values: first ? [first] : ['0'] };
}

interface RowProps {
  number: number;
  row: ConditionRow;
  asked: Askable[];
  change: (row: ConditionRow) => void;
  remove: () => void;
}

function Row({ number, row, asked, change, remove }: RowProps) {
  const { language, w } = useWords();
  const e = w.forms.editor;
  const field = asked.find((one) => one.path === row.path)?.field;
  const { yes, no } = w.common.form;
  const options =
    field?.kind === 'yesNo'
      ? [
          { value: 'yes', label: yes },
          { value: 'no', label: no },
        ]
      : (field ? optionsOf(field) : []).map(({ value, label }) => ({ value, label: inLanguage(label, language) }));
  return (
    <div className="form-editor-condition">
      <Select
        language={language}
        name={`when${number}Field`}
        label={e.conditionField(number)}
        empty={false}
        value={row.path}
        options={asked.map((one) => ({
          value: one.path,
          label: `${inLanguage(one.field.label, language)} (${one.path})`,
        }))}
        onChange={(event) => {
          const next = asked.find((one) => one.path === event.target.value);
          if (next) change(startingRow(next));
        }}
      />
      <Select
        language={language}
        name={`when${number}Test`}
        label={e.conditionTest(number)}
        empty={false}
        value={row.test}
        options={(field ? testsFor(field) : [row.test]).map((value) => ({ value, label: e.tests[value] }))}
        onChange={(event) => change({ ...row, test: event.target.value as Test })}
      />
      {(row.test === 'in' || row.test === 'notIn') && (
        <fieldset className="field">
          <legend className="field-label">{e.conditionValue(number)}</legend>
          {options.map(({ value, label }) => (
            <label key={value} className="choice form-editor-tick">
              <input
                type="checkbox"
                checked={row.values.includes(value)}
                onChange={(event) => {
                  const values = options
                    .map((option) => option.value)
                    .filter((one) => (one === value ? event.target.checked : row.values.includes(one)));
                  if (values.length > 0) change({ ...row, values });
                }}
              />
              <span>{label}</span>
            </label>
          ))}
        </fieldset>
      )}
      {row.test !== 'in' && row.test !== 'notIn' && row.test !== 'filled' && row.test !== 'notFilled' && (
        <TextInput
          language={language}
          name={`when${number}Value`}
          label={e.conditionValue(number)}
          width="medium"
          type={field?.kind === 'date' ? 'date' : 'text'}
          autoComplete="off"
          value={row.values[0] ?? ''}
          onChange={(event) => change({ ...row, values: [event.target.value] })}
        />
      )}
      <Button type="button" kind="quiet" icon="trash" onClick={remove}>
        {e.removeCondition(number)}
      </Button>
    </div>
  );
}
