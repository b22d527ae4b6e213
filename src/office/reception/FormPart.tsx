import { type ReactNode, useState } from 'react';
import { formatFilesText, MOST_FILES, parseFilesText } from '../../domain/form/files.ts';
import { addItem, removeItem } from '../../domain/form/repeats.ts';
import { findField, visibleFields } from '../../domain/form/visibleFields.ts';
import { inLanguage } from '../../domain/language.ts';
import type { ReceivableDetails } from '../../features/reception/receivable.ts';
import { Details } from '../../ui/Details.tsx';
import { FieldError } from '../../ui/Field.tsx';
import type { FileBox } from '../../ui/FormControl.tsx';
import { FormFields, type ItemsEdit } from '../../ui/FormFields.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { sourceWords } from '../../ui/sourceWords.ts';
import { typedValue } from '../../ui/typedValue.ts';
import { get, withQuery } from '../api.ts';
import { useWords } from '../language.ts';
import { type CounterDraft, formAnswers, isFormTyped } from './counterDraft.ts';
import { PaperFiles } from './PapersPart.tsx';
import { today } from './today.ts';
import type { Change } from './useCounterDraft.ts';

interface Props {
  draft: CounterDraft;
  change: Change;
  procedure: ReceivableDetails;
  errorOf: (field: string) => string | undefined;
}

/** The electronic form of the procedure, by the rules of the portal; folded because the paper form is usual here. */
export function FormPart({ draft, change, procedure, errorOf }: Props) {
  const { language, w } = useWords();
  const [communes, setCommunes] = useState<string[]>([]);
  const { form } = procedure;
  if (!form) return null;
  const known = { today: today() };
  const { prefilled } = draft;
  const answers = formAnswers(draft, form);
  const asked = visibleFields(form, answers, known);
  const errors = Object.fromEntries(asked.map(({ key }) => [key, errorOf(key)]));
  const isWrong = Object.values(errors).some(Boolean);
  const put = (path: string, text: string) => change((before) => ({ answers: { ...before.answers, [path]: text } }));
  const editItems = (edit: ItemsEdit) =>
    change((before) => ({
      answers:
        'add' in edit
          ? addItem(form, formAnswers(before, form), edit.add)
          : removeItem(form, formAnswers(before, form), edit.removeFrom, edit.index),
    }));
  const suggest = async (words: string) => {
    if (words.trim().length < 2) return;
    const { places } = await get<{ places: { name: string }[] }>(withQuery('/places', { words: words.trim() }));
    if (places.length > 0) setCommunes(places.map(({ name }) => name));
  };
  return (
    <Panel title={w.reception.form} icon="paper">
      <p className="small muted">{w.reception.formHint}</p>
      <Details summary={w.reception.openForm(inLanguage(form.title, language))} open={isFormTyped(draft) || isWrong}>
        <div
          // the boxes show what a card filled in
          key={Object.values(prefilled)
            .map(({ value }) => value)
            .join()}
          className="form"
          onChange={(event) => {
            const input = event.target as unknown as HTMLInputElement;
            if (!findField(form, input.name)) return;
            put(input.name, typedValue(input));
            // suggestions only help: typing goes on without them
            if (input.dataset.commune !== undefined) void suggest(input.value).catch(() => undefined);
          }}
        >
          <FormFields
            form={form}
            values={answers}
            known={known}
            errors={errors}
            sources={sourceWords(prefilled, answers, language)}
            communes={communes}
            fileBox={(box) => <FormFiles box={box} change={change} />}
            onItems={editItems}
            language={language}
          />
        </div>
      </Details>
    </Panel>
  );
}

/** A question that is answered by files, scanned at the counter. */
function FormFiles({ box, change }: { box: FileBox; change: Change }): ReactNode {
  const { language } = useWords();
  const { field, value, label, hint, error } = box;
  const filesIn = (text = '') => (text === '' ? [] : (parseFilesText(text) ?? []));
  return (
    <fieldset className="field" id={field.key} tabIndex={-1}>
      <legend className="field-label">{label}</legend>
      {hint && <p className="field-hint">{hint}</p>}
      <FieldError language={language} id={field.key} error={error} />
      <PaperFiles
        name={label}
        files={filesIn(value)}
        set={(part) =>
          change(({ answers }) => {
            const { files } = part({ files: filesIn(answers[field.key]) });
            return { answers: { ...answers, [field.key]: formatFilesText(files.slice(0, field.max ?? MOST_FILES)) } };
          })
        }
      />
    </fieldset>
  );
}
