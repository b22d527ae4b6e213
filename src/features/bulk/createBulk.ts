import { v7 as uuidv7 } from 'uuid';
import { mayHandIn } from '../../domain/policy/actor.ts';
import { foldVietnamese } from '../../domain/text/normalise.ts';
import { words } from '../../i18n/words.ts';
import { type Ctx, inTransaction } from '../../platform/context.ts';
import { accessDenied, invalidInput } from '../../platform/errors.ts';
import { readCells } from '../../platform/sheets/readCells.ts';
import { findForm } from '../catalogue/getForm.ts';
import { getOnlineOffer } from '../drafts/onlineOffer.ts';
import { type BulkCells, type BulkColumn, columnsOf } from './columns.ts';
import { bulkSizeWrong, bulkUnreadable } from './errors.ts';

/** Rows of one spreadsheet. */
export const MOST_ROWS = 500;

/**
 * Takes a filled spreadsheet: every row is kept as it was typed, nothing is submitted yet. Columns are found by their
 * headings in any order. Answers the id.
 * @throws procedure.not_online, common.invalid_input (`agency`), bulk.unreadable, bulk.size_wrong
 */
export async function createBulk(
  ctx: Ctx,
  input: { procedureCode: string; agencyCode: string; fileName: string; content: Buffer },
): Promise<{ id: string }> {
  const { actor } = ctx;
  if (actor.kind !== 'APPLICANT' || !mayHandIn(actor)) throw accessDenied();
  const { version, offerings } = await getOnlineOffer(ctx, input.procedureCode);
  const only = offerings.length === 1 ? offerings[0] : undefined;
  const offering = only ?? offerings.find(({ competentAgency }) => competentAgency.code === input.agencyCode);
  if (!offering) {
    const { common, submission } = words(ctx.language);
    const message = common.form.invalid.choice(submission.competentAgency);
    throw invalidInput({ fields: [{ field: 'agency', code: 'required', message }] });
  }
  const form = version.content.formKey ? (await findForm(ctx, version.content.formKey))?.form : undefined;
  const rows = await readRows(columnsOf(version.content, form, ctx.language), input.content);
  const id = uuidv7();
  await inTransaction(ctx, async (tx) => {
    await tx.db
      .insertInto('bulkSubmission')
      .values({
        id,
        accountId: actor.accountId,
        procedureCode: input.procedureCode,
        procedureVersionId: version.id,
        competentAgencyCode: offering.competentAgency.code,
        fileName: input.fileName.slice(0, 200),
        actor: JSON.stringify(actor),
        language: ctx.language,
        createdAt: ctx.clock.now(),
      })
      .execute();
    await tx.db
      .insertInto('bulkRow')
      .values(rows.map((cells, index) => ({ bulkId: id, number: index + 1, cells: JSON.stringify(cells) })))
      .execute();
  });
  return { id };
}

async function readRows(columns: readonly BulkColumn[], content: Buffer): Promise<BulkCells[]> {
  const [head = [], ...rows] = await readCells(content).catch((cause: unknown) => {
    throw bulkUnreadable({ cause });
  });
  const titles = head.map((title) => foldVietnamese(title).trim());
  const places = columns.map(({ key, title }) => ({ key, place: titles.indexOf(foldVietnamese(title).trim()) }));
  const known = places.filter(({ place }) => place >= 0);
  const required = columns.filter((column) => column.required).map(({ key }) => key);
  if (known.length === 0 || !required.some((key) => known.some((one) => one.key === key))) throw bulkUnreadable();
  const filled = rows.filter((cells) => cells.some((cell) => cell.trim() !== ''));
  if (filled.length === 0 || filled.length > MOST_ROWS) throw bulkSizeWrong({ values: { rows: MOST_ROWS } });
  return filled.map((cells) =>
    Object.fromEntries(
      known.flatMap(({ key, place }): [string, string][] => {
        const text = readCell(cells[place] ?? '');
        return text ? [[key, text]] : [];
      }),
    ),
  );
}

/** A date of a workbook comes with a time nobody typed. */
function readCell(cell: string): string {
  return cell
    .trim()
    .replace(/^(\d\d\/\d\d\/\d{4}) 00:00$/, '$1')
    .toWellFormed()
    .replaceAll('\0', '');
}
