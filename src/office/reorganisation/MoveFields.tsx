import type { Move } from '../../domain/reorganisation/plan.ts';
import { TextInput } from '../../ui/Field.tsx';
import { useWords } from '../language.ts';
import { AgencyPicker, type Known, Several, TakesPicker, UnitPicker, UnitTargetPicker } from './pickers.tsx';

interface MoveProps<M extends Move = Move> {
  name: string;
  move: M;
  known: Known;
  onChange: (move: Move) => void;
}

type Of<K extends Move['kind']> = MoveProps<Extract<Move, { kind: K }>>;

/** The fields of one move, by its kind. */
export function MoveFields({ move, ...rest }: MoveProps) {
  switch (move.kind) {
    case 'MERGE':
      return <MergeFields move={move} {...rest} />;
    case 'SPLIT':
      return <SplitFields move={move} {...rest} />;
    case 'ABOLISH':
      return <AbolishFields move={move} {...rest} />;
    case 'RENAME':
      return <RenameFields move={move} {...rest} />;
    case 'RECODE':
      return <RecodeFields move={move} {...rest} />;
    case 'MOVE_UNIT':
      return <MoveUnitFields move={move} {...rest} />;
    case 'MERGE_UNITS':
      return <MergeUnitsFields move={move} {...rest} />;
    case 'SPLIT_UNIT':
      return <SplitUnitFields move={move} {...rest} />;
    case 'ABOLISH_UNIT':
      return <AbolishUnitFields move={move} {...rest} />;
  }
}

function replaced<T>(list: readonly T[], index: number, value: T): T[] {
  return list.map((one, at) => (at === index ? value : one));
}

function without<T>(list: readonly T[], index: number): T[] {
  return list.filter((_, at) => at !== index);
}

function MergeFields({ name, move, known, onChange }: Of<'MERGE'>) {
  const e = useWords().w.reorganisation.editor;
  const { from, to } = move;
  return (
    <>
      <Several
        name={`${name}-from`}
        legend={e.fromMany}
        values={from}
        add={e.add}
        remove={e.drop}
        onAdd={() => onChange({ ...move, from: [...from, ''] })}
        first={e.first}
        onRemove={(index) => onChange({ ...move, from: without(from, index) })}
        onFirst={(index) => onChange({ ...move, from: [from[index] ?? '', ...without(from, index)] })}
      >
        {(index) => (
          <AgencyPicker
            name={`${name}-from-${index}`}
            label={e.from}
            value={from[index] ?? ''}
            known={known}
            founded={false}
            onChange={(code) => onChange({ ...move, from: replaced(from, index, code) })}
          />
        )}
      </Several>
      <AgencyPicker
        name={`${name}-to`}
        label={e.to}
        value={to}
        known={known}
        onChange={(code) => onChange({ ...move, to: code })}
      />
    </>
  );
}

function SplitFields({ name, move, known, onChange }: Of<'SPLIT'>) {
  const e = useWords().w.reorganisation.editor;
  const { from, parts } = move;
  return (
    <>
      <AgencyPicker
        name={`${name}-from`}
        label={e.from}
        value={from}
        known={known}
        founded={false}
        onChange={(code) => onChange({ ...move, from: code })}
      />
      <Several
        name={`${name}-part`}
        legend={e.to}
        values={parts}
        add={e.addPart}
        remove={e.removePart}
        onAdd={() => onChange({ ...move, parts: [...parts, { to: '', takes: [{ by: 'FIELD', value: '' }] }] })}
        onRemove={(index) => onChange({ ...move, parts: without(parts, index) })}
      >
        {(index) => {
          const part = parts[index];
          if (!part) return null;
          return (
            <>
              <AgencyPicker
                name={`${name}-part-${index}`}
                label={e.part(index + 1)}
                value={part.to}
                known={known}
                onChange={(to) => onChange({ ...move, parts: replaced(parts, index, { ...part, to }) })}
              />
              <TakesPicker
                name={`${name}-part-${index}`}
                takes={part.takes}
                known={known}
                onChange={(takes) => onChange({ ...move, parts: replaced(parts, index, { ...part, takes }) })}
              />
            </>
          );
        }}
      </Several>
    </>
  );
}

function AbolishFields({ name, move, known, onChange }: Of<'ABOLISH'>) {
  const e = useWords().w.reorganisation.editor;
  return (
    <>
      <AgencyPicker
        name={`${name}-from`}
        label={e.from}
        value={move.agency}
        known={known}
        founded={false}
        onChange={(agency) => onChange({ ...move, agency })}
      />
      <AgencyPicker
        name={`${name}-to`}
        label={e.to}
        value={move.successor}
        known={known}
        onChange={(successor) => onChange({ ...move, successor })}
      />
    </>
  );
}

function RenameFields({ name, move, known, onChange }: Of<'RENAME'>) {
  const { language, w } = useWords();
  const e = w.reorganisation.editor;
  const text = (key: 'name' | 'shortName' | 'nameEn' | 'address', required: boolean) => (
    <TextInput
      language={language}
      name={`${name}-${key}`}
      label={e[key]}
      required={required}
      value={move[key] ?? ''}
      onChange={(event) => onChange({ ...move, [key]: event.target.value })}
    />
  );
  return (
    <>
      <AgencyPicker
        name={`${name}-from`}
        label={e.from}
        value={move.agency}
        known={known}
        founded={false}
        onChange={(agency) => onChange({ ...move, agency })}
      />
      {text('name', true)}
      {text('shortName', true)}
      {text('nameEn', false)}
      {text('address', false)}
    </>
  );
}

function RecodeFields({ name, move, known, onChange }: Of<'RECODE'>) {
  const { language, w } = useWords();
  const e = w.reorganisation.editor;
  return (
    <>
      <AgencyPicker
        name={`${name}-from`}
        label={e.from}
        value={move.agency}
        known={known}
        founded={false}
        onChange={(agency) => onChange({ ...move, agency })}
      />
      <TextInput
        language={language}
        name={`${name}-code`}
        label={e.newCode}
        width="medium"
        value={move.code}
        onChange={(event) => onChange({ ...move, code: event.target.value })}
      />
    </>
  );
}

function MoveUnitFields({ name, move, known, onChange }: Of<'MOVE_UNIT'>) {
  const e = useWords().w.reorganisation.editor;
  return (
    <>
      <UnitPicker
        name={`${name}-unit`}
        label={e.unit}
        value={move.unitId}
        known={known}
        onChange={(unitId) => onChange({ ...move, unitId })}
      />
      <AgencyPicker
        name={`${name}-to`}
        label={e.to}
        value={move.toAgency}
        known={known}
        onChange={(toAgency) => onChange({ ...move, toAgency })}
      />
    </>
  );
}

function MergeUnitsFields({ name, move, known, onChange }: Of<'MERGE_UNITS'>) {
  const e = useWords().w.reorganisation.editor;
  const { unitIds } = move;
  return (
    <>
      <Several
        name={`${name}-unit`}
        legend={e.units}
        values={unitIds}
        add={e.add}
        remove={e.drop}
        onAdd={() => onChange({ ...move, unitIds: [...unitIds, ''] })}
        onRemove={(index) => onChange({ ...move, unitIds: without(unitIds, index) })}
      >
        {(index) => (
          <UnitPicker
            name={`${name}-unit-${index}`}
            label={e.unit}
            value={unitIds[index] ?? ''}
            known={known}
            onChange={(id) => onChange({ ...move, unitIds: replaced(unitIds, index, id) })}
          />
        )}
      </Several>
      <UnitTargetPicker
        name={`${name}-to`}
        value={move.to}
        known={known}
        onChange={(to) => onChange({ ...move, to })}
      />
    </>
  );
}

function SplitUnitFields({ name, move, known, onChange }: Of<'SPLIT_UNIT'>) {
  const e = useWords().w.reorganisation.editor;
  const { parts } = move;
  return (
    <>
      <UnitPicker
        name={`${name}-unit`}
        label={e.unit}
        value={move.unitId}
        known={known}
        onChange={(unitId) => onChange({ ...move, unitId })}
      />
      <Several
        name={`${name}-part`}
        legend={e.toUnit}
        values={parts}
        add={e.addPart}
        remove={e.removePart}
        onAdd={() =>
          onChange({ ...move, parts: [...parts, { to: { unitId: '' }, takes: [{ by: 'PROCEDURE', value: '' }] }] })
        }
        onRemove={(index) => onChange({ ...move, parts: without(parts, index) })}
      >
        {(index) => {
          const part = parts[index];
          if (!part) return null;
          return (
            <>
              <UnitTargetPicker
                name={`${name}-part-${index}`}
                value={part.to}
                known={known}
                onChange={(to) => onChange({ ...move, parts: replaced(parts, index, { ...part, to }) })}
              />
              <TakesPicker
                name={`${name}-part-${index}`}
                takes={part.takes}
                known={known}
                onChange={(takes) => onChange({ ...move, parts: replaced(parts, index, { ...part, takes }) })}
              />
            </>
          );
        }}
      </Several>
    </>
  );
}

function AbolishUnitFields({ name, move, known, onChange }: Of<'ABOLISH_UNIT'>) {
  const e = useWords().w.reorganisation.editor;
  return (
    <>
      <UnitPicker
        name={`${name}-unit`}
        label={e.unit}
        value={move.unitId}
        known={known}
        onChange={(unitId) => onChange({ ...move, unitId })}
      />
      <UnitPicker
        name={`${name}-to`}
        label={e.toUnit}
        value={move.successorId}
        known={known}
        onChange={(successorId) => onChange({ ...move, successorId })}
      />
    </>
  );
}
