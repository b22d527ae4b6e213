import {
  FIELD_KINDS,
  FIELD_WIDTHS,
  type FormDefinition,
  type FormField,
  PREFILLS,
  SHARED_LISTS,
} from '../../domain/form/form.ts';
import type { Words } from '../../domain/language.ts';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/Choice.tsx';
import { expressionWords } from '../../ui/conditionWords.ts';
import { TextInput } from '../../ui/Field.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { useWords } from '../language.ts';
import { NumberBox, WordsBoxes } from './boxes.tsx';
import { ConditionForm } from './ConditionForm.tsx';
import { askedBefore } from './conditionRows.ts';
import { ExpressionForm } from './ExpressionForm.tsx';
import { asKind, repeatsIn } from './editing.ts';
import { RulesForm } from './RulesForm.tsx';

interface Props {
  form: FormDefinition;
  field: FormField;
  /** the repeat the field stands in */
  repeat?: FormField;
  change: (field: FormField) => void;
}

/** Every property of a question. */
export function FieldForm({ form, field, repeat, change }: Props) {
  const { language, w } = useWords();
  const e = w.forms.editor;
  const set = (part: Partial<FormField>) => change(withoutEmpty({ ...field, ...part }));
  const { kind } = field;
  const bounded = kind === 'number' || kind === 'money' || kind === 'repeat';
  const fillable = !['repeat', 'place', 'landParcel', 'files', 'confirm'].includes(kind);
  const asked = askedBefore(form, field.key, repeat);
  const repeats = repeatsIn(form, (repeat ?? field).key);
  const kinds = FIELD_KINDS.filter((one) => one !== 'repeat' || !repeat);
  return (
    <Panel title={e.field}>
      <div className="form-section">
        <WordsBoxes
          name="label"
          vi={e.label}
          en={e.labelEn}
          value={field.label}
          change={(label) => set({ label: label ?? { vi: '' } })}
        />
        <Select
          language={language}
          name="kind"
          label={e.kind}
          empty={false}
          value={kind}
          options={kinds.map((value) => ({ value, label: e.kinds[value] }))}
          onChange={(event) => change(asKind(field, event.target.value as FormField['kind'], e.option))}
        />
        <TextInput
          language={language}
          name="key"
          label={e.key}
          width="medium"
          maxLength={60}
          autoComplete="off"
          value={field.key}
          onChange={(event) => set({ key: event.target.value })}
        />
        <WordsBoxes
          name="hint"
          vi={e.hint}
          en={e.hintEn}
          optional
          value={field.hint}
          change={(hint) => set({ hint })}
        />
        {kind !== 'repeat' && !field.compute && (
          <label className="choice form-editor-tick">
            <input
              type="checkbox"
              name="required"
              checked={field.required === true}
              onChange={(event) => set({ required: event.target.checked || undefined })}
            />
            <span>{e.required}</span>
          </label>
        )}
        {kind === 'repeat' && (
          <WordsBoxes
            name="itemLabel"
            vi={e.itemLabel}
            en={e.itemLabelEn}
            value={field.itemLabel}
            change={(itemLabel) => set({ itemLabel })}
          />
        )}
        {kind === 'choice' && <Options field={field} set={set} />}
        {(kind === 'text' || kind === 'longText' || kind === 'address') && (
          <NumberBox
            name="maxLength"
            label={e.maxLength}
            value={field.maxLength}
            change={(maxLength) => set({ maxLength })}
          />
        )}
        {kind === 'files' && (
          <NumberBox name="max" label={e.mostFiles} value={field.max} change={(max) => set({ max })} />
        )}
        {bounded && (
          <>
            <NumberBox
              name="min"
              label={kind === 'repeat' ? e.leastItems : e.least}
              value={field.min}
              change={(min) => set({ min })}
            />
            <NumberBox
              name="max"
              label={kind === 'repeat' ? e.mostItems : e.most}
              value={field.max}
              change={(max) => set({ max })}
            />
          </>
        )}
        {kind === 'text' || kind === 'number' || kind === 'money' ? (
          <Select
            language={language}
            name="width"
            label={e.width}
            empty={e.none}
            required={false}
            value={field.width ?? ''}
            options={FIELD_WIDTHS.map((value) => ({ value, label: e.widths[value] }))}
            onChange={(event) => set({ width: FIELD_WIDTHS.find((width) => width === event.target.value) })}
          />
        ) : null}
        {fillable && !repeat && !field.compute && (
          <TextInput
            language={language}
            name="initial"
            label={e.initial}
            required={false}
            maxLength={300}
            autoComplete="off"
            value={field.initial ?? ''}
            onChange={(event) => set({ initial: event.target.value || undefined })}
          />
        )}
        {fillable && !repeat && (
          <Select
            language={language}
            name="prefill"
            label={e.prefill}
            empty={e.none}
            required={false}
            value={field.prefill ?? ''}
            options={PREFILLS.map((value) => ({ value, label: e.prefills[value] }))}
            onChange={(event) => set({ prefill: PREFILLS.find((one) => one === event.target.value) })}
          />
        )}
        <ConditionForm
          form={form}
          title={e.when}
          none={e.whenAlways}
          name="when"
          asked={asked}
          repeats={repeats}
          condition={field.when}
          change={(when) => set({ when })}
        />
        {['text', 'longText', 'number', 'money'].includes(kind) && (
          <fieldset className="form-group">
            <legend className="field-label">{e.compute}</legend>
            <ExpressionForm
              form={form}
              name="compute"
              label={e.compute}
              empty={e.computeNone}
              asked={asked}
              repeats={repeats}
              expression={field.compute}
              change={(compute) => set({ compute, ...(compute && { required: undefined }) })}
            />
            {field.compute && (
              <p className="small" role="status">
                = {expressionWords(form, field.compute, language)}
              </p>
            )}
          </fieldset>
        )}
        {kind !== 'repeat' && kind !== 'place' && kind !== 'landParcel' && (
          <RulesForm form={form} field={field} repeat={repeat} change={(rules) => set({ rules })} />
        )}
      </div>
    </Panel>
  );
}

function Options({ field, set }: { field: FormField; set: (part: Partial<FormField>) => void }) {
  const { language, w } = useWords();
  const e = w.forms.editor;
  const options = field.options ?? [];
  const put = (index: number, label: Words) =>
    set({ options: options.map((option, at) => (at === index ? { ...option, label } : option)) });
  return (
    <>
      <Select
        language={language}
        name="list"
        label={e.list}
        empty={e.ownOptions}
        required={false}
        value={field.list ?? ''}
        options={SHARED_LISTS.map((value) => ({ value, label: e.lists[value] }))}
        onChange={(event) => {
          const list = SHARED_LISTS.find((one) => one === event.target.value);
          const own = [1, 2].map((number) => ({
            value: `value${number}`,
            label: { vi: e.option(number), en: e.option(number) },
          }));
          set({ list, options: list ? undefined : own });
        }}
      />
      {options.map((option, index) => (
        <div key={option.value} className="form-editor-option">
          <WordsBoxes
            name={`option${index}`}
            vi={e.option(index + 1)}
            en={e.optionEn(index + 1)}
            value={option.label}
            change={(label) => put(index, label ?? { vi: '' })}
          />
          {options.length > 2 && (
            <Button
              type="button"
              kind="quiet"
              icon="trash"
              onClick={() => set({ options: options.filter((_, at) => at !== index) })}
            >
              {e.remove(option.label.vi)}
            </Button>
          )}
        </div>
      ))}
      {options.length > 0 && (
        <Button
          type="button"
          kind="secondary"
          icon="plus"
          onClick={() => {
            let number = options.length + 1;
            while (options.some(({ value }) => value === `value${number}`)) number++;
            set({ options: [...options, { value: `value${number}`, label: { vi: e.newOption, en: e.newOption } }] });
          }}
        >
          {e.addOption}
        </Button>
      )}
    </>
  );
}

function withoutEmpty(field: FormField): FormField {
  return Object.fromEntries(Object.entries(field).filter(([, value]) => value !== undefined)) as unknown as FormField;
}
