import { useState } from 'react';
import type { SeenCard } from '../../domain/identity/cardMatch.ts';
import { formatDate } from '../../domain/text/format.ts';
import { DateInput, TextInput } from '../../ui/Field.tsx';
import { post } from '../api.ts';
import { useWords } from '../language.ts';
import { CardField } from '../reception/CardField.tsx';
import { OfficeForm, textOf } from './OfficeForm.tsx';

const CARD = ['citizenId', 'name', 'dateOfBirth'] as const;

interface Props {
  id: string;
  /** `contact`: the new one, when the account got one */
  changed: (said: string, contact?: string) => void;
}

/** The identity card of whoever wants a locked account back, scanned or typed. */
export function UnlockForm({ id, changed }: Props) {
  const { language, w } = useWords();
  const text = w.identity.counter;
  const labels = w.accounts.profile;
  const [seen, setSeen] = useState<SeenCard>({ citizenId: '', name: '', dateOfBirth: '' });
  return (
    <OfficeForm
      label={text.unlock}
      submit={text.unlock}
      fields={[...CARD, 'contact']}
      send={async (form, idempotencyKey) => {
        const contact = textOf(form, 'contact');
        await post(`/applicant-accounts/${id}/unlock`, { ...seen, ...(contact && { contact }) }, { idempotencyKey });
        return contact;
      }}
      done={(contact) => changed(text.unlocked, contact)}
    >
      {(errorOf) => {
        const field = (name: (typeof CARD)[number], label: string) => ({
          language,
          name,
          label,
          value: seen[name],
          onChange: (event: { target: { value: string } }) => setSeen({ ...seen, [name]: event.target.value }),
          error: errorOf(name),
        });
        return (
          <>
            <h3>{text.card}</h3>
            <p>{text.cardLead}</p>
            <CardField
              name="card"
              label={w.reception.scanCard}
              hint={w.reception.scanCardHint}
              onCard={({ citizenId, name, dateOfBirth }) =>
                setSeen({ citizenId, name, dateOfBirth: formatDate(dateOfBirth) })
              }
            />
            <TextInput {...field('citizenId', labels.citizenId)} inputMode="numeric" width="medium" maxLength={20} />
            <TextInput {...field('name', labels.fullName)} maxLength={300} />
            <DateInput {...field('dateOfBirth', labels.dateOfBirth)} />
            <TextInput
              language={language}
              name="contact"
              label={text.newContact}
              required={false}
              error={errorOf('contact')}
            />
          </>
        );
      }}
    </OfficeForm>
  );
}
