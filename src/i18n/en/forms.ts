import type { forms as vi } from '../vi/forms.ts';

export const forms: typeof vi = {
  item: (name, number) => `${name} ${number}`,
  parcel: (parcel, sheet, area) => `Parcel ${parcel}, map sheet ${sheet}, ${area} m²`,
  add: (name) => `Add ${name.toLowerCase()}`,
  remove: (name) => `Remove ${name.toLowerCase()}`,
  noItems: 'None yet.',
  computed: 'Worked out by the system; brought up to date when you save.',
  partialDateHint: 'Year, month/year or day/month/year. For example: 1960, 03/1960, 05/03/1960.',
  plateHint: 'For example: 51A-123.45',
  filter: (label) => `Type to filter: ${label.toLowerCase()}`,
  filterResult: '{count} choices',
  source: {
    ACCOUNT: 'Taken from your account. Correct it if it is no longer right.',
    DOSSIER: (code) => `Taken from your earlier dossier ${code}. Correct it if it is no longer right.`,
    CARD: 'Taken from the QR code of the identity card.',
    VAULT: (name) => `Taken from your data vault: ${name}.`,
  },
  condition: {
    and: 'and',
    or: 'or',
    not: (part) => `not (${part})`,
    filled: (label) => `“${label}” is filled in`,
    is: (label, values) => `“${label}” is: ${values}`,
    today: 'the day of filling in',
    sum: (label) => `sum of “${label}”`,
    count: (label) => `number of “${label}”`,
    years: (from, until) => `years from ${from} to ${until}`,
    days: (from, until) => `days from ${from} to ${until}`,
  },
  place: {
    became: (before, now) => `Since 1 July 2025 “${before}” is “${now}”. The form has today's name.`,
    divided: (before, names) => `“${before}” was divided among ${names}. Choose one.`,
  },
};
