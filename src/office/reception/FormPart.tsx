import { inLanguage } from '../../domain/language.ts';
import type { ReceivableDetails } from '../../features/reception/receivable.ts';
import { Details } from '../../ui/Details.tsx';
import { FormFields } from '../../ui/FormFields.tsx';
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
  const keys = form.sections.flatMap((section) => section.fields.map((field) => field.key));
  const errors = Object.fromEntries(keys.map((key) => [key, errorOf(key)]));
  const begun = keys.some((key) => draft.answers[key]);
  return (
    <Panel title={w.reception.form} icon="paper">
      <p className="small muted">{w.reception.formHint}</p>
      <Details summary={w.reception.openForm(inLanguage(form.title, language))} open={begun}>
        <div
          className="form"
          onChange={(event) => {
            const { name, value } = event.target as HTMLInputElement;
            if (keys.includes(name)) change(({ answers }) => ({ answers: { ...answers, [name]: value } }));
          }}
        >
          <FormFields form={form} values={draft.answers} errors={errors} language={language} />
        </div>
      </Details>
    </Panel>
  );
}
