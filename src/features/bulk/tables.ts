import { words } from '../../i18n/words.ts';
import type { Ctx } from '../../platform/context.ts';
import type { CheckedRow } from './checkRows.ts';
import type { Bulk } from './loadBulk.ts';

/** How every row went, with the numbers of the dossiers, as a table with headings. */
export function resultTable({ language }: Pick<Ctx, 'language'>, rows: readonly CheckedRow[]): string[][] {
  const { result, state } = words(language).bulk;
  return [
    [result.row, result.reference, result.applicant, result.state, result.dossier, result.reasons],
    ...rows.map((row) => [
      String(row.number),
      row.reference,
      row.applicant,
      state[row.state],
      row.dossierNumber ?? '',
      row.reasons.join('\n'),
    ]),
  ];
}

/** The rows that still have to be put right as they were typed, with the reasons in a last column: to be corrected and sent again. */
export function openTable({ language }: Pick<Ctx, 'language'>, bulk: Bulk, rows: readonly CheckedRow[]): string[][] {
  const open = rows.filter(({ state }) => state === 'WRONG' || state === 'FAILED');
  const cellsOf = new Map(bulk.rows.map(({ number, cells }) => [number, cells]));
  return [
    [...bulk.columns.map(({ title }) => title), words(language).bulk.result.reasons],
    ...open.map(({ number, reasons }) => [
      ...bulk.columns.map(({ key }) => cellsOf.get(number)?.[key] ?? ''),
      reasons.join('\n'),
    ]),
  ];
}
