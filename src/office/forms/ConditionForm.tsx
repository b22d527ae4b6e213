import type { Condition } from '../../domain/form/condition.ts';
import type { FormDefinition, FormField } from '../../domain/form/form.ts';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/Choice.tsx';
import { conditionWords } from '../../ui/conditionWords.ts';
import { useWords } from '../language.ts';
import { ComparisonForm } from './ComparisonForm.tsx';
import { ConditionRowForm } from './ConditionRowForm.tsx';
import {
  type Askable,
  type ConditionRow,
  fromGroup,
  fromRow,
  isGroup,
  isNumeric,
  JOINS,
  startingRow,
  toGroup,
  toRow,
} from './conditionRows.ts';

interface Props {
  form: FormDefinition;
  /** what it is for: *when this is asked*, *what must hold* */
  title: string;
  /** said when there is no condition */
  none: string;
  /** begins the ids of its controls */
  name: string;
  /** fields it may name */
  asked: Askable[];
  repeats: FormField[];
  condition: Condition | undefined;
  change: (condition: Condition | undefined) => void;
}

/** A condition put together from choices: lines, and groups of lines of which all, one or none must hold. */
export function ConditionForm({ title, none, ...props }: Props) {
  const { language, w } = useWords();
  const e = w.forms.editor;
  const { condition, form } = props;
  return (
    <fieldset className="form-group">
      <legend className="field-label">{title}</legend>
      {condition ? (
        <p className="small" role="status">
          {e.condition} {conditionWords(form, condition, language)}.
        </p>
      ) : (
        <p className="muted">{none}</p>
      )}
      <Group {...props} />
    </fieldset>
  );
}

function Group({ name, asked, condition, change, ...shared }: Omit<Props, 'title' | 'none'>) {
  const { language, w } = useWords();
  const e = w.forms.editor;
  const group = toGroup(condition);
  const { join, parts } = group;
  const put = (part: Partial<typeof group>) => change(fromGroup({ ...group, ...part }));
  const setPart = (index: number, part: Condition | undefined) =>
    put({ parts: parts.flatMap((one, at) => (at !== index ? [one] : part ? [part] : [])) });
  const last = asked.at(-1);
  const first = last && fromRow(startingRow(last), isNumeric(last.field));
  return (
    <>
      {(parts.length > 1 || join !== 'all') && (
        <Select
          language={language}
          name={`${name}Join`}
          label={e.conditionJoin}
          empty={false}
          value={join}
          options={JOINS.map((value) => ({ value, label: e.joins[value] }))}
          onChange={(event) => put({ join: JOINS.find((one) => one === event.target.value) ?? 'all' })}
        />
      )}
      {parts.map((part, index) => {
        const number = index + 1;
        const own = { name: `${name}${number}`, number, asked, remove: () => setPart(index, undefined) };
        const row = toRow(part);
        if (isGroup(part))
          return (
            // lines have no names of their own
            <fieldset key={`group-${String(index)}`} className="form-group">
              <legend className="field-label">{e.conditionGroup(number)}</legend>
              <Group {...shared} {...own} condition={part} change={(next) => setPart(index, keepGroup(next))} />
              <Button type="button" kind="quiet" icon="trash" onClick={own.remove}>
                {e.removeGroup(number)}
              </Button>
            </fieldset>
          );
        if (row)
          return (
            <ConditionRowForm
              key={`${row.path}-${String(index)}`}
              {...own}
              row={row}
              change={(next) => setPart(index, next)}
              compute={() => setPart(index, comparing(row, asked))}
            />
          );
        return 'is' in part ? (
          <ComparisonForm
            key={`comparison-${String(index)}`}
            {...shared}
            {...own}
            comparison={part}
            change={(next) => setPart(index, next)}
          />
        ) : null;
      })}
      <div className="button-row">
        <Button
          type="button"
          kind="secondary"
          icon="plus"
          disabled={!first}
          onClick={() => first && put({ parts: [...parts, first] })}
        >
          {e.addCondition}
        </Button>
        {parts.length > 0 && (
          <Button
            type="button"
            kind="quiet"
            icon="plus"
            disabled={!first}
            onClick={() => first && put({ parts: [...parts, { any: [first] }] })}
          >
            {e.addGroup}
          </Button>
        )}
      </div>
    </>
  );
}

/** A group inside another stays one, though it has one line left; an empty one goes. */
function keepGroup(condition: Condition | undefined): Condition | undefined {
  return condition && !isGroup(condition) ? { all: [condition] } : condition;
}

/** A line as a comparison of values that may be worked out: an age for a date, another answer for anything else. */
function comparing({ path }: ConditionRow, asked: Askable[]): Condition {
  const isDate = asked.find((one) => one.path === path)?.field.kind === 'date';
  if (isDate) return { left: { years: { answer: path }, until: { today: true } }, is: '>=', right: { number: 18 } };
  return { left: { answer: path }, is: '=', right: { answer: path } };
}
