import type { CitizenCard } from '../identity/citizenCard.ts';
import { formatPhone } from '../identity/phone.ts';
import { formatDate } from '../text/format.ts';
import type { FormAnswers, FormDefinition, Prefill } from './form.ts';
import { readAnswer } from './readAnswer.ts';
import { fieldsOf } from './visibleFields.ts';

/** Where a value was taken from. `on`: the day the card was read, yyyy-mm-dd. */
export type PrefillOrigin =
  | { from: 'ACCOUNT' }
  | { from: 'CARD'; on: string }
  | { from: 'DOSSIER'; code: string }
  | { from: 'VAULT'; paper: string };

/** What is known of the person, as a person would type it, each fact with its origin. */
export type KnownFacts = Partial<Record<Prefill, { value: string; origin: PrefillOrigin }>>;

/** By path of the answer: what was filled in, and from where. Shown beside it until somebody changes it. */
export type Prefilled = Record<string, { value: string; origin: PrefillOrigin }>;

/** The fields of a form that what is known of the person answers. Pure. */
export function prefillForm(form: FormDefinition, facts: KnownFacts): Prefilled {
  const filled = fieldsOf(form).flatMap((field) => {
    const fact = field.prefill && facts[field.prefill];
    // a choice is made by its value, however the fact is worded
    const value = fact && (field.kind === 'choice' ? readAnswer(field, fact.value) : fact.value);
    return fact && value ? [[field.key, { ...fact, value }] as const] : [];
  });
  return Object.fromEntries(filled);
}

/** What stands in a form before anybody types. Pure. */
export function initialAnswers(form: FormDefinition): FormAnswers {
  return Object.fromEntries(fieldsOf(form).flatMap(({ key, initial }) => (initial ? [[key, initial]] : [])));
}

/** The answers alone. Pure. */
export function valuesOf(prefilled: Prefilled): FormAnswers {
  return Object.fromEntries(Object.entries(prefilled).map(([path, { value }]) => [path, value]));
}

const AS_TYPED: Record<Prefill, (stored: string) => string> = {
  fullName: String,
  citizenId: String,
  phone: formatPhone,
  email: String,
  address: String,
  dateOfBirth: formatDate,
  sex: String,
  organisationName: String,
  taxCode: String,
};

/** What some record says of a person, by the names of the facts; what it does not say is left out. Pure. */
export function factsOf(known: object, origin: PrefillOrigin): KnownFacts {
  return Object.fromEntries(
    Object.entries(known).flatMap(([fact, value]) =>
      Object.hasOwn(AS_TYPED, fact) && typeof value === 'string' && value !== ''
        ? [[fact, { value: AS_TYPED[fact as Prefill](value), origin }]]
        : [],
    ),
  );
}

const SEX = { MALE: 'Nam', FEMALE: 'Nữ' };

/** What a citizen card that was read on a day says of its holder. Pure. */
export function cardFacts({ name, citizenId, dateOfBirth, address, sex }: CitizenCard, on: string): KnownFacts {
  return factsOf({ fullName: name, citizenId, dateOfBirth, address, sex: sex && SEX[sex] }, { from: 'CARD', on });
}
