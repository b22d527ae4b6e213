import { type Expression, OPERATORS, type Operator } from '../../domain/form/condition.ts';
import type { FormDefinition, FormField } from '../../domain/form/form.ts';
import { partsOf } from '../../domain/form/groups.ts';
import { inLanguage } from '../../domain/language.ts';
import { Select } from '../../ui/Choice.tsx';
import { expressionWords } from '../../ui/conditionWords.ts';
import { useWords } from '../language.ts';
import { askedBefore } from './conditionRows.ts';

interface Props {
  form: FormDefinition;
  field: FormField;
  repeat?: FormField;
  change: (compute: Expression | undefined) => void;
}

type Shape = 'sum' | 'count' | 'calculate' | 'years' | 'join';

/** A value that is worked out instead of asked, by one of five shapes. */
export function ComputeForm({ form, field, repeat, change }: Props) {
  const { language, w } = useWords();
  const e = w.forms.editor;
  const { compute } = field;
  const asked = askedBefore(form, field.key, repeat);
  const options = (test: (kind: FormField['kind']) => boolean) =>
    asked
      .filter((one) => test(one.field.kind))
      .map((one) => ({ value: one.path, label: `${inLanguage(one.field.label, language)} (${one.path})` }));
  const numbers = options((kind) => kind === 'number' || kind === 'money');
  const dates = options((kind) => kind === 'date');
  const texts = options(() => true);
  const repeats = repeatsBefore(form, field.key);
  const counts = repeats.map((one) => ({ value: one.key, label: inLanguage(one.label, language) }));
  const sums = repeats.flatMap((one) =>
    (one.fields ?? []).flatMap((inner) =>
      [inner, ...partsOf(inner).map((part) => ({ ...part, key: `${inner.key}.${part.key}` }))]
        .filter(({ kind }) => kind === 'number' || kind === 'money')
        .map((leaf) => ({
          value: `${one.key}.${leaf.key}`,
          label: `${inLanguage(one.label, language)} – ${inLanguage(leaf.label, language)}`,
        })),
    ),
  );
  const shape = shapeOf(compute);
  const first: Record<Shape, Expression | undefined> = {
    sum: sums[0] && { sum: sums[0].value },
    count: counts[0] && { count: counts[0].value },
    calculate: numbers[0] && {
      calculate: '+',
      of: [{ answer: numbers[0].value }, { answer: numbers.at(-1)?.value ?? '' }],
    },
    years: dates[0] && { years: { answer: dates[0].value }, until: { today: true } },
    join: texts[0] && { join: [{ answer: texts[0].value }, { answer: texts.at(-1)?.value ?? '' }], with: ' ' },
  };
  const pick = (
    name: string,
    label: string,
    value: string,
    list: { value: string; label: string }[],
    put: (value: string) => void,
  ) => (
    <Select
      language={language}
      name={name}
      label={label}
      empty={false}
      value={value}
      options={list}
      onChange={(event) => put(event.target.value)}
    />
  );
  const pair =
    compute &&
    ('calculate' in compute ? compute.of : 'join' in compute ? compute.join : undefined)?.map((part) =>
      'answer' in part ? part.answer : '',
    );
  const putPair = (index: number, path: string) => {
    const of = (pair ?? []).map((one, at) => ({ answer: at === index ? path : one }));
    if (compute && 'calculate' in compute) change({ ...compute, of });
    else if (compute && 'join' in compute) change({ ...compute, join: of });
  };
  return (
    <fieldset className="form-group">
      <legend className="field-label">{e.compute}</legend>
      <Select
        language={language}
        name="compute"
        label={e.compute}
        empty={e.computeNone}
        required={false}
        value={shape ?? ''}
        options={(Object.keys(first) as Shape[])
          .filter((one) => first[one] || one === shape)
          .map((value) => ({ value, label: e.computes[value] }))}
        onChange={(event) => change(first[event.target.value as Shape])}
      />
      {compute && shape === undefined && <p className="small">{e.kept}</p>}
      {compute && 'sum' in compute && pick('computeSum', e.computeOf, compute.sum, sums, (sum) => change({ sum }))}
      {compute &&
        'count' in compute &&
        pick('computeCount', e.computeOf, compute.count, counts, (count) => change({ count }))}
      {compute &&
        'years' in compute &&
        'answer' in compute.years &&
        pick('computeYears', e.computeOf, compute.years.answer, dates, (answer) =>
          change({ ...compute, years: { answer } }),
        )}
      {pair &&
        shape &&
        pick('computeFirst', e.computeFirst, pair[0] ?? '', shape === 'join' ? texts : numbers, (path) =>
          putPair(0, path),
        )}
      {compute &&
        'calculate' in compute &&
        pick(
          'computeOperator',
          e.computeOperator,
          compute.calculate,
          OPERATORS.map((value) => ({ value, label: value })),
          (value) => change({ ...compute, calculate: value as Operator }),
        )}
      {pair &&
        shape &&
        pick('computeSecond', e.computeSecond, pair[1] ?? '', shape === 'join' ? texts : numbers, (path) =>
          putPair(1, path),
        )}
      {compute && (
        <p className="small" role="status">
          = {expressionWords(form, compute, language)}
        </p>
      )}
    </fieldset>
  );
}

/** The shape of a formula, where it is one that the editor makes. */
function shapeOf(compute: Expression | undefined): Shape | undefined {
  if (!compute) return undefined;
  if ('sum' in compute) return 'sum';
  if ('count' in compute) return 'count';
  if ('years' in compute) return 'answer' in compute.years && 'today' in compute.until ? 'years' : undefined;
  const pair = 'calculate' in compute ? compute.of : 'join' in compute ? compute.join : [];
  if (pair.length !== 2 || !pair.every((part) => 'answer' in part)) return undefined;
  return 'calculate' in compute ? 'calculate' : 'join';
}

function repeatsBefore(form: FormDefinition, key: string): FormField[] {
  const fields = form.sections.flatMap((section) => section.fields);
  const at = fields.findIndex((field) => field.key === key);
  return fields.slice(0, at < 0 ? undefined : at).filter(({ kind }) => kind === 'repeat');
}
