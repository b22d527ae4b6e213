import type { Condition } from '../../domain/form/condition.ts';
import { optionsOf } from '../../domain/form/lists.ts';
import { inLanguage } from '../../domain/language.ts';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/Choice.tsx';
import { TextInput } from '../../ui/Field.tsx';
import { useWords } from '../language.ts';
import {
  type Askable,
  type ConditionRow,
  fromRow,
  isNumeric,
  startingRow,
  type Test,
  testsFor,
} from './conditionRows.ts';

interface Props {
  /** begins the ids of its controls */
  name: string;
  number: number;
  row: ConditionRow;
  asked: Askable[];
  change: (condition: Condition) => void;
  /** turns the line into a comparison of values that are worked out */
  compute: () => void;
  remove: () => void;
}

/** One line of a condition: which question, which comparison, which answers. */
export function ConditionRowForm({ name, number, row, asked, change, compute, remove }: Props) {
  const { language, w } = useWords();
  const e = w.forms.editor;
  const field = asked.find((one) => one.path === row.path)?.field;
  const { yes, no } = w.common.form;
  const put = (next: ConditionRow) => {
    const named = asked.find((one) => one.path === next.path)?.field;
    change(fromRow(next, named !== undefined && isNumeric(named)));
  };
  const options =
    field?.kind === 'yesNo' || field?.kind === 'confirm'
      ? [{ value: 'yes', label: yes }, ...(field.kind === 'yesNo' ? [{ value: 'no', label: no }] : [])]
      : (field ? optionsOf(field) : []).map(({ value, label }) => ({ value, label: inLanguage(label, language) }));
  return (
    <div className="form-editor-condition">
      <Select
        language={language}
        name={`${name}Field`}
        label={e.conditionField(number)}
        empty={false}
        value={row.path}
        options={asked.map((one) => ({
          value: one.path,
          label: `${inLanguage(one.field.label, language)} (${one.path})`,
        }))}
        onChange={(event) => {
          const next = asked.find((one) => one.path === event.target.value);
          if (next) put(startingRow(next));
        }}
      />
      <Select
        language={language}
        name={`${name}Test`}
        label={e.conditionTest(number)}
        empty={false}
        value={row.test}
        options={(field ? testsFor(field) : [row.test]).map((value) => ({ value, label: e.tests[value] }))}
        onChange={(event) => put({ ...row, test: event.target.value as Test })}
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
                  if (values.length > 0) put({ ...row, values });
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
          name={`${name}Value`}
          label={e.conditionValue(number)}
          width="medium"
          type={field?.kind === 'date' ? 'date' : 'text'}
          autoComplete="off"
          value={row.values[0] ?? ''}
          onChange={(event) => put({ ...row, values: [event.target.value] })}
        />
      )}
      <div className="button-row">
        {field?.kind !== 'files' && (
          <Button type="button" kind="quiet" onClick={compute}>
            {e.computeCondition(number)}
          </Button>
        )}
        <Button type="button" kind="quiet" icon="trash" onClick={remove}>
          {e.removeCondition(number)}
        </Button>
      </div>
    </div>
  );
}
