import { type Expression, OPERATORS, type Operator } from '../../domain/form/condition.ts';
import type { FormDefinition, FormField } from '../../domain/form/form.ts';
import { partsOf } from '../../domain/form/groups.ts';
import { inLanguage, type Language } from '../../domain/language.ts';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/Choice.tsx';
import { TextInput } from '../../ui/Field.tsx';
import { useWords } from '../language.ts';
import { type Askable, isNumeric } from './conditionRows.ts';

const SHAPES = ['answer', 'number', 'text', 'today', 'calculate', 'sum', 'count', 'years', 'days', 'join'] as const;
type Shape = (typeof SHAPES)[number];

interface Props {
  form: FormDefinition;
  /** begins the ids of its controls */
  name: string;
  label: string;
  /** fields it may read */
  asked: Askable[];
  /** repeats it may add up or count */
  repeats: FormField[];
  expression: Expression | undefined;
  /** what the choice of nothing is called; without it there is no such choice */
  empty?: string;
  change: (expression: Expression | undefined) => void;
}

/** A value that is worked out, put together from choices as deep as the language of formulas goes. */
export function ExpressionForm({ expression, change, empty, ...shared }: Props) {
  const { language, w } = useWords();
  const e = w.forms.editor;
  const { name, label } = shared;
  const possible = SHAPES.filter((shape) => beginning(shape, shared) || shape === shapeOf(expression));
  return (
    <div className="form-editor-expression">
      <Select
        language={language}
        name={name}
        label={label}
        empty={empty ?? false}
        required={empty === undefined}
        value={shapeOf(expression) ?? ''}
        options={possible.map((value) => ({ value, label: e.computes[value] }))}
        onChange={(event) => {
          const shape = SHAPES.find((one) => one === event.target.value);
          change(shape && beginning(shape, shared));
        }}
      />
      {expression && <Inside {...shared} expression={expression} change={change} />}
    </div>
  );
}

type InsideProps = Omit<Props, 'expression' | 'empty'> & { expression: Expression };

function Inside({ expression, change, ...shared }: InsideProps) {
  const { language, w } = useWords();
  const e = w.forms.editor;
  const { name, label, asked, repeats } = shared;
  const pick = (value: string, options: readonly { value: string; label: string }[], put: (value: string) => void) => (
    <Select
      language={language}
      name={`${name}Of`}
      label={`${label}: ${e.computeOf}`}
      empty={false}
      value={value}
      options={[...options]}
      onChange={(event) => put(event.target.value)}
    />
  );
  const write = (value: string, part: string, put: (value: string) => void, type: 'text' | 'number' = 'text') => (
    <TextInput
      language={language}
      name={`${name}Value`}
      label={`${label}: ${part}`}
      type={type}
      step={type === 'number' ? 'any' : undefined}
      required={false}
      width="medium"
      autoComplete="off"
      value={value}
      onChange={(event) => put(event.target.value)}
    />
  );
  if ('answer' in expression)
    return pick(expression.answer, namedFields(asked, language), (answer) => change({ answer }));
  if ('number' in expression)
    return write(
      String(expression.number),
      e.computes.number,
      (text) => change({ number: Number(text) || 0 }),
      'number',
    );
  if ('text' in expression) return write(expression.text, e.computes.text, (text) => change({ text }));
  if ('sum' in expression) return pick(expression.sum, summable(repeats, language), (sum) => change({ sum }));
  if ('count' in expression)
    return pick(expression.count, namedRepeats(repeats, language), (count) => change({ count }));
  if ('calculate' in expression)
    return (
      <>
        <Select
          language={language}
          name={`${name}Operator`}
          label={`${label}: ${e.computeOperator}`}
          empty={false}
          value={expression.calculate}
          options={OPERATORS.map((value) => ({ value, label: value }))}
          onChange={(event) => change({ ...expression, calculate: event.target.value as Operator })}
        />
        <Operands {...shared} of={expression.of} change={(of) => change({ ...expression, of })} />
      </>
    );
  if ('join' in expression)
    return (
      <>
        {write(expression.with, e.computeWith, (between) => change({ ...expression, with: between }))}
        <Operands {...shared} of={expression.join} change={(join) => change({ ...expression, join })} />
      </>
    );
  if ('today' in expression) return null;
  const from = 'years' in expression ? expression.years : expression.days;
  const { until } = expression;
  const put = (start: Expression, end: Expression) =>
    change('years' in expression ? { years: start, until: end } : { days: start, until: end });
  return (
    <>
      <ExpressionForm
        {...shared}
        name={`${name}From`}
        label={`${label}: ${e.computeFrom}`}
        expression={from}
        change={(next) => next && put(next, until)}
      />
      <ExpressionForm
        {...shared}
        name={`${name}Until`}
        label={`${label}: ${e.computeUntil}`}
        expression={until}
        change={(next) => next && put(from, next)}
      />
    </>
  );
}

/** The values that are added, multiplied or put one after the other. */
function Operands({
  of,
  change,
  ...shared
}: Omit<InsideProps, 'expression' | 'change'> & {
  of: Expression[];
  change: (of: Expression[]) => void;
}) {
  const { w } = useWords();
  const e = w.forms.editor;
  const { name, label } = shared;
  const more = of.at(-1) ?? beginning('answer', shared);
  return (
    <fieldset className="form-group">
      <legend className="field-label">{label}</legend>
      {of.map((part, index) => (
        // operands have no names of their own
        <div key={`operand-${String(index)}`}>
          <ExpressionForm
            {...shared}
            name={`${name}${index + 1}`}
            label={e.operand(index + 1)}
            expression={part}
            change={(next) => next && change(of.map((one, at) => (at === index ? next : one)))}
          />
          {of.length > 1 && (
            <Button type="button" kind="quiet" icon="trash" onClick={() => change(of.filter((_, at) => at !== index))}>
              {e.removeOperand(index + 1)}
            </Button>
          )}
        </div>
      ))}
      <Button type="button" kind="secondary" icon="plus" disabled={!more} onClick={() => more && change([...of, more])}>
        {e.addOperand}
      </Button>
    </fieldset>
  );
}

function shapeOf(expression: Expression | undefined): Shape | undefined {
  return expression && SHAPES.find((shape) => shape in expression);
}

/** What a shape begins as; undefined where the form has nothing it could be made of. */
function beginning(shape: Shape, { asked, repeats }: Pick<Props, 'asked' | 'repeats'>): Expression | undefined {
  const first = (is: (field: FormField) => boolean) => asked.find(({ field }) => is(field))?.path;
  const date = first(({ kind }) => kind === 'date');
  const number = first(isNumeric);
  const any = asked[0]?.path;
  const [sum] = summable(repeats, 'vi');
  const [repeat] = repeats;
  switch (shape) {
    case 'answer':
      return any === undefined ? undefined : { answer: any };
    case 'number':
      return { number: 0 };
    case 'text':
      return { text: '' };
    case 'today':
      return { today: true };
    case 'calculate':
      return { calculate: '+', of: [number ? { answer: number } : { number: 0 }, { number: 0 }] };
    case 'sum':
      return sum && { sum: sum.value };
    case 'count':
      return repeat && { count: repeat.key };
    case 'years':
      return date ? { years: { answer: date }, until: { today: true } } : undefined;
    case 'days':
      return date ? { days: { answer: date }, until: { today: true } } : undefined;
    case 'join':
      return any === undefined ? undefined : { join: [{ answer: any }, { answer: any }], with: ' ' };
  }
}

function namedFields(asked: Askable[], language: Language) {
  return asked.map(({ path, field }) => ({ value: path, label: `${inLanguage(field.label, language)} (${path})` }));
}

function namedRepeats(repeats: FormField[], language: Language) {
  return repeats.map(({ key, label }) => ({ value: key, label: inLanguage(label, language) }));
}

/** Numbers inside repeats, which can be added up over all items. */
function summable(repeats: FormField[], language: Language) {
  return repeats.flatMap((repeat) =>
    (repeat.fields ?? []).flatMap((inner) =>
      [inner, ...partsOf(inner).map((part) => ({ ...part, key: `${inner.key}.${part.key}` }))]
        .filter(isNumeric)
        .map((leaf) => ({
          value: `${repeat.key}.${leaf.key}`,
          label: `${inLanguage(repeat.label, language)} – ${inLanguage(leaf.label, language)}`,
        })),
    ),
  );
}
