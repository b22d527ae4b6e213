import { errorWords, words } from '../../i18n/words.ts';
import { type Ctx, inTransaction } from '../../platform/context.ts';
import { type FieldProblem, ProblemError } from '../../platform/errors.ts';
import { findProcedure } from '../catalogue/getProcedure.ts';
import { enterAfterwards } from './enterAfterwards.ts';
import { type ReadLine, readLine } from './journalEntry.ts';
import type { JournalLine } from './journalLine.ts';
import type { JournalRow } from './readJournalFile.ts';
import { returnAfterwards } from './returnAfterwards.ts';

export const MOST_ROWS = 200;

export interface LineOutcome {
  /** of the file, the heading being 1 */
  row: number;
  number: string;
  name: string;
  /** READY: a dry run found nothing wrong; ALREADY: this line was entered before */
  status: 'READY' | 'ENTERED' | 'ALREADY' | 'FAILED';
  code: string | null;
  problems: { field: string; message: string }[];
}

/** Thrown to undo what a dry run did. */
class DryRunDone extends Error {
  readonly outcome: Pick<LineOutcome, 'status' | 'code'>;
  constructor(outcome: Pick<LineOutcome, 'status' | 'code'>) {
    super('dry run');
    this.outcome = outcome;
  }
}

/**
 * Enters the lines of a filled journal, each in a transaction of its own: a bad one keeps no other back, and importing the
 * file again enters only what is missing. A dry run does exactly the same and takes it back, so it tells exactly what
 * would happen.
 */
export async function importJournal(
  ctx: Ctx,
  downTimeId: string,
  rows: readonly JournalRow[],
  dryRun: boolean,
): Promise<LineOutcome[]> {
  const outcomes: LineOutcome[] = [];
  const seen = new Set<string>();
  for (const [index, row] of rows.entries()) {
    const doubled = seen.has(row.number);
    seen.add(row.number);
    const common = { row: index + 2, number: row.number, name: row.name || row.person };
    const outcome = doubled ? failed(doubleNumber(ctx)) : await enterRow(ctx, downTimeId, row, dryRun);
    outcomes.push({ ...common, ...outcome });
  }
  return outcomes;
}

type RowOutcome = Pick<LineOutcome, 'status' | 'code' | 'problems'>;

async function enterRow(ctx: Ctx, downTimeId: string, row: JournalRow, dryRun: boolean): Promise<RowOutcome> {
  const content = row.procedureCode ? (await findProcedure(ctx, row.procedureCode))?.content : undefined;
  const line = readLine(ctx, row, content);
  if ('problems' in line) return failed(line.problems);
  try {
    const done = await inTransaction(ctx, async (tx) => {
      const place = { downTimeId, number: row.number, at: line.at };
      const { dossierId, already } = await enter({ ...tx, requestId: requestIdOf(place) }, place, line);
      const dossier = await tx.db.selectFrom('dossier').select('code').where('id', '=', dossierId).executeTakeFirst();
      const outcome = {
        status: already ? 'ALREADY' : dryRun ? 'READY' : 'ENTERED',
        code: dossier?.code ?? null,
      } as const;
      // A code taken in a dry run is not this dossier's.
      if (dryRun) throw new DryRunDone(already ? outcome : { ...outcome, code: null });
      return outcome;
    });
    return { ...done, problems: [] };
  } catch (error) {
    if (error instanceof DryRunDone) return { ...error.outcome, problems: [] };
    if (error instanceof ProblemError && error.kind.status < 500) return failed(problemsOf(ctx, error));
    throw error;
  }
}

function enter(ctx: Ctx, place: JournalLine, line: Exclude<ReadLine, { problems: unknown }>) {
  return line.kind === 'RECEIVED'
    ? enterAfterwards(ctx, place, line.entry)
    : returnAfterwards(ctx, place, line.code, line.handover);
}

/** The same line is the same request, whoever imports it and however often. */
function requestIdOf({ downTimeId, number }: JournalLine): string {
  return `journal-${downTimeId}-${Buffer.from(number).toString('hex').slice(0, 30)}`;
}

function problemsOf({ language }: Ctx, error: ProblemError): FieldProblem[] {
  if (error.fields.length > 0) return error.fields;
  const { title, detail } = errorWords(language, error.kind.code);
  return [{ field: '', code: error.kind.code, message: `${title}. ${detail}` }];
}

function failed(problems: FieldProblem[]): RowOutcome {
  return { status: 'FAILED', code: null, problems: problems.map(({ field, message = '' }) => ({ field, message })) };
}

function doubleNumber({ language }: Ctx): FieldProblem[] {
  return [{ field: 'number', code: 'double', message: words(language).downTime.doubleNumber }];
}
