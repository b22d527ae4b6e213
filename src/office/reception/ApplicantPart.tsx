import type { FormDefinition } from '../../domain/form/form.ts';
import { cardFacts, prefillForm, valuesOf } from '../../domain/form/prefill.ts';
import { formatDate } from '../../domain/text/format.ts';
import { RadioGroup } from '../../ui/Choice.tsx';
import { DateInput, TextInput } from '../../ui/Field.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { useWords } from '../language.ts';
import { CardField } from './CardField.tsx';
import type { CounterDraft } from './counterDraft.ts';
import { today } from './today.ts';
import type { Change } from './useCounterDraft.ts';

export const CARD_FIELD = 'card';

type TextKey = 'name' | 'citizenId' | 'taxCode' | 'dateOfBirth' | 'phone' | 'email' | 'address' | 'submitterName';

interface Props {
  draft: CounterDraft;
  change: Change;
  errorOf: (field: string) => string | undefined;
  /** of the procedure; the card fills in what it asks of the person */
  form: FormDefinition | null;
}

/** Whose dossier it is and who brought it; a scanned card fills it. */
export function ApplicantPart({ draft, change, errorOf, form }: Props) {
  const { language, w } = useWords();
  const r = w.reception;
  const text = (name: TextKey, label: string, required = false) => ({
    language,
    name,
    label,
    required,
    error: errorOf(name),
    autoComplete: 'off',
    value: draft[name],
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => change({ [name]: event.target.value }),
  });
  const citizen = draft.kind === 'CITIZEN';
  return (
    <Panel title={r.applicant} icon="person">
      <CardField
        name={CARD_FIELD}
        label={r.scanCard}
        hint={r.scanCardHint}
        onCard={(card) => {
          const prefilled = form ? prefillForm(form, cardFacts(card, today())) : {};
          change(({ answers }) => ({ answers: { ...answers, ...valuesOf(prefilled) }, prefilled }));
          // An organisation's card is that of the person who came for it.
          if (!citizen) return change({ submitterName: card.name });
          change({
            name: card.name,
            citizenId: card.citizenId,
            dateOfBirth: formatDate(card.dateOfBirth),
            address: card.address ?? '',
          });
        }}
      />
      <div
        className="reception-kind"
        onChange={(event) => {
          const kind = (event.target as HTMLInputElement).value;
          if (kind === 'CITIZEN' || kind === 'ORGANISATION') change({ kind });
        }}
      >
        <RadioGroup
          language={language}
          name="kind"
          label={r.kind.label}
          inline
          value={draft.kind}
          options={[
            { value: 'CITIZEN', label: r.kind.CITIZEN },
            { value: 'ORGANISATION', label: r.kind.ORGANISATION },
          ]}
        />
      </div>
      <div className="reception-fields">
        <TextInput {...text('name', citizen ? r.ownerName : r.organisationName, true)} maxLength={300} />
        {citizen ? (
          <TextInput {...text('citizenId', r.citizenId)} inputMode="numeric" maxLength={20} />
        ) : (
          <TextInput {...text('taxCode', r.taxCode)} maxLength={20} />
        )}
        {citizen && <DateInput {...text('dateOfBirth', r.dateOfBirth)} hint={false} />}
        <TextInput {...text('phone', r.phone)} type="tel" maxLength={30} />
        <TextInput {...text('email', r.email)} type="email" maxLength={200} />
        <TextInput {...text('submitterName', r.submitter)} maxLength={300} />
      </div>
      <TextInput {...text('address', r.address)} maxLength={500} />
    </Panel>
  );
}
