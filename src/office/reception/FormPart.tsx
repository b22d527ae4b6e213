import { addItem, removeItem } from '../../domain/form/repeats.ts';
import { findField, visibleFields } from '../../domain/form/visibleFields.ts';
import { inLanguage } from '../../domain/language.ts';
import type { ReceivableDetails } from '../../features/reception/receivable.ts';
import { Details } from '../../ui/Details.tsx';
import { FormFields, type ItemsEdit } from '../../ui/FormFields.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { useWords } from '../language.ts';
import type { CounterDraft } from './counterDraft.ts';
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
  const { form } = procedure;
  if (!form) return null;
  const asked = visibleFields(form, draft.answers);
  const errors = Object.fromEntries(asked.map(({ key }) => [key, errorOf(key)]));
  const begun = asked.some(({ key }) => draft.answers[key]);
  const editItems = (edit: ItemsEdit) =>
    change(({ answers }) => ({
      answers:
        'add' in edit ? addItem(form, answers, edit.add) : removeItem(form, answers, edit.removeFrom, edit.index),
    }));
  return (
    <Panel title={w.reception.form} icon="paper">
      <p className="small muted">{w.reception.formHint}</p>
      <Details summary={w.reception.openForm(inLanguage(form.title, language))} open={begun}>
        <div
          className="form"
          onChange={(event) => {
            const { name, value } = event.target as HTMLInputElement;
            if (findField(form, name)) change(({ answers }) => ({ answers: { ...answers, [name]: value } }));
          }}
        >
          <FormFields form={form} values={draft.answers} errors={errors} onItems={editItems} language={language} />
        </div>
      </Details>
    </Panel>
  );
}
