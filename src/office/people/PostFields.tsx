import { useState } from 'react';
import { ROLES } from '../../domain/process/process.ts';
import { Select } from '../../ui/Choice.tsx';
import { DateInput, TextInput } from '../../ui/Field.tsx';
import { useWords } from '../language.ts';
import { dayFromNow, typedDay } from './dayText.ts';
import { textOf } from './OfficeForm.tsx';
import { usePlaces } from './PeoplePage.tsx';

export const POST_FIELDS = ['agencyCode', 'unitId', 'role', 'title', 'validFrom', 'validTo'] as const;

interface Props {
  errorOf: (field: string) => string | undefined;
  /** what is chosen already, e.g. the role of a desk without people */
  start?: { agencyCode?: string; unitId?: string; role?: string };
}

/** Agency, unit, role, title and days of a post; the names are `POST_FIELDS`. */
export function PostFields({ errorOf, start = {} }: Props) {
  const { language, w } = useWords();
  const p = w.people;
  const places = usePlaces().data?.items ?? [];
  const [agencyCode, setAgencyCode] = useState(start.agencyCode ?? '');
  const chosen = agencyCode || (places.length === 1 ? (places[0]?.code ?? '') : '');
  const units = places.find(({ code }) => code === chosen)?.units ?? [];
  return (
    <>
      <Select
        language={language}
        name="agencyCode"
        label={p.agency}
        error={errorOf('agencyCode')}
        options={places.map(({ code, name }) => ({ value: code, label: name }))}
        value={chosen}
        onChange={(event) => setAgencyCode(event.target.value)}
      />
      <Select
        key={chosen}
        language={language}
        name="unitId"
        label={p.unit}
        empty={p.wholeAgency}
        error={errorOf('unitId')}
        options={units.map(({ id, name }) => ({ value: id, label: name }))}
        defaultValue={start.unitId}
      />
      <Select
        language={language}
        name="role"
        label={p.role}
        error={errorOf('role')}
        options={ROLES.map((role) => ({ value: role, label: w.dossier.role[role] }))}
        defaultValue={start.role}
      />
      <TextInput
        language={language}
        name="title"
        label={p.postTitle}
        hint={p.postTitleHint}
        required={false}
        maxLength={200}
        error={errorOf('title')}
      />
      <div className="people-row">
        <DateInput
          language={language}
          name="validFrom"
          label={p.validFrom}
          defaultValue={dayFromNow()}
          error={errorOf('validFrom')}
        />
        <DateInput
          language={language}
          name="validTo"
          label={p.validTo}
          hint={p.validToHint}
          required={false}
          error={errorOf('validTo')}
        />
      </div>
    </>
  );
}

/** The post of the fields as the API takes it. */
export function postOf(form: FormData) {
  const validTo = textOf(form, 'validTo');
  const title = textOf(form, 'title');
  return {
    agencyCode: textOf(form, 'agencyCode'),
    unitId: textOf(form, 'unitId') || null,
    role: textOf(form, 'role'),
    ...(title && { title }),
    validFrom: typedDay(textOf(form, 'validFrom')),
    ...(validTo && { validTo: typedDay(validTo) }),
  };
}
