import { v7 as uuidv7 } from 'uuid';
import type { DayException } from '../../domain/calendar/calendar.ts';
import { type YearProblem, yearProblems } from '../../domain/calendar/publishedYear.ts';
import { holds } from '../../domain/policy/actor.ts';
import { formatDate } from '../../domain/text/format.ts';
import { words } from '../../i18n/words.ts';
import { type Ctx, inTransaction } from '../../platform/context.ts';
import { accessDenied, type FieldProblem, invalidInput } from '../../platform/errors.ts';
import { lookAgain } from '../clocks/sweepClocks.ts';

export interface YearInput {
  year: number;
  days: Pick<DayException, 'date' | 'kind' | 'name' | 'inPlaceOf'>[];
  /** the document that decided them */
  notice: string;
  decisionDate: string;
}

/**
 * Publishes the days off and exchanged days of a year for every calendar of the province. Dates already promised do not
 * move: `listMovedDates` tells which would. @throws common.forbidden, common.invalid_input
 */
export async function publishYear(ctx: Ctx, input: YearInput): Promise<{ id: string }> {
  const { actor } = ctx;
  if (actor.kind !== 'OFFICER' || !holds(actor, 'SYSTEM_ADMINISTRATOR')) throw accessDenied();
  const notice = input.notice.trim();
  const days = input.days.map(({ name, ...day }) => ({ ...day, name: { ...name, vi: name.vi.trim() }, notice }));
  check(ctx, { ...input, days });
  const id = uuidv7();
  await inTransaction(ctx, async (tx) => {
    await tx.db
      .insertInto('nationalYear')
      .values({
        id,
        year: input.year,
        days: JSON.stringify(days),
        notice,
        decisionDate: input.decisionDate,
        recordedAt: tx.clock.now(),
        recordedBy: actor.accountId,
        recordedByName: actor.name,
      })
      .execute();
    const agencies = await tx.db.selectFrom('agency').select('code').where('active', '=', true).execute();
    await lookAgain(
      tx,
      agencies.map(({ code }) => code),
    );
  });
  return { id };
}

function check(ctx: Ctx, { year, days, notice }: YearInput): void {
  const { movedDates, common } = words(ctx.language);
  const { years } = movedDates;
  const fields: FieldProblem[] = [];
  if (notice.trim() === '')
    fields.push({ field: 'notice', code: 'required', message: common.form.invalid.required(years.field.notice) });
  for (const [index, { name }] of days.entries())
    if (name.vi === '')
      fields.push({
        field: `days.${index}`,
        code: 'required',
        message: common.form.invalid.required(years.field.name),
      });
  for (const problem of yearProblems({ year, days })) {
    const at = 'date' in problem ? days.findLastIndex(({ date }) => date === problem.date) : -1;
    fields.push({ field: at < 0 ? 'days' : `days.${at}`, code: problem.code, message: told(problem) });
  }
  if (fields.length > 0) throw invalidInput({ fields });

  function told(problem: YearProblem): string {
    if (problem.code === 'TOO_FEW') return years.tooFew(problem.least);
    return years.problem[problem.code](formatDate(problem.date));
  }
}
