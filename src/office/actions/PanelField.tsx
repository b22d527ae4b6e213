import type { DossierAction } from '../../domain/dossier/actions.ts';
import { VISIT_KINDS } from '../../domain/dossier/events.ts';
import { requiredFields } from '../../domain/dossier/requiredFields.ts';
import { COUNTER_WAYS } from '../../domain/money/obligation.ts';
import type { DossierPage } from '../../features/queues/queues.api.ts';
import { DateInput, describedBy, Field, TextArea, TextInput } from '../../ui/Field.tsx';
import { useWords } from '../language.ts';
import type { ActionField } from './actionFields.ts';
import { ChoiceField } from './ChoiceField.tsx';
import { BranchAgencies, DeskField } from './DeskField.tsx';
import { FilesField } from './FilesField.tsx';
import { ItemsField } from './ItemsField.tsx';
import { MethodField } from './MethodField.tsx';
import { openOpinions, openVisits } from './openTurns.ts';
import { PersonField } from './PersonField.tsx';
import type { Typed } from './typed.ts';

interface Props {
  field: ActionField;
  action: DossierAction;
  page: DossierPage;
  typed: Typed;
  change: (change: (typed: Typed) => Typed) => void;
  error?: string;
}

/** The control of one field. */
export function PanelField({ field, action, page, typed, change, error }: Props) {
  const { language, w } = useWords();
  const { name, kind } = field;
  const label = w.processing.fields[field.label];
  const required = (requiredFields(action) as readonly string[]).includes(name);
  const value = typed.texts[name] ?? '';
  const setTextOf = (key: string, text: string) =>
    change((before) => ({ ...before, texts: { ...before.texts, [key]: text } }));
  const setText = (text: string) => setTextOf(name, text);
  const common = { language, name, id: `action-${name}`, label, error, required };
  const text = { ...common, value, onChange: (event: { target: { value: string } }) => setText(event.target.value) };
  switch (kind) {
    case 'longText':
      return <TextArea {...text} rows={3} maxLength={4000} />;
    case 'text':
      return <TextInput {...text} maxLength={500} autoComplete="off" />;
    case 'date':
      return <DateInput {...text} />;
    case 'money':
      return <TextInput {...text} inputMode="numeric" width="short" suffix={w.common.money.dong} autoComplete="off" />;
    case 'yesNo':
      return (
        <div className="choice">
          <input
            type="checkbox"
            id={common.id}
            checked={value === 'yes'}
            onChange={(event) => setText(event.target.checked ? 'yes' : '')}
          />
          <label htmlFor={common.id}>{label}</label>
        </div>
      );
    case 'dateTime':
      return (
        <Field {...common}>
          <input
            type="datetime-local"
            {...describedBy(common)}
            className="input input-medium"
            value={value}
            onChange={(event) => setText(event.target.value)}
          />
        </Field>
      );
    case 'visitKind':
      return (
        <ChoiceField
          {...common}
          value={value}
          choose={setText}
          choices={VISIT_KINDS.map((one) => ({ value: one, text: w.processing.visitKinds[one] }))}
        />
      );
    case 'payWay':
      return (
        <ChoiceField
          {...common}
          value={value}
          choose={setText}
          choices={COUNTER_WAYS.map((one) => ({ value: one, text: w.money.way[one] }))}
        />
      );
    case 'opinion':
      return <ChoiceField {...common} value={value} choose={setText} choices={openOpinions(page, w)} />;
    case 'visit':
      return <ChoiceField {...common} value={value} choose={setText} choices={openVisits(page, w)} />;
    case 'opinionDesk':
      return (
        <DeskField
          {...common}
          value={value}
          choose={setText}
          unit={typed.texts.opinionUnitId ?? ''}
          chooseUnit={(unit) => setTextOf('opinionUnitId', unit)}
        />
      );
    case 'branchAgencies':
      return <BranchAgencies {...common} page={page} texts={typed.texts} choose={setTextOf} />;
    case 'method':
      return <MethodField {...common} value={value} choose={setText} />;
    case 'person':
      return <PersonField {...common} dossierId={page.dossier.id} action={action} value={value} choose={setText} />;
    case 'items':
      return (
        <ItemsField
          {...common}
          components={[...new Set(page.dossier.components.map(({ name }) => name))]}
          items={typed.items}
          change={(items) => change((before) => ({ ...before, items }))}
        />
      );
    case 'files':
      return (
        <FilesField
          {...common}
          files={typed.files}
          add={(file) => change((before) => ({ ...before, files: [...before.files, file] }))}
          remove={(id) => change((before) => ({ ...before, files: before.files.filter((file) => file.id !== id) }))}
        />
      );
  }
}
