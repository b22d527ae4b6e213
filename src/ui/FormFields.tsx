import type { ReactNode } from 'react';
import { type Evaluation, evaluateForm } from '../domain/form/evaluateForm.ts';
import type { FormAnswers, FormDefinition } from '../domain/form/form.ts';
import { MOST_ITEMS } from '../domain/form/groups.ts';
import type { Known } from '../domain/form/readAnswer.ts';
import {
  type Entry,
  type GroupEntry,
  type LeafEntry,
  type OutlineSection,
  outlineForm,
  type RepeatEntry,
} from '../domain/form/visibleFields.ts';
import { inLanguage, type Language } from '../domain/language.ts';
import { words } from '../i18n/words.ts';
import { itemName } from './answerRows.ts';
import { Button } from './Button.tsx';
import { FieldError } from './Field.tsx';
import { COMMUNE_LIST, type FileBox, FormControl } from './FormControl.tsx';
import { Panel } from './Panel.tsx';

/** Name of the buttons that add and remove an item: `add:children`, `remove:children:0`. */
export const ITEMS_FIELD = '_items';

export type ItemsEdit = { add: string } | { removeFrom: string; index: number };

export interface FormFieldsProps {
  form: FormDefinition;
  /** as typed or as stored: also decides which fields are asked */
  values: FormAnswers;
  known?: Known;
  /** what is wrong, by path */
  errors?: Record<string, string | undefined>;
  /** where a value was taken from, in words, by path */
  sources?: Record<string, string | undefined>;
  /** communes to choose from, as they are called today */
  communes?: readonly string[];
  /** the control of a field for files */
  fileBox?: (box: FileBox) => ReactNode;
  /** also puts what is not asked on the page, hidden: the script `form` shows it when it is */
  dormant?: boolean;
  /** called instead of sending the page when an item is added or removed */
  onItems?: (edit: ItemsEdit) => void;
  language: Language;
}

type Shown = Pick<FormFieldsProps, 'values' | 'errors' | 'sources' | 'fileBox' | 'dormant' | 'onItems' | 'language'> & {
  evaluation: Evaluation;
};

/** The fields of an electronic form that are to be answered now, by section. */
export function FormFields({ form, known, communes, ...rest }: FormFieldsProps) {
  const evaluation = evaluateForm(form, rest.values, known);
  const shown = { ...rest, evaluation };
  const outline = outlineForm(form, evaluation);
  const single = form.sections.length === 1;
  return (
    <>
      {outline.map((part) => (
        <Section key={part.section.title.vi} part={part} single={single} {...shown} />
      ))}
      {communes && communes.length > 0 && (
        <datalist id={COMMUNE_LIST}>
          {communes.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      )}
    </>
  );
}

/** The button that *Enter* presses: without it, the first one on the page, which may remove an item. */
export function DefaultButton() {
  return <button type="submit" className="visually-hidden" tabIndex={-1} aria-hidden="true" />;
}

function Section({ part, single, ...shown }: Shown & { part: OutlineSection; single: boolean }) {
  const { section, entries } = part;
  const asked = entries.some((entry) => entry.asked);
  if (!asked && !shown.dormant) return null;
  const title = inLanguage(section.title, shown.language);
  const fields = entries.map((entry) => <OneEntry key={keyOf(entry)} entry={entry} {...shown} />);
  if (single) return <div className="form-section">{fields}</div>;
  return (
    <div data-section="" hidden={!asked}>
      <Panel tone="plain" title={title}>
        {section.hint && <p className="muted">{inLanguage(section.hint, shown.language)}</p>}
        <div className="form-section">{fields}</div>
      </Panel>
    </div>
  );
}

function keyOf(entry: Entry): string {
  return entry.is === 'GROUP' ? entry.path : entry.field.key;
}

function OneEntry({ entry, ...shown }: Shown & { entry: Entry }) {
  if (!entry.asked && !shown.dormant) return null;
  return (
    <div className="form-entry" data-path={keyOf(entry)} hidden={!entry.asked}>
      {entry.is === 'LEAF' && <Leaf entry={entry} {...shown} />}
      {entry.is === 'GROUP' && <Group entry={entry} {...shown} />}
      {entry.is === 'REPEAT' && <Repeat entry={entry} {...shown} />}
    </div>
  );
}

function Leaf({
  entry: { field },
  values,
  evaluation,
  errors = {},
  sources = {},
  fileBox,
  language,
}: Shown & { entry: LeafEntry }) {
  const typed = Object.hasOwn(values, field.key) ? (values[field.key] ?? '') : '';
  return (
    <FormControl
      field={field}
      value={field.compute ? evaluation.textAt(field.key) : typed}
      error={errors[field.key]}
      source={sources[field.key]}
      fileBox={fileBox}
      language={language}
    />
  );
}

function Group({ entry, ...shown }: Shown & { entry: GroupEntry }) {
  const { field, parts, path } = entry;
  const { language } = shown;
  return (
    <fieldset className="form-group" aria-describedby={field.hint && `${path}-hint`}>
      <legend className="field-label">
        {inLanguage(field.label, language)}
        {!field.required && <span className="field-optional"> ({words(language).common.form.optional})</span>}
      </legend>
      {field.hint && (
        <p id={`${path}-hint`} className="field-hint">
          {inLanguage(field.hint, language)}
        </p>
      )}
      {parts.map((part) => (
        <Leaf key={part.field.key} entry={part} {...shown} />
      ))}
    </fieldset>
  );
}

function Repeat({ entry: { field, items }, ...shown }: Shown & { entry: RepeatEntry }) {
  const { language, errors = {}, onItems } = shown;
  const { forms } = words(language);
  const name = inLanguage(field.itemLabel ?? field.label, language);
  const press = (edit: ItemsEdit, value: string) =>
    onItems ? { type: 'button' as const, onClick: () => onItems(edit) } : { name: ITEMS_FIELD, value };
  return (
    <section className="form-repeat" aria-labelledby={`${field.key}-title`}>
      <h3 id={`${field.key}-title`}>{inLanguage(field.label, language)}</h3>
      {field.hint && <p className="field-hint">{inLanguage(field.hint, language)}</p>}
      <FieldError language={language} id={field.key} error={errors[field.key]} />
      <input type="hidden" name={field.key} value={String(items.length)} />
      {items.length === 0 && <p className="muted">{forms.noItems}</p>}
      {items.map((item, index) => (
        <fieldset key={item.path} className="form-group" id={item.path}>
          <legend className="field-label">{itemName(field, index, language)}</legend>
          {item.entries.map((inner) => (
            <OneEntry key={keyOf(inner)} entry={inner} {...shown} />
          ))}
          {items.length > (field.min ?? 0) && (
            <Button
              kind="quiet"
              icon="close"
              {...press({ removeFrom: field.key, index }, `remove:${field.key}:${index}`)}
            >
              {forms.remove(itemName(field, index, language).toLocaleLowerCase(language))}
            </Button>
          )}
        </fieldset>
      ))}
      {items.length < (field.max ?? MOST_ITEMS) && (
        <Button kind="secondary" icon="plus" {...press({ add: field.key }, `add:${field.key}`)}>
          {forms.add(name.toLocaleLowerCase(language))}
        </Button>
      )}
    </section>
  );
}
