import { COMPARISONS, type Comparison, type Expression } from '../../domain/form/condition.ts';
import type { FormDefinition, FormField } from '../../domain/form/form.ts';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/Choice.tsx';
import { useWords } from '../language.ts';
import type { Askable } from './conditionRows.ts';
import { ExpressionForm } from './ExpressionForm.tsx';

interface Compared {
  left: Expression;
  is: Comparison;
  right: Expression;
}

interface Props {
  form: FormDefinition;
  name: string;
  number: number;
  asked: Askable[];
  repeats: FormField[];
  comparison: Compared;
  change: (comparison: Compared) => void;
  remove: () => void;
}

/** Two values, each of which may be worked out, and how they must stand to each other. */
export function ComparisonForm({ name, number, comparison, change, remove, ...shared }: Props) {
  const { language, w } = useWords();
  const e = w.forms.editor;
  return (
    <div className="form-editor-condition">
      <ExpressionForm
        {...shared}
        name={`${name}Left`}
        label={e.comparedLeft(number)}
        expression={comparison.left}
        change={(left) => left && change({ ...comparison, left })}
      />
      <Select
        language={language}
        name={`${name}Is`}
        label={e.conditionTest(number)}
        empty={false}
        value={comparison.is}
        options={COMPARISONS.map((value) => ({ value, label: e.tests[value] }))}
        onChange={(event) => change({ ...comparison, is: event.target.value as Comparison })}
      />
      <ExpressionForm
        {...shared}
        name={`${name}Right`}
        label={e.comparedRight(number)}
        expression={comparison.right}
        change={(right) => right && change({ ...comparison, right })}
      />
      <Button type="button" kind="quiet" icon="trash" onClick={remove}>
        {e.removeCondition(number)}
      </Button>
    </div>
  );
}
