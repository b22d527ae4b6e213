import type { FieldRule, FormDefinition, FormField } from '../../domain/form/form.ts';
import { Button } from '../../ui/Button.tsx';
import { useWords } from '../language.ts';
import { WordsBoxes } from './boxes.tsx';
import { ConditionForm } from './ConditionForm.tsx';
import { askedAnywhere } from './conditionRows.ts';
import { repeatsIn } from './editing.ts';

interface Props {
  form: FormDefinition;
  field: FormField;
  repeat?: FormField;
  change: (rules: FieldRule[] | undefined) => void;
}

/** What must hold of an answer, and what is said when it does not. */
export function RulesForm({ form, field, repeat, change }: Props) {
  const { w } = useWords();
  const e = w.forms.editor;
  const rules = field.rules ?? [];
  const put = (next: FieldRule[]) => change(next.length > 0 ? next : undefined);
  const set = (index: number, part: Partial<FieldRule>) =>
    put(rules.map((rule, at) => (at === index ? { ...rule, ...part } : rule)));
  const own = repeat ? `${repeat.key}.${field.key}` : field.key;
  return (
    <fieldset className="form-group">
      <legend className="field-label">{e.rules}</legend>
      {rules.length === 0 && <p className="muted">{e.noRules}</p>}
      {rules.map((rule, index) => (
        // rules have no names of their own
        <div key={`rule-${String(index)}`} className="form-editor-rule">
          <ConditionForm
            form={form}
            title={e.ruleHolds(index + 1)}
            none={e.whenAlways}
            name={`rule${index}`}
            asked={askedAnywhere(form, repeat)}
            repeats={repeatsIn(form)}
            condition={rule.holds}
            change={(holds) => (holds ? set(index, { holds }) : put(rules.filter((_, at) => at !== index)))}
          />
          <WordsBoxes
            name={`rule${index}Message`}
            vi={e.rule(index + 1)}
            en={e.ruleEn(index + 1)}
            value={rule.message}
            change={(message) => set(index, { message: message ?? { vi: '' } })}
          />
          <Button type="button" kind="quiet" icon="trash" onClick={() => put(rules.filter((_, at) => at !== index))}>
            {e.removeRule(index + 1)}
          </Button>
        </div>
      ))}
      <Button
        type="button"
        kind="secondary"
        icon="plus"
        disabled={rules.length >= 10}
        onClick={() => put([...rules, { holds: { filled: own }, message: { vi: e.newRule, en: e.newRule } }])}
      >
        {e.addRule}
      </Button>
    </fieldset>
  );
}
