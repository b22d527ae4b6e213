import { Button } from '../../ui/Button.tsx';
import { FieldError, type FieldProps } from '../../ui/Field.tsx';
import { useWords } from '../language.ts';
import type { TypedItem } from './typed.ts';

interface Props extends FieldProps {
  /** names of the dossier's papers */
  components: string[];
  items: TypedItem[];
  change: (items: TypedItem[]) => void;
}

/** What is to be supplemented: tick a paper and say what is wrong with it, or name another one. */
export function ItemsField({ language, id = 'items', label, error, components, items, change }: Props) {
  const { w } = useWords();
  const { processing } = w;
  const others = items.filter((item) => !components.includes(item.name));
  const set = (item: TypedItem, next: TypedItem) => change(items.map((other) => (other === item ? next : other)));
  return (
    <fieldset className={error ? 'field field-wrong items' : 'field items'} aria-describedby={`${id}-hint ${id}-error`}>
      <legend className="field-label">{label}</legend>
      <p className="field-hint" id={`${id}-hint`}>
        {processing.itemsHint}
      </p>
      <FieldError language={language} id={id} error={error} />
      {components.map((name, index) => {
        const item = items.find((candidate) => candidate.name === name);
        return (
          <div key={name} className="item">
            <div className="choice">
              <input
                type="checkbox"
                id={`${id}-${index}`}
                checked={item !== undefined}
                aria-invalid={error && items.length === 0 ? true : undefined}
                onChange={() =>
                  change(item ? items.filter((other) => other !== item) : [...items, { name, problem: '' }])
                }
              />
              <label htmlFor={`${id}-${index}`}>{name}</label>
            </div>
            {item && (
              <Problem id={`${id}-${index}`} item={item} wrong={error !== undefined} set={(next) => set(item, next)} />
            )}
          </div>
        );
      })}
      {others.map((item, index) => (
        <div key={`other-${items.indexOf(item)}`} className="item item-other">
          <label className="field-label" htmlFor={`${id}-other-${index}`}>
            {processing.itemName}
          </label>
          <input
            id={`${id}-other-${index}`}
            className="input input-full"
            value={item.name}
            maxLength={500}
            onChange={({ target }) => set(item, { ...item, name: target.value })}
          />
          <Problem
            id={`${id}-other-${index}`}
            item={item}
            wrong={error !== undefined}
            set={(next) => set(item, next)}
          />
          <Button
            type="button"
            kind="quiet"
            icon="trash"
            onClick={() => change(items.filter((other) => other !== item))}
          >
            {w.common.actions.remove}
          </Button>
        </div>
      ))}
      <Button type="button" kind="secondary" icon="plus" onClick={() => change([...items, { name: '', problem: '' }])}>
        {processing.addItem}
      </Button>
    </fieldset>
  );
}

interface ProblemProps {
  id: string;
  item: TypedItem;
  wrong: boolean;
  set: (item: TypedItem) => void;
}

function Problem({ id, item, wrong, set }: ProblemProps) {
  const { w } = useWords();
  return (
    <>
      <label className="item-label" htmlFor={`${id}-problem`}>
        {w.processing.itemProblem}
      </label>
      <textarea
        id={`${id}-problem`}
        className="input input-full"
        rows={2}
        maxLength={2000}
        value={item.problem}
        aria-invalid={wrong && item.problem.trim() === '' ? true : undefined}
        onChange={({ target }) => set({ ...item, problem: target.value })}
      />
    </>
  );
}
