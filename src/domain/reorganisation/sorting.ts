import { searchWords } from '../text/normalise.ts';
import type { Sorting } from './plan.ts';

/** What a dossier, or an offering, is sorted by. */
export interface Sortable {
  procedureCode: string;
  fieldCode: string;
  /** units concerned: the division of the procedure, the desk it is on */
  unitIds: readonly (string | null)[];
  receivingAgencyCode: string;
  /** where the applicant lives, as typed; undefined for offerings */
  place?: string;
}

/** A ready way: whatever one of `takes` fits goes `to` it. */
export interface Way<To> {
  to: To;
  takes: readonly Sorting[];
}

/** Where it goes: the first way that names it, else the one that takes the rest. Pure. */
export function sortInto<To>(thing: Sortable, ways: readonly Way<To>[], rest: To): To {
  return ways.find(({ takes }) => takes.some((rule) => fits(rule, thing)))?.to ?? rest;
}

function fits({ by, value }: Sorting, thing: Sortable): boolean {
  switch (by) {
    case 'PROCEDURE':
      return thing.procedureCode === value;
    case 'FIELD':
      return thing.fieldCode === value;
    case 'UNIT':
      return thing.unitIds.includes(value);
    case 'RECEIVED_AT':
      return thing.receivingAgencyCode === value;
    case 'PLACE':
      return thing.place !== undefined && holdsWords(thing.place, value);
  }
}

/** Whole words in their order, so that “thôn 1” does not fit “thôn 12”. */
function holdsWords(text: string, wanted: string): boolean {
  const plain = (value: string) => ` ${searchWords(value).join(' ')} `;
  return plain(text).includes(plain(wanted));
}
