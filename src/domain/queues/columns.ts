/** What a list can show of a dossier, in the order of the menu. `applicant` names the row and is always there. */
export const COLUMNS = [
  'applicant',
  'procedure',
  'step',
  'due',
  'status',
  'field',
  'officer',
  'unit',
  'competentAgency',
  'receivingAgency',
  'channel',
  'submittedAt',
  'receivedAt',
  'stepSince',
  'originalDue',
] as const;
export type ColumnName = (typeof COLUMNS)[number];

/** What an officer sees who has chosen nothing. */
export const USUAL_COLUMNS: readonly ColumnName[] = ['applicant', 'procedure', 'step', 'due'];
