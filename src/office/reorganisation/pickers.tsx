import type { Sorting, UnitTarget } from '../../domain/reorganisation/plan.ts';
import { SORTED_BY } from '../../domain/reorganisation/plan.ts';
import type { Options } from '../../features/reorganisation/reorganisation.api.ts';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/Choice.tsx';
import { TextInput } from '../../ui/Field.tsx';
import { useWords } from '../language.ts';

/** What every picker of a plan knows: agencies and units that are there, and agencies that the plan founds. */
export interface Known extends Options {
  founded: { code: string; name: string }[];
}

interface PickerProps {
  name: string;
  label: string;
  value: string;
  known: Known;
  onChange: (value: string) => void;
}

/** An agency that works today or is founded by the plan. */
export function AgencyPicker({
  name,
  label,
  value,
  known,
  onChange,
  founded = true,
}: PickerProps & { founded?: boolean }) {
  const { language } = useWords();
  const offered = founded ? [...known.founded.filter((agency) => agency.code), ...known.agencies] : known.agencies;
  return (
    <Select
      language={language}
      name={name}
      label={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      options={offered.map((agency) => ({ value: agency.code, label: `${agency.name} (${agency.code})` }))}
    />
  );
}

/** A unit, by agency. */
export function UnitPicker({ name, label, value, known, onChange }: PickerProps) {
  const { language } = useWords();
  const options = known.agencies.flatMap((agency) =>
    agency.units.map((unit) => ({ value: unit.id, label: `${agency.shortName}: ${unit.name}` })),
  );
  return (
    <Select
      language={language}
      name={name}
      label={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      options={options}
    />
  );
}

const NEW = 'new';

/** A unit that is there, or a new one with its key and name. */
export function UnitTargetPicker({
  name,
  value,
  known,
  onChange,
}: Omit<PickerProps, 'value' | 'onChange' | 'label'> & { value: UnitTarget; onChange: (value: UnitTarget) => void }) {
  const { language, w } = useWords();
  const e = w.reorganisation.editor;
  const isNew = !('unitId' in value);
  const options = known.agencies.flatMap((agency) =>
    agency.units.map((unit) => ({ value: unit.id, label: `${agency.shortName}: ${unit.name}` })),
  );
  return (
    <>
      <Select
        language={language}
        name={name}
        label={e.toUnit}
        value={isNew ? NEW : value.unitId}
        onChange={({ target }) =>
          onChange(target.value === NEW ? { key: '', name: '', kind: 'DIVISION' } : { unitId: target.value })
        }
        options={[{ value: NEW, label: e.toNewUnit }, ...options]}
      />
      {isNew && (
        <>
          <TextInput
            language={language}
            name={`${name}-name`}
            label={e.name}
            value={value.name}
            onChange={(event) => onChange({ ...value, name: event.target.value })}
          />
          <TextInput
            language={language}
            name={`${name}-key`}
            label={e.unitKey}
            hint={e.unitKeyHint}
            value={value.key}
            onChange={(event) => onChange({ ...value, key: event.target.value })}
          />
        </>
      )}
    </>
  );
}

/** Several of the same: each with a button that takes it out, and one that adds. */
export function Several({
  name,
  legend,
  values,
  add,
  remove,
  children,
  first,
  onAdd,
  onRemove,
  onFirst,
}: {
  name: string;
  legend: string;
  values: readonly unknown[];
  add: string;
  remove: string;
  /** where the order matters: to put one before the others */
  first?: string;
  onFirst?: (index: number) => void;
  children: (index: number) => React.ReactNode;
  onAdd: () => void;
  onRemove: (index: number) => void;
}) {
  return (
    <fieldset className="plan-several">
      <legend>{legend}</legend>
      {values.map((_, index) => (
        // biome's rule wants ids; the place in the list is what tells these rows apart
        <div key={`${name}-${String(index)}`} className="plan-several-row">
          {children(index)}
          {index > 0 && onFirst && (
            <Button type="button" kind="quiet" onClick={() => onFirst(index)}>
              {first}
            </Button>
          )}
          {values.length > 1 && (
            <Button type="button" kind="quiet" icon="trash" onClick={() => onRemove(index)}>
              {remove}
            </Button>
          )}
        </div>
      ))}
      <Button type="button" kind="quiet" icon="plus" onClick={onAdd}>
        {add}
      </Button>
    </fieldset>
  );
}

/** What a part of something divided takes: conditions, or all the rest. */
export function TakesPicker({
  name,
  takes,
  known,
  onChange,
}: {
  name: string;
  takes: Sorting[];
  known: Known;
  onChange: (takes: Sorting[]) => void;
}) {
  const { language, w } = useWords();
  const e = w.reorganisation.editor;
  const set = (index: number, take: Sorting) => onChange(takes.map((one, at) => (at === index ? take : one)));
  const add = () => onChange([...takes, { by: 'FIELD', value: '' }]);
  if (takes.length === 0) {
    return (
      <div className="plan-rest">
        <p>{e.rest}</p>
        <Button type="button" kind="quiet" icon="plus" onClick={add}>
          {e.addTake}
        </Button>
      </div>
    );
  }
  return (
    <fieldset className="plan-several">
      <legend>{e.takes}</legend>
      {takes.map((take, index) => (
        <div key={`${name}-take-${String(index)}`} className="plan-take">
          <Select
            language={language}
            name={`${name}-by-${index}`}
            label={e.by}
            empty={false}
            value={take.by}
            onChange={({ target }) => set(index, { by: target.value as Sorting['by'], value: '' })}
            options={SORTED_BY.map((by) => ({ value: by, label: e.sortedBy[by] }))}
          />
          <TakeValue
            name={`${name}-value-${index}`}
            take={take}
            known={known}
            onChange={(value) => set(index, { ...take, value })}
          />
          <Button
            type="button"
            kind="quiet"
            icon="trash"
            onClick={() => onChange(takes.filter((_, at) => at !== index))}
          >
            {e.removeTake}
          </Button>
        </div>
      ))}
      <Button type="button" kind="quiet" icon="plus" onClick={add}>
        {e.addTake}
      </Button>
    </fieldset>
  );
}

function TakeValue({
  name,
  take,
  known,
  onChange,
}: {
  name: string;
  take: Sorting;
  known: Known;
  onChange: (value: string) => void;
}) {
  const { language, w } = useWords();
  const { value: label } = w.reorganisation.editor;
  if (take.by === 'UNIT')
    return <UnitPicker name={name} label={label} value={take.value} known={known} onChange={onChange} />;
  if (take.by === 'RECEIVED_AT')
    return (
      <AgencyPicker name={name} label={label} value={take.value} known={known} onChange={onChange} founded={false} />
    );
  if (take.by === 'FIELD')
    return (
      <Select
        language={language}
        name={name}
        label={label}
        value={take.value}
        onChange={(event) => onChange(event.target.value)}
        options={known.fields.map((field) => ({ value: field.code, label: field.name }))}
      />
    );
  return (
    <TextInput
      language={language}
      name={name}
      label={label}
      value={take.value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
